// proof: pages with the marks of a compositor's pencil: how wide each space is set, and what would go back.
#pragma once

#include <expected>

#include "galley/font/library.h"
#include "galley/pages/pages.h"

namespace galley::proof {

/// A proof sheet of each page: the page in its trim edge, the measure of each line, its spaces coloured by
/// its adjustment ratio; short lines, runts, rivers, widows and clubs; the figures beside each line. The
/// marks are artifacts: the text and its structure stay as they are. Errors: those of `font::Library::face`.
[[nodiscard]] std::expected<Pages, Diagnostics> sheets_of(const Pages& pages, font::Library& fonts);

}  // namespace galley::proof
