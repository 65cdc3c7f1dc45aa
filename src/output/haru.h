// output: libharu's object layer, each status checked. Values go in; objects that pdf_serialise.cpp writes
// come out. libharu's own calls for text, fonts, outlines and saving stay unused: they are older than what we
// write.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <hpdf.h>
#include <hpdf_doc.h>

#include "deflate.h"
#include "galley/output/pdf_cache.h"

namespace galley::output {

/// Thrown inside this room when libharu refuses; write_pdf makes a diagnostic of it.
struct HaruFailure {
  HPDF_STATUS status = HPDF_OK;
};

class Haru;
class Dict;

/// An array of a Haru, which owns it. At most 32767 items, else HaruFailure.
class Array {
 public:
  Array(Haru& haru, HPDF_Array array) : haru_(&haru), array_(array) {}
  Array& number(std::int64_t value);
  Array& name(std::string_view value);
  Array& null();
  /// At most 32767 bytes; longer ones are cut.
  Array& bytes(std::string_view value);
  Array& text(std::string_view utf8);  ///< as Dict's
  Array& refer(const Dict& indirect);
  Array array();

 private:
  Array& add(void* object);
  Haru* haru_;
  HPDF_Array array_;
};

/// A dictionary of a Haru, which owns it. Keys are PDF's own: literals of this room.
class Dict {
 public:
  Dict(Haru& haru, HPDF_Dict dict) : haru_(&haru), dict_(dict) {}
  Dict& number(const char* key, std::int64_t value);
  Dict& boolean(const char* key, bool value);
  /// A name; characters that a name should not have are replaced, and it ends at 127 bytes.
  Dict& name(const char* key, std::string_view value);
  /// A text string: ASCII as it is, all else as UTF-16BE; cut at `longest_string`.
  Dict& text(const char* key, std::string_view utf8);
  Dict& refer(const char* key, const Dict& indirect);
  /// What libharu cannot write (decimals, long strings): `value` is PDF syntax, without references.
  Dict& verbatim(std::string_view key, std::string_view value);
  /// The same of many entries: “/Type/Font/Subtype/Type0”.
  Dict& entries(std::string_view syntax);
  /// Entries that refer to other objects in ways that libharu has no room for (arrays of any length), or that
  /// are too many for its pace: `entries` appends PDF syntax while the file is written.
  Dict& when_numbered(std::function<void(std::string&)> entries);
  /// Appends the reference to this indirect dictionary: inside such entries, when objects have their numbers.
  void append_reference(std::string& out) const;
  void remove(const char* key);

  Dict dict(const char* key);    ///< a new direct dictionary under `key`
  Array array(const char* key);  ///< a new direct array under `key`

  [[nodiscard]] HPDF_Dict handle() const { return dict_; }

 private:
  Dict& add(const char* key, void* object);
  Haru* haru_;
  HPDF_Dict dict_;
};

enum class Compression { Deflate, None };

/// Which objects a file keeps together, apart from the others (ISO 32000-1, 7.5.7).
enum class Shelf { Document, Structure };

/// What libharu cannot hold of a dictionary, or not without many copies.
struct OwnEntries {
  std::string verbatim;
  std::function<void(std::string&)> when_numbered;
  std::shared_ptr<const PackedStream> stream;  ///< its bytes, if it is one
  Shelf shelf = Shelf::Document;
};

/// An object of the file, in the order of its number.
struct NumberedObject {
  HPDF_Dict dict = nullptr;
  bool is_stream = false;
  Shelf shelf = Shelf::Document;
};

/// A PDF document in memory. Its members throw HaruFailure, and nothing else but std::bad_alloc.
class Haru {
 public:
  Haru(Compression compression, PdfCache::Parts& cache);
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;
  ~Haru();

  [[nodiscard]] Dict catalogue() { return {*this, doc_->catalog}; }
  [[nodiscard]] Dict info() { return {*this, doc_->info}; }
  /// A new indirect dictionary.
  [[nodiscard]] Dict indirect(Shelf shelf = Shelf::Document);
  /// `bytes` as a stream holds them: compressed, if that makes them smaller. What is not too long for the
  /// session to keep is compressed once.
  [[nodiscard]] std::shared_ptr<const PackedStream> pack(std::string_view bytes);
  /// A new stream of bytes that are packed already,
  [[nodiscard]] Dict stream(std::shared_ptr<const PackedStream> packed);
  /// or of these.
  [[nodiscard]] Dict stream(std::string_view bytes) { return stream(pack(bytes)); }
  /// To be called before the first page: a page tree of two levels when one array would not hold it.
  void prepare_pages(std::size_t count);
  /// The next page, with its content stream. It still wants its MediaBox and Resources.
  [[nodiscard]] Dict page(std::string_view content);

  /// The objects in the order they were made, numbered from 1 without gaps. To be called once, at the end.
  [[nodiscard]] std::vector<NumberedObject> numbered_objects();
  /// Appends an object's value as PDF writes it.
  void write_value(const NumberedObject& object, std::string& out);

  [[nodiscard]] Compression compression() const { return compression_; }
  [[nodiscard]] Deflater& deflater() { return deflater_; }
  [[nodiscard]] PdfCache::Parts& cache() { return cache_; }

  static void check(HPDF_STATUS status);
  /// `object`, or HaruFailure if libharu could not make it.
  template <class Object>
  Object made(Object object) {
    if (!object) throw HaruFailure{HPDF_GetError(doc_)};
    return object;
  }
  [[nodiscard]] HPDF_MMgr memory() const { return doc_->mmgr; }

 private:
  friend class Array;
  friend class Dict;
  /// A text string: HPDF_String or HPDF_Binary.
  [[nodiscard]] void* text_object(std::string_view utf8);
  /// What this dictionary has beyond libharu's own.
  OwnEntries& own_entries(HPDF_Dict dict);
  static HPDF_STATUS write_own_entries(HPDF_Dict dict, HPDF_Stream stream);
  static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size);

  Compression compression_;
  PdfCache::Parts& cache_;
  Deflater deflater_;
  HPDF_Doc doc_;
  std::unordered_map<HPDF_Dict, OwnEntries> own_entries_;
  HPDF_Stream writer_ = nullptr;  ///< appends to what `written_` points to
  std::string* written_ = nullptr;
};

}  // namespace galley::output
