// A stand-in until galley/text/text.h has it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <unicode/ubidi.h>

namespace galley::text {

inline std::vector<std::size_t> visual_order(std::span<const std::uint8_t> levels) {
  std::vector<std::int32_t> places(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), places.data());
  return {places.begin(), places.end()};
}

}  // namespace galley::text
