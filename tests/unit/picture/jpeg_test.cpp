// JPEGs of all kinds: what is passed on, what stays behind, what is refused.
#include <gmock/gmock.h>

#include "galley/base/limits.h"
#include "galley/picture/picture.h"
#include "samples.h"

namespace galley {
namespace {

using samples::exif_segment;
using samples::jpeg;
using samples::profile;
using samples::profile_segment;
using samples::segment;
using samples::with;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Read {
  std::expected<Picture, Diagnostic> picture;
  Diagnostics warnings;
};

Read read(std::string_view bytes) {
  Diagnostics warnings;
  auto picture = picture::read(bytes, {}, warnings);
  return {std::move(picture), std::move(warnings)};
}

std::string message_of(std::string_view bytes) {
  const Read done = read(bytes);
  return done.picture ? "" : done.picture.error().message;
}

/// The pixels of a JPEG as libjpeg-turbo decodes them.
std::string pixels_of(const std::string& jpeg, int width, int height, int format) {
  const tjhandle decoder = tjInitDecompress();
  std::string pixels(static_cast<std::size_t>(width * height * tjPixelSize[format]), '\0');
  tjDecompress2(decoder, reinterpret_cast<const unsigned char*>(jpeg.data()),
                static_cast<unsigned long>(jpeg.size()), reinterpret_cast<unsigned char*>(pixels.data()),
                width, 0, height, format, TJFLAG_STOPONWARNING);
  tjDestroy(decoder);
  return pixels;
}

TEST(Jpeg, SizeAndColourAreRead) {
  struct Case {
    int components;
    int flags;
    PictureColour colour;
    bool inverted;
  };
  for (const Case& one :
       {Case{1, 0, PictureColour::Grey, false}, Case{3, 0, PictureColour::Rgb, false},
        Case{3, TJFLAG_PROGRESSIVE, PictureColour::Rgb, false},
        Case{1, TJFLAG_PROGRESSIVE, PictureColour::Grey, false}, Case{4, 0, PictureColour::Cmyk, true},
        Case{4, TJFLAG_PROGRESSIVE, PictureColour::Cmyk, true}}) {
    const auto [picture, warnings] = read(jpeg(37, 21, one.components, one.flags));
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->coding, Picture::Coding::Jpeg);
    EXPECT_EQ(picture->width, 37U);
    EXPECT_EQ(picture->height, 21U);
    EXPECT_EQ(picture->colour, one.colour);
    EXPECT_EQ(picture->inverted, one.inverted);
    EXPECT_EQ(picture->bits, 8);
    EXPECT_THAT(warnings, IsEmpty());
  }
}

TEST(Jpeg, PixelsAreThoseOfTheFile) {
  for (const int flags : {0, TJFLAG_PROGRESSIVE}) {
    for (const auto& [components, format] : {std::pair(1, TJPF_GRAY), {3, TJPF_RGB}, {4, TJPF_CMYK}}) {
      const std::string file = with(jpeg(40, 24, components, flags), exif_segment(6));
      const auto done = read(file);
      ASSERT_TRUE(done.picture);
      EXPECT_EQ(pixels_of(done.picture->data, 40, 24, format), pixels_of(file, 40, 24, format));
    }
  }
}

TEST(Jpeg, NothingPrivateGoesOn) {
  const std::string thumbnail = segment(0xE0, std::string("JFIF\0\1\2\0\0\1\0\1\1\1", 14) + "SEC");
  const std::string said = exif_segment(1) +
                           segment(0xE1, std::string("http://ns.adobe.com/xap/1.0/\0", 29) + "SECRET") +
                           segment(0xED, "Photoshop SECRET") + segment(0xFE, "SECRET") +
                           segment(0xE2, "MPF SECRET") + segment(0xE5, "SECRET") + segment(0xEE, "SECRET");
  const std::string plain = jpeg(16, 16, 3);
  const std::string jfif = plain.substr(2, 18);
  const auto done = read(with(plain, thumbnail + said) + "SECRET behind the end");
  ASSERT_TRUE(done.picture) << done.picture.error().message;
  EXPECT_THAT(done.picture->data, Not(HasSubstr("SEC")));
  EXPECT_THAT(done.picture->data, Not(HasSubstr("Exif")));
  EXPECT_THAT(done.picture->data, Not(HasSubstr("GPS!")));
  EXPECT_THAT(done.picture->data, HasSubstr("JFIF"));
  // A file that says nothing of the kind goes on as it is.
  EXPECT_EQ(read(plain).picture->data, plain);
}

TEST(Jpeg, OrientationIsRead) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const bool little : {true, false}) {
      const auto done = read(with(jpeg(32, 16, 3), exif_segment(orientation, little)));
      ASSERT_TRUE(done.picture);
      EXPECT_EQ(done.picture->orientation, orientation);
      EXPECT_EQ(done.picture->upright_width(), orientation >= 5 ? 16U : 32U);
    }
  }
  for (const int wrong : {0, 9, 65535})
    EXPECT_EQ(read(with(jpeg(32, 16, 3), exif_segment(wrong))).picture->orientation, 1);
}

TEST(Jpeg, ProfileIsJoinedFromItsParts) {
  const std::string whole = profile("RGB ");
  const std::string parts =
      profile_segment(whole.substr(100), 2, 2) + profile_segment(whole.substr(0, 100), 1, 2);
  const auto done = read(with(jpeg(16, 16, 3), parts));
  ASSERT_TRUE(done.picture);
  EXPECT_EQ(done.picture->profile, whole);
  EXPECT_THAT(done.warnings, IsEmpty());
  // The PDF holds it once.
  EXPECT_THAT(done.picture->data, Not(HasSubstr("acsp")));
}

TEST(Jpeg, ProfileThatPdfCannotHaveIsLeftOutAndSaid) {
  std::string table = profile("RGB ");
  table[131] = 9;
  for (const auto& [bad, why] : std::vector<std::pair<std::string, std::string>>{
           {profile("CMYK"), "it is for CMYK, and the picture is RGB"},
           {profile("RGB ").substr(0, 90), "it is cut short"},
           {profile("RGB ") + "x", "it is not as long as it says"},
           {profile("RGB ", "mntr", 5), "it is of version 5"},
           {profile("RGB ", "link"), "it is of the class 'link'"},
           {std::string(200, 'x'), "it is none"},
           {table, "its table is damaged"}}) {
    const auto done = read(with(jpeg(16, 16, 3), profile_segment(bad)));
    ASSERT_TRUE(done.picture);
    EXPECT_EQ(done.picture->profile, "");
    ASSERT_EQ(done.warnings.size(), 1U) << why;
    EXPECT_EQ(done.warnings[0].message, "the picture's colour profile is left out: " + why);
  }
  const auto half = read(with(jpeg(16, 16, 3), profile_segment(profile("RGB "), 1, 2)));
  ASSERT_EQ(half.warnings.size(), 1U);
  EXPECT_THAT(half.warnings[0].message, HasSubstr("parts of it are missing"));
}

TEST(Jpeg, ColoursNamedByLettersAreSaidOutright) {
  std::string letters = jpeg(16, 16, 3);
  // Without JFIF, the components' names alone say that they are not YCbCr: in the frame and in the scan.
  letters.erase(2, 18);
  const std::size_t frame = letters.find("\xFF\xC0");
  const std::size_t scan = letters.find("\xFF\xDA");
  for (std::size_t i = 0; i < 3; ++i) {
    letters[frame + 10 + 3 * i] = "RGB"[i];
    letters[scan + 5 + 2 * i] = "RGB"[i];
  }
  const auto done = read(letters);
  ASSERT_TRUE(done.picture) << done.picture.error().message;
  EXPECT_THAT(done.picture->data, HasSubstr(std::string("Adobe\0\x64\0\0\0\0\0", 12)));
}

TEST(Jpeg, KindsThatReadersDoNotKnowAreRefused) {
  const std::string good = jpeg(16, 16, 3);
  const auto with_frame = [&good](int marker) {
    std::string changed = good;
    changed[changed.find("\xFF\xC0") + 1] = static_cast<char>(marker);
    return changed;
  };
  EXPECT_THAT(message_of(with_frame(0xC3)), HasSubstr("lossless"));
  EXPECT_THAT(message_of(with_frame(0xC5)), HasSubstr("hierarchical"));
  EXPECT_THAT(message_of(with_frame(0xC9)), HasSubstr("arithmetic"));
  EXPECT_THAT(message_of(with_frame(0xCB)), HasSubstr("arithmetic"));
  const std::size_t frame = good.find("\xFF\xC0");
  std::string deep = good;
  deep[frame + 4] = 12;
  EXPECT_EQ(message_of(deep), "the picture has 12 bits a colour; readers of JPEG know 8");
  std::string flat = good;
  flat[frame + 5] = flat[frame + 6] = 0;
  EXPECT_EQ(message_of(flat), "the picture has no pixels");
  std::string two = good;
  two.erase(frame + 16, 3);
  two[frame + 3] = 14;
  two[frame + 9] = 2;
  EXPECT_EQ(message_of(two), "the picture has 2 colours; 1, 3 or 4 can be");
  std::string huge = good;
  huge[frame + 5] = huge[frame + 7] = '\x7F';
  EXPECT_THAT(message_of(huge), HasSubstr("too large: "));
}

TEST(Jpeg, DamagedDataAreNotPassedOn) {
  const std::string good = jpeg(64, 64, 3, 0, 100);
  const std::size_t scan = good.find("\xFF\xDA");
  // The scan ends early, though the file has its end.
  std::string early = good;
  early.erase(scan + 60, good.size() - scan - 62);
  EXPECT_THAT(message_of(early), HasSubstr("damaged"));
}

TEST(Picture, OtherFormatsAreNamed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"RIFF\x10\x20\x30\x40WEBPVP8 ", "a WebP"},
      {"GIF89a", "a GIF"},
      {std::string("\0\0\0\x18", 4) + "ftypheic", "a HEIC"},
      {"<svg xmlns", "an SVG"},
      {"%PDF-1.4", "a PDF"}};
  for (const auto& [bytes, name] : cases)
    EXPECT_EQ(message_of(bytes), "the picture is " + name + ", neither a JPEG nor a PNG");
  EXPECT_EQ(message_of(""), "the picture is neither a JPEG nor a PNG");
  EXPECT_EQ(message_of("hello"), "the picture is neither a JPEG nor a PNG");
}

TEST(Picture, FileBeyondTheBoundIsRefused) {
  EXPECT_THAT(message_of(jpeg(16, 16, 3) + std::string(limits.picture_bytes, 'x')),
              HasSubstr("too large: 20 MiB"));
}

}  // namespace
}  // namespace galley
