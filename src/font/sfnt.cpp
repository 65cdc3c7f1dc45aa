// font: the outside of a TrueType or OpenType file (ISO/IEC 14496-22), read with every offset checked.
#include "sfnt.h"

#include <fmt/format.h>

namespace galley::font {

namespace {

constexpr std::size_t record_size = 16;

constexpr std::uint32_t head = tag('h', 'e', 'a', 'd');
constexpr std::uint32_t hhea = tag('h', 'h', 'e', 'a');
constexpr std::uint32_t os2 = tag('O', 'S', '/', '2');
constexpr std::uint32_t post = tag('p', 'o', 's', 't');
constexpr std::uint32_t glyf = tag('g', 'l', 'y', 'f');
constexpr std::uint32_t cff = tag('C', 'F', 'F', ' ');

std::string tag_name(std::uint32_t name) {
  std::string text;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    text += static_cast<char>(name >> shift & 0xFFU);
  }
  return text;
}

/// Where a face's directory begins: in a collection, its index tells.
std::expected<std::size_t, std::string> directory_offset(Bytes bytes, unsigned index) {
  switch (bytes.u32(0)) {
    case 0x00010000:
    case tag('t', 'r', 'u', 'e'):
    case tag('O', 'T', 'T', 'O'):
      if (index != 0) {
        return std::unexpected(fmt::format("has one face only: there is no number {}", index));
      }
      return 0;
    case tag('t', 't', 'c', 'f'):
      if (index >= bytes.u32(8)) {
        return std::unexpected(fmt::format("has {} faces: there is no number {}", bytes.u32(8), index));
      }
      return bytes.u32(12 + 4 * static_cast<std::size_t>(index));
    default:
      return std::unexpected("is no TrueType or OpenType font");
  }
}

}  // namespace

std::uint16_t Bytes::u16(std::size_t offset) const {
  if (bytes_.size() < 2 || offset > bytes_.size() - 2) {
    return 0;
  }
  const auto high = static_cast<unsigned char>(bytes_[offset]);
  const auto low = static_cast<unsigned char>(bytes_[offset + 1]);
  return static_cast<std::uint16_t>(high << 8 | low);
}

std::uint32_t Bytes::u32(std::size_t offset) const {
  return static_cast<std::uint32_t>(u16(offset)) << 16U | u16(offset + 2);
}

std::expected<TableDirectory, std::string> TableDirectory::open(std::string_view file, unsigned index) {
  const Bytes bytes(file);
  const auto offset = directory_offset(bytes, index);
  if (!offset) {
    return std::unexpected(offset.error());
  }
  const std::string truncated = "is truncated";
  if (*offset > file.size() || file.size() - *offset < 12) {
    return std::unexpected(truncated);
  }
  const std::size_t count = bytes.u16(*offset + 4);
  if ((file.size() - *offset - 12) / record_size < count) {
    return std::unexpected(truncated);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = *offset + 12 + i * record_size;
    const std::size_t begin = bytes.u32(record + 8);
    const std::size_t length = bytes.u32(record + 12);
    if (begin > file.size() || length > file.size() - begin) {
      return std::unexpected(truncated);
    }
  }
  return TableDirectory(file, *offset);
}

std::string_view TableDirectory::table(std::uint32_t name) const {
  const Bytes bytes(file_);
  const std::size_t count = bytes.u16(offset_ + 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = offset_ + 12 + i * record_size;
    if (bytes.u32(record) == name) {
      return file_.substr(bytes.u32(record + 8), bytes.u32(record + 12));
    }
  }
  return {};
}

std::expected<void, std::string> TableDirectory::embeddable() const {
  if (!has(glyf) && !has(cff)) {
    return std::unexpected(has(tag('C', 'F', 'F', '2'))
                               ? "has outlines (CFF2) that a PDF cannot hold: use a static face of "
                                 "the family, a .ttf or .otf for one weight"
                               : "has no outlines");
  }
  for (const std::uint32_t needed :
       {head, hhea, tag('h', 'm', 't', 'x'), tag('m', 'a', 'x', 'p'), tag('c', 'm', 'a', 'p')}) {
    if (!has(needed)) {
      return std::unexpected(fmt::format("is broken: its table '{}' is missing", tag_name(needed)));
    }
  }
  if (!has(cff) && !has(tag('l', 'o', 'c', 'a'))) {
    return std::unexpected("is broken: its table 'loca' is missing");
  }
  const Bytes header(table(head));
  if (header.size() < 54 || header.u32(12) != 0x5F0F3CF5) {
    return std::unexpected("is broken: its table 'head' is damaged");
  }
  if (header.u16(18) < 16 || header.u16(18) > 16384) {
    return std::unexpected("is broken: its units per em are out of range");
  }
  // OS/2 fsType: of the usage bits the least restrictive counts (ISO/IEC 14496-22, 5.2.7.2.9).
  const unsigned permissions = Bytes(table(os2)).u16(8);
  if ((permissions & 0xEU) == 0x2U) {
    return std::unexpected("may not be embedded: its licence (OS/2 fsType) forbids it");
  }
  if ((permissions & 0x300U) != 0) {
    return std::unexpected(
        "may not be embedded as a subset of outlines: its licence (OS/2 fsType) forbids it");
  }
  return {};
}

Metrics TableDirectory::metrics() const {
  const Bytes header(table(head));
  const Bytes horizontal(table(hhea));
  const Bytes windows(table(os2));
  const Bytes script(table(post));
  Metrics metrics;
  metrics.units_per_em = header.u16(18);
  metrics.x_min = header.i16(36);
  metrics.y_min = header.i16(38);
  metrics.x_max = header.i16(40);
  metrics.y_max = header.i16(42);
  const bool typographic =
      (windows.u16(62) & 0x80U) != 0 || (horizontal.i16(4) == 0 && horizontal.i16(6) == 0);
  metrics.ascent = typographic ? windows.i16(68) : horizontal.i16(4);
  metrics.descent = typographic ? windows.i16(70) : horizontal.i16(6);
  if (windows.u16(0) >= 2) {
    metrics.x_height = windows.i16(86);
    metrics.cap_height = windows.i16(88);
  }
  if (windows.u16(4) >= 1 && windows.u16(4) <= 1000) {
    metrics.weight = windows.u16(4);
  }
  // post keeps the angle as 16.16; what is over 90 degrees is damage.
  const auto angle = static_cast<std::int32_t>(script.u32(4));
  const int degrees = static_cast<int>((static_cast<std::int64_t>(angle) + 0x8000) >> 16);
  metrics.italic_angle = degrees >= -90 && degrees <= 90 ? degrees : 0;
  metrics.fixed_pitch = script.u32(12) != 0;
  for (std::size_t i = 0; i < metrics.panose.size(); ++i)
    metrics.panose[i] = static_cast<std::uint8_t>(windows.u16(32 + i) >> 8U);
  return metrics;
}

bool TableDirectory::italic() const {
  constexpr unsigned italic_or_oblique = 0x201;
  return (Bytes(table(os2)).u16(62) & italic_or_oblique) != 0 || (Bytes(table(head)).u16(44) & 2U) != 0;
}

}  // namespace galley::font
