// output: a font file, compressed for the web (see woff.h).
#include "html/woff.h"

#include <cstdint>

#include "html/big_endian.h"
#include "pdf/deflate.h"

namespace galley::output {
namespace {

constexpr std::size_t sfnt_header = 12;
constexpr std::size_t sfnt_entry = 16;
constexpr std::size_t woff_header = 44;
constexpr std::size_t woff_entry = 20;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (const char c : bytes.substr(at, size)) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

}  // namespace

std::string woff_of(std::string_view font) {
  const std::size_t count = number_at(font, 4, 2);
  Deflater deflater;
  std::string directory, tables;
  std::size_t unpacked_size = sfnt_header + count * sfnt_entry;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view entry = font.substr(sfnt_header + i * sfnt_entry, sfnt_entry);
    const std::string_view table = font.substr(number_at(entry, 8, 4), number_at(entry, 12, 4));
    const std::string packed = deflater.compress(table);
    const bool is_packed = packed.size() < table.size();
    directory += entry.substr(0, 4);
    append_number(directory, woff_header + count * woff_entry + tables.size(), 4);
    append_number(directory, is_packed ? packed.size() : table.size(), 4);
    append_number(directory, table.size(), 4);
    directory += entry.substr(4, 4);
    tables += is_packed ? std::string_view(packed) : table;
    tables.resize(padded(tables.size()));
    unpacked_size += padded(table.size());
  }
  std::string out = "wOFF";
  out += font.substr(0, 4);
  append_number(out, woff_header + directory.size() + tables.size(), 4);
  append_number(out, count, 2);
  append_number(out, 0, 2);
  append_number(out, unpacked_size, 4);
  out.resize(woff_header);
  return out + directory + tables;
}

}  // namespace galley::output
