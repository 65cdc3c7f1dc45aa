// shape: styled text to glyph clusters. Advances stay in font units, so another size or measure costs no new
// shaping.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "galley/base/timings.h"
#include "galley/document/document.h"
#include "galley/font/library.h"
#include "galley/text/text.h"

namespace galley::shape {

/// A shaped glyph, in font units. `cluster` is the byte of the fragment's own text that its cluster begins
/// with.
struct Glyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;
  std::int32_t advance = 0;  ///< with kerning and tracking
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
};

/// A word, or part of one, shaped alone. What the neighbouring spaces do to it (kerning) is kept apart, since
/// at a line's edge they are not there.
struct ShapedWord {
  std::vector<Glyph> glyphs;
  std::int64_t width = 0;
  std::int32_t before_space = 0;  ///< what a space after the word adds (mostly ≤ 0)
  std::int32_t after_space = 0;   ///< what a space before the word adds
};

/// A shaped stretch [begin, end) of a paragraph's text, of one face, style and span. Glyph positions are
/// scaled by size × scale / units per em; `raise` (thousandths of an em of the style's size) lifts it. The
/// stretch may hold U+00AD and U+200B, which set nothing: leave them out of what is read. An added hyphen's
/// is empty. Glyphs are in visual order (`rtl()`: clusters fall).
struct Fragment {
  std::shared_ptr<const font::Face> face;
  std::shared_ptr<const ShapedWord> word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t span = 0;  ///< index into the paragraph's spans
  int scale = 1000;  ///< thousandths; below 1000 for superior figures and small capitals that the font lacks
  int raise = 0;
  std::uint8_t level = 0;  ///< embedding level (UAX #9): odd, where it runs from right to left

  [[nodiscard]] bool rtl() const { return level % 2 != 0; }
};

/// White without a glyph, in thousandths of an em: what it is, and by how much it may stretch and shrink.
struct Gap {
  int natural = 0;
  int stretch = 0;
  int shrink = 0;
};

/// A paragraph comes as elements in logical order: what is set, spaces, and places where a line may end. A
/// kerned or ligated break lies inside its `instead`, which holds as little as has to change.
struct Element {
  enum class Kind : std::uint8_t {
    Box,    ///< `fragment`
    Space,  ///< `fragment` is the space glyph with its natural advance; `kern` is what the neighbours add. If
            ///< it has a `gap`, it is that white, which no one wrote, and `fragment` is empty. A line may end
            ///< here unless `bound`
    Break,  ///< a line may end here: if it does, `before` ends it and `after` begins the next; if not,
            ///< `instead` stands. Any may be empty
  };
  Kind kind = Kind::Box;
  bool bound = false;  ///< a no-break space
  text::BreakKind reason = text::BreakKind::Space;
  text::HyphenPlace hyphen = {};  ///< of a Break by hyphenation
  Fragment fragment;
  std::int64_t kern = 0;  ///< font units of the fragment's face
  std::optional<Gap> gap;

  [[nodiscard]] std::span<const Fragment> before() const { return std::span(parts).first(after_begin); }
  [[nodiscard]] std::span<const Fragment> after() const {
    return std::span(parts).subspan(after_begin, instead_begin - after_begin);
  }
  [[nodiscard]] std::span<const Fragment> instead() const { return std::span(parts).subspan(instead_begin); }

  std::vector<Fragment> parts;  ///< of a Break: `before`, then `after`, then `instead`
  std::uint32_t after_begin = 0;
  std::uint32_t instead_begin = 0;
};

struct ShapedParagraph {
  std::vector<Element> elements;
  std::uint32_t end = 0;    ///< length of the text
  std::uint8_t level = 0;   ///< of the paragraph: 0 from left to right, 1 from right to left
  bool has_rtl = false;     ///< does any of it run from right to left?
  bool hyphenated = false;  ///< may its words be parted by its language's patterns?
};

/// The shaped counterpart of a Block: null for what the block has not. Equal paragraphs may share one.
struct ShapedBlock {
  std::shared_ptr<const ShapedParagraph> paragraph;
  std::shared_ptr<const ShapedParagraph> label;
  std::shared_ptr<const ShapedParagraph> aside;
};

/// The bytes of memory that these take, about: words may be other paragraphs' too.
[[nodiscard]] std::size_t memory_of(const ShapedParagraph& paragraph);
[[nodiscard]] std::size_t memory_of(const ShapedBlock& block);

struct ShapedText {
  std::vector<ShapedBlock> blocks;  ///< as many as the document's
};

/// Shaped words and paragraphs, and hyphenation patterns, kept for a session and shared by its documents;
/// bounded. Safe to share between threads.
class WordCache {
 public:
  /// Reads patterns in the folders by way of `files`, which outlives it.
  explicit WordCache(FileReader& files,
                     std::vector<BoundedPath> pattern_folders = text::installed_patterns());
  WordCache(const WordCache&) = delete;
  WordCache& operator=(const WordCache&) = delete;
  ~WordCache();
  struct Parts;
  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

/// Which OpenType features are switched on beside HarfBuzz's own (kern, liga, calt, …).
enum class Features {
  House,  ///< figures and capitals as the style says
  Plain,  ///< none: figures as the font draws them, for comparison with other typesetters
};

/// What shaping needs of its session.
struct Shaper {
  font::Library& fonts;
  WordCache& words;
  Features features = Features::House;
  std::stop_token stop = {};   ///< once it is requested, work ends soon, with the error `stopped()`
  Timings* timings = nullptr;  ///< what counts the time of shaping and laying out, if anything does
};

/// Shapes a whole document. Errors: a family that is nowhere, a broken font, a character that no face has (at
/// its place in the author's file), more places to end a line than the limits, a stop.
[[nodiscard]] std::expected<ShapedText, Diagnostics> shape(const Document& document, Shaper shaper,
                                                           Diagnostics& warnings);

/// Shapes one paragraph of a document's styles (footers, whose text is known only after paging).
[[nodiscard]] std::expected<std::shared_ptr<const ShapedParagraph>, Diagnostics> shape_paragraph(
    const Paragraph& paragraph, const Document& document, Shaper shaper, Diagnostics& warnings);

}  // namespace galley::shape
