// cli: two wordings of one text, shown as one with the words that changed marked.
#pragma once

#include <string>
#include <string_view>

namespace galley::cli {

enum class Colour { No, Yes };

/// A text as one that went or one that came, for a line of its own.
[[nodiscard]] std::string gone(std::string_view text, Colour colour);
[[nodiscard]] std::string come(std::string_view text, Colour colour);

/// The two as one: `[-words that went-]`, `{+words that came+}`, in colour without the brackets. Empty if
/// they are too long, or have too little in common for that to read well.
[[nodiscard]] std::string marked(std::string_view before, std::string_view after, Colour colour);

}  // namespace galley::cli
