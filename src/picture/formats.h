// picture: one function for each format. In come a file's bytes, out comes the picture, or what is wrong with
// it, in words that follow “the picture …”.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "galley/picture/picture.h"

namespace galley::picture {

/// What was left out, in words that follow “the picture's …”.
using Remarks = std::vector<std::string>;

[[nodiscard]] std::expected<Picture, std::string> read_jpeg(std::string_view bytes, Remarks& remarks);
[[nodiscard]] std::expected<Picture, std::string> read_png(std::string_view bytes, Remarks& remarks);

/// The pixels of a JPEG that was read, a byte for each component.
[[nodiscard]] std::expected<std::string, std::string> pixels_of_jpeg(const Picture& picture);

/// Why a picture of so many pixels is too large; empty if it is not.
[[nodiscard]] std::string fault_of_size(std::uint32_t width, std::uint32_t height);

/// Gives the picture its profile, or remarks why it has none.
void take_profile(Picture& picture, std::string profile, Remarks& remarks);

}  // namespace galley::picture
