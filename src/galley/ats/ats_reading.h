// galley: the text that readers get from a PDF, compared with the text of its pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/intake/shown_text.h"
#include "galley/pages/pages.h"

namespace galley::ats {

/// A text in the form in which texts are compared: letters and marks are composed, each run of white space is
/// one space, and characters that no one sees are left out.
[[nodiscard]] std::u32string canonical(std::string_view utf8);

/// A PDF's text by the rules that readers follow. The text of each glyph is what its font says. A glyph whose
/// text ends in a format character has no text for pdf.js. A gap of more than a tenth of an em is a space,
/// and so is the end of a line.
[[nodiscard]] std::u32string read_as_parsers_do(const std::vector<std::vector<intake::ShownGlyph>>& pages);

/// A word of a line that is read as something else.
struct Misreading {
  const Line* line = nullptr;
  std::string word;
  std::string read;  ///< what is read instead
};

/// The first misreading of each line. `read` has the lines in the PDF's order.
[[nodiscard]] std::vector<Misreading> misreadings(const Pages& pages, std::u32string_view read);

}  // namespace galley::ats
