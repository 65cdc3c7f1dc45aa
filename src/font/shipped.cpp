// font: names the fonts that shipped.S compiles in.
#include "shipped.h"

#include <array>

// NOLINTBEGIN(modernize-avoid-c-arrays)
#define GALLEY_SHIPPED(name)              \
  extern const char galley_font_##name[]; \
  extern const char galley_font_##name##_end[];
extern "C" {
GALLEY_SHIPPED(serif_regular)
GALLEY_SHIPPED(serif_italic)
GALLEY_SHIPPED(serif_semibold)
GALLEY_SHIPPED(serif_semibold_italic)
GALLEY_SHIPPED(serif_caption)
GALLEY_SHIPPED(serif_display)
GALLEY_SHIPPED(sans_regular)
GALLEY_SHIPPED(sans_italic)
GALLEY_SHIPPED(sans_semibold)
GALLEY_SHIPPED(sans_semibold_italic)
GALLEY_SHIPPED(code_regular)
GALLEY_SHIPPED(code_italic)
GALLEY_SHIPPED(code_semibold)
GALLEY_SHIPPED(code_semibold_italic)
}
#undef GALLEY_SHIPPED
// NOLINTEND(modernize-avoid-c-arrays)

namespace galley::font {

namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

#define GALLEY_BYTES(name) between(galley_font_##name, galley_font_##name##_end)

}  // namespace

std::span<const ShippedFont> shipped_fonts() {
  constexpr std::string_view serif = "Source Serif 4";
  constexpr std::string_view sans = "Source Sans 3";
  constexpr std::string_view code = "Source Code Pro";
  using enum OpticalCut;
  static const std::array<ShippedFont, 14> fonts{{
      {serif, "SourceSerif4-Regular.ttf", 400, false, Text, GALLEY_BYTES(serif_regular)},
      {serif, "SourceSerif4-It.ttf", 400, true, Text, GALLEY_BYTES(serif_italic)},
      {serif, "SourceSerif4-Semibold.ttf", 600, false, Text, GALLEY_BYTES(serif_semibold)},
      {serif, "SourceSerif4-SemiboldIt.ttf", 600, true, Text, GALLEY_BYTES(serif_semibold_italic)},
      {serif, "SourceSerif4Caption-Regular.ttf", 400, false, Caption, GALLEY_BYTES(serif_caption)},
      {serif, "SourceSerif4Display-Semibold.ttf", 600, false, Display, GALLEY_BYTES(serif_display)},
      {sans, "SourceSans3-Regular.ttf", 400, false, Text, GALLEY_BYTES(sans_regular)},
      {sans, "SourceSans3-It.ttf", 400, true, Text, GALLEY_BYTES(sans_italic)},
      {sans, "SourceSans3-Semibold.ttf", 600, false, Text, GALLEY_BYTES(sans_semibold)},
      {sans, "SourceSans3-SemiboldIt.ttf", 600, true, Text, GALLEY_BYTES(sans_semibold_italic)},
      {code, "SourceCodePro-Regular.ttf", 400, false, Text, GALLEY_BYTES(code_regular)},
      {code, "SourceCodePro-It.ttf", 400, true, Text, GALLEY_BYTES(code_italic)},
      {code, "SourceCodePro-Semibold.ttf", 600, false, Text, GALLEY_BYTES(code_semibold)},
      {code, "SourceCodePro-SemiboldIt.ttf", 600, true, Text, GALLEY_BYTES(code_semibold_italic)},
  }};
  return fonts;
}

#undef GALLEY_BYTES

}  // namespace galley::font
