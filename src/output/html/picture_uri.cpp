// output: a picture inside a web page (see picture_uri.h).
#include "html/picture_uri.h"

#include <string_view>

#include <libdeflate.h>

#include "html/big_endian.h"
#include "html/markup.h"
#include "pdf/deflate.h"
#include "pdf/predictor.h"

namespace galley::output {
namespace {

/// An EXIF block that says how a picture is turned, and nothing else.
std::string exif_of(const Picture& picture) {
  std::string exif("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  exif += static_cast<char>(picture.orientation);
  exif.append(6, '\0');
  return exif;
}

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
    append_segment(out, "\xFF\xE1", std::string_view("Exif\0\0", 6), exif_of(picture));
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

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_number(out, data.size(), 4);
  const std::size_t begin = out.size();
  out.append(type).append(data);
  append_number(out, libdeflate_crc32(0, out.data() + begin, out.size() - begin), 4);
}

/// Colour and alpha in turn, sample by sample. Both have as many bits, 8 or 16.
std::string with_alpha(const Picture& picture) {
  const auto sample = static_cast<std::size_t>(picture.bits / 8);
  const std::size_t pixel = sample * static_cast<std::size_t>(components_of(picture.colour));
  std::string out;
  out.reserve(picture.data.size() + picture.alpha.size());
  for (std::size_t i = 0; (i + 1) * pixel <= picture.data.size(); ++i)
    out.append(picture.data, i * pixel, pixel).append(picture.alpha, i * sample, sample);
  return out;
}

std::string png_of(const Picture& picture) {
  const bool has_palette = !picture.palette.empty();
  const bool has_alpha = !picture.alpha.empty();
  enum Kind { Grey = 0, Rgb = 2, Palette = 3, Alpha = 4 };
  int kind = has_palette ? Palette : picture.colour == PictureColour::Grey ? Grey : Rgb;
  if (has_alpha) kind += Alpha;
  std::string header;
  append_number(header, picture.width, 4);
  append_number(header, picture.height, 4);
  for (const int value : {picture.bits, kind, 0, 0, 0}) header += static_cast<char>(value);

  std::string out = "\x89PNG\r\n\x1A\n";
  append_chunk(out, "IHDR", header);
  Deflater deflater;
  if (!picture.profile.empty())
    append_chunk(out, "iCCP", std::string("ICC\0\0", 5) + deflater.compress(picture.profile));
  if (has_palette) append_chunk(out, "PLTE", picture.palette);
  if (picture.orientation != 1) append_chunk(out, "eXIf", exif_of(picture));
  const std::string samples = has_alpha ? with_alpha(picture) : picture.data;
  const int components = (has_palette ? 1 : components_of(picture.colour)) + (has_alpha ? 1 : 0);
  const auto bits = static_cast<std::size_t>(components) * static_cast<std::size_t>(picture.bits);
  const std::size_t row = (picture.width * bits + 7) / 8;
  append_chunk(out, "IDAT", deflater.compress(predict(samples, row, (bits + 7) / 8)));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace

std::string picture_uri(const Picture& picture) {
  return picture.coding == Picture::Coding::Jpeg ? data_uri("image/jpeg", jpeg_of(picture))
                                                 : data_uri("image/png", png_of(picture));
}

}  // namespace galley::output
