// font: the TrueType or OpenType file inside a web font.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace galley::font {

/// Is it a web font (WOFF, WOFF2)?
[[nodiscard]] bool is_wrapped(std::string_view bytes);

/// The font inside a web font, by FreeType. Nothing if it is broken, or if FreeType was built without what
/// WOFF2 needs.
[[nodiscard]] std::optional<std::string> unwrapped(std::string_view bytes, unsigned index);

}  // namespace galley::font
