// output: the operators of a content stream (see content_operators.h).
#include "pdf/content_operators.h"

#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "pdf/failure.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

constexpr std::int64_t pen_units_per_thousandth = 10'000'000;
constexpr std::int64_t max_advance = max_points * 1000 * pen_units_per_thousandth;
constexpr std::int64_t tolerance = 40'000'000;  // 0.004 pt
/// 32 em. Beyond that the line starts anew.
constexpr std::int64_t max_adjustment = 320'000;
/// Text is measured in units of 10 pt. pdf.js gives the width of a wide gap in text's own units. In points,
/// parsers of résumés that read with pdf.js would see no gap between a title and its dates, and take them for
/// one text.
constexpr std::string_view text_unit = "10 0 0 10 0 0 Tm\n";
constexpr int max_array = 4000;  // readers may end at 8191 (ISO 32000-1, table C.1)

std::int64_t divide_rounded(std::int64_t value, std::int64_t divisor) {
  return (value + (value < 0 ? -divisor / 2 : divisor / 2)) / divisor;
}

}  // namespace

std::int64_t pen_units(Length length) {
  // 10^10 / 65536 reduced. The product fits into 64 bits: see `max_points`.
  return divide_rounded(checked_length(length).scaled_points() * 9'765'625, 64);
}

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

void ContentOperators::move_to(std::int64_t x) {
  if (!placed_) return place(x);
  if (const std::int64_t back = pen_ - x; std::abs(back) > tolerance) move_back(back, x);
}

void ContentOperators::move_back(std::int64_t back, std::int64_t x) {
  const std::int64_t tenth = size_ * scale_;
  std::int64_t tenths = divide_rounded(back, tenth);
  const std::int64_t rest = back - tenths * tenth;
  if (std::abs(tenths) > max_adjustment || std::abs(rest) > tolerance) return place(x);
  // A whole number is shorter. It is taken if it comes near enough.
  const std::int64_t whole = divide_rounded(tenths, 10) * 10;
  if (std::abs(back - whole * tenth) <= tolerance) tenths = whole;
  adjust(tenths);
}

void ContentOperators::place(std::int64_t x) {
  const std::int64_t grid_x = divide_rounded(x, pen_units_per_thousandth);
  text_lengths({grid_x - line_x_, baseline_ - line_y_}, "Td");
  line_x_ = grid_x;
  line_y_ = baseline_;
  pen_ = grid_x * pen_units_per_thousandth;
  placed_ = true;
}

void ContentOperators::adjust(std::int64_t tenths) {
  end_string();
  if (!showing_) begin_show();
  append_decimal(out_, tenths, 1);
  ++shown_;
  pen_ -= tenths * size_ * scale_;
}

void ContentOperators::show(std::uint16_t code, int width) {
  append_code(code);
  std::int64_t advance = 0;
  if (__builtin_mul_overflow(std::int64_t{width} * 10, size_ * scale_, &advance) ||
      std::abs(advance) > max_advance) {
    throw PdfFailure{fmt::format("a glyph is wider than {}pt", max_points)};
  }
  pen_ += advance;
  if (shown_ >= max_array) end_show();
}

/// Appends to the open string. Begins an array and a string if none is open.
void ContentOperators::append_code(std::uint16_t code) {
  if (!showing_) begin_show();
  if (code_bytes_ + 2 > max_string_bytes) end_string();
  const bool bytes = form_.codes == CodeStyle::Bytes;
  if (code_bytes_ == 0) out_ += bytes ? '(' : '<';
  code_bytes_ += 2;
  if (bytes) {
    append_escaped(out_, static_cast<char>(code >> 8));
    append_escaped(out_, static_cast<char>(code & 0xFF));
  } else {
    const auto unit = static_cast<char16_t>(code);
    append_hexadecimal(out_, {&unit, 1});
  }
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

void ContentOperators::end_string() {
  if (code_bytes_ == 0) return;
  out_ += form_.codes == CodeStyle::Bytes ? ')' : '>';
  code_bytes_ = 0;
  ++shown_;
}

std::string ContentOperators::take() {
  end_show();
  return std::move(out_);
}

}  // namespace galley::output
