// output: a hash of bytes, the same on every machine: font subset tags and a file's /ID are made of it.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace galley::output {

/// 128 bits, mixed as in MurmurHash3 (A. Appleby; x64, 128 bits). It takes sixteen bytes at a time, since a
/// file with a press profile has half a megabyte.
class Hash {
 public:
  void add(std::string_view bytes) {
    const std::size_t length = bytes.size();
    for (; bytes.size() >= block; bytes.remove_prefix(block)) mix(word(bytes), word(bytes.substr(8)));
    std::array<char, block> rest{};
    std::ranges::copy(bytes, rest.begin());
    const std::string_view padded(rest.data(), rest.size());
    mix(word(padded), word(padded.substr(8)));
    mix(length, 0);
  }
  [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> value() const {
    const std::uint64_t first = spread(first_ + second_);
    const std::uint64_t second = spread(first_ + 2 * second_);
    return {first + second, first + 2 * second};
  }

 private:
  static constexpr std::size_t block = 16;

  static std::uint64_t word(std::string_view bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    return std::endian::native == std::endian::little ? word : std::byteswap(word);
  }
  void mix(std::uint64_t first, std::uint64_t second) {
    constexpr std::uint64_t a = 0x87C37B91114253D5;
    constexpr std::uint64_t b = 0x4CF5AD432745937F;
    first_ = (std::rotl(first_ ^ std::rotl(first * a, 31) * b, 27) + second_) * 5 + 0x52DCE729;
    second_ = (std::rotl(second_ ^ std::rotl(second * b, 33) * a, 31) + first_) * 5 + 0x38495AB5;
  }
  static std::uint64_t spread(std::uint64_t value) {
    value = (value ^ value >> 33U) * 0xFF51AFD7ED558CCD;
    value = (value ^ value >> 33U) * 0xC4CEB9FE1A85EC53;
    return value ^ value >> 33U;
  }

  std::uint64_t first_ = 0;
  std::uint64_t second_ = 0;
};

}  // namespace galley::output
