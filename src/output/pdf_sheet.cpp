// output: a page on a printer's sheet (see pdf_sheet.h). All numbers are thousandths of a point.
#include "pdf_sheet.h"

#include <algorithm>

#include "pdf_syntax.h"

namespace galley::output {

namespace {

constexpr std::int64_t mark_gap = 3000;  ///< between bleed and mark
/// From the trimmed edge at least, lest a cut that goes wrong by a little leave ink.
constexpr std::int64_t least_offset = 6000;
constexpr std::int64_t mark_length = 18'000;
constexpr std::int64_t mark_thickness = 250;

std::int64_t mark_offset(const PrintSheet& sheet) {
  return std::max(least_offset, thousandths(sheet.bleed) + mark_gap);
}

void append(std::string& out, std::initializer_list<std::int64_t> numbers) {
  bool first = true;
  for (const std::int64_t number : numbers) {
    if (!first) out += ' ';
    append_decimal(out, number);
    first = false;
  }
}

}  // namespace

std::int64_t sheet_margin(const PrintSheet& sheet) {
  return sheet.marks ? mark_offset(sheet) + mark_length + mark_gap : thousandths(sheet.bleed);
}

std::string box(const Size& size, std::int64_t beyond) {
  std::string out = "[";
  append(out, {-beyond, -beyond, thousandths(size.width) + beyond, thousandths(size.height) + beyond});
  return out + "]";
}

void add_boxes(Dict page, const Size& size, const PrintSheet& sheet) {
  page.verbatim("MediaBox", box(size, sheet_margin(sheet)))
      .verbatim("BleedBox", box(size, thousandths(sheet.bleed)))
      .verbatim("TrimBox", box(size, 0));
}

std::string crop_marks(const Size& size, const PrintSheet& sheet) {
  if (!sheet.marks) return {};
  const std::int64_t near = mark_offset(sheet);
  const std::int64_t far = near + mark_length;
  const std::int64_t width = thousandths(size.width);
  const std::int64_t height = thousandths(size.height);
  std::string out = "/Artifact<</Type/Page>>BDC\nq\n/All CS 1 SCN\n";
  append(out, {mark_thickness});
  out += " w\n";
  const auto line = [&out](std::int64_t x, std::int64_t y, std::int64_t to_x, std::int64_t to_y) {
    append(out, {x, y});
    out += " m ";
    append(out, {to_x, to_y});
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

void add_registration_colour(Dict resources) {
  resources.dict("ColorSpace")
      .verbatim("All",
                "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]");
}

}  // namespace galley::output
