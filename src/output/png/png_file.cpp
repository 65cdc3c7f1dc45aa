// output: calls of libpng (see png_file.h).
#include "png/png_file.h"

#include <cmath>
#include <csetjmp>
#include <new>
#include <utility>

namespace galley::output {
namespace {

void fail(png_structp png, png_const_charp /*message*/) { png_longjmp(png, 1); }
void ignore(png_structp /*png*/, png_const_charp /*message*/) {}
void flush(png_structp /*png*/) {}

}  // namespace

template <class Steps>
void PngFile::run(const Steps& steps) {
  // NOLINTNEXTLINE(cert-err52-cpp): libpng knows no other way.
  if (setjmp(png_jmpbuf(writer_.png)) != 0) throw std::bad_alloc();
  steps();
}

void PngFile::append(png_structp png, png_bytep bytes, std::size_t size) {
  bool is_kept = true;
  try {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
  } catch (const std::bad_alloc&) {
    is_kept = false;
  }
  if (!is_kept) png_error(png, "out of memory");
}

PngFile::Writer::Writer() {
  png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore);
  info = png != nullptr ? png_create_info_struct(png) : nullptr;
  if (info != nullptr) return;
  png_destroy_write_struct(&png, &info);
  throw std::bad_alloc();
}

PngFile::PngFile(std::uint32_t width, std::uint32_t height, int channels, int dpi) {
  constexpr double metres_in_inch = 0.0254;
  const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / metres_in_inch));
  run([&] {
    png_set_write_fn(writer_.png, &bytes_, append, flush);
    png_set_IHDR(writer_.png, writer_.info, width, height, 8,
                 channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    // Letters come out smaller without: equal ones have equal bytes.
    png_set_filter(writer_.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_sRGB(writer_.png, writer_.info, PNG_sRGB_INTENT_RELATIVE);
    png_set_pHYs(writer_.png, writer_.info, per_metre, per_metre, PNG_RESOLUTION_METER);
    png_write_info(writer_.png, writer_.info);
  });
}

void PngFile::add_row(std::span<const std::uint8_t> row) {
  run([&] { png_write_row(writer_.png, row.data()); });
}

std::string PngFile::take() {
  run([&] { png_write_end(writer_.png, writer_.info); });
  return std::move(bytes_);
}

}  // namespace galley::output
