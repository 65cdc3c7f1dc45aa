// output: sRGB as an ICC profile (see srgb_profile.h).
#include "pdf/srgb_profile.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::output {

namespace {

/// Big-endian numbers, one after the other: the element of a tag, or the whole profile.
class Bytes {
 public:
  Bytes& text(std::string_view text) {
    bytes_.append(text);
    return *this;
  }
  Bytes& half(std::uint32_t value) {
    bytes_ += static_cast<char>(value >> 8 & 0xFF);
    bytes_ += static_cast<char>(value & 0xFF);
    return *this;
  }
  Bytes& word(std::uint32_t value) { return half(value >> 16).half(value & 0xFFFF); }
  /// s15Fixed16Number: in units of 1/65536.
  Bytes& numbers(std::initializer_list<std::int32_t> values) {
    for (const std::int32_t value : values) word(static_cast<std::uint32_t>(value));
    return *this;
  }
  Bytes& zeros(std::size_t count) {
    bytes_.append(count, '\0');
    return *this;
  }
  [[nodiscard]] const std::string& all() const { return bytes_; }

 private:
  std::string bytes_;
};

Bytes element(std::string_view type) { return Bytes().text(type).word(0); }

/// One text, in English (10.15).
std::string text(std::string_view words) {
  constexpr std::uint32_t record = 12;
  constexpr std::uint32_t start = 28;
  Bytes bytes = element("mluc");
  bytes.word(1).word(record).text("enUS").word(static_cast<std::uint32_t>(2 * words.size())).word(start);
  for (const char c : words) bytes.half(static_cast<unsigned char>(c));
  return bytes.zeros(bytes.all().size() % 4).all();
}

std::string xyz(std::int32_t x, std::int32_t y, std::int32_t z) {
  return element("XYZ ").numbers({x, y, z}).all();
}

/// A curve of function type 3 (10.18): (ax + b)^g from d on, cx below. IEC 61966-2-1 has g = 2.4, a =
/// 1/1.055, b = 0.055/1.055, c = 1/12.92, d = 0.04045.
std::string curve() {
  return element("para").half(3).half(0).numbers({157286, 62119, 3417, 5072, 2651}).all();
}

/// From D65 to D50 by Bradford's matrix (ISO 15076-1, annex E).
std::string adaptation() {
  return element("sf32").numbers({68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262}).all();
}

constexpr std::uint32_t header_size = 128;

/// The header (7.2). It has no ID and no date of creation, so that the bytes never change.
Bytes header(std::uint32_t size) {
  Bytes bytes;
  bytes.word(size).word(0).word(0x04200000).text("mntrRGB XYZ ");
  for (const std::uint32_t part : {1999U, 10U, 1U, 0U, 0U, 0U}) bytes.half(part);  // the standard's own date
  bytes.text("acsp").zeros(24).word(0);
  return bytes.numbers({63190, 65536, 54061}).zeros(header_size - 80);
}

}  // namespace

std::string srgb_profile() {
  const std::vector<std::pair<std::vector<std::string_view>, std::string>> elements = {
      {{"desc"}, text("sRGB")},
      {{"cprt"}, text("Public domain")},
      {{"wtpt"}, xyz(63190, 65536, 54061)},
      {{"chad"}, adaptation()},
      // Each row of the three adds up to the white.
      {{"rXYZ"}, xyz(28576, 14581, 912)},
      {{"gXYZ"}, xyz(25239, 46983, 6362)},
      {{"bXYZ"}, xyz(9375, 3972, 46787)},
      {{"rTRC", "gTRC", "bTRC"}, curve()},
  };
  std::uint32_t tags = 0;
  for (const auto& [names, bytes] : elements) tags += static_cast<std::uint32_t>(names.size());
  std::uint32_t offset = header_size + 4 + 12 * tags;
  Bytes table;
  std::string data;
  for (const auto& [names, bytes] : elements) {
    for (const std::string_view name : names) {
      table.text(name).word(offset).word(static_cast<std::uint32_t>(bytes.size()));
    }
    data += bytes;
    offset += static_cast<std::uint32_t>(bytes.size());
  }
  return header(offset).word(tags).text(table.all()).text(data).all();
}

}  // namespace galley::output
