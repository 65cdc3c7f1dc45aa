// picture: numbers in files, range-checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley::picture {

/// The byte at an offset; 0 past the end.
inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

/// Two and four bytes, the high one first.
inline std::uint32_t big16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
inline std::uint32_t big32(std::string_view bytes, std::size_t at) {
  return big16(bytes, at) << 16U | big16(bytes, at + 2);
}

}  // namespace galley::picture
