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

/// Coverages in whole percents: no press holds finer ones.
struct Inks {
  int cyan = 0;
  int magenta = 0;
  int yellow = 0;
  int black = 0;
  bool operator==(const Inks&) const = default;
};

/// A printing condition. Same profile, same inks. Immutable, so threads may share it.
class Press {
 public:
  /// Errors, as the end of a sentence about the profile: “is no ICC profile”.
  [[nodiscard]] static std::expected<Press, std::string> open(std::string_view profile);

  /// Relative colorimetric with black-point compensation. A grey is black ink alone, as light on the paper,
  /// so that no text needs four plates in register: black is 100 % of it.
  [[nodiscard]] Inks inks(Colour colour) const;

  /// The same for the samples of a picture: three bytes of sRGB become four of ink, 255 being full coverage.
  /// Its greys are made of all inks, as the profile has it.
  [[nodiscard]] std::string inks_of_samples(std::string_view rgb) const;

 private:
  struct Tables;
  explicit Press(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const Tables> tables_;
};

/// The condition that is shipped: offset on coated paper (ISO 12647-2:2004/Amd 1), known as FOGRA39.
[[nodiscard]] std::string_view shipped_press_profile();

}  // namespace galley::output
