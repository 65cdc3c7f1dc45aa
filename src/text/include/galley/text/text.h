// text: what Unicode and a language say about a paragraph: directions, scripts, where a line may end, where a
// word may be parted. All offsets are bytes of UTF-8.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/file_reader.h"

namespace galley::text {

/// A stretch [begin, end) of one embedding level (UAX #9) and one script (ISO 15924 tag, UAX #24; common and
/// inherited characters go with their neighbours, so `Zyyy` is a paragraph's only script or none; a closing
/// bracket goes with its opener).
struct ItemRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t level = 0;
  std::uint32_t script = 0;  ///< as HarfBuzz's hb_script_t: four letters, big-endian
  bool operator==(const ItemRun&) const = default;
};

/// A paragraph in runs.
struct Itemisation {
  std::uint8_t level = 0;     ///< of the paragraph, by its first strong character: 1 if that runs to the left
  std::vector<ItemRun> runs;  ///< in logical order
};

/// The direction of a paragraph.
enum class Base {
  FirstStrong,  ///< that of its first strong character; if it has none, from left to right
  LeftToRight,
  RightToLeft,
  RightUnlessAllLeft,  ///< from right to left, unless it has letters and all run from left to right
};

/// A stretch [begin, end) whose direction is its own and does not touch what stands beside it (UAX #9, 6.2):
/// a telephone number, an address.
struct Isolate {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The telephone numbers (from a plus on), mail addresses and handles of a text.
[[nodiscard]] std::vector<Isolate> addresses_in(std::string_view text);

/// A paragraph in runs. The isolates rise and do not overlap.
[[nodiscard]] Itemisation itemise(std::string_view text, Base base = Base::FirstStrong,
                                  std::span<const Isolate> isolates = {});

/// The embedding levels (one a code point) of a paragraph; `base` is 0, 1, or −1 for “first strong
/// character”.
[[nodiscard]] std::vector<std::uint8_t> bidi_levels(std::u32string_view text, int base);

/// The visual order of a line: which of its elements stands at each place, from the left (UAX #9, L2). The
/// levels are the elements', in logical order; white space at the line's end has the paragraph's (L1).
[[nodiscard]] std::vector<std::size_t> visual_order(std::span<const std::uint8_t> levels);

/// ICU's rules for the line breaks of a language (BCP 47; its root if malformed). To open them takes as long
/// as the breaks of a paragraph; not for two threads at once.
class BreakRules {
 public:
  explicit BreakRules(std::string_view language);
  BreakRules(const BreakRules&) = delete;
  BreakRules& operator=(const BreakRules&) = delete;
  ~BreakRules();
  struct Parts;
  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

/// The line break opportunities of UAX #14 as ICU makes them: offsets before which a line may end, ascending,
/// the end of the text left out. None past 2 GB.
[[nodiscard]] std::vector<std::uint32_t> unicode_breaks(std::string_view text, const BreakRules& rules);

enum class BreakKind : std::uint8_t {
  Space,        ///< at a space (or several); `offset` is after it
  AfterHyphen,  ///< after -, –, — of the text (U+2010 too)
  AfterSlash,   ///< after a / between letters
  Url,          ///< inside a URL, no hyphen is added
  Hyphenation,  ///< inside a word by its language's patterns, a hyphen is added
  SoftHyphen,   ///< at U+00AD, a hyphen is added
  Ideographic,  ///< between characters of a script that writes no spaces, and at U+200B; not inside Korean
                ///< words
  Anywhere,     ///< between characters that a reader sees, where a word is wider than its line
};

/// How good a place for a hyphen is.
struct HyphenPlace {
  std::uint8_t before = 0;  ///< letters of the word before it
  std::uint8_t after = 0;
  /// 0 at the places that are likeliest to be the seam of a compound; more at others of the same word, up to
  /// 2.
  std::uint8_t from_seam = 0;
  bool in_name = false;  ///< the word looks like a name: by capitals inside, or a capital inside a sentence
  bool operator==(const HyphenPlace&) const = default;
};

struct Opportunity {
  std::uint32_t offset = 0;  ///< the next line begins here
  BreakKind kind = BreakKind::Space;
  HyphenPlace place = {};  ///< of a Hyphenation
  bool operator==(const Opportunity&) const = default;
};

/// A stretch that parts differently from its surroundings.
struct Exception {
  enum class Kind {
    Url,           ///< parts at a URL's sensible places
    Whole,         ///< does not part inside (phone numbers, e-mail addresses)
    Bound,         ///< does not part inside nor from what stands before it (citations)
    Unhyphenated,  ///< parts as its surroundings, but not by patterns (headings, names)
  };
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Kind kind = Kind::Whole;
};

/// Capitals and small letters; what has no case is neither.
enum class LetterCase { None, Capital, Small };
[[nodiscard]] LetterCase letter_case(char32_t character);

/// What a character is to East Asian setting, where most characters fill a square.
enum class EastAsian : std::uint8_t {
  None,     ///< of another script, Korean among them
  Letter,   ///< an ideograph, kana, bopomofo, and what repeats or prolongs one
  Opening,  ///< a mark that begins no stretch of white after it: 「（“
  Closing,  ///< and one that ends something: 」）”、。：！
  Other,
};
[[nodiscard]] EastAsian east_asian(char32_t character);

/// Does it go with words of its script, as Latin letters and figures do beside ideographs?
[[nodiscard]] bool is_word_character(char32_t character);

/// Is it a mark that goes with the letter before it?
[[nodiscard]] bool is_mark(char32_t character);

/// Does it show nothing, and only say how what stands about it looks?
[[nodiscard]] bool is_ignorable(char32_t character);

/// Is it a mark of punctuation?
[[nodiscard]] bool is_punctuation(char32_t character);

/// The capitals that a language (BCP 47) has for a character (“SS” for “ß”); the character itself if none.
[[nodiscard]] std::u32string capitals(char32_t character, const char* language);

/// Where the characters that a reader sees begin (extended grapheme clusters, UAX #29): a letter and its
/// marks are one. Bytes, rising; the end is among them.
[[nodiscard]] std::vector<std::uint32_t> graphemes(std::string_view text);

class Hyphenator;

/// ICU's opportunities, filtered as a compositor would: see docs/architecture.md, “Where a line may end”.
/// Sorted by offset, one for each. Hyphenation points are added where `patterns` is given, at least two
/// letters from a word's beginning and three from its end. Exceptions past the text's end are cut there.
[[nodiscard]] std::vector<Opportunity> opportunities(std::string_view text, const BreakRules& rules,
                                                     const std::vector<Exception>& exceptions,
                                                     const Hyphenator* patterns);

/// The language whose texts a script (ISO 15924 tag) is likeliest to be in: `language` itself (BCP 47) if it
/// is written so, “th” for Thai.
[[nodiscard]] std::string language_in_script(std::string_view language, std::uint32_t script);

/// The script (ISO 15924 tag) of a character; `Zyyy` if it has none of its own.
[[nodiscard]] std::uint32_t script_of(char32_t character);

/// A letter of a script (ISO 15924 tag); empty if it has none.
[[nodiscard]] std::u32string sample_of_script(std::uint32_t script);

/// The English name of a script (ISO 15924 tag): “Thai”.
[[nodiscard]] std::string name_of_script(std::uint32_t script);

/// The English name of a language (BCP 47): “German” for “de-CH”. The tag itself if there is no name.
[[nodiscard]] std::string name_of_language(std::string_view language);

/// Are words in this language (BCP 47) so long that lines need hyphens? German, Dutch, the Scandinavian
/// languages, Finnish, Hungarian and Estonian form compounds.
[[nodiscard]] bool forms_long_words(std::string_view language);

/// The Debian package that brings a language's (BCP 47) hyphenation patterns; empty if Debian has none.
[[nodiscard]] std::string_view package_of_patterns(std::string_view language);

/// Patterns, null if there are none, or why they cannot be read (fault System).
using FoundPatterns = std::expected<std::shared_ptr<const Hyphenator>, Diagnostic>;

/// Where Debian and other systems install patterns.
[[nodiscard]] std::vector<BoundedPath> installed_patterns();

/// A language's hyphenation patterns, shareable between threads.
class Hyphenator {
 public:
  /// The patterns of a BCP 47 language, read anew on each call from the first of the folders that has them,
  /// or those that are compiled in, or null if there are none. Where its own region has none, those of the
  /// bare language, of its main region or of any region serve (`en` → en_US, `de-CH` → de_DE, `bn` → bn_IN).
  static FoundPatterns find(std::string_view language, FileReader& files,
                            const std::vector<BoundedPath>& folders = installed_patterns());
  /// Patterns in libhyphen's format; null if their encoding is unknown, or if they are over 4 MiB.
  static std::shared_ptr<Hyphenator> parse(std::string_view bytes);
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;
  ~Hyphenator();

  struct Point {
    std::uint32_t offset = 0;
    HyphenPlace place;
  };

  /// Where `word` (letters only, else there is no point) may be parted, ascending, with at least `left`
  /// letters before and `right` after, and no fewer than the patterns ask for. Non-standard hyphenation (a
  /// change of spelling) is left out, and words of over 100 letters stay whole.
  ///
  /// Seams are found by the words among the patterns: files of two levels (German) list tens of thousands of
  /// compounds. Files without such words tell no point from another.
  [[nodiscard]] std::vector<Point> points(std::string_view word, int left = 2, int right = 3) const;

  /// Does the language write all nouns with a capital, so that a capital tells nothing of names?
  [[nodiscard]] bool capitalises_nouns() const;

  /// The bytes of memory that the patterns take, about.
  [[nodiscard]] std::size_t memory() const;

 private:
  struct Parts;
  explicit Hyphenator(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace galley::text
