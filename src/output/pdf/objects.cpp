// output: the objects of a PDF over libharu (see objects.h). Each status is checked.
#include "pdf/objects.h"

#include <new>
#include <utility>

#include <fmt/format.h>

#include "pdf/failure.h"
#include "pdf/session_cache.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

// libharu calls an error handler as well as returning each status. The statuses are enough.
void ignore_error(HPDF_STATUS, HPDF_STATUS, void*) {}

[[noreturn]] void fail(HPDF_STATUS status) {
  switch (status) {
    case HPDF_FAILD_TO_ALLOC_MEM:
      throw std::bad_alloc();
    case HPDF_ARRAY_COUNT_ERR:
      throw PdfFailure{fmt::format("an array has more than {} items", HPDF_LIMIT_MAX_ARRAY)};
    case HPDF_DICT_COUNT_ERR:
      throw PdfFailure{fmt::format("a dictionary has more than {} entries", HPDF_LIMIT_MAX_DICT_ELEMENT)};
    case HPDF_XREF_COUNT_ERR:
      throw PdfFailure{fmt::format("it has more than {} objects", HPDF_LIMIT_MAX_XREF_ELEMENT)};
    default:
      throw PdfFailure{fmt::format("libharu reports error 0x{:04X}", status)};
  }
}

void check(HPDF_STATUS status) {
  if (status != HPDF_OK) fail(status);
}

void hide(HPDF_Obj_Header& header) { header.obj_id |= HPDF_OTYPE_HIDDEN; }

/// Makes a libharu stream a mere dictionary, since OwnEntries hold the bytes. libharu keeps the length in an
/// object of its own. Ours is direct, as simple readers want it, so both that object and the reference to it
/// are hidden.
void take_stream_from(HPDF_Dict dictionary) {
  HPDF_Stream_Free(std::exchange(dictionary->stream, nullptr));
  for (HPDF_UINT i = 0; i < dictionary->list->count; ++i) {
    auto* element = static_cast<HPDF_DictElement>(HPDF_List_ItemAt(dictionary->list, i));
    if (std::string_view(element->key) != "Length") continue;
    auto* proxy = static_cast<HPDF_Proxy>(element->value);
    hide(proxy->header);
    hide(*static_cast<HPDF_Obj_Header*>(proxy->obj));
  }
}

constexpr std::size_t pages_per_node = 1024;

}  // namespace

Reference::Reference(const Dictionary& indirect) : object_(indirect.dictionary_) {
  if ((object_->header.obj_id & HPDF_OTYPE_INDIRECT) == 0) {
    throw PdfFailure{"a reference leads to a direct object"};
  }
}

void Reference::append_to(std::string& out) const {
  append_decimal(out, object_->header.obj_id & 0x00FFFFFF, 0);
  out.append(" 0 R");
}

Array& Array::add(void* object) {
  check(HPDF_Array_Add(array_, file_->made(object)));
  return *this;
}
Array& Array::number(std::int64_t value) {
  return add(HPDF_Number_New(file_->memory(), checked_integer(value)));
}
Array& Array::name(std::string_view value) { return add(file_->name_object(value)); }
Array& Array::text(std::string_view utf8) { return add(file_->text_object(utf8)); }
Array& Array::null() { return add(HPDF_Null_New(file_->memory())); }
Array& Array::bytes(std::string_view value) { return add(file_->bytes_object(value)); }
Array& Array::refer(Reference reference) { return add(reference.object_); }
Array Array::array() {
  HPDF_Array child = HPDF_Array_New(file_->memory());
  add(child);
  return {*file_, child};
}

Dictionary& Dictionary::add(const char* key, void* object) {
  check(HPDF_Dict_Add(dictionary_, key, file_->made(object)));
  return *this;
}
Dictionary& Dictionary::number(const char* key, std::int64_t value) {
  return add(key, HPDF_Number_New(file_->memory(), checked_integer(value)));
}
Dictionary& Dictionary::boolean(const char* key, bool value) {
  return add(key, HPDF_Boolean_New(file_->memory(), value ? HPDF_TRUE : HPDF_FALSE));
}
Dictionary& Dictionary::name(const char* key, std::string_view value) {
  return add(key, file_->name_object(value));
}
Dictionary& Dictionary::text(const char* key, std::string_view utf8) {
  return add(key, file_->text_object(utf8));
}
Dictionary& Dictionary::refer(const char* key, Reference reference) { return add(key, reference.object_); }

Dictionary& Dictionary::verbatim(std::string_view key, std::string_view value) {
  file_->own_entries(dictionary_).verbatim.append("/").append(key).append(" ").append(value).append("\n");
  return *this;
}

Dictionary& Dictionary::entries(std::string_view syntax) {
  file_->own_entries(dictionary_).verbatim.append(syntax).append("\n");
  return *this;
}

Dictionary& Dictionary::when_numbered(std::function<void(std::string&)> entries) {
  file_->own_entries(dictionary_).when_numbered = std::move(entries);
  return *this;
}

void Dictionary::remove(const char* key) { check(HPDF_Dict_RemoveElement(dictionary_, key)); }

Dictionary Dictionary::dictionary(const char* key) {
  HPDF_Dict child = HPDF_Dict_New(file_->memory());
  add(key, child);
  return {*file_, child};
}
Array Dictionary::array(const char* key) {
  HPDF_Array child = HPDF_Array_New(file_->memory());
  add(key, child);
  return {*file_, child};
}

PdfFile::PdfFile(Compression compression, PdfCache::Parts& cache)
    : compression_(compression),
      cache_(cache),
      deflater_(cache.deflaters.take()),
      document_(HPDF_New(ignore_error, nullptr)) {
  if (!document_) throw std::bad_alloc();
}

PdfFile::~PdfFile() {
  if (writer_ != nullptr) HPDF_Stream_Free(writer_);
  HPDF_Free(document_);
  cache_.deflaters.put_back(std::move(deflater_));
}

template <class Object>
Object PdfFile::made(Object object) {
  if (!object) fail(HPDF_GetError(document_));
  return object;
}

void* PdfFile::name_object(std::string_view name) {
  return HPDF_Name_New(memory(), std::string(checked_name(name)).c_str());
}

void* PdfFile::text_object(std::string_view utf8) {
  const std::string bytes = text_string(utf8);
  if (!is_printable_ascii(utf8)) return bytes_object(bytes);
  check_string(bytes.size());
  return HPDF_String_New(memory(), bytes.c_str(), nullptr);
}

void* PdfFile::bytes_object(std::string_view bytes) {
  check_string(bytes.size());
  std::string copy(bytes);
  return HPDF_Binary_New(memory(), reinterpret_cast<HPDF_BYTE*>(copy.data()),
                         static_cast<HPDF_UINT>(copy.size()));
}

Dictionary PdfFile::indirect(ObjectGroup group) {
  HPDF_Dict dictionary = made(HPDF_Dict_New(memory()));
  check(HPDF_Xref_Add(document_->xref, dictionary));
  if (group != ObjectGroup::Document) own_entries(dictionary).group = group;
  return {*this, dictionary};
}

std::shared_ptr<const PackedStream> PdfFile::pack(std::string_view bytes) {
  if (compression_ == Compression::None) return unpacked(bytes);
  if (auto known = cache_.streams.find(StreamKey{bytes})) return known;
  std::string compressed = deflater_.compress(bytes);
  auto packed = compressed.size() < bytes.size()
                    ? std::make_shared<const PackedStream>(std::move(compressed), true)
                    : unpacked(bytes);
  const std::size_t packed_bytes = packed->bytes.size();
  return cache_.streams.keep(StreamKey{std::string(bytes)}, std::move(packed), packed_bytes);
}

Dictionary PdfFile::stream(std::shared_ptr<const PackedStream> packed) {
  Dictionary dictionary = indirect();
  own_entries(dictionary.dictionary_).stream = std::move(packed);
  return dictionary;
}

PdfFile::OwnEntries& PdfFile::own_entries(HPDF_Dict dictionary) {
  dictionary->write_fn = write_own_entries;
  return own_entries_[dictionary];
}

void PdfFile::prepare_pages(std::size_t count) {
  if (count > pages_per_node) check(HPDF_SetPagesConfiguration(document_, pages_per_node));
}

Dictionary PdfFile::page(std::string_view content) {
  HPDF_Page page = made(HPDF_AddPage(document_));
  auto* attributes = static_cast<HPDF_PageAttr>(page->attr);
  HPDF_Dict contents = attributes->contents;
  take_stream_from(contents);
  attributes->stream = nullptr;
  own_entries(contents).stream = pack(content);
  Dictionary dictionary(*this, page);
  dictionary.remove("MediaBox");
  dictionary.remove("Resources");
  return dictionary;
}

std::vector<NumberedObject> PdfFile::numbered_objects() {
  std::vector<NumberedObject> objects;
  objects.reserve(document_->xref->entries->count);
  for (HPDF_UINT i = 1; i < document_->xref->entries->count; ++i) {
    auto* header = static_cast<HPDF_Obj_Header*>(HPDF_Xref_GetEntry(document_->xref, i)->obj);
    if ((header->obj_id & HPDF_OTYPE_HIDDEN) != 0) continue;
    if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT) fail(HPDF_INVALID_OBJECT);
    auto* dictionary = static_cast<HPDF_Dict>(HPDF_Xref_GetEntry(document_->xref, i)->obj);
    NumberedObject& object = objects.emplace_back(Dictionary(*this, dictionary));
    if (const auto own = own_entries_.find(dictionary); own != own_entries_.end()) {
      object.is_stream = own->second.stream != nullptr;
      object.group = own->second.group;
    }
    // libharu and Reference both write this number.
    header->obj_id = HPDF_OTYPE_INDIRECT | static_cast<HPDF_UINT32>(objects.size());
  }
  return objects;
}

void PdfFile::write_value(const NumberedObject& object, std::string& out) {
  if (writer_ == nullptr) writer_ = made(HPDF_CallbackWriter_New(memory(), append_bytes, this));
  written_ = &out;
  HPDF_Dict dictionary = object.value.dictionary_;
  const HPDF_STATUS status = HPDF_Obj_WriteValue(dictionary, writer_, nullptr);
  if (thrown_) std::rethrow_exception(thrown_);
  check(status);
  // Some errors are recorded in the document without a status to the caller.
  check(HPDF_GetError(document_));
  if (object.is_stream) {
    out.append("\nstream\r\n").append(own_entries_.at(dictionary).stream->bytes).append("\nendstream");
  }
}

template <class Write>
HPDF_STATUS PdfFile::without_exceptions(Write write) {
  try {
    write(*written_);
    return HPDF_OK;
  } catch (...) {
    thrown_ = std::current_exception();
    return HPDF_FILE_IO_ERROR;
  }
}

HPDF_STATUS PdfFile::append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  return static_cast<PdfFile*>(stream->attr)->without_exceptions([&](std::string& out) {
    out.append(reinterpret_cast<const char*>(bytes), size);
  });
}

HPDF_STATUS PdfFile::write_own_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  PdfFile& file = *static_cast<PdfFile*>(stream->attr);
  return file.without_exceptions([&](std::string& out) {
    const OwnEntries& entries = file.own_entries_.at(dictionary);
    if (const auto& packed = entries.stream) {
      if (packed->deflated) out += "/Filter /FlateDecode\n";
      out.append("/Length ").append(std::to_string(packed->bytes.size())).append("\n");
    }
    out += entries.verbatim;
    if (entries.when_numbered) entries.when_numbered(out);
  });
}

}  // namespace galley::output
