// A JPEG or a PNG: read, and as the résumé's picture through to PDF.
#include "galley/picture/picture.h"

#include <array>
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

}  // namespace

void test(std::string_view input) {
  Diagnostics warnings;
  const auto picture = picture::read(input, {}, warnings);
  require_no_error(warnings);
  if (!picture) return require_error({picture.error()});
  require_whole(*picture);

  const auto files = memory_reader({{"me", std::string(input)}});
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
