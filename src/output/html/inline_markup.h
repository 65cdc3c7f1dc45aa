// output: the text of a paragraph with links, dates, languages and changes of style.
#pragma once

#include <string>
#include <string_view>

#include "galley/document/document.h"
#include "html/text_classes.h"

namespace galley::output {

/// The id of a node's element. `prefix` sets the documents of a page apart.
[[nodiscard]] std::string id_of(std::string_view prefix, NodeId node);

/// The heading above a paragraph that a span belongs to: an employer is named by its entry's heading, and
/// stands below it. Nothing: no_node.
[[nodiscard]] NodeId heading_above(const Document& document, const Paragraph& paragraph, const Span& span);

/// The id of the part of a heading that stands in another paragraph.
[[nodiscard]] std::string id_of_rest(std::string_view prefix, NodeId heading);

/// Appends a paragraph's text. What is in the style `base` needs no class.
void append_inline(std::string& out, const Document& document, const Paragraph& paragraph, StyleId base,
                   TextClasses& classes, std::string_view prefix);

}  // namespace galley::output
