// output: Pages to PNG files, a band of rows after the other.
#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include <fmt/format.h>

#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/output/png.h"
#include "png/picture_drawer.h"
#include "png/png_file.h"
#include "png/type.h"

namespace galley::output {
namespace {

/// The pixels that a length takes. What is less than a hundredth of a pixel takes none: lengths are rounded.
std::int64_t whole_pixels(Length length, int dpi) {
  return std::max<std::int64_t>(1, (pixels_of(length, dpi) + pixel - 1 - pixel / 100) / pixel);
}

bool is_grey(Colour colour) { return colour.red == colour.green && colour.green == colour.blue; }

/// Has all of a page's content the colour grey?
bool is_grey(const Page& page) {
  return std::ranges::all_of(page.rules, [](const PlacedRule& rule) { return is_grey(rule.colour); }) &&
         std::ranges::all_of(page.pictures,
                             [](const PlacedPicture& placed) {
                               return !placed.picture || placed.picture->colour == PictureColour::Grey;
                             }) &&
         std::ranges::all_of(page.lines, [](const Line& line) {
           return std::ranges::all_of(line.runs, [](const GlyphRun& run) { return is_grey(run.colour); });
         });
}

/// What draws one page.
class PageDrawer {
 public:
  PageDrawer(const Page& page, int dpi, TypeDrawer& type) : page_(page), dpi_(dpi), type_(type) {
    for (const PlacedPicture& placed : page.pictures)
      if (placed.picture) pictures_.try_emplace(placed.picture.get(), *placed.picture);
  }

  /// Draws what lies on the canvas, in the order of a PDF: rules first.
  void draw(Canvas& canvas) {
    for (const PlacedRule& rule : page_.rules) canvas.fill(on_page(rule.rect), light_of(rule.colour));
    for (const PlacedPicture& placed : page_.pictures)
      if (placed.picture) pictures_.at(placed.picture.get()).draw(on_page(placed.rect), canvas);
    for (const Line& line : page_.lines)
      for (const GlyphRun& run : line.runs) type_.draw(run, canvas);
  }

 private:
  [[nodiscard]] PixelRect on_page(const Rect& rect) const {
    return {pixels_of(rect.origin.x, dpi_), pixels_of(rect.origin.y, dpi_),
            pixels_of(rect.origin.x + rect.size.width, dpi_),
            pixels_of(rect.origin.y + rect.size.height, dpi_)};
  }

  const Page& page_;
  int dpi_;
  TypeDrawer& type_;
  std::map<const Picture*, PictureDrawer> pictures_;
};

/// Nothing if a stop is requested.
std::optional<std::string> file_of(const Page& page, const PngOptions& options, const LightToCodes& codes,
                                   TypeDrawer& type) {
  const std::int64_t width = whole_pixels(page.size.width, options.dpi);
  const std::int64_t height = whole_pixels(page.size.height, options.dpi);
  const int channels = is_grey(page) ? 1 : 3;
  PngFile file(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), channels, options.dpi);
  PageDrawer drawer(page, options.dpi, type);
  std::vector<std::uint8_t> row(static_cast<std::size_t>(width * channels));
  constexpr std::int64_t samples_in_band = std::int64_t{1} << 21U;
  const std::int64_t rows = std::max<std::int64_t>(1, samples_in_band / (width * channels));
  for (std::int64_t top = 0; top < height; top += rows) {
    if (options.stop.stop_requested()) return {};
    Canvas canvas(width, top, std::min(rows, height - top), channels);
    drawer.draw(canvas);
    for (std::int64_t y = top; y < canvas.bottom(); ++y) {
      canvas.write(y, codes, row);
      file.add_row(row);
    }
  }
  return file.take();
}

Diagnostic refused(std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::CommandLine;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

/// The error of pages that are too many or too large, or nothing.
std::optional<Diagnostic> oversize(const Pages& pages, const std::vector<std::size_t>& numbers, int dpi) {
  std::int64_t all = 0;
  for (const std::size_t number : numbers) {
    if (number >= limits.last_pictured_page)
      return refused(fmt::format("there is no picture of a page beyond {}", limits.last_pictured_page),
                     "choose pages with --only-pages");
    const Size& size = pages.pages[number].size;
    const std::int64_t width = whole_pixels(size.width, dpi);
    const std::int64_t height = whole_pixels(size.height, dpi);
    if (std::max(width, height) > limits.page_side || width * height > limits.page_pixels)
      return refused(fmt::format("page {} is too large a picture: {} × {} pixels", number + 1, width, height),
                     "give a smaller --dpi");
    all += width * height;
    if (all > limits.all_page_pixels)
      return refused(
          fmt::format("the pages have more than {} million pixels", limits.all_page_pixels / 1'000'000),
          "give a smaller --dpi, or fewer pages with --only-pages");
  }
  return {};
}

std::expected<std::vector<std::string>, Diagnostics> write(const Pages& pages, const PngOptions& options) {
  std::vector<std::size_t> numbers = options.pages;
  if (numbers.empty()) {
    numbers.resize(pages.pages.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  }
  if (auto fault = oversize(pages, numbers, options.dpi))
    return std::unexpected(Diagnostics{*std::move(fault)});
  const LightToCodes codes;
  TypeDrawer type(options.dpi);
  std::vector<std::string> files;
  for (const std::size_t number : numbers) {
    auto file = file_of(pages.pages[number], options, codes, type);
    if (!file) return std::unexpected(Diagnostics{stopped()});
    files.push_back(*std::move(file));
  }
  return files;
}

}  // namespace

std::expected<std::vector<std::string>, Diagnostics> write_png(const Pages& pages,
                                                               const PngOptions& options) {
  return without_exceptions([&] { return write(pages, options); });
}

}  // namespace galley::output
