// output: a document as elements of a web page: head, sections, entries, lists.
#pragma once

#include <string>
#include <string_view>

#include "galley/document/document.h"
#include "html/style_sheet.h"
#include "html/web_fonts.h"

namespace galley::output {

/// What the documents of a page share.
struct PageParts {
  StyleSheet& sheet;
  WebFonts& fonts;
};

/// The elements of a document. `prefix` begins its ids. Alone on its page, what follows the head is the main
/// content of the page.
[[nodiscard]] std::string markup_of(const Document& document, PageParts parts, std::string_view prefix,
                                    bool is_alone);

}  // namespace galley::output
