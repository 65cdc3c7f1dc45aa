// text: where a word may be parted. In: a word and a file of a language's patterns. Out: byte offsets.
//
// The format and the points are those of libhyphen. galley does without the library itself: that takes 2.5 s
// to load the German patterns, and ends the process where it has no memory.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <ranges>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "characters.h"
#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/text/text.h"
#include "pattern_level.h"
#include "patterns.h"

namespace galley::text {
namespace {

using Converter = std::unique_ptr<UConverter, decltype([](UConverter* it) { ucnv_close(it); })>;

/// The byte of each character beyond ASCII in an 8-bit encoding, by the name that dictionaries give it; or
/// nothing if ICU does not know it. A table, since ICU's converters cannot be shared between threads.
std::optional<std::map<char32_t, char>> bytes_of_encoding(std::string name) {
  if (name.empty()) return {};  // ICU would take the machine's own
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

/// The fewest letters before and after a point.
struct Minimums {
  std::size_t left = 0;
  std::size_t right = 0;
};

/// A word in the encoding of the patterns: where each of its letters begins, and the end.
struct Encoded {
  std::string bytes;
  std::vector<std::size_t> offsets;
};

}  // namespace

struct Hyphenator::Parts {
  bool utf8 = false;
  std::map<char32_t, char> bytes;  ///< of an 8-bit encoding
  /// One, or two: the first then parts compounds, and the second each of their parts.
  std::vector<PatternLevel> levels = std::vector<PatternLevel>(1);
  Minimums of_word = {2, 2};
  Minimums of_part;                    ///< of a compound's part, where it meets another
  std::vector<std::string> untouched;  ///< texts that a word is not parted directly before or after

  void read(std::string_view lines);
  [[nodiscard]] bool read_option(std::string_view line);
  [[nodiscard]] std::optional<Encoded> encode(std::u32string_view word) const;
  [[nodiscard]] std::vector<Mark> marks(std::string_view word) const;
  /// Sets how far each of a word's points (offsets, in the patterns' encoding) is from a seam.
  void find_seams(std::string_view word, const std::vector<std::size_t>& offsets,
                  std::vector<Point>& points) const;

  bool capitalises_nouns = false;

 private:
  /// Where a stretch of a word stands: at its beginning, at its end.
  struct Place {
    bool first = true;
    bool last = true;
  };
  [[nodiscard]] std::vector<Mark> marks_of_part(std::string_view part, Place place) const;
  void keep_minimums(std::string_view word, Minimums minimums, std::vector<Mark>& marks) const;
};

void Hyphenator::Parts::read(std::string_view lines) {
  constexpr std::string_view next_level = "NEXTLEVEL";
  levels.back().reserve(static_cast<std::size_t>(std::ranges::count(lines, '\n')) + 1, lines.size());
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line.starts_with('%') || line.starts_with('#')) continue;
    // Of few lines more than this is compared.
    const bool may_be_option = ascii::is_capital(line.front());
    if (may_be_option && line.starts_with(next_level)) {
      // There is no third level: libhyphen reads no further.
      if (levels.size() == 2) break;
      levels.emplace_back();
    } else if (!may_be_option || !read_option(line)) {
      levels.back().add(line, utf8);
    }
  }
  for (PatternLevel& level : levels) level.close();
}

/// Is this the line of an option? Those of the second level mean nothing.
bool Hyphenator::Parts::read_option(std::string_view line) {
  const auto read_number = [&](std::string_view name, std::size_t& minimum, std::size_t otherwise) {
    if (!line.starts_with(name)) return false;
    const std::size_t number = number_at(line.substr(name.size()));
    if (levels.size() == 1) minimum = number > 0 ? number : otherwise;
    return true;
  };
  if (read_number("LEFTHYPHENMIN", of_word.left, 2) || read_number("RIGHTHYPHENMIN", of_word.right, 2) ||
      read_number("COMPOUNDLEFTHYPHENMIN", of_part.left, 0) ||
      read_number("COMPOUNDRIGHTHYPHENMIN", of_part.right, 0))
    return true;

  constexpr std::string_view no_hyphen = "NOHYPHEN";
  if (!line.starts_with(no_hyphen)) return false;
  if (levels.size() > 1) return true;
  std::string_view list = line.substr(no_hyphen.size());
  list.remove_prefix(std::min(list.find_first_not_of(" \t"), list.size()));
  list = list.substr(0, list.find('\r'));
  untouched.clear();
  if (list.size() > limits.pattern_letters) return true;
  for (const auto text : std::views::split(list, ','))
    if (!text.empty()) untouched.emplace_back(std::string_view(text));
  return true;
}

/// The word in small letters in the patterns' encoding, or nothing if that lacks one of them.
std::optional<Encoded> Hyphenator::Parts::encode(std::u32string_view word) const {
  Encoded encoded;
  for (const char32_t character : word) {
    encoded.offsets.push_back(encoded.bytes.size());
    const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
    if (small < 0x80 || utf8) {
      utf8::append(encoded.bytes, small);
    } else if (const auto found = bytes.find(small); found != bytes.end()) {
      encoded.bytes.push_back(found->second);
    } else {
      return {};
    }
  }
  encoded.offsets.push_back(encoded.bytes.size());
  return encoded;
}

std::vector<Mark> Hyphenator::Parts::marks(std::string_view word) const {
  std::vector<Mark> marks = marks_of_part(word, {});
  keep_minimums(word, of_word, marks);
  for (const std::string& text : untouched) {
    for (std::size_t at = word.find(text); at != std::string_view::npos; at = word.find(text, at + 1)) {
      marks[at] = {};
      marks[at + text.size()] = {};
    }
  }
  return marks;
}

/// The marks of a word, or of a part of a compound. The parts of a compound are compounds themselves until
/// the first level finds no point in them.
std::vector<Mark> Hyphenator::Parts::marks_of_part(std::string_view part, Place place) const {
  std::vector<Mark> marks = levels[0].marks(part);
  if (levels.size() == 1) return marks;

  std::size_t begin = 0;
  for (std::size_t end = 1; end <= part.size(); ++end) {
    const bool at_end = end == part.size();
    const bool ends_part = marks[end].is_point() || (at_end && begin > 0);
    if (!ends_part) continue;
    const std::vector<Mark> inner = marks_of_part(
        part.substr(begin, end - begin), {.first = place.first && begin == 0, .last = place.last && at_end});
    // As with libhyphen, a single last byte of a part stays with what stands before it.
    for (std::size_t i = 1; i + 2 < inner.size(); ++i) marks[begin + i] = inner[i];
    begin = end;
  }
  if (begin > 0) return marks;

  marks = levels[1].marks(part);
  keep_minimums(part, {place.first ? 0 : of_part.left, place.last ? 0 : of_part.right}, marks);
  return marks;
}

/// Takes away the marks that stand too near to the beginning or to the end.
void Hyphenator::Parts::keep_minimums(std::string_view word, Minimums minimums,
                                      std::vector<Mark>& marks) const {
  const auto begins_letter = [&](std::size_t at) { return !utf8 || !utf8::continues(word[at]); };
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (begins_letter(at)) ++letters;
    if (letters >= minimums.left) break;
    marks[at + 1] = {};
  }
  // libhyphen never takes the mark after the first byte for too near to the end.
  letters = 0;
  for (std::size_t at = word.size(); at > 1 && letters < minimums.right; --at) {
    marks[at] = {};
    if (begins_letter(at - 1)) ++letters;
  }
}

/// A seam has words before it, back to the beginning, and begins a word that is long, or half of the rest. A
/// point of which only one of these is known may be a seam.
void Hyphenator::Parts::find_seams(std::string_view word, const std::vector<std::size_t>& offsets,
                                   std::vector<Point>& points) const {
  if (levels.size() == 1) return;
  constexpr std::size_t long_word = 6;
  const PatternLevel& words = levels.front();
  std::vector<std::size_t> known = {0};  // places up to which the word is a row of words
  std::uint8_t nearest = UINT8_MAX;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const std::size_t at = offsets[i];
    const bool words_before = std::ranges::any_of(
        known, [&](std::size_t begin) { return words.knows_word(word.substr(begin, at - begin)); });
    if (words_before) known.push_back(at);
    const std::size_t rest = word.size() - at;
    bool word_after = words.knows_word(word.substr(at));
    for (std::size_t size = std::min(long_word, (rest + 1) / 2); size < rest && !word_after; ++size)
      word_after = words.knows_word(word.substr(at, size));
    points[i].place.from_seam = static_cast<std::uint8_t>((words_before ? 0 : 1) + (word_after ? 0 : 1));
    nearest = std::min(nearest, points[i].place.from_seam);
  }
  for (Point& point : points)
    point.place.from_seam = static_cast<std::uint8_t>(point.place.from_seam - nearest);
}

Hyphenator::Hyphenator(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Hyphenator::~Hyphenator() = default;

FoundPatterns Hyphenator::find(std::string_view language, FileReader& files,
                               const std::vector<BoundedPath>& folders) {
  const auto all = pattern_files(language, files, folders);
  if (!all) return std::unexpected(all.error());
  for (const PatternFile& file : *all) {
    auto bytes = file.compiled_in != nullptr ? file.compiled_in->text() : files.read(file.location);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    if (auto found = parse(*bytes)) {
      found->parts_->capitalises_nouns = text::capitalises_nouns(language);
      return found;
    }
  }
  return nullptr;
}

std::shared_ptr<Hyphenator> Hyphenator::parse(std::string_view bytes) {
  if (bytes.size() > limits.patterns_bytes) return nullptr;
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view encoding = bytes.substr(0, end);
  if (encoding.ends_with('\r')) encoding.remove_suffix(1);
  auto parts = std::make_unique<Parts>();
  parts->utf8 = encoding == "UTF-8";
  if (!parts->utf8) {
    auto of_encoding = bytes_of_encoding(std::string(encoding));
    if (!of_encoding) return nullptr;
    parts->bytes = *std::move(of_encoding);
  }
  parts->read(bytes.substr(std::min(end + 1, bytes.size())));
  return std::shared_ptr<Hyphenator>(new Hyphenator(std::move(parts)));
}

std::size_t Hyphenator::memory() const {
  std::size_t bytes = sizeof *parts_;
  for (const PatternLevel& level : parts_->levels) bytes += level.memory();
  return bytes;
}

bool Hyphenator::capitalises_nouns() const { return parts_->capitalises_nouns; }

std::vector<Hyphenator::Point> Hyphenator::points(std::string_view word, int left, int right) const {
  const Characters characters = characters_of(word);
  const std::size_t size = characters.code_points.size();
  const auto before = static_cast<std::size_t>(std::max(left, 1));
  const auto after = static_cast<std::size_t>(std::max(right, 1));
  if (size > limits.hyphenated_letters || size < before + after) return {};
  if (!std::ranges::all_of(characters.code_points, is_letter)) return {};
  const std::optional<Encoded> encoded = parts_->encode(characters.code_points);
  if (!encoded) return {};

  const std::vector<Mark> marks = parts_->marks(encoded->bytes);
  std::vector<Point> points;
  std::vector<std::size_t> offsets;
  for (std::size_t at = before; at + after <= size; ++at) {
    const Mark& mark = marks[encoded->offsets[at]];
    if (!mark.is_point() || mark.is_respelt) continue;
    points.push_back({characters.offsets[at],
                      {static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(size - at), 0, false}});
    offsets.push_back(encoded->offsets[at]);
  }
  parts_->find_seams(encoded->bytes, offsets, points);
  return points;
}

}  // namespace galley::text
