// document: addresses in prose. In comes Markdown as the author wrote it, out comes the same without them.
#pragma once

#include <string>
#include <string_view>

namespace galley::document {

/// What stands where an address stood.
inline constexpr std::string_view ellipsis = "…";

/// Markdown without links, web addresses and e-mail addresses. A link leaves its text; an address that is
/// itself to be read leaves an ellipsis.
[[nodiscard]] std::string without_addresses(std::string_view markdown);

}  // namespace galley::document
