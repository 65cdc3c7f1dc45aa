// Pictures cut short and damaged: a diagnostic, or a whole picture; never a crash (run under the sanitizers).
#include <random>

#include <gmock/gmock.h>

#include "galley/picture/picture.h"
#include "samples.h"

namespace galley {
namespace {

using samples::jpeg;
using samples::png;

std::vector<std::string> files() {
  std::vector<std::string> all;
  for (const int flags : {0, TJFLAG_PROGRESSIVE})
    for (const int components : {1, 3, 4})
      all.push_back(
          samples::with(jpeg(24, 16, components, flags),
                        samples::exif_segment(6) + samples::profile_segment(samples::profile("RGB "))));
  for (const int colour : {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA})
    for (const int bits : {8, 16}) all.push_back(png(24, 16, {.colour = colour, .bits = bits}));
  for (const bool interlaced : {false, true})
    for (const int bits : {1, 4, 8})
      all.push_back(png(24, 16, {PNG_COLOR_TYPE_PALETTE, bits, interlaced, interlaced}));
  all.push_back(png(24, 16, {.profile = samples::profile("RGB ")}));
  return all;
}

std::expected<Picture, Diagnostic> read(std::string_view bytes) {
  Diagnostics warnings;
  return picture::read(bytes, {}, warnings);
}

/// What a writer relies on.
void expect_sound(const Picture& picture) {
  ASSERT_GT(picture.width, 0U);
  ASSERT_GT(picture.height, 0U);
  ASSERT_GE(picture.orientation, 1);
  ASSERT_LE(picture.orientation, 8);
  if (picture.coding == Picture::Coding::Jpeg) return;
  const std::size_t components =
      picture.palette.empty() ? static_cast<std::size_t>(components_of(picture.colour)) : 1;
  const std::size_t row = (picture.width * components * static_cast<std::size_t>(picture.bits) + 7) / 8;
  ASSERT_EQ(picture.data.size(), row * picture.height);
  if (!picture.alpha.empty()) {
    ASSERT_EQ(picture.alpha.size(),
              std::size_t{picture.width} * picture.height * static_cast<std::size_t>(picture.alpha_bits) / 8);
  }
}

TEST(HostilePicture, CutShortAnywhereIsADiagnostic) {
  for (const std::string& file : files()) {
    const auto whole = read(file);
    ASSERT_TRUE(whole) << whole.error().message;
    expect_sound(*whole);
    for (std::size_t length = 0; length < file.size(); ++length) {
      const auto picture = read(std::string_view(file).substr(0, length));
      ASSERT_FALSE(picture) << length << " of " << file.size() << " bytes";
      EXPECT_EQ(picture.error().severity, Severity::Error);
    }
  }
}

TEST(HostilePicture, DamageIsADiagnosticOrAnotherPicture) {
  std::mt19937 random(20260712);
  for (const std::string& file : files()) {
    for (int round = 0; round < 400; ++round) {
      std::string bad = file;
      for (std::uint32_t flips = 1 + random() % 4; flips > 0; --flips) {
        const std::size_t at = random() % bad.size();
        bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ 1U << random() % 8);
      }
      if (round % 8 == 0) bad.erase(random() % bad.size(), 1 + random() % 9);
      if (round % 8 == 1) bad.insert(random() % bad.size(), std::string(1 + random() % 9, '\xFF'));
      if (const auto picture = read(bad)) expect_sound(*picture);
    }
  }
}

TEST(HostilePicture, SegmentsOfAnyLengthStayInside) {
  const std::string good = jpeg(16, 16, 3);
  for (const int marker : {0xC0, 0xC4, 0xDA, 0xDB, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE}) {
    for (const int length : {0, 1, 2, 3, 7, 255, 65535}) {
      std::string segment = "\xFF";
      segment += static_cast<char>(marker);
      segment += static_cast<char>(length >> 8);
      segment += static_cast<char>(length & 0xFF);
      if (const auto picture = read(samples::with(good, segment))) expect_sound(*picture);
    }
  }
}

TEST(HostilePicture, ScansWithoutEndAreBounded) {
  const std::string good = jpeg(1024, 1024, 3, TJFLAG_PROGRESSIVE, 30);
  const std::size_t scan = good.find("\xFF\xDA");
  const std::size_t next = good.find("\xFF\xC4", scan);
  const std::string first = good.substr(scan, next - scan);
  std::string bomb = good.substr(0, next);
  for (int i = 0; i < 2000; ++i) bomb += first;
  bomb += good.substr(next);
  EXPECT_FALSE(read(bomb));
}

}  // namespace
}  // namespace galley
