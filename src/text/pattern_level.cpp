// text: Liang's patterns of one level of a language. In: lines such as “hy3ph” and a word. Out: what the
// patterns say of each place between two of its letters.
#include "pattern_level.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <compare>
#include <cstring>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"

namespace galley::text {
namespace {

constexpr std::size_t eight = sizeof(std::uint64_t);

/// Eight letters from `at` on as a number that sorts as they do; there are `size` in all. Texts are compared
/// by these, since a call for each comparison takes longer. Behind the letters there must be room for eight
/// more.
std::uint64_t eight_letters(const char* letters, std::size_t size, std::size_t at) {
  if (at >= size) return 0;
  std::uint64_t number = 0;
  std::memcpy(&number, letters + at, eight);
  if constexpr (std::endian::native == std::endian::little) number = std::byteswap(number);
  return size - at >= eight ? number : number & ~(UINT64_MAX >> 8U * (size - at));
}

std::size_t shared_letters(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// The offset of a character by its number from 0, or the end.
std::size_t offset_of(std::string_view text, std::size_t number, bool utf8) {
  std::size_t offset = 0;
  for (; offset < text.size() && number > 0; --number) {
    ++offset;
    while (utf8 && offset < text.size() && utf8::continues(text[offset])) ++offset;
  }
  return offset;
}

/// Between which of its values a pattern changes the spelling, by what stands after its “/”.
struct Change {
  std::size_t from = 0;
  std::size_t to = 0;
};
Change change_of(std::string_view text, std::string_view letters, bool utf8) {
  // The dot of a word's beginning does not count.
  const std::size_t first = letters.starts_with('.') ? 1 : 0;
  const std::size_t start = text.find(',');
  const std::size_t cut = start == std::string_view::npos ? start : text.find(',', start + 1);
  if (cut == std::string_view::npos) return {first, letters.size()};

  const std::size_t number = std::max<std::size_t>(number_at(text.substr(start + 1)), 1);
  const std::size_t from = first + offset_of(letters.substr(first), number - 1, utf8);
  const std::size_t size = number_at(text.substr(cut + 1));
  return {from, size > 0 ? from + offset_of(letters.substr(from), size, utf8) : letters.size()};
}

/// Sorts quickly what is sorted but for a few stretches, as most files of patterns are.
template <typename Iterator, typename Order>
void sort_nearly_sorted(Iterator begin, Iterator end, const Order& comes_before) {
  if (std::is_sorted(begin, end, comes_before)) return;
  const Iterator middle = begin + (end - begin) / 2;
  sort_nearly_sorted(begin, middle, comes_before);
  sort_nearly_sorted(middle, end, comes_before);
  const Iterator first = std::upper_bound(begin, middle, *middle, comes_before);
  const Iterator last = std::lower_bound(middle, end, *(middle - 1), comes_before);
  const std::vector left(first, middle);
  auto from_left = left.begin();
  Iterator from_right = middle;
  for (Iterator to = first; from_left != left.end(); ++to)
    *to = from_right != last && comes_before(*from_right, *from_left) ? *from_right++ : *from_left++;
}

}  // namespace

std::size_t number_at(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void PatternLevel::reserve(std::size_t lines, std::size_t bytes) {
  patterns_.reserve(lines);
  text_.reserve(2 * bytes);
}

std::string_view PatternLevel::letters(const Pattern& pattern) const {
  return {text_.data() + pattern.begin, pattern.size};
}

std::string_view PatternLevel::values(const Pattern& pattern) const {
  return {text_.data() + pattern.begin - pattern.size - 1U, pattern.size + 1U};
}

void PatternLevel::add(std::string_view line, bool utf8) {
  std::array<char, limits.pattern_letters> letters;
  std::array<char, limits.pattern_letters + 1> values;
  values[0] = 0;
  std::size_t size = 0;
  std::size_t end = 0;
  for (; end < line.size() && static_cast<unsigned char>(line[end]) > ' ' && line[end] != '/'; ++end) {
    if (ascii::is_digit(line[end])) {
      values[size] = static_cast<char>(line[end] - '0');
    } else {
      if (size == letters.size()) return;
      letters[size++] = line[end];
      values[size] = 0;
    }
  }
  if (size == 0) return;

  const std::size_t begin = text_.size() + size + 1;
  text_.append(values.data(), size + 1).append(letters.data(), size);
  Pattern made{
      .begin = static_cast<std::uint32_t>(begin), .shorter = none, .size = static_cast<std::uint8_t>(size)};
  if (line.substr(end).starts_with('/')) {
    const Change change = change_of(line.substr(end + 1), {letters.data(), size}, utf8);
    made.from = static_cast<std::uint8_t>(change.from);
    made.to = static_cast<std::uint8_t>(change.to);
  }
  patterns_.push_back(made);
}

bool PatternLevel::begins_with(const Pattern& pattern, const Pattern& shorter) const {
  if (shorter.size > pattern.size) return false;
  const char* const a = text_.data() + pattern.begin;
  const char* const b = text_.data() + shorter.begin;
  for (std::size_t at = 0; at < shorter.size; at += eight)
    if (eight_letters(a, shorter.size, at) != eight_letters(b, shorter.size, at)) return false;
  return true;
}

void PatternLevel::close() {
  text_.append(eight, '\0');
  for (Pattern& pattern : patterns_)
    pattern.head = eight_letters(text_.data() + pattern.begin, pattern.size, 0);
  sort_nearly_sorted(patterns_.begin(), patterns_.end(), [&](const Pattern& a, const Pattern& b) {
    if (a.head != b.head) return a.head < b.head;
    const std::strong_ordering order = compare_rest(a, text_.data() + b.begin, b.size);
    return order != 0 ? order < 0 : a.begin < b.begin;
  });
  // Of those with the same letters the last one remains.
  const auto kept =
      std::unique(patterns_.rbegin(), patterns_.rend(),
                  [&](const Pattern& a, const Pattern& b) { return a.size == b.size && begins_with(a, b); });
  patterns_.erase(patterns_.begin(), kept.base());
  for (std::uint32_t i = 1; i < patterns_.size(); ++i) {
    std::uint32_t shorter = i - 1;
    while (shorter != none && !begins_with(patterns_[i], patterns_[shorter]))
      shorter = patterns_[shorter].shorter;
    patterns_[i].shorter = shorter;
  }
}

/// How a pattern sorts beside letters with the same head.
std::strong_ordering PatternLevel::compare_rest(const Pattern& pattern, const char* letters,
                                                std::size_t size) const {
  for (std::size_t at = eight; at < std::max<std::size_t>(pattern.size, size); at += eight) {
    const auto order =
        eight_letters(text_.data() + pattern.begin, pattern.size, at) <=> eight_letters(letters, size, at);
    if (order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::vector<Mark> PatternLevel::marks(std::string_view word) const {
  std::vector<Mark> marks(word.size() + 1);
  const std::string padded = '.' + std::string(word) + '.' + std::string(eight, '\0');
  const std::string_view text = std::string_view(padded).substr(0, word.size() + 2);
  std::size_t reached = 0;
  for (std::size_t start = 0; start < text.size(); ++start) {
    const std::string_view rest = text.substr(start);
    const auto next =
        std::upper_bound(patterns_.begin(), patterns_.end(), eight_letters(rest.data(), rest.size(), 0),
                         [&](std::uint64_t head, const Pattern& pattern) {
                           if (head != pattern.head) return head < pattern.head;
                           return compare_rest(pattern, rest.data(), rest.size()) > 0;
                         });
    // No pattern shares more letters with `rest` than those on either side of its place.
    const std::size_t shared = next == patterns_.begin() ? 0 : shared_letters(rest, letters(*(next - 1)));
    const std::size_t shared_next = next == patterns_.end() ? 0 : shared_letters(rest, letters(*next));

    // The patterns that end at one letter are tried as libhyphen does, for which the files are made: if a
    // pattern that begins earlier has reached this letter, or a beginning of one has, the shorter ones do not
    // count.
    std::array<std::uint32_t, limits.pattern_letters> matching;
    std::size_t count = 0;
    for (auto i = static_cast<std::uint32_t>(next - patterns_.begin() - 1); i != none;
         i = patterns_[i].shorter) {
      const std::size_t size = patterns_[i].size;
      if (start + size <= reached) break;
      if (size <= shared) matching[count++] = i;
    }
    while (count > 0) apply(patterns_[matching[--count]], start, marks);
    reached = std::max(reached, start + std::max(shared, shared_next));
  }
  marks.front() = {};
  marks.back() = {};
  return marks;
}

void PatternLevel::apply(const Pattern& pattern, std::size_t start, std::vector<Mark>& marks) const {
  const std::string_view values = this->values(pattern);
  // The dot before the word is the text's first letter, but not the word's.
  for (std::size_t i = start == 0 ? 1 : 0; i < values.size() && start + i <= marks.size(); ++i) {
    Mark& mark = marks[start + i - 1];
    const auto value = static_cast<std::uint8_t>(values[i]);
    if (value <= mark.value) continue;
    mark = {.value = value, .is_respelt = i >= pattern.from && i <= pattern.to};
  }
}

bool PatternLevel::knows_word(std::string_view letters) const {
  constexpr std::size_t least_letters = 4;
  // Of the German patterns at most 600 begin with the same four letters.
  constexpr std::ptrdiff_t max_looked_at = 1000;
  if (letters.size() < least_letters) return false;
  for (const std::string& sought : {std::string(letters), '.' + std::string(letters)}) {
    const auto first = std::ranges::lower_bound(
        patterns_, sought, {}, [this](const Pattern& pattern) { return this->letters(pattern); });
    const auto last = first + std::min<std::ptrdiff_t>(patterns_.end() - first, max_looked_at);
    for (auto it = first; it != last && this->letters(*it).starts_with(sought); ++it) {
      if (it->size == sought.size()) return true;
      const std::string_view values = this->values(*it);
      const auto parts = [values](std::size_t at) { return values[at] % 2 != 0; };
      if (!parts(sought.size())) continue;
      bool parted_near = false;
      for (std::size_t back = 1; back < least_letters; ++back)
        parted_near = parted_near || parts(sought.size() - back);
      if (!parted_near) return true;
    }
  }
  return false;
}

std::size_t PatternLevel::memory() const {
  return sizeof *this + text_.capacity() + patterns_.capacity() * sizeof(Pattern);
}

}  // namespace galley::text
