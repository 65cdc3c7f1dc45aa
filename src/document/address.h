// document: places. In comes a Location, out comes one line of text.
#pragma once

#include "galley/resume/resume.h"

namespace galley::document {

struct Composer;

/// A location as one line, its parts in the order of its own country (without one, that of the résumé's
/// language), and none of them twice: a region that is called as its city, or as the country, is left out,
/// and so is what an address repeats of the other parts.
[[nodiscard]] Text location_line(const Composer& composer, const Location& location);

}  // namespace galley::document
