// galley: the text that readers get from a PDF, in three reading models, compared with the text of its pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/intake/shown_text.h"
#include "galley/pages/pages.h"

namespace galley::ats {

/// How a reader puts glyphs into lines.
enum class ReadingModel {
  Content,   ///< in the order of the PDF's content
  Position,  ///< from the top of the page down, and in a line from the left
  Gaps,      ///< as Content; gaps wider than a letter part a line into pieces, and no other gap is a space
};

/// A text in the form in which texts are compared: letters and marks are composed, each run of white space is
/// one space, a hyphen that does not break is a plain one, and characters that no one sees are left out.
[[nodiscard]] std::u32string canonical(std::string_view utf8);

/// A line as a reader has it.
struct ReadLine {
  std::size_t page = 0;
  std::vector<std::u32string> pieces;         ///< canonical; parted where a gap is wider than a letter
  [[nodiscard]] std::u32string text() const;  ///< the pieces with spaces between them
};

/// The lines of a PDF. The text of each glyph is what its font says. A glyph whose text ends in a format
/// character has no text for pdf.js. Where the model lets gaps be spaces, these are over a tenth of an em.
[[nodiscard]] std::vector<ReadLine> lines_read(const std::vector<std::vector<intake::ShownGlyph>>& pages,
                                               ReadingModel model);

/// A word of a line that is read as something else.
struct Misreading {
  const Line* line = nullptr;
  std::string word;
  std::string read;  ///< what is read instead
};

/// The first misreading of each line of the pages.
[[nodiscard]] std::vector<Misreading> misreadings(const Pages& pages, ReadingModel model,
                                                  const std::vector<ReadLine>& read);

}  // namespace galley::ats
