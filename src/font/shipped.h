// font: the fonts that are compiled in.
#pragma once

#include <span>
#include <string_view>

namespace galley::font {

/// The sizes a cut is drawn for: Caption up to 9 pt, Display from 20 pt.
enum class OpticalCut { Caption, Text, Display };

/// One shipped font file.
struct ShippedFont {
  std::string_view family;
  std::string_view file;
  int weight;
  bool italic;
  OpticalCut cut;
  std::string_view bytes;
};

/// All shipped fonts.
[[nodiscard]] std::span<const ShippedFont> shipped_fonts();

}  // namespace galley::font
