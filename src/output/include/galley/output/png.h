// output: Pages to pictures of them, PNG files.
#pragma once

#include <cstddef>
#include <expected>
#include <stop_token>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/pages/pages.h"

namespace galley::output {

struct PngOptions {
  int dpi = 144;                        ///< pixels in an inch, `min_dpi` to `max_dpi`
  std::vector<std::size_t> pages = {};  ///< the numbers of the pages, from 0; empty: all of them
  std::stop_token stop = {};            ///< once it is requested, work ends soon, with the error `stopped()`
};

inline constexpr int min_dpi = 36;
inline constexpr int max_dpi = 1200;

/// A PNG for each page that is asked for, in the order of `options.pages`: sRGB of 8 bits, or grey where the
/// page has no other colour. All is blended in linear light. Paper is white.
///
/// Errors (fault CommandLine): pages of more pixels than the limit. Errors (fault System): memory; a stop.
[[nodiscard]] std::expected<std::vector<std::string>, Diagnostics> write_png(const Pages& pages,
                                                                             const PngOptions& options);

}  // namespace galley::output
