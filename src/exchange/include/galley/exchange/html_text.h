// exchange: the text of a web page.
#pragma once

#include <string>
#include <string_view>

namespace galley::exchange {

/// The text that a web page shows, in the form of Markdown: paragraphs stand apart, items begin with “- ”,
/// headings with “# ”. Scripts, styles, the head, menus and footers give no text, and emphasis and links no
/// marks.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace galley::exchange
