// cli: shows two versions of a text as one, with the changed words marked.
#pragma once

#include <string>
#include <string_view>

namespace galley::cli {

enum class Colour { No, Yes };

/// A text that was removed or added, for a line of its own.
[[nodiscard]] std::string removed(std::string_view text, Colour colour);
[[nodiscard]] std::string added(std::string_view text, Colour colour);

/// Both versions as one text: `[-removed words-]`, `{+added words+}`; in colour without the brackets. Empty
/// if they are too long or have too little in common to read well so.
[[nodiscard]] std::string marked(std::string_view before, std::string_view after, Colour colour);

}  // namespace galley::cli
