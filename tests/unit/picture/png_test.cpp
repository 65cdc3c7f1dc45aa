// PNGs of all kinds: samples come out as they went in.
#include <gmock/gmock.h>

#include "galley/picture/picture.h"
#include "samples.h"

namespace galley {
namespace {

using samples::field;
using samples::png;
using samples::PngKind;
using testing::HasSubstr;
using testing::IsEmpty;

std::expected<Picture, Diagnostic> read(std::string_view bytes, Diagnostics& warnings) {
  return picture::read(bytes, {}, warnings);
}

constexpr int width = 19;
constexpr int height = 11;

/// A sample of a plane with `components` of `bits` each, its rows beginning at bytes.
int sample(const std::string& plane, int bits, int components, int x, int y, int c) {
  const int row = (width * components * bits + 7) / 8;
  const int bit = (x * components + c) * bits;
  const auto byte = [&](int at) {
    return static_cast<int>(static_cast<unsigned char>(plane[static_cast<std::size_t>(y * row + at)]));
  };
  if (bits == 16) return byte(bit / 8) << 8 | byte(bit / 8 + 1);
  return byte(bit / 8) >> (8 - bits - bit % 8) & ((1 << bits) - 1);
}

int expected_sample(const PngKind& kind, int x, int y, int c) {
  const int value = field(x, y, width, height, c);
  if (kind.colour == PNG_COLOR_TYPE_PALETTE) return value / 32 % std::min(8, 1 << kind.bits);
  if (kind.bits == 16) return value << 8 | x;
  return value >> (8 - kind.bits);
}

TEST(Png, SamplesAreThoseOfTheFile) {
  const std::vector<PngKind> kinds = {
      {PNG_COLOR_TYPE_GRAY, 1},      {PNG_COLOR_TYPE_GRAY, 2},       {PNG_COLOR_TYPE_GRAY, 4},
      {PNG_COLOR_TYPE_GRAY, 8},      {PNG_COLOR_TYPE_GRAY, 16},      {PNG_COLOR_TYPE_RGB, 8},
      {PNG_COLOR_TYPE_RGB, 16},      {PNG_COLOR_TYPE_GRAY_ALPHA, 8}, {PNG_COLOR_TYPE_GRAY_ALPHA, 16},
      {PNG_COLOR_TYPE_RGB_ALPHA, 8}, {PNG_COLOR_TYPE_RGB_ALPHA, 16}, {PNG_COLOR_TYPE_PALETTE, 1},
      {PNG_COLOR_TYPE_PALETTE, 2},   {PNG_COLOR_TYPE_PALETTE, 4},    {PNG_COLOR_TYPE_PALETTE, 8}};
  for (const bool interlaced : {false, true}) {
    for (PngKind kind : kinds) {
      SCOPED_TRACE(testing::Message() << "kind " << kind.colour << ", " << kind.bits << " bits");
      kind.interlaced = interlaced;
      Diagnostics warnings;
      const auto picture = read(png(width, height, kind), warnings);
      ASSERT_TRUE(picture) << picture.error().message;
      EXPECT_THAT(warnings, IsEmpty());
      EXPECT_EQ(picture->coding, Picture::Coding::Samples);
      EXPECT_EQ(picture->bits, kind.bits);
      const bool palette = kind.colour == PNG_COLOR_TYPE_PALETTE;
      const bool colour = (kind.colour & PNG_COLOR_MASK_COLOR) != 0;
      EXPECT_EQ(picture->colour, colour ? PictureColour::Rgb : PictureColour::Grey);
      EXPECT_EQ(picture->palette.size(), palette ? 3U << static_cast<unsigned>(kind.bits) : 0U);
      const int colours = palette ? 1 : components_of(picture->colour);
      const bool alpha = (kind.colour & PNG_COLOR_MASK_ALPHA) != 0;
      ASSERT_EQ(picture->alpha.empty(), !alpha);
      for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
          for (int c = 0; c < colours; ++c)
            ASSERT_EQ(sample(picture->data, kind.bits, colours, x, y, c), expected_sample(kind, x, y, c));
          if (alpha) {
            ASSERT_EQ(sample(picture->alpha, kind.bits, 1, x, y, 0), expected_sample(kind, x, y, colours));
          }
        }
    }
  }
}

TEST(Png, TransparentColoursBecomeAlpha) {
  Diagnostics warnings;
  const auto palette = read(png(width, height, {PNG_COLOR_TYPE_PALETTE, 2, false, true}), warnings);
  ASSERT_TRUE(palette);
  EXPECT_EQ(palette->palette, "");
  EXPECT_EQ(palette->bits, 8);
  EXPECT_EQ(palette->colour, PictureColour::Rgb);
  for (int x = 0; x < width; ++x) {
    const int index = expected_sample({PNG_COLOR_TYPE_PALETTE, 2}, x, 0, 0);
    EXPECT_EQ(sample(palette->data, 8, 3, x, 0, 0), index * 32);
    EXPECT_EQ(sample(palette->alpha, 8, 1, x, 0, 0), index == 0 ? 0 : index == 1 ? 128 : 255);
  }
  const auto grey = read(png(width, height, {PNG_COLOR_TYPE_GRAY, 2, false, true}), warnings);
  ASSERT_TRUE(grey);
  EXPECT_EQ(grey->alpha_bits, 8);
  for (int x = 0; x < width; ++x) {
    const int value = expected_sample({PNG_COLOR_TYPE_GRAY, 2}, x, 0, 0);
    EXPECT_EQ(sample(grey->data, 8, 1, x, 0, 0), value * 85);
    EXPECT_EQ(sample(grey->alpha, 8, 1, x, 0, 0), value == 1 ? 0 : 255);
  }
}

TEST(Png, AlphaThatIsFullEverywhereIsNone) {
  PngKind kind{PNG_COLOR_TYPE_GRAY, 2, false, true};
  // Fields whose values are all above the transparent one.
  std::string file = png(1, 1, kind);
  Diagnostics warnings;
  const auto picture = read(file, warnings);
  ASSERT_TRUE(picture);
  EXPECT_EQ(expected_sample(kind, 0, 0, 0), 1) << "the sample is to be transparent here";
  EXPECT_FALSE(picture->alpha.empty());
  kind.colour = PNG_COLOR_TYPE_PALETTE;
  kind.bits = 4;
  file = png(1, 1, kind);
  const auto opaque = read(file, warnings);
  ASSERT_TRUE(opaque);
  EXPECT_GT(expected_sample(kind, 0, 0, 0), 1);
  EXPECT_TRUE(opaque->alpha.empty());
}

TEST(Png, ProfileIsKept) {
  Diagnostics warnings;
  const std::string profile = samples::profile("RGB ");
  const auto picture = read(png(8, 8, {.profile = profile}), warnings);
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_THAT(warnings, IsEmpty());
  EXPECT_EQ(picture->profile, profile);
}

/// A chunk of a PNG, with its checksum.
std::string chunk(std::string_view name, std::string_view data) {
  std::string body = std::string(name) + std::string(data);
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : body) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xEDB88320U : crc >> 1U;
  }
  const auto number = [](std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
    return out;
  };
  return number(static_cast<std::uint32_t>(data.size())) + body + number(~crc);
}

constexpr std::size_t after_header = 33;

TEST(Png, ProfileThatIsNoneIsLeftOutAndSaid) {
  std::string file = png(8, 8, {});
  file.insert(after_header, chunk("iCCP", std::string("name\0\0no deflate", 16)));
  Diagnostics warnings;
  ASSERT_TRUE(read(file, warnings));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].message, HasSubstr("colour profile is left out"));
}

TEST(Png, OrientationIsRead) {
  std::string file = png(8, 4, {});
  file.insert(after_header, chunk("eXIf", samples::exif(6)));
  Diagnostics warnings;
  const auto picture = read(file, warnings);
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_EQ(picture->orientation, 6);
}

TEST(Png, SizeIsBounded) {
  Diagnostics warnings;
  const auto header = [](std::uint32_t w, std::uint32_t h) {
    std::string data;
    for (const std::uint32_t value : {w, h})
      for (int shift = 24; shift >= 0; shift -= 8) data += static_cast<char>(value >> shift & 0xFFU);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", data + std::string("\x10\6\0\0\0", 5));
  };
  for (const auto& [w, h, why] : {std::tuple(0U, 5U, "has no pixels"),
                                  {10001U, 1U, "too large: 10001 × 1 pixels"},
                                  {10000U, 4001U, "too large"},
                                  {0xFFFFFFFFU, 0xFFFFFFFFU, "too large"},
                                  {8000U, 5000U, "MiB of pixels"}}) {
    const auto picture = read(header(w, h) + chunk("IDAT", ""), warnings);
    ASSERT_FALSE(picture);
    EXPECT_THAT(picture.error().message, HasSubstr(why));
  }
}

TEST(Png, ChecksumsCount) {
  const std::string good = png(8, 8, {});
  Diagnostics warnings;
  for (const std::string_view name : {"IHDR", "IDAT", "IEND"}) {
    std::string bad = good;
    const std::size_t at = bad.find(name);
    const std::size_t length = static_cast<unsigned char>(bad[at - 1]);
    bad[at + 4 + length] = static_cast<char>(bad[at + 4 + length] ^ 1);
    const auto picture = read(bad, warnings);
    ASSERT_FALSE(picture) << name;
    EXPECT_THAT(picture.error().message, HasSubstr("CRC"));
  }
}

}  // namespace
}  // namespace galley
