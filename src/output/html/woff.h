// output: a font file, compressed for the web.
#pragma once

#include <string>
#include <string_view>

namespace galley::output {

/// WOFF 1.0 of a TrueType or OpenType file that HarfBuzz made.
[[nodiscard]] std::string woff_of(std::string_view font);

}  // namespace galley::output
