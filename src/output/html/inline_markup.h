// output: the text of a paragraph with links, dates, languages and changes of style.
#pragma once

#include <string>
#include <string_view>

#include "galley/document/document.h"
#include "html/text_classes.h"

namespace galley::output {

/// The id of a node's element. `prefix` sets the documents of a page apart.
[[nodiscard]] std::string id_of(std::string_view prefix, NodeId node);

/// Appends a paragraph's text. What is in the style `base` needs no class.
void append_inline(std::string& out, const Document& document, const Paragraph& paragraph, StyleId base,
                   TextClasses& classes, std::string_view prefix);

}  // namespace galley::output
