// enclosures: objects without what draws nothing (see object_copier.h).
#include "object_copier.h"

#include <memory>
#include <set>
#include <string>

#include <qpdf/Buffer.hh>

#include "galley/base/limits.h"
#include "refusal.h"

namespace galley::enclosures {
namespace {

/// True of objects that are no part of what a page draws.
bool draws_nothing(QPDFObjectHandle& dictionary) {
  static const std::set<std::string> types{"/Action", "/Annot",    "/Catalog",    "/EmbeddedFile",
                                           "/F",      "/Filespec", "/Outlines",   "/Page",
                                           "/Pages",  "/Sig",      "/StructElem", "/StructTreeRoot"};
  QPDFObjectHandle type = dictionary.getKey("/Type");
  return type.isName() && types.count(type.getName()) > 0;
}

}  // namespace

/// True of keys that lead from what is drawn to other things.
bool ObjectCopier::is_left_out(const std::string& key, Keys keys) {
  static const std::set<std::string> everywhere{
      "/A",        "/AA",  "/AF",     "/Alternates", "/Annots", "/EF",           "/JS",
      "/Metadata", "/OPI", "/Parent", "/PieceInfo",  "/Ref",    "/StructParent", "/StructParents"};
  // A stream's own data may stand in a file elsewhere.
  static const std::set<std::string> of_stream{"/F", "/FFilter", "/FDecodeParms", "/Length"};
  if (keys == Keys::Names) return false;
  return everywhere.count(key) > 0 || (keys == Keys::OfStream && of_stream.count(key) > 0);
}

/// What the keys of a dictionary are that is the value of `key`.
ObjectCopier::Keys ObjectCopier::keys_below(const std::string& key, Keys keys) {
  static const std::set<std::string> holders_of_names{"/CharProcs",  "/ColorSpace", "/Colorants",
                                                      "/ExtGState",  "/Font",       "/Pattern",
                                                      "/Properties", "/Shading",    "/XObject"};
  return keys != Keys::Names && holders_of_names.count(key) > 0 ? Keys::Names : Keys::Known;
}

QPDFObjectHandle ObjectCopier::copy(const QPDFObjectHandle& value) {
  QPDFObjectHandle result = clean(value, Keys::Known);
  while (!pending_.empty()) {
    Pending next = pending_.back();
    pending_.pop_back();
    if (next.object.isStream())
      fill_stream(next.object, next.copy);
    else
      target_.replaceObject(next.copy.getObjGen(), clean_direct(next.object, next.keys));
  }
  return result;
}

QPDFObjectHandle ObjectCopier::copied(const QPDFObjectHandle& object) const {
  const auto found = copies_.find(object.getObjGen());
  return found == copies_.end() ? QPDFObjectHandle::newNull() : found->second;
}

QPDFObjectHandle ObjectCopier::clean(QPDFObjectHandle value, Keys keys) {
  if (!value.isIndirect()) return clean_direct(value, keys);
  const auto [at, is_new] = copies_.try_emplace(value.getObjGen());
  if (!is_new) return at->second;
  source_.require_soundness();
  QPDFObjectHandle dictionary = value.isStream() ? value.getDict() : value;
  if (dictionary.isNull() || (dictionary.isDictionary() && draws_nothing(dictionary)))
    return at->second = QPDFObjectHandle::newNull();
  // Not null, which a dictionary would not take.
  const QPDFObjectHandle empty = QPDFObjectHandle::newDictionary();
  at->second = value.isStream() ? target_.newStream() : target_.makeIndirectObject(empty);
  pending_.push_back({value, at->second, keys});
  return at->second;
}

QPDFObjectHandle ObjectCopier::clean_direct(QPDFObjectHandle value, Keys keys) {
  if (++values_ > limits.enclosed_values) throw Refusal{Refusal::Reason::TooManyValues};
  if (value.isDictionary()) return clean_dictionary(value, keys);
  if (value.isArray()) {
    QPDFObjectHandle items = QPDFObjectHandle::newArray();
    const int count = value.getArrayNItems();
    for (int i = 0; i < count; ++i) items.appendItem(clean(value.getArrayItem(i), Keys::Known));
    return items;
  }
  if (value.isName()) return QPDFObjectHandle::newName(value.getName());
  if (value.isInteger()) return QPDFObjectHandle::newInteger(value.getIntValue());
  if (value.isReal()) return QPDFObjectHandle::newReal(value.getRealValue());
  if (value.isString()) return QPDFObjectHandle::newString(value.getStringValue());
  if (value.isBool()) return QPDFObjectHandle::newBool(value.getBoolValue());
  return QPDFObjectHandle::newNull();
}

QPDFObjectHandle ObjectCopier::clean_dictionary(QPDFObjectHandle dictionary, Keys keys) {
  if (draws_nothing(dictionary)) return QPDFObjectHandle::newNull();
  QPDFObjectHandle result = QPDFObjectHandle::newDictionary();
  for (const std::string& key : dictionary.getKeys()) {
    if (is_left_out(key, keys)) continue;
    QPDFObjectHandle value = clean(dictionary.getKey(key), keys_below(key, keys));
    if (!value.isDirectNull()) result.replaceKey(key, value);
  }
  return result;
}

void ObjectCopier::fill_stream(QPDFObjectHandle stream, QPDFObjectHandle copy) {
  const std::shared_ptr<Buffer> data = stream.getRawStreamData();
  stream_bytes_ += data->getSize();
  if (stream_bytes_ > source_.bytes()) throw Refusal{Refusal::Reason::Damaged, "its streams overlap"};
  QPDFObjectHandle dictionary = clean_dictionary(stream.getDict(), Keys::OfStream);
  copy.replaceDict(dictionary);
  copy.replaceStreamData(data, dictionary.getKey("/Filter"), dictionary.getKey("/DecodeParms"));
}

}  // namespace galley::enclosures
