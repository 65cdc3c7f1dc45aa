// output: PNG, by libpng (see png_samples.h).
#include "png_samples.h"

#include <csetjmp>
#include <cstring>
#include <new>

#include <png.h>

namespace galley::output {
namespace {

/// libpng's state and where it writes to. It fails by longjmp.
struct Encoder {
  Encoder() {
    png = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, fail, warn);
    info = png != nullptr ? png_create_info_struct(png) : nullptr;
    if (info != nullptr) return;
    png_destroy_write_struct(&png, &info);
    throw std::bad_alloc();
  }
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  ~Encoder() { png_destroy_write_struct(&png, &info); }

  static void fail(png_structp png, png_const_charp /*message*/) { png_longjmp(png, 1); }
  static void warn(png_structp /*png*/, png_const_charp /*message*/) {}
  static void write(png_structp png, png_bytep bytes, std::size_t size) {
    auto* self = static_cast<Encoder*>(png_get_io_ptr(png));
    try {
      self->file.append(reinterpret_cast<const char*>(bytes), size);
      return;
    } catch (const std::bad_alloc&) {
    }
    png_error(png, "no memory");
  }
  static void flush(png_structp /*png*/) {}

  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string file;
};

/// Rows of colours with their alpha, which PNG has beside one another.
std::string interleaved(const Picture& picture) {
  if (picture.alpha.empty()) return picture.data;
  const std::size_t depth = static_cast<std::size_t>(picture.bits) / 8;
  const std::size_t colours = depth * static_cast<std::size_t>(components_of(picture.colour));
  const std::size_t pixels = picture.alpha.size() / depth;
  std::string rows((colours + depth) * pixels, '\0');
  for (std::size_t i = 0; i < pixels; ++i) {
    char* const to = rows.data() + i * (colours + depth);
    std::memcpy(to, picture.data.data() + i * colours, colours);
    std::memcpy(to + colours, picture.alpha.data() + i * depth, depth);
  }
  return rows;
}

int colour_type(const Picture& picture) {
  if (!picture.palette.empty()) return PNG_COLOR_TYPE_PALETTE;
  const bool is_grey = picture.colour == PictureColour::Grey;
  if (picture.alpha.empty()) return is_grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB;
  return is_grey ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_RGB_ALPHA;
}

/// `exif` may be empty.
void write_picture(Encoder& encoder, const Picture& picture, const std::string& rows, std::string& exif) {
  png_set_write_fn(encoder.png, &encoder, Encoder::write, Encoder::flush);
  png_set_IHDR(encoder.png, encoder.info, picture.width, picture.height, picture.bits, colour_type(picture),
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (!picture.palette.empty()) {
    png_color colours[PNG_MAX_PALETTE_LENGTH];
    const std::size_t count = picture.palette.size() / 3;
    for (std::size_t i = 0; i < count; ++i) std::memcpy(&colours[i], picture.palette.data() + i * 3, 3);
    png_set_PLTE(encoder.png, encoder.info, colours, static_cast<int>(count));
  }
  if (!picture.profile.empty()) {
    png_set_iCCP(encoder.png, encoder.info, "profile", PNG_COMPRESSION_TYPE_BASE,
                 reinterpret_cast<png_const_bytep>(picture.profile.data()),
                 static_cast<png_uint_32>(picture.profile.size()));
  }
  if (!exif.empty())
    png_set_eXIf_1(encoder.png, encoder.info, static_cast<png_uint_32>(exif.size()),
                   reinterpret_cast<png_bytep>(exif.data()));
  png_write_info(encoder.png, encoder.info);
  const std::size_t row = png_get_rowbytes(encoder.png, encoder.info);
  for (std::size_t i = 0; i < picture.height; ++i)
    png_write_row(encoder.png, reinterpret_cast<png_const_bytep>(rows.data() + i * row));
  png_write_end(encoder.png, encoder.info);
}

/// Calls libpng, which leaves by longjmp past this function: it has nothing to destroy.
bool succeeds(Encoder& encoder, const Picture& picture, const std::string& rows, std::string& exif) {
  // NOLINTNEXTLINE(cert-err52-cpp): libpng knows no other way.
  if (setjmp(png_jmpbuf(encoder.png)) != 0) return false;
  write_picture(encoder, picture, rows, exif);
  return true;
}

}  // namespace

std::string exif_of_orientation(int orientation) {
  std::string exif("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  exif += static_cast<char>(orientation);
  exif.append(6, '\0');
  return exif;
}

std::string png_of_samples(const Picture& picture, Turning turning) {
  const std::string rows = interleaved(picture);
  const bool is_said = turning == Turning::Said && picture.orientation != 1;
  std::string exif = is_said ? exif_of_orientation(picture.orientation) : std::string();
  Encoder encoder;
  // Only memory can be missing: the samples were a PNG before.
  if (!succeeds(encoder, picture, rows, exif)) throw std::bad_alloc();
  return std::move(encoder.file);
}

}  // namespace galley::output
