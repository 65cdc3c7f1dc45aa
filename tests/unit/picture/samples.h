// Pictures made for tests, by the libraries that others make theirs with.
#pragma once

#include <csetjmp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <png.h>
#include <turbojpeg.h>

namespace galley::samples {

/// The component of a sample picture at a pixel: two by two fields of their own colours, so that what is
/// turned or swapped shows.
inline int field(int x, int y, int width, int height, int component) {
  const int place = (x * 2 / width) + 2 * (y * 2 / height);
  return (place * 5 + component * 3 + 2) % 8 * 32 + 16;
}

/// Rows of eight-bit samples.
inline std::string rows(int width, int height, int components) {
  std::string bytes;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < components; ++c) bytes += static_cast<char>(field(x, y, width, height, c));
  return bytes;
}

/// A JPEG. `flags` are libjpeg-turbo's.
inline std::string jpeg(int width, int height, int components, int flags = 0, int quality = 90) {
  const std::string pixels = rows(width, height, components);
  const int format = components == 1 ? TJPF_GRAY : components == 3 ? TJPF_RGB : TJPF_CMYK;
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  const tjhandle compressor = tjInitCompress();
  tjCompress2(compressor, reinterpret_cast<const unsigned char*>(pixels.data()), width, 0, height, format,
              &bytes, &size, components == 1 ? TJSAMP_GRAY : TJSAMP_444, quality, flags);
  std::string out(reinterpret_cast<const char*>(bytes), size);
  tjFree(bytes);
  tjDestroy(compressor);
  return out;
}

/// A segment of a JPEG.
inline std::string segment(int marker, std::string_view payload) {
  std::string out = "\xFF";
  out += static_cast<char>(marker);
  out += static_cast<char>((payload.size() + 2) >> 8U);
  out += static_cast<char>((payload.size() + 2) & 0xFFU);
  return out.append(payload);
}

/// A JPEG with more segments at its head.
inline std::string with(std::string_view jpeg, std::string_view segments) {
  return std::string(jpeg.substr(0, 2)).append(segments).append(jpeg.substr(2));
}

/// EXIF that gives an orientation, and says more than that.
inline std::string exif(int orientation, bool little = true) {
  const auto number = [little](std::uint32_t value, std::size_t bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) {
      const std::size_t shift = 8 * (little ? i : bytes - 1 - i);
      out += static_cast<char>(value >> shift & 0xFFU);
    }
    return out;
  };
  std::string tiff = little ? "II" : "MM";
  tiff += number(42, 2) + number(8, 4) + number(2, 2);
  tiff += number(0x010F, 2) + number(2, 2) + number(4, 4) + "GPS!";
  tiff += number(0x0112, 2) + number(3, 2) + number(1, 4);
  tiff += number(static_cast<std::uint32_t>(orientation), 2) + number(0, 2) + number(0, 4);
  return tiff;
}
inline std::string exif_segment(int orientation, bool little = true) {
  return segment(0xE1, std::string("Exif\0\0", 6) + exif(orientation, little));
}

/// What passes for an ICC profile: a header and a table with one tag, that no compression makes tiny.
inline std::string profile(std::string_view space, std::string_view kind = "mntr", int version = 2) {
  constexpr std::uint32_t tag_size = 128;
  const auto number = [](std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
    return out;
  };
  std::string out(128, '\0');
  out.replace(0, 4, number(144 + tag_size));
  out[8] = static_cast<char>(version);
  out.replace(12, 4, kind);
  out.replace(16, 4, space);
  out.replace(20, 4, "XYZ ");
  out.replace(36, 4, "acsp");
  out.replace(68, 12, std::string("\0\0\xF6\xD6\0\1\0\0\0\0\xD3\x2D", 12));
  out += number(1) + "cprt" + number(144) + number(tag_size) + "text" + std::string(4, '\0');
  while (out.size() < 144 + tag_size - 1) out += static_cast<char>('!' + out.size() * out.size() * 7 % 90);
  return out + '\0';
}
inline std::string profile_segment(std::string_view part, int number = 1, int of = 1) {
  return segment(0xE2, std::string("ICC_PROFILE\0", 12) + static_cast<char>(number) + static_cast<char>(of) +
                           std::string(part));
}

/// What a PNG is to be.
struct PngKind {
  int colour = PNG_COLOR_TYPE_RGB;
  int bits = 8;
  bool interlaced = false;
  bool transparent_colour = false;  ///< tRNS
  std::string profile{};            ///< iCCP
};

inline int components_of(int colour) {
  if (colour == PNG_COLOR_TYPE_PALETTE) return 1;
  return ((colour & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1) + ((colour & PNG_COLOR_MASK_ALPHA) != 0 ? 1 : 0);
}

/// A PNG of the fields, at the depth that is asked for.
inline std::string png(int width, int height, const PngKind& kind) {
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png, &out,
      [](png_structp p, png_bytep bytes, std::size_t size) {
        static_cast<std::string*>(png_get_io_ptr(p))->append(reinterpret_cast<const char*>(bytes), size);
      },
      nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), kind.bits,
               kind.colour, kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (kind.colour == PNG_COLOR_TYPE_PALETTE) {
    std::vector<png_color> colours;
    const int count = std::min(8, 1 << kind.bits);
    for (int i = 0; i < count; ++i)
      colours.push_back({static_cast<png_byte>(i * 32), static_cast<png_byte>(255 - i * 32),
                         static_cast<png_byte>(i * 16)});
    png_set_PLTE(png, info, colours.data(), count);
  }
  if (kind.transparent_colour) {
    png_byte alpha[] = {0, 128};
    png_color_16 key{};
    key.gray = 1;
    png_set_tRNS(png, info, alpha, kind.colour == PNG_COLOR_TYPE_PALETTE ? 2 : 0, &key);
  }
  if (!kind.profile.empty())
    png_set_iCCP(png, info, "profile", 0, reinterpret_cast<png_const_bytep>(kind.profile.data()),
                 static_cast<png_uint_32>(kind.profile.size()));
  png_text text{};
  char key[] = "Comment";
  char said[] = "SECRET";
  text.compression = PNG_TEXT_COMPRESSION_NONE;
  text.key = key;
  text.text = said;
  text.text_length = 6;
  png_set_text(png, info, &text, 1);
  png_write_info(png, info);
  if (kind.bits < 8) png_set_packing(png);
  const int components = components_of(kind.colour);
  std::vector<std::string> lines;
  for (int y = 0; y < height; ++y) {
    std::string line;
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < components; ++c) {
        int value = field(x, y, width, height, c);
        if (kind.colour == PNG_COLOR_TYPE_PALETTE)
          value = value / 32 % std::min(8, 1 << kind.bits);
        else if (kind.bits < 8)
          value >>= 8 - kind.bits;
        line += static_cast<char>(value);
        if (kind.bits == 16) line += static_cast<char>(x);
      }
    lines.push_back(std::move(line));
  }
  std::vector<png_bytep> pointers;
  for (std::string& line : lines) pointers.push_back(reinterpret_cast<png_bytep>(line.data()));
  png_set_interlace_handling(png);
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

}  // namespace galley::samples
