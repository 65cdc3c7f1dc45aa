// proof: what a compositor marks, drawn under and beside the lines (see proof.h).
#include "galley/proof/proof.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "galley/base/utf8.h"
#include "galley/layout/evenness.h"
#include "page_edges.h"

namespace galley::proof {
namespace {

// What stands around a page: a legend above it, the names of marks at its left, figures at its right.
constexpr Length left_edge = Length::points(44);
constexpr Length right_edge = Length::points(150);
constexpr Length top_edge = Length::points(44);
constexpr Length bottom_edge = Length::points(16);
constexpr Length gap = Length::points(8);

constexpr Length label_size = Length::points(6.5);
constexpr Length hairline = Length::points(0.35);

constexpr Colour ink{0x33, 0x33, 0x33};
constexpr Colour trim_edge{0xAA, 0xAA, 0xAA};
constexpr Colour measure_edge{0x6F, 0xA8, 0xDC};
constexpr Colour tight{0x3B, 0x7D, 0xD8};
constexpr Colour even{0xE2, 0xE2, 0xE2};
constexpr Colour loose{0xF2, 0xA0, 0x3D};
constexpr Colour open{0xD9, 0x30, 0x25};
constexpr Colour short_mark{0xF7, 0xC9, 0x48};
constexpr Colour runt_mark{0xA0, 0x5C, 0xC8};
constexpr Colour river_mark{0x4F, 0xC3, 0xC7};
constexpr Colour page_mark{0xC2, 0x18, 0x5B};

// Spaces are as open as they can be drawn where they have grown by twice their stretch.
constexpr double open_ratio = 2;

Colour between(const Colour& from, const Colour& to, double part) {
  const auto mixed = [part](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(a + (b - a) * std::clamp(part, 0.0, 1.0));
  };
  return {mixed(from.red, to.red), mixed(from.green, to.green), mixed(from.blue, to.blue)};
}

/// The colour of spaces with an adjustment ratio.
Colour colour_of(double ratio) {
  if (ratio < 0) return between(even, tight, -ratio);
  return ratio < 1 ? between(even, loose, ratio) : between(loose, open, (ratio - 1) / (open_ratio - 1));
}

/// How tall a mark beside or between words is: as small letters.
Length height_of(const Line& line) {
  const GlyphRun* tallest = nullptr;
  for (const GlyphRun& run : line.runs)
    if (run.face && (tallest == nullptr || run.size > tallest->size)) tallest = &run;
  if (tallest == nullptr) return {};
  const font::Metrics& metrics = tallest->face->metrics();
  return font::at_size(metrics.x_height, tallest->size, metrics.units_per_em);
}

/// The part of its measure that a line takes up.
double full_of(const Line& line) {
  return line.measure > Length{} ? (right_of(line) - line.origin.x).points() / line.measure.points() : 1;
}

bool is_body(const Line& line) { return line.role == LineRole::Body; }

void move(Page& page, Point by) {
  const auto moved = [by](Point& point) {
    point.x += by.x;
    point.y += by.y;
  };
  for (Line& line : page.lines) {
    moved(line.origin);
    for (GlyphRun& run : line.runs) moved(run.origin);
  }
  for (PlacedRule& rule : page.rules) moved(rule.rect.origin);
  for (PlacedPicture& picture : page.pictures) moved(picture.rect.origin);
  for (LinkArea& area : page.link_areas) moved(area.rect.origin);
}

/// Draws the marks of one page on its sheet.
class Sheet {
 public:
  Sheet(Page& page, std::shared_ptr<const font::Face> face) : page_(page), face_(std::move(face)) {
    size_ = page_.size;
    move(page_, {left_edge, top_edge});
    page_.size = {size_.width + left_edge + right_edge, size_.height + top_edge + bottom_edge};
  }

  void mark_lines();
  void mark_river(const layout::River& river);
  void mark_page_break(const Line& line, std::string_view name) {
    fill({{line.origin.x - gap, line.origin.y - height_of(line)}, {gap / 2, height_of(line)}}, page_mark);
    name_mark(line, name);
  }
  void frame();
  void legend(std::size_t number, std::size_t pages, const layout::WordSpaces& spaces);
  /// Puts the marks under the type, and the figures beside it.
  void finish() {
    marks_.insert(marks_.end(), page_.rules.begin(), page_.rules.end());
    page_.rules = std::move(marks_);
    std::ranges::move(labels_, std::back_inserter(page_.lines));
  }

 private:
  void fill(const Rect& rect, const Colour& colour) {
    if (rect.size.width > Length{} && rect.size.height > Length{}) marks_.push_back({rect, colour});
  }
  /// Sets text at a point on its baseline; where it ends.
  Length write(Point at, std::string_view text, const Colour& colour);
  [[nodiscard]] Length width_of(std::string_view text) const;
  void mark_spaces(const Line& line);
  void write_figures(const Line& line);
  void name_mark(const Line& line, std::string_view name);

  Page& page_;
  std::shared_ptr<const font::Face> face_;
  Size size_;  ///< of the page as trimmed
  std::vector<PlacedRule> marks_;
  std::vector<Line> labels_;
  std::map<Length, Length> figures_end_;  ///< by the baseline
  std::map<Length, Length> names_begin_;
};

Length Sheet::width_of(std::string_view text) const {
  std::int64_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, next] = utf8::decode(text, at);
    units += face_->advance(face_->glyph(character));
    at = next;
  }
  return font::at_size(units, label_size, face_->metrics().units_per_em);
}

Length Sheet::write(Point at, std::string_view text, const Colour& colour) {
  GlyphRun run;
  run.face = face_;
  run.size = label_size;
  run.colour = colour;
  run.origin = at;
  run.text = text;
  Length x;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto [character, end] = utf8::decode(text, begin);
    PlacedGlyph glyph;
    glyph.id = face_->glyph(character);
    glyph.x = x;
    glyph.advance = font::at_size(face_->advance(glyph.id), label_size, face_->metrics().units_per_em);
    glyph.text_begin = static_cast<std::uint32_t>(begin);
    glyph.text_end = static_cast<std::uint32_t>(end);
    x += glyph.advance;
    run.glyphs.push_back(glyph);
    begin = end;
  }
  Line label;
  label.role = LineRole::Footer;
  label.origin = at;
  label.measure = label.natural = x;
  label.text = text;
  label.runs.push_back(std::move(run));
  labels_.push_back(std::move(label));
  return at.x + x;
}

void Sheet::mark_spaces(const Line& line) {
  const Length height = height_of(line);
  for (const layout::SpaceOnPage& space : layout::spaces_of(line))
    fill({{space.left, line.origin.y - height}, {space.right - space.left, height}},
         colour_of(line.justified ? line.ratio : 0));
}

/// “r +0.42  114 %”: the adjustment ratio, and the word spaces; of a line that is not justified, how full it
/// is. A last line is as long as it happens to be.
void Sheet::write_figures(const Line& line) {
  if (line.ends_paragraph && line.badness == 0) return;
  const std::string figures = line.justified
                                  ? fmt::format("r {:+.2f} {:3.0f} %", line.ratio, line.word_space * 100)
                                  : fmt::format("full {:7.0f} %", full_of(line) * 100);
  Length& end = figures_end_.try_emplace(line.origin.y, left_edge + size_.width + gap).first->second;
  end = write({end, line.origin.y}, figures, ink) + gap;
}

/// Names a mark at the left of the page, on its line.
void Sheet::name_mark(const Line& line, std::string_view name) {
  Length& begin = names_begin_.try_emplace(line.origin.y, left_edge - gap / 2).first->second;
  begin -= width_of(name);
  write({begin, line.origin.y}, name, ink);
  begin -= gap / 2;
}

void Sheet::mark_lines() {
  for (const Line& line : page_.lines) {
    if (!is_body(line)) continue;
    const Length height = height_of(line);
    const Length right = right_of(line);
    const Length measure_begin = measure_left(line);
    const Length measure_end = measure_begin + line.measure;
    const auto edge = [&](Length x) {
      fill({{x, line.origin.y - height}, {hairline, height * 3 / 2}}, measure_edge);
    };
    edge(measure_begin);
    edge(measure_end);
    mark_spaces(line);
    write_figures(line);
    if (line.fault == LineFault::Short) {
      const Length from = line.starts_at_right ? measure_begin : right;
      const Length to = line.starts_at_right ? line.origin.x : measure_end;
      fill({{from, line.origin.y - height}, {to - from, height}}, short_mark);
      name_mark(line, "short");
    }
    if (line.fault == LineFault::Runt) {
      fill({{line.origin.x, line.origin.y + height / 4}, {right - line.origin.x, height / 4}}, runt_mark);
      name_mark(line, "runt");
    }
    if (is_wide(line)) name_mark(line, "wide");
  }
}

/// A river: its spaces from line to line, with its length, width and how far it strays from a straight line.
void Sheet::mark_river(const layout::River& river) {
  const Line& first = page_.lines[river.first];
  for (const layout::RiverSpace& space : river.spaces) {
    const Line& line = page_.lines[space.line];
    const Length height = height_of(line);
    fill({{space.space.left, line.origin.y - height * 3 / 2},
          {space.space.right - space.space.left, height * 2}},
         river_mark);
  }
  Length& end = figures_end_.try_emplace(first.origin.y, left_edge + size_.width + gap).first->second;
  end = write({end, first.origin.y},
              fmt::format("river {} × {:.1f} ± {:.1f} pt", river.lines, river.width.points(),
                          river.drift.points()),
              ink) +
        gap;
}

void Sheet::frame() {
  const Length right = left_edge + size_.width;
  const Length bottom = top_edge + size_.height;
  fill({{left_edge, top_edge}, {size_.width, hairline}}, trim_edge);
  fill({{left_edge, bottom}, {size_.width, hairline}}, trim_edge);
  fill({{left_edge, top_edge}, {hairline, size_.height}}, trim_edge);
  fill({{right, top_edge}, {hairline, size_.height}}, trim_edge);
}

void Sheet::legend(std::size_t number, std::size_t pages, const layout::WordSpaces& spaces) {
  const Length first = top_edge / 3;
  const Length second = first + label_size * 2;
  std::string text =
      fmt::format("page {} of {}, {:.0f} × {:.0f} pt; text {:.1f} of {:.1f} pt high; ", number, pages,
                  size_.width.points(), size_.height.points(), page_.filled.points(), page_.height.points());
  text += spaces.lines == 0
              ? "no justified lines"
              : fmt::format("{} justified lines, word spaces {:.0f} %, spread {:.3f}, widest {:.0f} %",
                            spaces.lines, spaces.mean * 100, spaces.deviation, spaces.widest * 100);
  write({left_edge, first}, text, ink);

  Length x = left_edge;
  const auto key = [&](const Colour& colour, std::string_view name) {
    fill({{x, second - label_size * 2 / 3}, {gap, label_size * 2 / 3}}, colour);
    x = write({x + gap * 3 / 2, second}, name, ink) + gap;
  };
  key(colour_of(-1), "spaces as tight as may be (r -1)");
  key(colour_of(0), "natural");
  key(colour_of(1), "as loose (r 1)");
  key(colour_of(open_ratio), "wider");
  key(short_mark, "short line");
  key(runt_mark, "runt");
  key(river_mark, "river");
  key(page_mark, "widow, club");
}

}  // namespace

std::expected<Pages, Diagnostics> sheets_of(const Pages& pages, font::Library& fonts) {
  Diagnostics notes;
  const auto face = fonts.face({"Source Code Pro", 400, false, label_size}, notes);
  if (!face) return std::unexpected(Diagnostics{face.error()});
  const std::vector<layout::PlacedRiver> rivers = layout::rivers(pages);
  const layout::WordSpaces spaces = layout::word_spaces(pages);
  Pages proof = pages;
  for (Destination& destination : proof.destinations) {
    destination.point.x += left_edge;
    destination.point.y += top_edge;
  }
  std::map<std::size_t, Edges> before;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    Sheet sheet(proof.pages[i], *face);
    sheet.frame();
    sheet.legend(i + 1, pages.pages.size(), spaces);
    sheet.mark_lines();
    const Page& page = proof.pages[i];
    for (const auto& [flow, edges] : edges_of(page)) {
      if (is_widow(*edges.first, before[flow].last)) sheet.mark_page_break(*edges.first, "widow");
      if (i + 1 < pages.pages.size() && is_club(page, *edges.last))
        sheet.mark_page_break(*edges.last, "club");
    }
    for (layout::PlacedRiver placed : rivers) {
      if (placed.page != i) continue;
      for (layout::RiverSpace& space : placed.river.spaces) {
        space.space.left += left_edge;
        space.space.right += left_edge;
      }
      sheet.mark_river(placed.river);
    }
    before = edges_of(pages.pages[i]);
    sheet.finish();
  }
  return proof;
}

}  // namespace galley::proof
