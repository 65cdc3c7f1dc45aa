// text: the sensible places at which a URL parts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace galley::text {

/// Characters of `url` that may begin a line, ascending (after The Chicago Manual of Style, 17th ed., 7.46):
/// what follows a slash, and any other mark of the path, the query or the fragment. Of the host only what
/// stands before the registered name parts, before a dot (`blog` from `.twitter.com`, never from its `www`).
/// Nowhere within three characters of either end, nor between two marks.
[[nodiscard]] std::vector<std::size_t> url_breaks(std::u32string_view url);

}  // namespace galley::text
