// text: where a word may be parted. In: a word. Out: byte offsets, by libhyphen and a language's patterns.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <utility>

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "characters.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/text/text.h"
#include "patterns.h"

namespace galley::text {
namespace {

/// Longer “words” are none; it bounds what libhyphen is given.

using Dictionary = std::unique_ptr<HyphenDict, decltype([](HyphenDict* dict) { hnj_hyphen_free(dict); })>;
using File = std::unique_ptr<FILE, decltype([](FILE* file) { std::fclose(file); })>;
using Converter = std::unique_ptr<UConverter, decltype([](UConverter* it) { ucnv_close(it); })>;

/// The byte of each character beyond ASCII in an 8-bit encoding, by the name that dictionaries give it; or
/// nothing if ICU does not know it. A table, since ICU's converters cannot be shared between threads.
std::optional<std::map<char32_t, char>> bytes_of_encoding(std::string name) {
  constexpr std::string_view microsoft = "microsoft-cp";
  if (name.starts_with(microsoft)) name.replace(0, microsoft.size(), "windows-");
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &status));
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1) return {};

  std::map<char32_t, char> bytes;
  for (unsigned value = 0x80; value <= 0xFF; ++value) {
    const char byte = static_cast<char>(value);
    std::array<UChar, 4> units{};
    status = U_ZERO_ERROR;
    const auto length = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                                      &byte, 1, &status);
    if (U_SUCCESS(status) && length == 1) bytes.emplace(units[0], byte);
  }
  return bytes;
}

/// What libhyphen says of non-standard hyphenation, and allocates for it.
struct Replacements {
  char** texts = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  std::size_t size = 0;

  explicit Replacements(std::size_t characters) : size(characters) {}
  Replacements(const Replacements&) = delete;
  Replacements& operator=(const Replacements&) = delete;
  ~Replacements() {
    for (std::size_t i = 0; texts != nullptr && i < size; ++i) std::free(texts[i]);
    std::free(static_cast<void*>(texts));
    std::free(positions);
    std::free(cuts);
  }
  [[nodiscard]] bool has(std::size_t i) const { return texts != nullptr && texts[i] != nullptr; }
};

}  // namespace

struct Hyphenator::Parts {
  Dictionary dictionary;
  std::size_t file_size = 0;
  std::map<char32_t, char> bytes;  ///< of an 8-bit dictionary

  /// The word in small letters in the dictionary's encoding, or nothing if that lacks one of them.
  [[nodiscard]] std::optional<std::string> encode(std::u32string_view word) const {
    std::string encoded;
    for (const char32_t character : word) {
      const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
      if (small < 0x80 || dictionary->utf8 != 0) {
        utf8::append(encoded, small);
      } else if (const auto found = bytes.find(small); found != bytes.end()) {
        encoded.push_back(found->second);
      } else {
        return {};
      }
    }
    return encoded;
  }
};

Hyphenator::Hyphenator(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Hyphenator::~Hyphenator() = default;

std::shared_ptr<const Hyphenator> Hyphenator::find(std::string_view language, FileReader& files) {
  for (const std::filesystem::path& path : pattern_files(language, files)) {
    auto bytes = files.read(path);
    if (!bytes) continue;
    if (auto found = parse(*std::move(bytes))) return found;
  }
  return nullptr;
}

std::shared_ptr<const Hyphenator> Hyphenator::parse(std::string bytes) {
  const File file(::fmemopen(bytes.data(), bytes.size(), "r"));
  if (!file && errno == ENOMEM) throw std::bad_alloc();
  if (!file) return nullptr;
  auto parts = std::make_unique<Parts>();
  parts->file_size = bytes.size();
  parts->dictionary.reset(hnj_hyphen_load_file(file.get()));
  if (!parts->dictionary) return nullptr;
  if (parts->dictionary->utf8 == 0) {
    auto of_encoding = bytes_of_encoding(parts->dictionary->cset);
    if (!of_encoding) return nullptr;
    parts->bytes = *std::move(of_encoding);
  }
  return std::shared_ptr<const Hyphenator>(new Hyphenator(std::move(parts)));
}

std::size_t Hyphenator::memory() const {
  // libhyphen makes states of all beginnings of the patterns.
  constexpr std::size_t growth = 64;
  return parts_->file_size * growth;
}

std::vector<std::uint32_t> Hyphenator::points(std::string_view word, int left, int right) const {
  const Characters characters = characters_of(word);
  const std::size_t size = characters.code_points.size();
  const auto before = static_cast<std::size_t>(std::max(left, 1));
  const auto after = static_cast<std::size_t>(std::max(right, 1));
  if (size > limits.hyphenated_letters || size < before + after) return {};
  if (!std::ranges::all_of(characters.code_points, is_letter)) return {};
  const std::optional<std::string> encoded = parts_->encode(characters.code_points);
  if (!encoded) return {};

  std::string marks(encoded->size() + 5, '\0');  // as hyphen.h asks
  Replacements replacements(encoded->size());
  const int failed = hnj_hyphen_hyphenate2(parts_->dictionary.get(), encoded->c_str(),
                                           static_cast<int>(encoded->size()), marks.data(), nullptr,
                                           &replacements.texts, &replacements.positions, &replacements.cuts);
  if (failed != 0) return {};

  std::vector<std::uint32_t> points;
  for (std::size_t at = before; at + after <= size; ++at) {
    const bool odd = (static_cast<unsigned char>(marks[at - 1]) & 1U) != 0;
    if (odd && !replacements.has(at - 1)) points.push_back(characters.offsets[at]);
  }
  return points;
}

}  // namespace galley::text
