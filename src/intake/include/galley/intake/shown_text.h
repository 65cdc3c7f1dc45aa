// intake: the glyphs that a PDF shows, with what its fonts say of them: all that readers of PDF go by. In
// C++17, for libqpdf's headers.
#pragma once

#include <string>
#include <vector>

namespace galley::intake {

/// A glyph on a page, in points, upright.
struct ShownGlyph {
  std::string text;  ///< by ToUnicode or the font's encoding, in UTF-8; empty if neither tells
  double x = 0;
  double end = 0;   ///< where the pen is after it
  double y = 0;     ///< of the baseline, upwards
  double size = 0;  ///< of an em
};

struct ShownText {
  std::vector<std::vector<ShownGlyph>> pages;  ///< in the order of the content
  std::string modified;                        ///< when the PDF was, as it says: “D:20261130…”; or empty
  std::string failure;                         ///< why the PDF cannot be read; empty if it can
};

/// The text of a PDF. Pages whose text is not turned are expected. ActualText is not looked at, for hardly a
/// reader knows it.
[[nodiscard]] ShownText shown_text(const std::string& pdf);

}  // namespace galley::intake
