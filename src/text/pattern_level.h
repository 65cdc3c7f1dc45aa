// text: Liang's patterns of one level of a language. In: lines such as “hy3ph” and a word. Out: what the
// patterns say of each place between two of its letters.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::text {

/// The number that a text begins with, after white space; 0 if it does not.
[[nodiscard]] std::size_t number_at(std::string_view text);

/// What the patterns say of one place in a word.
struct Mark {
  std::uint8_t value = 0;   ///< odd: the word may be parted here
  bool is_respelt = false;  ///< but is then spelt differently (“schiffahrt”, “schiff-fahrt”)

  [[nodiscard]] bool is_point() const { return value % 2 == 1; }
};

/// All texts are bytes in the encoding of the patterns, small letters only.
class PatternLevel {
 public:
  /// Makes room for patterns of so many lines and bytes.
  void reserve(std::size_t lines, std::size_t bytes);
  /// Adds the pattern of a line: letters, and values between them, up to white space. After a “/” comes a
  /// change of spelling, “ff=f” or “ff=f,5,2”; in the second form its place counts characters (if `utf8`) or
  /// bytes. Of two patterns with the same letters the later one counts.
  void add(std::string_view line, bool utf8);
  /// Makes the patterns ready for use. Nothing is added after that.
  void close();

  /// The marks of a word, one for each offset in it from 0 to its end. There is none at either end.
  [[nodiscard]] std::vector<Mark> marks(std::string_view word) const;

  /// Is `letters` a word of four letters or more by itself: a pattern, or the beginning of one that parts
  /// there, with four letters or more since it parted before?
  [[nodiscard]] bool knows_word(std::string_view letters) const;

  [[nodiscard]] std::size_t memory() const;

 private:
  /// Its letters stand in `text_`, and before them its values: one more than there are letters.
  struct Pattern {
    std::uint64_t head = 0;     ///< its first eight letters, so that few comparisons look at the others
    std::uint32_t begin = 0;    ///< of its letters in `text_`
    std::uint32_t shorter = 0;  ///< the longest pattern that it begins with
    std::uint8_t size = 0;      ///< its letters
    std::uint8_t from = 1;      ///< the first and the last of its values at which the spelling changes
    std::uint8_t to = 0;
  };
  static constexpr std::uint32_t none = UINT32_MAX;

  [[nodiscard]] std::string_view letters(const Pattern& pattern) const;
  [[nodiscard]] std::string_view values(const Pattern& pattern) const;
  [[nodiscard]] bool begins_with(const Pattern& pattern, const Pattern& shorter) const;
  [[nodiscard]] std::strong_ordering compare_rest(const Pattern& pattern, const char* letters,
                                                  std::size_t size) const;
  /// Raises the marks of a word to the values of a pattern that begins at `start` of “.word.”.
  void apply(const Pattern& pattern, std::size_t start, std::vector<Mark>& marks) const;

  std::string text_;
  std::vector<Pattern> patterns_;  ///< sorted by their letters
};

}  // namespace galley::text
