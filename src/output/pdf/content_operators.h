// output: the operators of a content stream (ISO 32000-1, 8.4, 9.3, 9.4): text with the state that it is
// shown in, and colours. Everything is counted in whole numbers, as the file has it, so no rounding error is
// carried on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "galley/base/geometry.h"
#include "pdf/press.h"
#include "pdf/syntax.h"

namespace galley::output {

/// How codes stand in strings: as bytes (smaller), or in hexadecimal for reading.
enum class CodeStyle { Bytes, Hexadecimal };

/// How content is written: the form of its codes and, for a press, its inks.
struct ContentForm {
  CodeStyle codes = CodeStyle::Bytes;
  const Press* press = nullptr;  ///< null: colours are sRGB
};

// What follows each glyph is inline: calls would cost a tenth of the time of writing.

inline constexpr std::int64_t pen_units_per_thousandth = 10'000'000;
inline constexpr std::int64_t max_advance = max_points * 1000 * pen_units_per_thousandth;
inline constexpr std::int64_t pen_tolerance = 40'000'000;  // 0.004 pt
/// 32 em. Beyond that the line starts anew.
inline constexpr std::int64_t max_adjustment = 320'000;
inline constexpr int max_shown = 4000;  // readers may end at 8191 (ISO 32000-1, table C.1)

[[nodiscard]] inline std::int64_t divide_rounded(std::int64_t value, std::int64_t divisor) {
  return (value + (value < 0 ? -divisor / 2 : divisor / 2)) / divisor;
}

/// A length in pen units: 10^-10 pt. A tenth of a TJ unit at a size and a horizontal scale of whole
/// thousandths is then a whole number.
[[nodiscard]] inline std::int64_t pen_units(Length length) {
  // 10^10 / 65536 reduced. The product fits into 64 bits: places of glyphs are within `max_points`.
  return divide_rounded(length.scaled_points() * 9'765'625, 64);
}

/// Appends operators to a content stream, each only where its state changes. Lengths are thousandths of a
/// point.
class ContentOperators {
 public:
  explicit ContentOperators(const ContentForm& form) : form_(form) {
    // A page begins with DeviceGray's black, which is no ink.
    if (form_.press == nullptr) colour_ = Colour();
  }

  /// Appends other operators as they are.
  void append(std::string_view syntax) {
    end_show();
    out_ += syntax;
  }
  /// Appends operands, each divided by 10^decimals, and their operator.
  void append(std::span<const std::int64_t> operands, std::string_view operation, int decimals = 3);
  void append(std::initializer_list<std::int64_t> operands, std::string_view operation, int decimals = 3) {
    append(std::span(operands.begin(), operands.size()), operation, decimals);
  }

  void begin_text_object();
  void end_text_object();
  /// The next glyph begins a line on this baseline.
  void begin_line(std::int64_t baseline);
  [[nodiscard]] std::int64_t baseline() const { return baseline_; }

  /// `font` is the number of its dictionary.
  void set_font(std::size_t font, std::int64_t size) {
    if (font_ != font || size_ != size) change_font(font, size);
  }
  /// In thousandths.
  void set_horizontal_scale(std::int64_t scale);
  void set_colour(Colour colour);
  /// How far glyphs stand above the baseline.
  void set_rise(std::int64_t rise) {
    if (rise_ != rise) change_rise(rise);
  }
  /// Moves the pen to `x`, in pen units from the page's left edge.
  void move_to(std::int64_t x);
  /// Shows a glyph and moves the pen by its width, in thousandths of an em.
  void show(std::uint16_t code, int width);

  [[nodiscard]] std::string take();

 private:
  void text_lengths(std::initializer_list<std::int64_t> operands, std::string_view operation);
  void change_font(std::size_t font, std::int64_t size);
  void change_rise(std::int64_t rise);
  void move_back(std::int64_t back, std::int64_t x);
  void place(std::int64_t x);
  void adjust(std::int64_t tenths);
  void append_code(std::uint16_t code);
  void begin_show();
  void end_show();
  void end_string();
  [[noreturn]] static void refuse_width();

  ContentForm form_;
  std::string out_;
  std::size_t code_bytes_ = 0;  ///< of the open string; 0: no string is open
  bool showing_ = false;        ///< inside a TJ's array
  int shown_ = 0;               ///< elements of that array
  bool placed_ = false;         ///< the current line has its Td
  std::int64_t pen_ = 0;        ///< in pen units
  std::int64_t baseline_ = 0;
  std::int64_t line_x_ = 0, line_y_ = 0;  ///< where the last Td has led
  std::size_t font_ = 0;                  ///< 0: none yet
  std::int64_t size_ = 0;
  std::int64_t scale_ = 1000;
  std::int64_t rise_ = 0;
  std::optional<Colour> colour_;
};

inline void ContentOperators::move_to(std::int64_t x) {
  if (!placed_) return place(x);
  if (const std::int64_t back = pen_ - x; std::abs(back) > pen_tolerance) move_back(back, x);
}

inline void ContentOperators::adjust(std::int64_t tenths) {
  end_string();
  if (!showing_) begin_show();
  append_decimal(out_, tenths, 1);
  ++shown_;
  pen_ -= tenths * size_ * scale_;
}

inline void ContentOperators::end_string() {
  if (code_bytes_ == 0) return;
  out_ += form_.codes == CodeStyle::Bytes ? ')' : '>';
  code_bytes_ = 0;
  ++shown_;
}

/// Appends to the open string. Begins an array and a string if none is open.
inline void ContentOperators::append_code(std::uint16_t code) {
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

inline void ContentOperators::show(std::uint16_t code, int width) {
  append_code(code);
  std::int64_t advance = 0;
  if (__builtin_mul_overflow(std::int64_t{width} * 10, size_ * scale_, &advance) ||
      std::abs(advance) > max_advance) {
    refuse_width();
  }
  pen_ += advance;
  if (shown_ >= max_shown) end_show();
}

inline void ContentOperators::move_back(std::int64_t back, std::int64_t x) {
  const std::int64_t tenth = size_ * scale_;
  std::int64_t tenths = divide_rounded(back, tenth);
  const std::int64_t rest = back - tenths * tenth;
  if (std::abs(tenths) > max_adjustment || std::abs(rest) > pen_tolerance) return place(x);
  // A whole number is shorter. It is taken if it comes near enough.
  const std::int64_t whole = divide_rounded(tenths, 10) * 10;
  if (std::abs(back - whole * tenth) <= pen_tolerance) tenths = whole;
  adjust(tenths);
}

}  // namespace galley::output
