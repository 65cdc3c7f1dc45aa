// output: the operators of a content stream (see content_operators.h).
#include "pdf/content_operators.h"

#include <utility>

#include <fmt/format.h>

#include "pdf/failure.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// Text is measured in units of 10 pt. pdf.js gives the width of a wide gap in text's own units. In points,
/// parsers of résumés that read with pdf.js would see no gap between a title and its dates, and take them for
/// one text.
constexpr std::string_view text_unit = "10 0 0 10 0 0 Tm\n";

}  // namespace

void ContentOperators::append(std::span<const std::int64_t> operands, std::string_view operation,
                              int decimals) {
  end_show();
  append_decimals(out_, operands, decimals);
  out_.append(" ").append(operation).append("\n");
}

/// Lengths inside a text object, as numbers of `text_unit`.
void ContentOperators::text_lengths(std::initializer_list<std::int64_t> operands,
                                    std::string_view operation) {
  append(operands, operation, 4);
}

void ContentOperators::begin_text_object() {
  out_.append("BT\n").append(text_unit);
  line_x_ = line_y_ = 0;
}

void ContentOperators::end_text_object() { append("ET\n"); }

void ContentOperators::begin_line(std::int64_t baseline) {
  end_show();
  placed_ = false;
  baseline_ = baseline;
}

void ContentOperators::change_font(std::size_t font, std::int64_t size) {
  font_ = font;
  size_ = size;
  append("/F" + std::to_string(font) + " ");
  text_lengths({size}, "Tf");
}

void ContentOperators::set_horizontal_scale(std::int64_t scale) {
  if (scale_ == scale) return;
  scale_ = scale;
  append({scale}, "Tz", 1);
}

void ContentOperators::set_colour(Colour colour) {
  if (colour_ == colour) return;
  colour_ = colour;
  if (form_.press != nullptr) {
    const Inks inks = form_.press->inks(colour);
    const auto part = [](int percent) { return std::int64_t{percent} * 10; };
    return append({part(inks.cyan), part(inks.magenta), part(inks.yellow), part(inks.black)}, "k");
  }
  const auto channel = [](std::uint8_t value) { return divide_rounded(std::int64_t{value} * 1000, 255); };
  if (colour.red == colour.green && colour.green == colour.blue) {
    append({channel(colour.red)}, "g");
  } else {
    append({channel(colour.red), channel(colour.green), channel(colour.blue)}, "rg");
  }
}

void ContentOperators::change_rise(std::int64_t rise) {
  rise_ = rise;
  text_lengths({rise}, "Ts");
}

void ContentOperators::place(std::int64_t x) {
  const std::int64_t grid_x = divide_rounded(x, pen_units_per_thousandth);
  text_lengths({grid_x - line_x_, baseline_ - line_y_}, "Td");
  line_x_ = grid_x;
  line_y_ = baseline_;
  pen_ = grid_x * pen_units_per_thousandth;
  placed_ = true;
}

void ContentOperators::refuse_width() {
  throw PdfFailure{fmt::format("a glyph is wider than {}pt", max_points)};
}

void ContentOperators::begin_show() {
  out_ += '[';
  showing_ = true;
  shown_ = 0;
}

void ContentOperators::end_show() {
  if (!showing_) return;
  end_string();
  out_ += "]TJ\n";
  showing_ = false;
}

std::string ContentOperators::take() {
  end_show();
  return std::move(out_);
}

}  // namespace galley::output
