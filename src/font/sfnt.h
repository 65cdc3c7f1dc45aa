// font: the outside of a TrueType or OpenType file, read with every offset checked: is it a font that galley
// can embed, and what do its OS/2, hhea, head and post tables say.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "galley/font/face.h"

namespace galley::font {

/// A four-letter tag as a number, big-endian.
[[nodiscard]] constexpr std::uint32_t tag(char a, char b, char c, char d) {
  const auto byte = [](char letter) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(letter));
  };
  return byte(a) << 24U | byte(b) << 16U | byte(c) << 8U | byte(d);
}

/// Big-endian reads that give 0 past the end.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] std::uint16_t u16(std::size_t offset) const;
  [[nodiscard]] std::int16_t i16(std::size_t offset) const { return static_cast<std::int16_t>(u16(offset)); }
  [[nodiscard]] std::uint32_t u32(std::size_t offset) const;

 private:
  std::string_view bytes_;
};

/// One face's table directory inside its file.
class TableDirectory {
 public:
  /// Errors, as a clause that follows “the font file 'x' ”: not a font, no such index, truncated.
  static std::expected<TableDirectory, std::string> open(std::string_view file, unsigned index);

  [[nodiscard]] bool has(std::uint32_t name) const { return !table(name).empty(); }
  /// The bytes of a table; empty if the face has none.
  [[nodiscard]] std::string_view table(std::uint32_t name) const;
  /// Nothing if galley can embed the face; else why not, as such a clause.
  [[nodiscard]] std::expected<void, std::string> embeddable() const;
  /// Cap height and x-height stay 0 where OS/2 does not tell.
  [[nodiscard]] Metrics metrics() const;
  /// True if any table says that the face is italic or oblique.
  [[nodiscard]] bool italic() const;

 private:
  TableDirectory(std::string_view file, std::size_t offset) : file_(file), offset_(offset) {}
  std::string_view file_;
  std::size_t offset_;
};

}  // namespace galley::font
