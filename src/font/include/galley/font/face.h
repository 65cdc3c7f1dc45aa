// font: one face, ready for shaping, measuring and subsetting. Immutable after loading, so it may be shared
// between threads.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/cache_key.h"
#include "galley/base/diagnostic.h"
#include "galley/base/length.h"
#include "galley/font/glyph_outline.h"

struct hb_font_t;
struct hb_face_t;

namespace galley::font {

/// Vertical metrics and the like, in font units.
struct Metrics {
  int units_per_em = 1000;
  int ascent = 0, descent = 0;  ///< descent is negative
  int cap_height = 0, x_height = 0;
  int italic_angle = 0;  ///< degrees, anticlockwise
  int weight = 400;
  bool fixed_pitch = false;
  int x_min = 0, y_min = 0, x_max = 0, y_max = 0;  ///< of the font's bounding box
  std::array<std::uint8_t, 10> panose{};           ///< how its letters look, in the classes of OS/2
};

/// Which instance of a variable face is meant. A static face has one only.
struct Instance {
  int weight = 400;
  bool italic = false;
  Length size;  ///< that letters are drawn for; 0: the face's own
  GALLEY_FIELDS(weight, italic, size)
};

/// What a face offers to whoever chooses one.
struct Cut {
  int weight = 400;
  bool italic = false;
  // Of a variable face:
  int max_weight = 0;      ///< it has all weights from `weight` up to this; 0: it has only the one
  bool slants = false;     ///< it has an upright and an italic instance
  bool has_sizes = false;  ///< its letters change with their size
  [[nodiscard]] bool is_variable() const { return max_weight > 0 || slants || has_sizes; }
};

/// A glyph that a face has not and a subset can have: glyphs of the face at fixed places, shown as one. In
/// font units.
struct Composite {
  struct Part {
    std::uint32_t glyph = 0;
    int x = 0, y = 0;
    auto operator<=>(const Part&) const = default;
  };
  int advance = 0;
  std::vector<Part> parts;  ///< none: it shows nothing
  std::size_t meaning = 0;  ///< sets those apart that look alike and say different things
  GALLEY_FIELDS(advance, parts, meaning)
  auto operator<=>(const Composite&) const = default;
};

/// The program of a subset font: new glyph ids are 0 … glyphs.size()−1 in the order of `glyphs`, which rises.
/// Components of the face's own composite glyphs are among them. Composites that were asked for come after.
struct Subset {
  std::string program;  ///< bare CFF for CFF faces, else a TrueType file
  bool cff = false;
  std::vector<std::uint32_t> glyphs;  ///< old glyph id of each new one; the first is 0 (.notdef)
};

/// What stands at the sides of a glyph, in rows from the baseline to the x-height, or to the cap height if it
/// reaches there; all in thousandths.
struct Edges {
  int inked = 0;  ///< of the rows, those with ink
  int left =
      0;  ///< how far in the ink begins, in the mean, from the leftmost: of two fifths of the x-height,
  int right = 0;  ///< as deep as which a row counts at most, and a blank row; from the rightmost
};

class Face {
 public:
  /// Loads a face from the bytes of a TrueType or OpenType file. `name` is for diagnostics. Errors: not a
  /// font, truncated, no outlines galley can embed, embedding forbidden by OS/2 fsType. A web font (WOFF,
  /// WOFF2) is taken for the font that it holds. A variable face is set to an instance: weight, slant and
  /// size as asked for, width 100, all other axes as the face has them.
  static std::expected<std::shared_ptr<const Face>, Diagnostic> load(std::shared_ptr<const std::string> bytes,
                                                                     std::string name, unsigned index = 0,
                                                                     const Instance& instance = {});
  /// The same over bytes that outlive every face (the shipped fonts).
  static std::expected<std::shared_ptr<const Face>, Diagnostic> load_static(std::string_view bytes,
                                                                            std::string name);

  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  ~Face();

  [[nodiscard]] const Metrics& metrics() const;
  /// The PostScript name, of characters that a PDF name may hold.
  [[nodiscard]] const std::string& post_script_name() const;
  /// The typographic family (name ID 16, else 1).
  [[nodiscard]] const std::string& family() const;
  /// Every family name the face answers to (name IDs 16 and 1).
  [[nodiscard]] const std::vector<std::string>& families() const;
  [[nodiscard]] bool italic() const;
  /// What its file offers, all instances of a variable face together.
  [[nodiscard]] const Cut& cut() const;
  [[nodiscard]] bool cff() const;
  /// A HarfBuzz font scaled to units per em; immutable.
  [[nodiscard]] hb_font_t* hb_font() const;
  [[nodiscard]] hb_face_t* hb_face() const;
  /// The number of glyphs; ids are below it.
  [[nodiscard]] std::uint32_t glyph_count() const;

  /// The glyph of a code point by the font's character map, 0 if it has none.
  [[nodiscard]] std::uint32_t glyph(char32_t code_point) const;
  /// The advance of a glyph, in font units.
  [[nodiscard]] int advance(std::uint32_t glyph) const;
  /// What its outline shows at the sides of a glyph; nothing for a glyph without ink there. Looked at once
  /// and kept.
  [[nodiscard]] Edges edges(std::uint32_t glyph) const;
  /// The outline of a glyph; empty if it shows nothing, or if the face has no such glyph. Made anew each
  /// time.
  [[nodiscard]] GlyphOutline outline(std::uint32_t glyph) const;
  /// True if a substitution of the features galley switches on can look at the space glyph: then words cannot
  /// be shaped alone.
  [[nodiscard]] bool substitutes_across_space() const;

  /// The subset of these glyphs (old ids; .notdef is added) and of composites, made once and kept: equal sets
  /// give the same object. Hints, GSUB, GPOS, GDEF and cmap are dropped. Errors: HarfBuzz could not subset
  /// the face; a composite could not be added.
  [[nodiscard]] std::expected<std::shared_ptr<const Subset>, Diagnostic> subset(
      std::vector<std::uint32_t> glyphs, const std::vector<Composite>& composites = {}) const;

  /// A font file of these characters for programs that shape text themselves. It has the glyphs that the
  /// features every program switches on (kern, liga, …) and `features` (OpenType tags, such as "onum") can
  /// make of them. Equal arguments give the same object. Errors: HarfBuzz could not subset the face.
  [[nodiscard]] std::expected<std::shared_ptr<const std::string>, Diagnostic> web_font(
      std::u32string_view characters, std::span<const std::string_view> features) const;
  /// Does a feature give each of these characters another glyph?
  [[nodiscard]] bool substitutes_all(std::string_view feature, std::u32string_view characters) const;

 private:
  struct Parts;
  static std::expected<std::shared_ptr<const Face>, Diagnostic> open(std::unique_ptr<Parts> parts,
                                                                     std::string_view bytes, unsigned index,
                                                                     const Instance& instance);
  explicit Face(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// A number of font units at a size, rounded to the nearest scaled point.
[[nodiscard]] inline Length at_size(std::int64_t units, Length size, int units_per_em) {
  return size.scaled(units, units_per_em);
}

}  // namespace galley::font
