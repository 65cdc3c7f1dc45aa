// layout: the overhangs of the shipped families, character by character, and of all others from their
// outlines.
#include "protrusion.h"

#include <algorithm>
#include <array>
#include <optional>

namespace galley::layout {
namespace {

/// The columns of the table.
enum class Cut : std::uint8_t { Serif, SerifItalic, Sans, SansItalic };

struct Row {
  char32_t character;
  std::array<Protrusion, 4> of_cut;
};

// Source Serif 4 and Source Sans 3, roman and italic. The lighter a character and the more white it has at
// its side, the further it stands out: points and hyphens by most of their width, slanting letters by a
// twentieth; italics, which lean out at the right already, more to the left.
constexpr std::array rows{
    // clang-format off
    Row{U'!', {{{0, 150}, {0, 100}, {0, 150}, {0, 100}}}},
    Row{U'"', {{{300, 300}, {350, 250}, {300, 300}, {350, 250}}}},
    Row{U'%', {{{50, 50}, {50, 50}, {50, 50}, {50, 50}}}},
    Row{U'\'', {{{450, 450}, {500, 400}, {450, 450}, {500, 400}}}},
    Row{U'(', {{{100, 0}, {150, 0}, {100, 0}, {150, 0}}}},
    Row{U')', {{{0, 150}, {0, 100}, {0, 150}, {0, 100}}}},
    Row{U'*', {{{200, 200}, {250, 150}, {200, 200}, {250, 150}}}},
    Row{U'+', {{{150, 150}, {150, 150}, {200, 200}, {200, 200}}}},
    Row{U',', {{{0, 600}, {0, 600}, {0, 550}, {0, 550}}}},
    Row{U'-', {{{500, 550}, {500, 500}, {500, 500}, {500, 500}}}},
    Row{U'.', {{{0, 650}, {0, 650}, {0, 650}, {0, 650}}}},
    Row{U'/', {{{100, 200}, {50, 200}, {100, 200}, {50, 200}}}},
    Row{U'1', {{{70, 50}, {100, 30}, {80, 60}, {100, 40}}}},
    Row{U'4', {{{50, 30}, {60, 20}, {50, 40}, {60, 30}}}},
    Row{U'7', {{{30, 70}, {20, 80}, {40, 80}, {20, 90}}}},
    Row{U':', {{{0, 450}, {0, 450}, {0, 450}, {0, 450}}}},
    Row{U';', {{{0, 350}, {0, 350}, {0, 350}, {0, 350}}}},
    Row{U'?', {{{0, 150}, {0, 120}, {0, 150}, {0, 120}}}},
    Row{U'@', {{{30, 30}, {30, 30}, {30, 30}, {30, 30}}}},
    Row{U'A', {{{50, 50}, {60, 20}, {50, 50}, {60, 20}}}},
    Row{U'F', {{{0, 50}, {0, 30}, {0, 60}, {0, 40}}}},
    Row{U'J', {{{40, 0}, {60, 0}, {60, 0}, {70, 0}}}},
    Row{U'K', {{{0, 40}, {0, 40}, {0, 40}, {0, 30}}}},
    Row{U'L', {{{0, 50}, {0, 40}, {0, 70}, {0, 60}}}},
    Row{U'P', {{{0, 30}, {0, 20}, {0, 30}, {0, 20}}}},
    Row{U'T', {{{50, 50}, {60, 30}, {60, 60}, {70, 40}}}},
    Row{U'V', {{{50, 50}, {60, 30}, {50, 50}, {60, 30}}}},
    Row{U'W', {{{40, 40}, {50, 20}, {40, 40}, {50, 20}}}},
    Row{U'X', {{{40, 40}, {40, 30}, {40, 40}, {40, 30}}}},
    Row{U'Y', {{{60, 60}, {70, 40}, {60, 60}, {70, 40}}}},
    Row{U'[', {{{60, 0}, {80, 0}, {80, 0}, {80, 0}}}},
    Row{U']', {{{0, 80}, {0, 60}, {0, 80}, {0, 60}}}},
    Row{U'c', {{{0, 20}, {0, 20}, {0, 20}, {0, 20}}}},
    Row{U'e', {{{0, 0}, {0, 0}, {0, 20}, {0, 20}}}},
    Row{U'f', {{{0, 40}, {0, 20}, {0, 40}, {0, 20}}}},
    Row{U'k', {{{0, 40}, {0, 30}, {0, 40}, {0, 30}}}},
    Row{U'r', {{{0, 60}, {0, 50}, {0, 70}, {0, 60}}}},
    Row{U't', {{{0, 50}, {0, 30}, {0, 50}, {0, 40}}}},
    Row{U'v', {{{50, 50}, {40, 30}, {50, 50}, {50, 30}}}},
    Row{U'w', {{{40, 40}, {30, 20}, {40, 40}, {40, 20}}}},
    Row{U'x', {{{40, 40}, {30, 30}, {40, 40}, {30, 30}}}},
    Row{U'y', {{{50, 50}, {30, 30}, {50, 50}, {40, 40}}}},
    Row{U'~', {{{200, 200}, {200, 200}, {200, 200}, {200, 200}}}},
    Row{U'\u00AB', {{{200, 150}, {200, 150}, {200, 150}, {200, 150}}}},
    Row{U'\u00BB', {{{150, 200}, {150, 200}, {150, 200}, {150, 200}}}},
    Row{U'\u0391', {{{50, 50}, {60, 20}, {50, 50}, {60, 20}}}},
    Row{U'\u0393', {{{0, 50}, {0, 40}, {0, 70}, {0, 60}}}},
    Row{U'\u03A4', {{{50, 50}, {60, 30}, {60, 60}, {70, 40}}}},
    Row{U'\u0410', {{{50, 50}, {60, 20}, {50, 50}, {60, 20}}}},
    Row{U'\u0413', {{{0, 50}, {0, 40}, {0, 70}, {0, 60}}}},
    Row{U'\u0422', {{{50, 50}, {60, 30}, {60, 60}, {70, 40}}}},
    Row{U'\u0423', {{{50, 50}, {60, 40}, {60, 60}, {70, 40}}}},
    Row{U'\u0433', {{{0, 50}, {0, 20}, {0, 70}, {0, 30}}}},
    Row{U'\u0442', {{{40, 40}, {20, 20}, {60, 60}, {20, 20}}}},
    Row{U'\u0443', {{{50, 50}, {30, 30}, {50, 50}, {40, 40}}}},
    Row{U'\u2010', {{{500, 550}, {500, 500}, {500, 500}, {500, 500}}}},
    Row{U'\u2013', {{{200, 300}, {200, 250}, {200, 300}, {200, 250}}}},
    Row{U'\u2014', {{{150, 200}, {150, 150}, {150, 200}, {150, 150}}}},
    Row{U'\u2018', {{{450, 400}, {500, 350}, {450, 400}, {500, 350}}}},
    Row{U'\u2019', {{{450, 550}, {500, 500}, {450, 500}, {500, 450}}}},
    Row{U'\u201A', {{{400, 550}, {400, 500}, {400, 550}, {400, 500}}}},
    Row{U'\u201C', {{{350, 300}, {400, 250}, {350, 300}, {400, 250}}}},
    Row{U'\u201D', {{{300, 400}, {350, 350}, {300, 400}, {350, 350}}}},
    Row{U'\u201E', {{{250, 350}, {250, 300}, {250, 350}, {250, 300}}}},
    Row{U'\u2026', {{{50, 200}, {50, 200}, {50, 180}, {50, 180}}}},
    Row{U'\u2039', {{{250, 200}, {250, 200}, {250, 200}, {250, 200}}}},
    Row{U'\u203A', {{{200, 250}, {200, 250}, {200, 250}, {200, 250}}}},
    // clang-format on
};
static_assert(std::ranges::is_sorted(rows, {}, &Row::character));

std::optional<Cut> cut_of(const font::Face& face) {
  if (face.family().starts_with("Source Serif 4")) return face.italic() ? Cut::SerifItalic : Cut::Serif;
  if (face.family().starts_with("Source Sans 3")) return face.italic() ? Cut::SansItalic : Cut::Sans;
  return {};
}

// A character that has ink in more of its rows than this, in thousandths, is no point and no dash: an i has
// about 800. One that has hardly any stands elsewhere: an underscore.
constexpr int dense = 790;
constexpr int sparse = 50;
// What a character of no ink at all would stand out by; and the most for any, in thousandths of an em.
constexpr int lightest = 860;
constexpr int farthest_of_em = 160;
// A letter recedes from where its ink begins this far behind the face's stems, in thousandths of what is left
// behind them; and by what a letter stands out that recedes the most.
constexpr int receding = 300;
constexpr int most_receding = 600;
constexpr int slanting = 55;
// What is less than this is not seen.
constexpr int least = 15;

int side(int inked, int indentation, int stem, int farthest) {
  const int light = std::max(0, dense - inked) * lightest / dense;
  const int behind = (indentation - stem) * 1000 / (1000 - stem);
  const int beyond = std::clamp(behind, receding, most_receding) - receding;
  const int sum = std::min(light + beyond * slanting / (most_receding - receding), farthest);
  return sum < least ? 0 : sum;
}

}  // namespace

Protrusion protrusion_by_outline(const font::Face& face, std::uint32_t glyph) {
  const font::Edges edges = face.edges(glyph);
  const int advance = face.advance(glyph);
  if (edges.inked < sparse || advance <= 0) return {};
  // Serifs stand before a stem; a face without them has its stem at the very edge.
  const int stem = std::min(face.edges(face.glyph(U'H')).left, 900);
  const int farthest = static_cast<int>(std::int64_t{farthest_of_em} * face.metrics().units_per_em / advance);
  return {side(edges.inked, edges.left, stem, farthest), side(edges.inked, edges.right, stem, farthest)};
}

Protrusion protrusion_of(const font::Face& face, std::uint32_t glyph, char32_t character) {
  const auto* const row = std::ranges::lower_bound(rows, character, {}, &Row::character);
  if (row != rows.end() && row->character == character) {
    if (const auto cut = cut_of(face); cut && face.glyph(character) == glyph)
      return row->of_cut[static_cast<std::size_t>(*cut)];
  }
  return protrusion_by_outline(face, glyph);
}

}  // namespace galley::layout
