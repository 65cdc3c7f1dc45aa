// shape: words, each shaped once. In: a word's text and all that its shape depends on. Out: its glyphs, where
// it may be cut, what the neighbouring spaces do to it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <hb.h>

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/shape/shape.h"

namespace galley::shape {

/// What galley switches on beside HarfBuzz's default features.
enum class Figuring : std::uint8_t { FontsOwn, Lining, OldStyle, Tabular, Superior };
enum class Lettering : std::uint8_t {
  AsWritten,
  Capitals,         ///< with marks at their height
  SmallCapitals,    ///< the font's, for capitals and small letters alike
  InsteadCapitals,  ///< capitals for all letters, where the font has no small ones
};

/// All that a word's shape depends on beside its text.
struct Look {
  std::shared_ptr<const font::Face> face;
  Figuring figuring = Figuring::FontsOwn;
  Lettering lettering = Lettering::AsWritten;
  int tracking = 0;   ///< thousandths of an em
  bool code = false;  ///< each character looks the same wherever it stands
  std::uint32_t script = 0;
  bool rtl = false;
  hb_language_t language = nullptr;
  // These do not change the glyphs, but what differs in them is not shaped together.
  Length size;
  int scale = 1000;
  int raise = 0;

  GALLEY_FIELDS(face, figuring, lettering, tracking, code, script, rtl, language, size, scale, raise)
  bool operator==(const Look& other) const { return fields() == other.fields(); }
};

/// What stands beside a word. Spaces count only where the face substitutes across them; letters where the
/// word's own join them, 0 elsewhere.
struct Beside {
  bool before = false;
  bool after = false;
  char32_t joins_before = 0;
  char32_t joins_after = 0;
  [[nodiscard]] bool joins() const { return joins_before != 0 || joins_after != 0; }
};

/// A shaped word with what cutting it needs. Clusters rise, or fall in a right-to-left one.
struct Word {
  ShapedWord shaped;
  std::uint32_t length = 0;  ///< of its text
  bool rtl = false;
  std::vector<std::uint32_t> unsafe;   ///< clusters before which a cut changes the shape, rising
  std::vector<std::uint32_t> missing;  ///< clusters that the face has no glyph for

  /// The glyphs [first, second) of the bytes [begin, end), both of them cluster starts or the end.
  [[nodiscard]] std::pair<std::size_t, std::size_t> glyphs(std::uint32_t begin, std::uint32_t end) const;
  /// Where the cluster begins that the byte `offset` is in.
  [[nodiscard]] std::uint32_t cluster_at(std::uint32_t offset) const;
  /// True if a cluster begins at `offset`, or the word ends there.
  [[nodiscard]] bool parts_at(std::uint32_t offset) const;
  /// True if the word may be cut at `offset` without shaping anew.
  [[nodiscard]] bool safe_at(std::uint32_t offset) const;
};

/// Part of a word; the whole of it shares its glyphs.
[[nodiscard]] std::shared_ptr<const ShapedWord> slice(const std::shared_ptr<const Word>& word,
                                                      std::uint32_t begin, std::uint32_t end);

/// True for what a space is made of: a line's white space that is set, not printed. U+00A0 is one, U+200B
/// none.
[[nodiscard]] bool is_space(char32_t code_point);
/// True for a space that glues what stands about it.
[[nodiscard]] bool is_glue(char32_t code_point);
/// True for what only tells where a line may end: it is never shaped.
[[nodiscard]] bool is_mere_opportunity(char32_t code_point);

/// A word, or part of one at a line's end or beginning. What spaces beside it would do nobody asks of a part.
enum class Extent : std::uint8_t { Word, Part };

/// All that a word depends on. The memo's own keys own the face and the text; those that are looked up only
/// point to them.
template <typename FacePointer, typename Text>
struct WordKeyOf {
  FacePointer face;
  Text text;
  hb_language_t language = nullptr;
  std::uint32_t script = 0;
  int tracking = 0;
  bool code = false;
  Figuring figuring = Figuring::FontsOwn;
  Lettering lettering = Lettering::AsWritten;
  bool rtl = false;
  bool space_before = false;
  bool space_after = false;
  char32_t joins_before = 0;
  char32_t joins_after = 0;
  Extent extent = Extent::Word;

  GALLEY_FIELDS(face, text, language, script, tracking, code, figuring, lettering, rtl, space_before,
                space_after, joins_before, joins_after, extent)
  bool operator==(const auto& other) const { return fields() == other.fields(); }
  [[nodiscard]] std::size_t hash() const { return hash_of(fields()); }
  [[nodiscard]] std::size_t memory() const { return sizeof *this + text.size(); }
};
using WordKey = WordKeyOf<std::shared_ptr<const font::Face>, std::string>;
using WordView = WordKeyOf<const std::shared_ptr<const font::Face>&, std::string_view>;

/// Where a face comes from that has what a style's own lacks: a family, or the style's own family in another
/// cut.
struct FallbackFace {
  enum class Cut : std::uint8_t { AsStyled, Upright, Regular };
  std::string family;
  Cut cut = Cut::AsStyled;
  auto operator<=>(const FallbackFace&) const = default;
};

/// A fallback that a span took characters from.
struct FallbackUse {
  std::size_t span = 0;
  FallbackFace face;
};

/// A shaped paragraph, and the fallbacks that it took. What there is to say of these families is said again
/// for each document.
struct KnownParagraph {
  ShapedParagraph shaped;
  std::vector<FallbackUse> fallbacks;
};

/// The bytes of memory that a word takes of its own.
[[nodiscard]] std::size_t memory_of(const Word& word);

struct WordCache::Parts {
  Parts(FileReader& reader, std::vector<BoundedPath> folders)
      : files(reader), pattern_folders(std::move(folders)) {}
  FileReader& files;
  std::vector<BoundedPath> pattern_folders;

  Memo<WordKey, const Word> words{limits.known_words_bytes};
  Memo<CacheKey, const KnownParagraph> paragraphs{limits.known_paragraphs_bytes};
  /// A language's hyphenation patterns; null if there are none.
  text::FoundPatterns hyphenator(const std::string& language);
  Memo<CacheKey, const text::FoundPatterns, 1> hyphenators{limits.known_patterns_bytes};
};

/// Shapes words by way of the cache. One per thread.
class WordShaper {
 public:
  explicit WordShaper(WordCache& cache);

  /// The word `text` in a look.
  [[nodiscard]] std::shared_ptr<const Word> word(const Look& look, std::string_view text, Beside beside = {},
                                                 Extent extent = Extent::Word);

  /// Has the face of a look a glyph for each character of a text? Mostly its character map says so, and
  /// nothing is shaped.
  [[nodiscard]] bool have_all(const Look& look, std::string_view text);

  /// The words of one look, in the order of their texts: those that are new are shaped together, which costs
  /// far less. Null for all if the face substitutes across spaces, so that what is beside a word counts.
  [[nodiscard]] std::vector<std::shared_ptr<const Word>> words(const Look& look,
                                                               std::span<const std::string_view> texts);

 private:
  struct BufferDestroyer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
  };
  Word shape(const Look& look, std::string_view text, Beside beside, Extent extent);
  Word shape_alone(const Look& look, std::string_view text, Beside beside = {});
  /// Nothing if HarfBuzz gives up: it lacks memory, or the font asks for too much work.
  std::optional<Word> shape_once(const Look& look, std::string_view text, Beside beside = {});
  std::int32_t space_of(const Look& look);
  void shape_together(const Look& look, std::span<const std::string_view> texts);
  std::shared_ptr<const Word> keep(const Look& look, std::string_view text, Beside beside, Extent extent,
                                   Word word);
  void add_space_kerning(Word& word, const Look& look, std::string_view text);
  void take_context(Word& word, const Look& look, std::string_view text, Beside beside);

  WordCache::Parts& cache_;
  std::unique_ptr<hb_buffer_t, BufferDestroyer> buffer_;
};

}  // namespace galley::shape
