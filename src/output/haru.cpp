// output: libharu's object layer, each status checked (see haru.h).
#include "haru.h"

#include <algorithm>
#include <limits>
#include <new>
#include <utility>

#include "pdf_cache_parts.h"
#include "pdf_syntax.h"

namespace galley::output {

namespace {

// The statuses tell the same, one by one; but libharu calls a handler unasked.
void ignore_error(HPDF_STATUS, HPDF_STATUS, void*) {}

HPDF_INT32 checked_number(std::int64_t value) {
  constexpr std::int64_t limit = std::numeric_limits<HPDF_INT32>::max();
  return static_cast<HPDF_INT32>(std::clamp(value, -limit, limit));
}

void hide(HPDF_Obj_Header& header) { header.obj_id |= HPDF_OTYPE_HIDDEN; }

/// Makes a stream of libharu's a mere dictionary, for the bytes are held in OwnEntries. libharu keeps the
/// length in an object of its own; ours is direct, as simple readers want it, so both that object and the
/// reference to it are hidden.
void take_stream_from(HPDF_Dict dict) {
  HPDF_Stream_Free(std::exchange(dict->stream, nullptr));
  for (HPDF_UINT i = 0; i < dict->list->count; ++i) {
    auto* element = static_cast<HPDF_DictElement>(HPDF_List_ItemAt(dict->list, i));
    if (std::string_view(element->key) != "Length") continue;
    auto* proxy = static_cast<HPDF_Proxy>(element->value);
    hide(proxy->header);
    hide(*static_cast<HPDF_Obj_Header*>(proxy->obj));
  }
}

constexpr std::size_t pages_per_node = 1024;

}  // namespace

Array& Array::add(void* object) {
  Haru::check(HPDF_Array_Add(array_, haru_->made(object)));
  return *this;
}
Array& Array::number(std::int64_t value) {
  return add(HPDF_Number_New(haru_->memory(), checked_number(value)));
}
Array& Array::name(std::string_view value) {
  return add(HPDF_Name_New(haru_->memory(), checked_name(value).c_str()));
}
Array& Array::text(std::string_view utf8) { return add(haru_->text_object(utf8)); }
Array& Array::null() { return add(HPDF_Null_New(haru_->memory())); }
Array& Array::bytes(std::string_view value) {
  std::string copy(value.substr(0, longest_string));
  return add(HPDF_Binary_New(haru_->memory(), reinterpret_cast<HPDF_BYTE*>(copy.data()),
                             static_cast<HPDF_UINT>(copy.size())));
}
Array& Array::refer(const Dict& indirect) { return add(indirect.handle()); }
Array Array::array() {
  HPDF_Array child = HPDF_Array_New(haru_->memory());
  add(child);
  return {*haru_, child};
}

Dict& Dict::add(const char* key, void* object) {
  Haru::check(HPDF_Dict_Add(dict_, key, haru_->made(object)));
  return *this;
}
Dict& Dict::number(const char* key, std::int64_t value) {
  return add(key, HPDF_Number_New(haru_->memory(), checked_number(value)));
}
Dict& Dict::boolean(const char* key, bool value) {
  return add(key, HPDF_Boolean_New(haru_->memory(), value ? HPDF_TRUE : HPDF_FALSE));
}
Dict& Dict::name(const char* key, std::string_view value) {
  return add(key, HPDF_Name_New(haru_->memory(), checked_name(value).c_str()));
}
Dict& Dict::text(const char* key, std::string_view utf8) { return add(key, haru_->text_object(utf8)); }
Dict& Dict::refer(const char* key, const Dict& indirect) { return add(key, indirect.dict_); }

Dict& Dict::verbatim(std::string_view key, std::string_view value) {
  haru_->own_entries(dict_).verbatim.append("/").append(key).append(" ").append(value).append("\n");
  return *this;
}

Dict& Dict::entries(std::string_view syntax) {
  haru_->own_entries(dict_).verbatim.append(syntax).append("\n");
  return *this;
}

Dict& Dict::when_numbered(std::function<void(std::string&)> entries) {
  haru_->own_entries(dict_).when_numbered = std::move(entries);
  return *this;
}

void Dict::append_reference(std::string& out) const {
  out.append(std::to_string(dict_->header.obj_id & 0x00FFFFFF)).append(" 0 R");
}

void Dict::remove(const char* key) { Haru::check(HPDF_Dict_RemoveElement(dict_, key)); }

Dict Dict::dict(const char* key) {
  HPDF_Dict child = HPDF_Dict_New(haru_->memory());
  add(key, child);
  return {*haru_, child};
}
Array Dict::array(const char* key) {
  HPDF_Array child = HPDF_Array_New(haru_->memory());
  add(key, child);
  return {*haru_, child};
}

Haru::Haru(Compression compression, PdfCache::Parts& cache)
    : compression_(compression),
      cache_(cache),
      deflater_(cache.deflaters.take()),
      doc_(HPDF_New(ignore_error, nullptr)) {
  if (!doc_) throw HaruFailure{HPDF_FAILD_TO_ALLOC_MEM};
}

Haru::~Haru() {
  if (writer_ != nullptr) HPDF_Stream_Free(writer_);
  HPDF_Free(doc_);
  cache_.deflaters.put_back(std::move(deflater_));
}

void Haru::check(HPDF_STATUS status) {
  if (status != HPDF_OK) throw HaruFailure{status};
}

Dict Haru::indirect(Shelf shelf) {
  HPDF_Dict dict = made(HPDF_Dict_New(memory()));
  check(HPDF_Xref_Add(doc_->xref, dict));
  if (shelf != Shelf::Document) own_entries(dict).shelf = shelf;
  return {*this, dict};
}

std::shared_ptr<const PackedStream> Haru::pack(std::string_view bytes) {
  if (compression_ == Compression::None) return unpacked(bytes);
  if (auto known = cache_.streams.find(StreamKey{bytes})) return known;
  std::string compressed = deflater_.compress(bytes);
  auto packed = compressed.size() < bytes.size()
                    ? std::make_shared<const PackedStream>(std::move(compressed), true)
                    : unpacked(bytes);
  const std::size_t packed_bytes = packed->bytes.size();
  return cache_.streams.keep(StreamKey{std::string(bytes)}, std::move(packed), packed_bytes);
}

Dict Haru::stream(std::shared_ptr<const PackedStream> packed) {
  Dict dict = indirect();
  own_entries(dict.handle()).stream = std::move(packed);
  return dict;
}

OwnEntries& Haru::own_entries(HPDF_Dict dict) {
  dict->write_fn = write_own_entries;
  return own_entries_[dict];
}

void* Haru::text_object(std::string_view utf8) {
  if (is_printable_ascii(utf8)) {
    const std::string ascii(utf8.substr(0, longest_string));
    return HPDF_String_New(memory(), ascii.c_str(), nullptr);
  }
  std::string utf16 = utf16_text_string(utf8);
  return HPDF_Binary_New(memory(), reinterpret_cast<HPDF_BYTE*>(utf16.data()),
                         static_cast<HPDF_UINT>(utf16.size()));
}

void Haru::prepare_pages(std::size_t count) {
  if (count > pages_per_node) check(HPDF_SetPagesConfiguration(doc_, pages_per_node));
}

Dict Haru::page(std::string_view content) {
  HPDF_Page page = made(HPDF_AddPage(doc_));
  auto* attributes = static_cast<HPDF_PageAttr>(page->attr);
  HPDF_Dict contents = attributes->contents;
  take_stream_from(contents);
  attributes->stream = nullptr;
  own_entries(contents).stream = pack(content);
  Dict dict(*this, page);
  dict.remove("MediaBox");
  dict.remove("Resources");
  return dict;
}

std::vector<NumberedObject> Haru::numbered_objects() {
  std::vector<NumberedObject> objects;
  objects.reserve(doc_->xref->entries->count);
  for (HPDF_UINT i = 1; i < doc_->xref->entries->count; ++i) {
    auto* header = static_cast<HPDF_Obj_Header*>(HPDF_Xref_GetEntry(doc_->xref, i)->obj);
    if ((header->obj_id & HPDF_OTYPE_HIDDEN) != 0) continue;
    if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT) throw HaruFailure{HPDF_INVALID_OBJECT};
    NumberedObject& object = objects.emplace_back();
    object.dict = static_cast<HPDF_Dict>(HPDF_Xref_GetEntry(doc_->xref, i)->obj);
    if (const auto own = own_entries_.find(object.dict); own != own_entries_.end()) {
      object.is_stream = own->second.stream != nullptr;
      object.shelf = own->second.shelf;
    }
    // References are written from here, so they follow.
    header->obj_id = HPDF_OTYPE_INDIRECT | static_cast<HPDF_UINT32>(objects.size());
  }
  return objects;
}

void Haru::write_value(const NumberedObject& object, std::string& out) {
  if (writer_ == nullptr) writer_ = made(HPDF_CallbackWriter_New(memory(), append_bytes, this));
  written_ = &out;
  check(HPDF_Obj_WriteValue(object.dict, writer_, nullptr));
  // Low-level errors stick to the document without a bad status to every caller.
  check(HPDF_GetError(doc_));
  if (object.is_stream) {
    out.append("\nstream\r\n").append(own_entries_.at(object.dict).stream->bytes).append("\nendstream");
  }
}

HPDF_STATUS Haru::append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  // No exception crosses libharu, which is C.
  try {
    static_cast<Haru*>(stream->attr)->written_->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (const std::bad_alloc&) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

HPDF_STATUS Haru::write_own_entries(HPDF_Dict dict, HPDF_Stream stream) {
  try {
    const Haru& haru = *static_cast<Haru*>(stream->attr);
    const OwnEntries& entries = haru.own_entries_.at(dict);
    std::string& out = *haru.written_;
    if (const auto& packed = entries.stream) {
      if (packed->deflated) out += "/Filter /FlateDecode\n";
      out.append("/Length ").append(std::to_string(packed->bytes.size())).append("\n");
    }
    out += entries.verbatim;
    if (entries.when_numbered) entries.when_numbered(out);
    return HPDF_OK;
  } catch (const std::bad_alloc&) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

}  // namespace galley::output
