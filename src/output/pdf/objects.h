// output: the objects of a PDF (ISO 32000-1, 7.3) over libharu's object layer. Values go in; objects that
// serialise.cpp writes come out. No other file knows libharu. Its own calls for text, fonts, outlines and
// saving stay unused: they are older than what galley writes.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <hpdf.h>
#include <hpdf_doc.h>

#include "galley/output/pdf_cache.h"
#include "pdf/deflate.h"

namespace galley::output {

class PdfFile;
class Dictionary;

/// What refers to an indirect object: `12 0 R`.
class Reference {
 public:
  /// PdfFailure if the dictionary is direct.
  Reference(const Dictionary& indirect);
  /// Appends the reference. Only where `Dictionary::when_numbered` writes: objects have their numbers there.
  void append_to(std::string& out) const;

 private:
  friend class Array;
  friend class Dictionary;
  HPDF_Dict object_;
};

/// An array of a PdfFile, which owns it. What an array cannot hold is a PdfFailure: a number beyond
/// `max_integer`, a name that `checked_name` refuses, a string of more than `max_string_bytes`, more than
/// 32767 items.
class Array {
 public:
  Array& number(std::int64_t value);
  Array& name(std::string_view value);
  Array& null();
  Array& bytes(std::string_view value);
  Array& text(std::string_view utf8);  ///< `text_string`
  Array& refer(Reference reference);
  Array array();  ///< a new direct array

 private:
  friend class Dictionary;
  Array(PdfFile& file, HPDF_Array array) : file_(&file), array_(array) {}
  Array& add(void* object);
  PdfFile* file_;
  HPDF_Array array_;
};

/// A dictionary of a PdfFile, which owns it. Keys are PDF's own: literals of this module. Values are checked
/// as those of an Array are; there are at most 4095 entries.
class Dictionary {
 public:
  Dictionary& number(const char* key, std::int64_t value);
  Dictionary& boolean(const char* key, bool value);
  Dictionary& name(const char* key, std::string_view value);
  Dictionary& text(const char* key, std::string_view utf8);  ///< `text_string`
  Dictionary& refer(const char* key, Reference reference);
  /// A value that libharu cannot write (decimals, long strings) in PDF's syntax, without references.
  Dictionary& verbatim(std::string_view key, std::string_view value);
  /// Several entries at once, in the same way: “/Type/Font/Subtype/Type0”.
  Dictionary& entries(std::string_view syntax);
  /// Entries that refer to many objects, faster than libharu and in arrays of any length. `entries` appends
  /// them, in PDF's syntax, while the file is written.
  Dictionary& when_numbered(std::function<void(std::string&)> entries);
  void remove(const char* key);

  Dictionary dictionary(const char* key);  ///< a new direct dictionary under `key`
  Array array(const char* key);            ///< a new direct array under `key`

 private:
  friend class PdfFile;
  friend class Reference;
  Dictionary(PdfFile& file, HPDF_Dict dictionary) : file_(&file), dictionary_(dictionary) {}
  Dictionary& add(const char* key, void* object);
  PdfFile* file_;
  HPDF_Dict dictionary_;
};

enum class Compression { Deflate, None };

/// The objects of a group stand together in a file, apart from the others (ISO 32000-1, 7.5.7).
enum class ObjectGroup { Document, Structure };

/// An indirect object of the file. Its number is its place among all of them, from 1.
struct NumberedObject {
  Dictionary value;
  bool is_stream = false;
  ObjectGroup group = ObjectGroup::Document;
};

/// A PDF document in memory. Its members and those of its objects throw PdfFailure and std::bad_alloc,
/// nothing else.
class PdfFile {
 public:
  PdfFile(Compression compression, PdfCache::Parts& cache);
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  ~PdfFile();

  [[nodiscard]] Dictionary catalogue() { return {*this, document_->catalog}; }
  [[nodiscard]] Dictionary info() { return {*this, document_->info}; }
  /// A new indirect dictionary.
  [[nodiscard]] Dictionary indirect(ObjectGroup group = ObjectGroup::Document);
  /// `bytes` as a stream holds them: compressed, if that makes them smaller. The session compresses the same
  /// bytes once, if they are not too long for its cache.
  [[nodiscard]] std::shared_ptr<const PackedStream> pack(std::string_view bytes);
  /// A new stream that holds `packed` as it is.
  [[nodiscard]] Dictionary stream(std::shared_ptr<const PackedStream> packed);
  /// A new stream that holds `bytes`, packed.
  [[nodiscard]] Dictionary stream(std::string_view bytes) { return stream(pack(bytes)); }
  /// Makes a page tree of two levels if one array would not hold so many pages. Call it before the first
  /// page.
  void prepare_pages(std::size_t count);
  /// The next page, with its content stream. The caller adds MediaBox and Resources.
  [[nodiscard]] Dictionary page(std::string_view content);

  /// Numbers the objects in the order they were made, from 1 without gaps. Call it once, at the end.
  [[nodiscard]] std::vector<NumberedObject> numbered_objects();
  /// Appends an object's value in PDF's syntax.
  void write_value(const NumberedObject& object, std::string& out);

  [[nodiscard]] Compression compression() const { return compression_; }
  [[nodiscard]] Deflater& deflater() { return deflater_; }
  [[nodiscard]] PdfCache::Parts& cache() { return cache_; }

 private:
  friend class Array;
  friend class Dictionary;

  /// What a dictionary holds that libharu cannot hold, or not without many copies.
  struct OwnEntries {
    std::string verbatim;
    std::function<void(std::string&)> when_numbered;
    std::shared_ptr<const PackedStream> stream;  ///< its bytes, if it is a stream
    ObjectGroup group = ObjectGroup::Document;
  };

  /// `object`, which is null if libharu could not make it: that is a PdfFailure.
  template <class Object>
  Object made(Object object);
  [[nodiscard]] HPDF_MMgr memory() const { return document_->mmgr; }
  [[nodiscard]] void* name_object(std::string_view name);
  [[nodiscard]] void* text_object(std::string_view utf8);
  [[nodiscard]] void* bytes_object(std::string_view bytes);
  OwnEntries& own_entries(HPDF_Dict dictionary);
  /// Calls `write`, which appends to `written_`. libharu, which is C, calls this function; so an exception is
  /// kept in `thrown_`.
  template <class Write>
  HPDF_STATUS without_exceptions(Write write);
  static HPDF_STATUS write_own_entries(HPDF_Dict dictionary, HPDF_Stream stream);
  static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size);

  Compression compression_;
  PdfCache::Parts& cache_;
  Deflater deflater_;
  HPDF_Doc document_;
  std::unordered_map<HPDF_Dict, OwnEntries> own_entries_;
  HPDF_Stream writer_ = nullptr;  ///< appends to what `written_` points to
  std::string* written_ = nullptr;
  std::exception_ptr thrown_;
};

}  // namespace galley::output
