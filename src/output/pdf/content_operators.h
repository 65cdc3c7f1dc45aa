// output: the operators of a content stream (ISO 32000-1, 8.4, 9.3, 9.4): text with the state that it is
// shown in, and colours. Everything is counted in whole numbers, as the file has it, so no rounding error is
// carried on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "galley/base/geometry.h"
#include "pdf/press.h"

namespace galley::output {

/// How codes stand in strings: as bytes (smaller), or in hexadecimal for reading.
enum class CodeStyle { Bytes, Hexadecimal };

/// How content is written: the form of its codes and, for a press, its inks.
struct ContentForm {
  CodeStyle codes = CodeStyle::Bytes;
  const Press* press = nullptr;  ///< null: colours are sRGB
};

/// A length in pen units: 10^-10 pt. A tenth of a TJ unit at a size and a horizontal scale of whole
/// thousandths is then a whole number.
[[nodiscard]] std::int64_t pen_units(Length length);

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

}  // namespace galley::output
