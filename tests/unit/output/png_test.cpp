// Pages as pictures: what light falls where, and what the files say of themselves.
#include "galley/output/png.h"

#include <array>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include <gmock/gmock.h>

#include "../picture/samples.h"
#include "galley/base/limits.h"
#include "page_builder.h"
#include "png/type.h"

namespace galley::output {
namespace {

using samples::field;
using samples::jpeg;
using samples::png;
using testing::HasSubstr;

/// A PNG, decoded.
struct Decoded {
  std::size_t width = 0, height = 0;
  bool is_grey = false;
  std::string rgb;

  [[nodiscard]] std::array<int, 3> at(std::size_t x, std::size_t y) const {
    std::array<int, 3> colour{};
    for (std::size_t c = 0; c < 3; ++c)
      colour[c] = static_cast<unsigned char>(rgb.at((y * width + x) * 3 + c));
    return colour;
  }
  [[nodiscard]] int grey(std::size_t x, std::size_t y) const { return at(x, y)[0]; }
};

Decoded decoded(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  EXPECT_NE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()), 0);
  Decoded out{image.width, image.height, (image.format & PNG_FORMAT_FLAG_COLOR) == 0, {}};
  EXPECT_EQ(image.format & PNG_FORMAT_FLAG_ALPHA, 0U);
  image.format = PNG_FORMAT_RGB;
  out.rgb.resize(PNG_IMAGE_SIZE(image));
  EXPECT_NE(png_image_finish_read(&image, nullptr, out.rgb.data(), 0, nullptr), 0);
  return out;
}

Decoded picture_of(const Pages& pages, const PngOptions& options) {
  const auto files = write_png(pages, options);
  if (!files) throw std::runtime_error(files.error().front().message);
  EXPECT_EQ(files->size(), 1U);
  return decoded(files->front());
}

Pages page_of_size(double width, double height) {
  Pages pages;
  pages.pages.emplace_back();
  pages.pages.back().size = {pt(width), pt(height)};
  return pages;
}

/// A page that is a picture.
Pages page_of(const std::string& bytes, double width, double height) {
  Diagnostics warnings;
  auto picture = picture::read(bytes, {}, warnings);
  if (!picture) throw std::runtime_error(picture.error().message);
  Pages pages = page_of_size(width, height);
  pages.pages.back().pictures.push_back(
      {std::make_shared<const Picture>(*std::move(picture)), {{}, pages.pages.back().size}, no_node});
  return pages;
}

/// What light the code of a pixel stands for, 0 to 1.
double light(int code) { return light_of_code(code / 255.0); }

TEST(Png, RuleCoversWhatLiesInsideItExactly) {
  Pages pages = page_of_size(4, 4);
  pages.pages[0].rules.push_back({{{pt(0.5), pt(1)}, {pt(2), pt(1.25)}}, {}});
  const Decoded page = picture_of(pages, {.dpi = 72});
  EXPECT_TRUE(page.is_grey);
  constexpr int half = 188;
  const int quarter = page.grey(1, 2);
  const int eighth = page.grey(0, 2);
  EXPECT_NEAR(light(quarter), 0.75, 0.003);
  EXPECT_NEAR(light(eighth), 0.875, 0.004);
  const std::array<std::array<int, 4>, 4> expected{
      {{255, 255, 255, 255}, {half, 0, half, 255}, {eighth, quarter, eighth, 255}, {255, 255, 255, 255}}};
  for (std::size_t y = 0; y < 4; ++y)
    for (std::size_t x = 0; x < 4; ++x) EXPECT_EQ(page.grey(x, y), expected[y][x]) << x << ", " << y;
}

TEST(Png, ColoursAreThoseOfThePage) {
  Pages pages = page_of_size(2, 1);
  pages.pages[0].rules.push_back({{{}, {pt(1), pt(1)}}, {0x7A, 0x1F, 0x2B}});
  const Decoded page = picture_of(pages, {.dpi = 72});
  EXPECT_FALSE(page.is_grey);
  EXPECT_EQ(page.at(0, 0), (std::array<int, 3>{0x7A, 0x1F, 0x2B}));
  EXPECT_EQ(page.at(1, 0), (std::array<int, 3>{255, 255, 255}));
}

/// The area inside an outline, in font units.
double area_of(const font::GlyphOutline& outline) {
  using Kind = font::GlyphOutline::Kind;
  constexpr int steps = 64;
  double area = 0;
  std::size_t begin = 0;
  for (const std::size_t end : outline.ends) {
    std::vector<std::pair<double, double>> points;
    const auto at = [&](std::size_t i) { return outline.points[i]; };
    for (std::size_t i = begin; i < end; ++i) {
      if (at(i).kind == Kind::On) {
        points.emplace_back(at(i).x, at(i).y);
        continue;
      }
      const bool cubic = at(i).kind == Kind::Cubic;
      const auto a = at(i - 1);
      const auto b = at(i);
      const auto c = at(i + 1);
      const auto d = at(i + (cubic ? 2 : 1));
      for (int step = 1; step <= steps; ++step) {
        const double t = static_cast<double>(step) / steps;
        const double s = 1 - t;
        const auto on = [&](double p, double q, double r, double last) {
          return cubic ? s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * last
                       : s * s * p + 2 * s * t * q + t * t * last;
        };
        points.emplace_back(on(a.x, b.x, c.x, d.x), on(a.y, b.y, c.y, d.y));
      }
      i += cubic ? 2 : 1;
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto& [x, y] = points[i];
      const auto& [next_x, next_y] = points[(i + 1) % points.size()];
      area += (x * next_y - next_x * y) / 2;
    }
    begin = end;
  }
  return std::abs(area);
}

/// A glyph alone, white on black: its light is the area that it covers, and no contrast is added.
struct Alone {
  double area = 0;
  double centre_x = 0, centre_y = 0;
};

Alone drawn_alone(const std::shared_ptr<const font::Face>& face, char32_t letter, double x, double y,
                  double size, int dpi, int horizontal_scale = 1000) {
  GlyphRun run;
  run.face = face;
  run.size = pt(size);
  run.horizontal_scale = horizontal_scale;
  run.colour = {255, 255, 255};
  run.origin = {pt(x), pt(y)};
  run.glyphs.push_back({face->glyph(letter), {}, {}, {}, 0, 0});
  constexpr std::int64_t side = 200;
  // It is cut between two canvases.
  Alone alone;
  TypeDrawer type(dpi);
  for (const std::int64_t top : {std::int64_t{0}, side / 2}) {
    Canvas canvas(side, top, side / 2, 1);
    canvas.fill({0, 0, side * pixel, side * pixel}, {0, 0, 0});
    type.draw(run, canvas);
    for (std::int64_t row = top; row < canvas.bottom(); ++row)
      for (std::int64_t column = 0; column < side; ++column) {
        const double part = static_cast<double>(canvas.light(column, row)[0]) / full;
        alone.area += part;
        alone.centre_x += part * (static_cast<double>(column) + 0.5);
        alone.centre_y += part * (static_cast<double>(row) + 0.5);
      }
  }
  alone.centre_x /= alone.area;
  alone.centre_y /= alone.area;
  return alone;
}

TEST(Png, GlyphCoversTheAreaOfItsOutline) {
  for (const auto& face : {serif(), sans(), libertine()})
    for (const char32_t letter : {U'o', U'R', U'g', U'&', U'i'})
      for (const double size : {10.5, 60.0})
        for (const int scale : {1000, 1020, 980}) {
          SCOPED_TRACE(face->family() + " " + static_cast<char>(letter) + std::to_string(size));
          const double em = size * 96 / 72 / face->metrics().units_per_em;
          const double expected = area_of(face->outline(face->glyph(letter))) * em * em * scale / 1000;
          const Alone alone = drawn_alone(face, letter, 60.3, 75.1, size, 96, scale);
          EXPECT_NEAR(alone.area / expected, 1, 0.005);
        }
}

TEST(Png, GlyphStandsWhereItIsPlaced) {
  // Nothing is rounded to a half or a quarter of a pixel. The centre of whole pixels is not quite the
  // glyph's.
  const Alone first = drawn_alone(serif(), U'o', 60, 75, 40, 72);
  for (const double step : {0.1, 0.4, 0.65}) {
    const Alone moved = drawn_alone(serif(), U'o', 60 + step, 75 + step, 40, 72);
    EXPECT_NEAR(moved.centre_x - first.centre_x, step, 0.05);
    EXPECT_NEAR(moved.centre_y - first.centre_y, step, 0.05);
  }
}

TEST(Png, NoMissingGlyphIsShown) {
  Pages pages = one_page(shaped(serif(), "a", 72, 72));
  pages.pages[0].lines[0].runs[0].glyphs[0].id = 0;
  const Decoded page = picture_of(pages, {.dpi = 72});
  EXPECT_EQ(page.rgb.find_first_not_of('\xFF'), std::string::npos);
}

constexpr int width = 48;
constexpr int height = 32;

/// The colours at the centres of the four fields of a picture, row by row.
std::vector<std::array<int, 3>> fields_of(const Decoded& page) {
  std::vector<std::array<int, 3>> found;
  for (const std::size_t y : {page.height / 4, page.height * 3 / 4})
    for (const std::size_t x : {page.width / 4, page.width * 3 / 4}) found.push_back(page.at(x, y));
  return found;
}

std::array<int, 3> stored_field(int place, int components) {
  std::array<int, 3> colour{};
  for (int c = 0; c < 3; ++c)
    colour[static_cast<std::size_t>(c)] = field((place % 2) * width / 2 + 1, (place / 2) * height / 2 + 1,
                                                width, height, components < 3 ? 0 : c);
  return colour;
}

void expect_near(const std::array<int, 3>& found, const std::array<int, 3>& expected, int tolerance) {
  for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(found[c], expected[c], tolerance) << "component " << c;
}

TEST(Png, PicturesOfEachKindHaveTheirColours) {
  struct Case {
    const char* name;
    std::string bytes;
    int components;
    int tolerance;
  };
  const std::vector<Case> cases = {{"jpeg", jpeg(width, height, 3, 0, 100), 3, 2},
                                   {"grey jpeg", jpeg(width, height, 1, 0, 100), 1, 2},
                                   {"rgb", png(width, height, {}), 3, 0},
                                   {"rgb 16", png(width, height, {PNG_COLOR_TYPE_RGB, 16}), 3, 1},
                                   {"grey", png(width, height, {PNG_COLOR_TYPE_GRAY, 8}), 1, 0},
                                   {"grey 16", png(width, height, {PNG_COLOR_TYPE_GRAY, 16}), 1, 1}};
  for (const Case& one : cases)
    for (const double scale : {0.5, 1.0, 3.0}) {
      SCOPED_TRACE(one.name);
      const Decoded page = picture_of(page_of(one.bytes, width * scale, height * scale), {.dpi = 72});
      EXPECT_EQ(page.is_grey, one.components == 1);
      for (int place = 0; place < 4; ++place)
        expect_near(fields_of(page)[static_cast<std::size_t>(place)], stored_field(place, one.components),
                    one.tolerance);
    }
}

TEST(Png, PicturesOfFewBitsHaveTheirColours) {
  for (const int bits : {1, 2, 4}) {
    SCOPED_TRACE(bits);
    const Decoded grey =
        picture_of(page_of(png(width, height, {PNG_COLOR_TYPE_GRAY, bits}), width, height), {.dpi = 72});
    for (int place = 0; place < 4; ++place) {
      const int most = (1 << bits) - 1;
      const int level = stored_field(place, 1)[0] >> (8 - bits);
      EXPECT_EQ(fields_of(grey)[static_cast<std::size_t>(place)][0], level * 255 / most);
    }
  }
  for (const int bits : {4, 8}) {
    SCOPED_TRACE(bits);
    const Decoded page =
        picture_of(page_of(png(width, height, {PNG_COLOR_TYPE_PALETTE, bits}), width, height), {.dpi = 72});
    for (int place = 0; place < 4; ++place) {
      const int index = stored_field(place, 1)[0] / 32;
      expect_near(fields_of(page)[static_cast<std::size_t>(place)],
                  {index * 32, 255 - index * 32, index * 16}, 0);
    }
  }
}

TEST(Png, AlphaShowsThePaperInLinearLight) {
  for (const int bits : {8, 16}) {
    const Decoded page =
        picture_of(page_of(png(width, height, {PNG_COLOR_TYPE_RGB_ALPHA, bits}), width, height), {.dpi = 72});
    for (int place = 0; place < 4; ++place) {
      const double alpha =
          field((place % 2) * width / 2 + 1, (place / 2) * height / 2 + 1, width, height, 3) / 255.0;
      for (std::size_t c = 0; c < 3; ++c)
        EXPECT_NEAR(light(fields_of(page)[static_cast<std::size_t>(place)][c]),
                    light(stored_field(place, 3)[c]) * alpha + 1 - alpha, 0.007);
    }
  }
}

TEST(Png, OrientationSetsPicturesUpright) {
  // Which of the stored fields stands where: top left, top right, bottom left, bottom right.
  constexpr std::array<std::array<int, 4>, 8> orders{{{0, 1, 2, 3},
                                                      {1, 0, 3, 2},
                                                      {3, 2, 1, 0},
                                                      {2, 3, 0, 1},
                                                      {0, 2, 1, 3},
                                                      {2, 0, 3, 1},
                                                      {3, 1, 2, 0},
                                                      {1, 3, 0, 2}}};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    SCOPED_TRACE(orientation);
    const std::string bytes =
        samples::with(jpeg(width, height, 3, 0, 100), samples::exif_segment(orientation));
    const Decoded page = picture_of(page_of(bytes, 60, 70), {.dpi = 72});
    for (std::size_t i = 0; i < 4; ++i)
      expect_near(fields_of(page)[i], stored_field(orders[static_cast<std::size_t>(orientation - 1)][i], 3),
                  2);
  }
}

/// A grey PNG whose pixel at x, y is `level(x, y)`.
template <class Level>
std::string grey_png(int columns, int rows, Level level) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(columns);
  image.height = static_cast<png_uint_32>(rows);
  image.format = PNG_FORMAT_GRAY;
  std::string pixels;
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x) pixels += static_cast<char>(level(x, y));
  png_alloc_size_t size = 0;
  png_image_write_get_memory_size(image, size, 0, pixels.data(), 0, nullptr);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  bytes.resize(size);
  return bytes;
}

TEST(Png, PicturesAreReducedInLinearLight) {
  const std::string board = grey_png(64, 64, [](int x, int y) { return (x + y) % 2 * 255; });
  for (const double side : {32.0, 16.0, 8.0}) {
    const Decoded page = picture_of(page_of(board, side, side), {.dpi = 72});
    for (std::size_t y = 0; y < page.height; ++y)
      for (std::size_t x = 0; x < page.width; ++x) EXPECT_EQ(page.grey(x, y), 188) << x << ", " << y;
  }
}

TEST(Png, NoLightOfAPictureIsLost) {
  // One white pixel, at any place, at any size: what is seen of it is its area.
  const std::string star = grey_png(20, 20, [](int x, int y) { return x == 9 && y == 10 ? 255 : 0; });
  for (const double side : {7.3, 13.0, 20.0}) {
    Pages pages = page_of(star, 30, 30);
    pages.pages[0].pictures[0].rect = {{pt(2.4), pt(3.7)}, {pt(side), pt(side)}};
    pages.pages[0].rules.push_back({{{}, {pt(30), pt(30)}}, {}});
    const Decoded page = picture_of(pages, {.dpi = 72});
    double sum = 0;
    for (std::size_t y = 0; y < page.height; ++y)
      for (std::size_t x = 0; x < page.width; ++x) sum += light(page.grey(x, y));
    EXPECT_NEAR(sum, side * side / 400, 0.01 * side * side / 400 + 0.002) << side;
  }
}

TEST(Png, PicturesOfTheirOwnSizeStayAsTheyAre) {
  const auto level = [](int x, int y) { return (x * 37 + y * 101) % 256; };
  const Decoded page = picture_of(page_of(grey_png(20, 16, level), 20, 16), {.dpi = 72});
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 20; ++x)
      EXPECT_EQ(page.grey(static_cast<std::size_t>(x), static_cast<std::size_t>(y)), level(x, y));
}

TEST(Png, FilesSayTheirSizeAndThatTheyAreSrgb) {
  const Pages pages = one_page(shaped(serif(), "Ada", 72, 72));
  const auto files = write_png(pages, {});
  ASSERT_TRUE(files);
  EXPECT_THAT(files->front(), HasSubstr(std::string("\0\0\0\1sRGB\1", 9)));
  // 144 pixels in an inch are 5669 in a metre.
  EXPECT_THAT(files->front(), HasSubstr(std::string("pHYs\0\0\x16\x25\0\0\x16\x25\1", 13)));
  const Decoded page = decoded(files->front());
  EXPECT_EQ(page.width, 1224U);
  EXPECT_EQ(page.height, 1584U);
  EXPECT_EQ(*files, *write_png(pages, {}));
}

TEST(Png, ThereIsAFileForEachChosenPage) {
  Pages pages = page_of_size(4, 4);
  for (const double size : {5.0, 6.0}) pages.pages.push_back(page_of_size(size, size).pages[0]);
  EXPECT_EQ(write_png(pages, {})->size(), 3U);
  const auto files = write_png(pages, {.dpi = 72, .pages = {0, 2}});
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ(decoded(files->at(0)).width, 4U);
  EXPECT_EQ(decoded(files->at(1)).width, 6U);
}

TEST(Png, TooLargePagesAreAnError) {
  for (const auto& [w, h] : {std::pair(40000.0, 1.0), {20000.0, 20000.0}, {1e9, 1e9}}) {
    const auto files = write_png(page_of_size(w, h), {.dpi = 72});
    ASSERT_FALSE(files);
    EXPECT_THAT(files.error().front().message, HasSubstr("page 1 is too large a picture"));
    EXPECT_EQ(files.error().front().fault, Fault::CommandLine);
  }
}

TEST(Png, WorkCanBeStopped) {
  std::stop_source source;
  source.request_stop();
  const auto files = write_png(page_of_size(4, 4), {.stop = source.get_token()});
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().front().message, stopped().message);
}

}  // namespace
}  // namespace galley::output
