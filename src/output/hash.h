// output: a hash of bytes, the same on every machine: font subset tags and a file's /ID are made of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

namespace galley::output {

/// Two FNV-1a hashes of 64 bits that differ in their start (Fowler, Noll & Vo; RFC draft
/// draft-eastlake-fnv).
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      first_ = (first_ ^ byte) * prime;
      second_ = (second_ ^ byte) * prime;
    }
  }
  [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> value() const { return {first_, second_}; }

 private:
  static constexpr std::uint64_t prime = 0x100000001B3;
  std::uint64_t first_ = 0xCBF29CE484222325;
  std::uint64_t second_ = 0x6C62272E07BB0142;
};

}  // namespace galley::output
