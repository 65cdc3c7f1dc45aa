// picture: PNG, by libpng. Samples come out as they went in, of up to 16 bits; a palette stays one; alpha is
// taken apart from colour. Texts, dates and thumbnails are not even read.
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <new>

#include <fmt/format.h>
#include <png.h>

#include "bytes.h"
#include "formats.h"
#include "galley/base/limits.h"
#include "metadata.h"

namespace galley::picture {
namespace {

/// libpng's state and where it reads from. libpng reports by calls, and leaves by longjmp.
struct Decoder {
  explicit Decoder(std::string_view bytes) : rest(bytes) {
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, warn);
    info = png != nullptr ? png_create_info_struct(png) : nullptr;
    if (info != nullptr) return;
    png_destroy_read_struct(&png, &info, nullptr);
    throw std::bad_alloc();
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { png_destroy_read_struct(&png, &info, nullptr); }

  static void fail(png_structp png, png_const_charp message) {
    auto* self = static_cast<Decoder*>(png_get_error_ptr(png));
    std::snprintf(self->message, sizeof self->message, "%s", message);
    png_longjmp(png, 1);
  }
  static void warn(png_structp png, png_const_charp message) {
    auto* self = static_cast<Decoder*>(png_get_error_ptr(png));
    if (std::strncmp(message, "iCCP", 4) == 0) self->bad_profile = true;
  }
  static void read(png_structp png, png_bytep out, std::size_t size) {
    auto* self = static_cast<Decoder*>(png_get_io_ptr(png));
    if (size > self->rest.size()) {
      self->ended = true;
      png_error(png, "the end is missing");
    }
    std::memcpy(out, self->rest.data(), size);
    self->rest.remove_prefix(size);
  }

  [[nodiscard]] std::string fault() const {
    return ended ? std::string("is cut short") : fmt::format("is damaged ({})", message);
  }

  std::string_view rest;
  png_structp png = nullptr;
  png_infop info = nullptr;
  bool bad_profile = false;
  bool ended = false;
  char message[80] = {};
};

/// Calls of libpng that may fail. They leave by longjmp past this function, so `steps` has nothing to
/// destroy.
template <class Steps>
bool succeeds(const Decoder& decoder, const Steps& steps) {
  // NOLINTNEXTLINE(cert-err52-cpp): libpng knows no other way.
  if (setjmp(png_jmpbuf(decoder.png)) != 0) return false;
  steps();
  return true;
}

/// Up to the first pixel. What is not for the page is passed over.
void read_header(Decoder& decoder) {
  png_set_read_fn(decoder.png, &decoder, Decoder::read);
  png_set_user_limits(decoder.png, limits.picture_side, limits.picture_side);
  png_set_chunk_malloc_max(decoder.png, limits.picture_chunk_bytes);
  png_set_crc_action(decoder.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  constexpr png_byte passed_over[] = "tEXt\0zTXt\0iTXt\0tIME\0sPLT\0hIST\0sCAL\0pCAL";
  png_set_keep_unknown_chunks(decoder.png, PNG_HANDLE_CHUNK_NEVER, passed_over, 8);
  png_read_info(decoder.png, decoder.info);
  if (png_get_valid(decoder.png, decoder.info, PNG_INFO_tRNS) != 0) png_set_tRNS_to_alpha(decoder.png);
  png_set_interlace_handling(decoder.png);
  png_read_update_info(decoder.png, decoder.info);
}

/// The profile of a header that was read, or nothing.
std::string profile_of(const Decoder& decoder) {
  png_charp name = nullptr;
  png_bytep bytes = nullptr;
  png_uint_32 size = 0;
  int compression = 0;
  if (png_get_iCCP(decoder.png, decoder.info, &name, &compression, &bytes, &size) == 0) return {};
  return {reinterpret_cast<const char*>(bytes), size};
}

/// A colour for every index that so many bits can hold: one that the palette lacks is black.
std::string palette_of(const Decoder& decoder, int bits) {
  png_colorp colours = nullptr;
  int count = 0;
  png_get_PLTE(decoder.png, decoder.info, &colours, &count);
  std::string palette;
  for (int i = 0; i < count; ++i)
    for (const png_byte part : {colours[i].red, colours[i].green, colours[i].blue})
      palette += static_cast<char>(part);
  palette.resize((std::size_t{1} << static_cast<unsigned>(bits)) * 3);
  return palette;
}

int orientation_in(const Decoder& decoder) {
  png_bytep exif = nullptr;
  png_uint_32 size = 0;
  if (png_get_eXIf_1(decoder.png, decoder.info, &size, &exif) == 0) return 1;
  return orientation_of({reinterpret_cast<const char*>(exif), size});
}

/// Takes the last of each pixel's components into a plane of its own, unless it is full everywhere.
void part_alpha(Picture& picture) {
  const std::size_t depth = static_cast<std::size_t>(picture.bits) / 8;
  const std::size_t colours = depth * static_cast<std::size_t>(components_of(picture.colour));
  const std::size_t pixels = picture.data.size() / (colours + depth);
  picture.alpha.resize(pixels * depth);
  for (std::size_t i = 0; i < pixels; ++i) {
    const char* from = picture.data.data() + i * (colours + depth);
    std::memcpy(picture.alpha.data() + i * depth, from + colours, depth);
    std::memmove(picture.data.data() + i * colours, from, colours);
  }
  picture.data.resize(pixels * colours);
  picture.alpha_bits = picture.bits;
  if (picture.alpha.find_first_not_of('\xFF') == std::string::npos) picture.alpha.clear();
}

}  // namespace

std::expected<Picture, std::string> read_png(std::string_view bytes, Remarks& remarks) {
  // After the signature IHDR's length, its name, width and height. What is not there reads as 0.
  Picture picture;
  picture.width = big32(bytes, 16);
  picture.height = big32(bytes, 20);
  if (bytes.size() < 24) return std::unexpected("is cut short");
  if (std::string fault = fault_of_size(picture.width, picture.height); !fault.empty())
    return std::unexpected(std::move(fault));

  Decoder decoder(bytes);
  if (decoder.info == nullptr) return std::unexpected("could not be read: out of memory");
  if (!succeeds(decoder, [&decoder] { read_header(decoder); })) return std::unexpected(decoder.fault());
  const std::size_t row = png_get_rowbytes(decoder.png, decoder.info);
  if (std::uint64_t{row} * picture.height > limits.picture_memory_bytes)
    return std::unexpected(fmt::format("is too large: {} MiB of pixels", (row * picture.height) >> 20U));
  picture.data.resize(row * picture.height);
  std::vector<png_bytep> rows;
  rows.reserve(picture.height);
  for (std::size_t i = 0; i < picture.height; ++i)
    rows.push_back(reinterpret_cast<png_bytep>(picture.data.data()) + i * row);
  const auto read_pixels = [&decoder, &rows] {
    png_read_image(decoder.png, rows.data());
    png_read_end(decoder.png, decoder.info);
  };
  if (!succeeds(decoder, read_pixels)) return std::unexpected(decoder.fault());

  const int kind = png_get_color_type(decoder.png, decoder.info);
  picture.bits = png_get_bit_depth(decoder.png, decoder.info);
  picture.colour = (kind & PNG_COLOR_MASK_COLOR) != 0 ? PictureColour::Rgb : PictureColour::Grey;
  picture.orientation = orientation_in(decoder);
  if (kind == PNG_COLOR_TYPE_PALETTE) picture.palette = palette_of(decoder, picture.bits);
  if ((kind & PNG_COLOR_MASK_ALPHA) != 0) part_alpha(picture);
  if (decoder.bad_profile)
    remarks.emplace_back("colour profile is left out: it is damaged, or not the picture's");
  take_profile(picture, profile_of(decoder), remarks);
  return picture;
}

}  // namespace galley::picture
