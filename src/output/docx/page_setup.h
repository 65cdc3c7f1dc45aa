// output: the pages of a Word file: paper, margins, and the footer from the second page on.
#pragma once

#include <string>

#include "docx/word_paragraphs.h"

namespace galley::output::docx {

class StyleSheet;

/// The footer of a document as one paragraph. Its fields are `page_field` and `pages_field`.
[[nodiscard]] WordParagraph footer_paragraph(const Document& document, const Families& families);
inline constexpr char page_field = '\x01';
inline constexpr char pages_field = '\x02';

/// The file of a footer. `is_part` counts the pages of its section alone.
[[nodiscard]] std::string footer_file(const WordParagraph& footer, const StyleSheet& styles, bool is_part);

/// Adds the properties of a section that is a document. `footer` is the id of its footer, or empty.
void add_section_properties(XmlNode parent, const Document& document, const std::string& footer,
                            bool is_part);

}  // namespace galley::output::docx
