// A JPEG or a PNG: read, and as the résumé's picture through to PDF.
#include "galley/picture/picture.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "making.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

/// What the writer relies on.
void require_whole(const Picture& picture) {
  require(picture.width > 0 && picture.height > 0, "a picture has no pixels");
  require(picture.orientation >= 1 && picture.orientation <= 8, "a picture has no orientation");
  if (picture.coding == Picture::Coding::Jpeg) return;
  const int components = picture.palette.empty() ? components_of(picture.colour) : 1;
  const std::uint64_t bits = std::uint64_t{picture.width} * static_cast<unsigned>(components * picture.bits);
  require(picture.data.size() == (bits + 7) / 8 * picture.height, "a picture has not all of its samples");
  const std::uint64_t alpha = std::uint64_t{picture.width} * static_cast<unsigned>(picture.alpha_bits);
  require(picture.alpha.empty() || picture.alpha.size() == (alpha + 7) / 8 * picture.height,
          "a picture has not all of its alpha");
}

/// As PNG has it (ISO 3309).
std::uint32_t checksum_of(std::string_view bytes) {
  std::uint32_t sum = ~0U;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

/// A PNG whose checksums are made right: what changes in a chunk would else not be looked at.
std::string with_checksums(std::string_view input) {
  constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
  constexpr std::size_t number = 4;  // bytes of a length, a chunk's name, a checksum
  std::string png(input);
  if (!png.starts_with(signature)) return png;
  for (std::size_t at = signature.size(); at + 2 * number <= png.size();) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < number; ++i) length = length << 8U | static_cast<unsigned char>(png[at + i]);
    const std::size_t end = at + 2 * number + length;
    if (end + number > png.size()) break;
    const std::uint32_t sum = checksum_of(std::string_view(png).substr(at + number, number + length));
    for (std::size_t i = 0; i < number; ++i) png[end + i] = static_cast<char>(sum >> (24 - 8 * i) & 0xFFU);
    at = end + number;
  }
  return png;
}

}  // namespace

void test(std::string_view input) {
  const std::string bytes = with_checksums(input);
  Diagnostics warnings;
  const auto picture = picture::read(bytes, {}, warnings);
  require_no_error(warnings);
  if (!picture) return require_error({picture.error()});
  require_whole(*picture);

  const auto files = memory_reader({{"me", bytes}});
  Session session(*files, {}, font::SystemFonts::Ignore);
  Resume resume = sample();
  resume.basics.image.value = "me";
  for (const PdfProfile profile : {PdfProfile::Archive, PdfProfile::Print, PdfProfile::Plain}) {
    resume.style.pdf = profile;
    Diagnostics said;
    require(make(session, resume, said).has_value(), "a picture that can be read cannot be printed");
  }
}

}  // namespace galley::fuzz
