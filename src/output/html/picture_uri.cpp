// output: a picture inside a web page (see picture_uri.h).
#include "html/picture_uri.h"

#include <string_view>

#include "html/big_endian.h"
#include "html/markup.h"
#include "png_samples.h"

namespace galley::output {
namespace {

void append_segment(std::string& out, std::string_view marker, std::string_view name, std::string_view data) {
  out += marker;
  append_number(out, 2 + name.size() + data.size(), 2);
  out.append(name).append(data);
}

/// The JPEG with the segments that say how it is turned and what its colours mean.
std::string jpeg_of(const Picture& picture) {
  constexpr std::size_t start_size = 2;
  constexpr std::size_t max_part = 65'000;
  std::string out = picture.data.substr(0, start_size);
  // JFIF's own segment comes first.
  std::size_t rest = start_size;
  if (picture.data.substr(start_size, 2) == "\xFF\xE0") {
    rest += 2 + static_cast<std::size_t>(static_cast<unsigned char>(picture.data[4])) * 256 +
            static_cast<unsigned char>(picture.data[5]);
    out = picture.data.substr(0, rest);
  }
  if (picture.orientation != 1)
    append_segment(out, "\xFF\xE1", std::string_view("Exif\0\0", 6),
                   exif_of_orientation(picture.orientation));
  const std::string_view profile = picture.profile;
  const std::size_t parts = (profile.size() + max_part - 1) / max_part;
  for (std::size_t i = 0; i < parts; ++i) {
    std::string name("ICC_PROFILE\0", 12);
    append_number(name, i + 1, 1);
    append_number(name, parts, 1);
    append_segment(out, "\xFF\xE2", name, profile.substr(i * max_part, max_part));
  }
  return out.append(picture.data, rest);
}

}  // namespace

std::string picture_uri(const Picture& picture) {
  return picture.coding == Picture::Coding::Jpeg
             ? data_uri("image/jpeg", jpeg_of(picture))
             : data_uri("image/png", png_of_samples(picture, Turning::Said));
}

}  // namespace galley::output
