// document: Markdown as plain text.
#pragma once

#include <string>
#include <string_view>

namespace galley {

/// The text of inline Markdown, without its marks.
[[nodiscard]] std::string plain_text_of(std::string_view markdown);

}  // namespace galley
