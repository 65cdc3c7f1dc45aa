// output: a page on a printer's sheet (see sheet.h). All numbers are thousandths of a point.
#include "pdf/sheet.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace galley::output {

namespace {

constexpr std::int64_t mark_gap = 3000;  ///< between bleed and mark
/// At least this far from the trimmed edge, so that a cut that goes a little wrong leaves no ink.
constexpr std::int64_t min_offset = 6000;
constexpr std::int64_t mark_length = 18'000;
constexpr std::int64_t mark_thickness = 250;

std::int64_t mark_offset(const PrintSheet& sheet) {
  return std::max(min_offset, coordinate(sheet.bleed) + mark_gap);
}

}  // namespace

std::int64_t sheet_margin(const PrintSheet& sheet) {
  return sheet.marks ? mark_offset(sheet) + mark_length + mark_gap : coordinate(sheet.bleed);
}

std::string box(const Size& size, std::int64_t beyond) {
  return rectangle(-beyond, -beyond, coordinate(size.width) + beyond, coordinate(size.height) + beyond);
}

void add_boxes(Dictionary page, const Size& size, const PrintSheet& sheet) {
  page.verbatim("MediaBox", box(size, sheet_margin(sheet)))
      .verbatim("BleedBox", box(size, coordinate(sheet.bleed)))
      .verbatim("TrimBox", box(size, 0));
}

std::string crop_marks(const Size& size, const PrintSheet& sheet) {
  if (!sheet.marks) return {};
  const std::int64_t near = mark_offset(sheet);
  const std::int64_t far = near + mark_length;
  const std::int64_t width = coordinate(size.width);
  const std::int64_t height = coordinate(size.height);
  std::string out = "/Artifact<</Type/Page>>BDC\nq\n/All CS 1 SCN\n";
  append_decimals(out, {mark_thickness});
  out += " w\n";
  const auto line = [&out](std::int64_t x, std::int64_t y, std::int64_t to_x, std::int64_t to_y) {
    append_decimals(out, {x, y});
    out += " m ";
    append_decimals(out, {to_x, to_y});
    out += " l\n";
  };
  for (const std::int64_t x : {std::int64_t{0}, width}) {
    line(x, -near, x, -far);
    line(x, height + near, x, height + far);
  }
  for (const std::int64_t y : {std::int64_t{0}, height}) {
    line(-near, y, -far, y);
    line(width + near, y, width + far, y);
  }
  return out + "S\nQ\nEMC\n";
}

void add_registration_colour(Dictionary resources) {
  resources.dictionary("ColorSpace")
      .verbatim("All",
                "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]");
}

}  // namespace galley::output
