// proof: where the text of a page begins and ends, and what a compositor would say of that.
#pragma once

#include <cstddef>
#include <map>

#include "galley/pages/pages.h"

namespace galley::proof {

/// The first and the last line of text that a flow has on a page. Null if it has none there.
struct Edges {
  const Line* first = nullptr;
  const Line* last = nullptr;
};

/// The edges of each flow that has text on the page, by the flow's number.
[[nodiscard]] std::map<std::size_t, Edges> edges_of(const Page& page);

/// Is the last line of a paragraph alone on its page? `before` is the last line of the page before.
[[nodiscard]] bool is_widow(const Line& first, const Line* before);

/// Does a page end with the first line of a paragraph?
[[nodiscard]] bool is_club(const Page& page, const Line& last);

/// Does a line reach beyond its measure?
[[nodiscard]] bool is_wide(const Line& line);

/// Where what is seen of a line ends. The space at its end is not seen.
[[nodiscard]] Length right_of(const Line& line);

}  // namespace galley::proof
