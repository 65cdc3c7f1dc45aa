// galley: what readers make of a PDF's text, beside what its pages should say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/intake/shown_text.h"
#include "galley/pages/pages.h"

namespace galley::ats {

/// A text as it is compared: letters and marks composed, any white space one space, without what no one sees.
[[nodiscard]] std::u32string canonical(std::string_view utf8);

/// A PDF's text by the rules that readers follow. Each glyph says what its font tells. One whose text ends in
/// a format character says nothing to pdf.js. The pen makes a space where it leaves more than a tenth of an
/// em empty, and where it goes to another line.
[[nodiscard]] std::u32string read_as_parsers_do(const std::vector<std::vector<intake::ShownGlyph>>& pages);

/// A word that is not read as it stands in a line.
struct Misreading {
  const Line* line = nullptr;
  std::string word;
  std::string read;  ///< what is read in its place
};

/// The first misreading of each line. `read` is in the order in which a PDF has the lines.
[[nodiscard]] std::vector<Misreading> misreadings(const Pages& pages, std::u32string_view read);

}  // namespace galley::ats
