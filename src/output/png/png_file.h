// output: a PNG file, written row by row by libpng.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <png.h>

namespace galley::output {

/// Samples of sRGB, 8 bits each, without alpha. Throws std::bad_alloc: in memory nothing else can go wrong.
class PngFile {
 public:
  /// `channels`: 1 for grey, 3 for colour.
  PngFile(std::uint32_t width, std::uint32_t height, int channels, int dpi);
  PngFile(const PngFile&) = delete;
  PngFile& operator=(const PngFile&) = delete;

  void add_row(std::span<const std::uint8_t> row);
  /// The file, after all rows.
  [[nodiscard]] std::string take();

 private:
  static void append(png_structp png, png_bytep bytes, std::size_t size);
  /// Runs calls of libpng. They leave by longjmp past it, so `steps` has nothing to destroy.
  template <class Steps>
  void run(const Steps& steps);

  /// libpng's state.
  struct Writer {
    Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { png_destroy_write_struct(&png, &info); }
    png_structp png = nullptr;
    png_infop info = nullptr;
  };

  std::string bytes_;
  Writer writer_;
};

}  // namespace galley::output
