// output: colours for a press. An ICC profile of a printing condition goes in; sRGB colours come out as inks,
// by LittleCMS.
#pragma once

#include <array>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "galley/base/geometry.h"

namespace galley::output {

/// Coverages in whole percents. No press prints finer steps.
struct Inks {
  int cyan = 0;
  int magenta = 0;
  int yellow = 0;
  int black = 0;
  bool operator==(const Inks&) const = default;
};

/// A printing condition. The same profile gives the same inks. Immutable, so threads may share it.
class Press {
 public:
  /// Errors, as the end of a sentence about the profile: “is no ICC profile”.
  [[nodiscard]] static std::expected<Press, std::string> open(std::string_view profile);

  /// The inks of a colour: relative colorimetric with black-point compensation. A grey becomes black ink
  /// alone, equally light on the paper, so that text does not need four plates in register. Black is 100 % of
  /// it.
  [[nodiscard]] Inks inks(Colour colour) const;

  /// The inks of a picture's samples: three bytes of sRGB become four of ink; 255 is full coverage. Its greys
  /// use all inks, as the profile says.
  [[nodiscard]] std::string inks_of_samples(std::string_view rgb) const;

 private:
  struct Tables;
  explicit Press(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const Tables> tables_;
};

/// The shipped printing condition: offset on coated paper (ISO 12647-2:2004/Amd 1), known as FOGRA39.
[[nodiscard]] std::string_view shipped_press_profile();

}  // namespace galley::output
