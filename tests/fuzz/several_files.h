// An input that holds several files, as text that can be read and edited.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace galley::fuzz {

/// The files of an input, by their names. A line `#: NAME` (in TOML a comment) begins the file NAME; what
/// stands before the first such line is the file `first`.
[[nodiscard]] std::map<std::string, std::string> files_of(std::string_view input, const std::string& first);

}  // namespace galley::fuzz
