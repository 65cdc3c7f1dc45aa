// output: the text of a Word file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "docx/media.h"
#include "docx/relationships.h"
#include "docx/style_sheet.h"
#include "docx/word_paragraphs.h"

namespace galley::output::docx {

/// A document of the file, which is a section of Word's.
struct SectionText {
  const Document* document = nullptr;
  std::vector<WordParagraph> paragraphs;
  std::string footer;  ///< the id of its footer, or empty
};

/// The file of the text. What it refers to is added to the lists that are given.
[[nodiscard]] std::string body_file(std::span<const SectionText> sections, const StyleSheet& styles,
                                    Media& media, Relationships& relationships);

}  // namespace galley::output::docx
