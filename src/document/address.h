// document: places. In comes a Location, out comes one line of text, or the lines of an address.
#pragma once

#include <string>
#include <vector>

#include "galley/resume/resume.h"

namespace galley::document {

struct Composer;

/// A location as one line, its parts in the order of its own country (without one, that of the résumé's
/// language), and none of them twice: a region that is called as its city, or as the country, is left out,
/// and so is what an address repeats of the other parts.
[[nodiscard]] Text location_line(const Composer& composer, const Location& location);

/// A location as the lines of an address on an envelope. The country stands last, in capitals, unless it is
/// the sender's, whose place is `from`.
[[nodiscard]] std::vector<Text> location_lines(const Composer& composer, const Location& location,
                                               const Location& from);

/// The code of the country of a location: two letters in capitals. Empty if it has none, or one that is
/// written in words.
[[nodiscard]] std::string country_code_of(const Composer& composer, const Location& location);

}  // namespace galley::document
