// output: URIs, as PDF and Word take them.
#pragma once

#include <string>
#include <string_view>

namespace galley::output {

/// A URI in ASCII: what RFC 3986 does not allow unescaped is percent-encoded.
[[nodiscard]] std::string ascii_uri(std::string_view uri);

}  // namespace galley::output
