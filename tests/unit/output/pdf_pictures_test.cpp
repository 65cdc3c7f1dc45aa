// Pictures in PDFs: what is written, and what independent readers paint.
#include <array>
#include <cstdlib>
#include <sstream>

#include <gmock/gmock.h>

#include "../picture/samples.h"
#include "galley/output/output.h"
#include "page_builder.h"
#include "pdf/pictures.h"
#include "pdf/predictor.h"
#include "readers.h"

namespace galley::output {
namespace {

using samples::field;
using samples::jpeg;
using samples::png;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr int width = 48;
constexpr int height = 32;

std::shared_ptr<const Picture> read(const std::string& bytes) {
  Diagnostics warnings;
  auto picture = picture::read(bytes, {}, warnings);
  if (!picture) throw std::runtime_error(picture.error().message);
  return std::make_shared<const Picture>(*std::move(picture));
}

/// A page of 200 × 150 pt with a picture in [50, 150] × [40, 120], between two lines.
Pages page_with(std::shared_ptr<const Picture> picture) {
  Pages pages;
  pages.info.title = "A picture";
  pages.info.language = "en";
  const NodeId root = pages.structure.add(StructureRole::Document, no_node);
  const NodeId before = pages.structure.add(StructureRole::Paragraph, root);
  const NodeId figure = pages.structure.add(StructureRole::Figure, root);
  const NodeId after = pages.structure.add(StructureRole::Paragraph, root);
  pages.structure.nodes[figure].alternative = "Four fields";
  Page page;
  page.size = {pt(200), pt(150)};
  for (const auto& [node, text, y] : {std::tuple(before, "Before", 20.0), {after, "After", 140.0}}) {
    Line line;
    line.origin = {pt(20), pt(y)};
    line.block = node;
    line.text = text;
    line.runs.push_back(shaped(serif(), text, 20, y));
    line.runs.back().node = node;
    page.lines.push_back(std::move(line));
  }
  page.pictures.push_back({std::move(picture), {{pt(50), pt(40)}, {pt(100), pt(80)}}, figure});
  pages.pages.push_back(std::move(page));
  return pages;
}

using Rgb = std::array<int, 3>;

/// The colours at the centres of the four fields, row by row, as a reader paints them at 72 dpi.
std::vector<Rgb> painted(const std::string& pdf, const std::string& reader) {
  const TemporaryFile file(pdf);
  const TemporaryFile image("", ".ppm");
  const std::string out = image.path();
  const std::string command =
      reader == "poppler" ? "pdftoppm -r 72 -singlefile " + file.path() + " " + out.substr(0, out.size() - 4)
      : reader == "mupdf"
          ? "mutool draw -q -r 72 -o " + out + " " + file.path()
          : "gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=ppmraw -r72 -sOutputFile=" + out + " " + file.path();
  EXPECT_EQ(run(command).status, 0) << command;
  std::ifstream stream(out, std::ios::binary);
  std::string magic;
  int columns = 0;
  int rows = 0;
  int most = 0;
  stream >> magic;
  while ((stream >> std::ws).peek() == '#') stream.ignore(1000, '\n');
  stream >> columns >> rows >> most;
  stream.get();
  const std::string pixels{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  std::vector<Rgb> found;
  for (const int y : {60, 100})
    for (const int x : {75, 125}) {
      const auto at = static_cast<std::size_t>((y * columns + x) * 3);
      Rgb colour{};
      for (std::size_t c = 0; c < 3 && at + c < pixels.size(); ++c)
        colour[c] = static_cast<unsigned char>(pixels[at + c]);
      found.push_back(colour);
    }
  return found;
}

/// The colours of the fields, upright.
std::vector<Rgb> fields(int components, const std::array<int, 4>& order = {0, 1, 2, 3}) {
  std::vector<Rgb> all;
  for (const int place : order) {
    const int x = (place % 2) * width / 2 + 1;
    const int y = (place / 2) * height / 2 + 1;
    Rgb colour{};
    for (int c = 0; c < 3; ++c)
      colour[static_cast<std::size_t>(c)] = field(x, y, width, height, components < 3 ? 0 : c);
    all.push_back(colour);
  }
  return all;
}

void expect_near(const std::vector<Rgb>& found, const std::vector<Rgb>& expected, int tolerance = 4) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    for (std::size_t c = 0; c < 3; ++c)
      EXPECT_NEAR(found[i][c], expected[i][c], tolerance) << "field " << i << ", component " << c;
}

constexpr std::array<const char*, 3> readers{"poppler", "mupdf", "ghostscript"};

TEST(PdfPictures, ReadersPaintTheColoursOfTheFile) {
  struct Case {
    const char* name;
    std::string bytes;
    int components;
  };
  const std::vector<Case> cases = {{"jpeg", jpeg(width, height, 3, 0, 100), 3},
                                   {"progressive jpeg", jpeg(width, height, 3, TJFLAG_PROGRESSIVE, 100), 3},
                                   {"grey jpeg", jpeg(width, height, 1, 0, 100), 1},
                                   {"rgb", png(width, height, {}), 3},
                                   {"rgb 16", png(width, height, {PNG_COLOR_TYPE_RGB, 16}), 3},
                                   {"rgb interlaced", png(width, height, {PNG_COLOR_TYPE_RGB, 8, true}), 3},
                                   {"grey", png(width, height, {PNG_COLOR_TYPE_GRAY, 8}), 1},
                                   {"grey 16", png(width, height, {PNG_COLOR_TYPE_GRAY, 16}), 1}};
  for (const Case& one : cases)
    for (const char* reader : readers) {
      SCOPED_TRACE(std::string(one.name) + " in " + reader);
      for (const PdfProfile profile : {PdfProfile::Archive, PdfProfile::Plain})
        expect_near(painted(pdf_of(page_with(read(one.bytes)), {.profile = profile}), reader),
                    fields(one.components));
    }
}

TEST(PdfPictures, ReadersPaintPalettes) {
  std::vector<Rgb> expected;
  for (const Rgb& colour : fields(1)) {
    const int index = colour[0] / 32;
    expected.push_back({index * 32, 255 - index * 32, index * 16});
  }
  for (const int bits : {4, 8})
    for (const char* reader : readers) {
      SCOPED_TRACE(reader);
      expect_near(
          painted(pdf_of(page_with(read(png(width, height, {PNG_COLOR_TYPE_PALETTE, bits})))), reader),
          expected);
    }
}

TEST(PdfPictures, AlphaShowsThePaper) {
  std::vector<Rgb> expected;
  for (int place = 0; place < 4; ++place) {
    Rgb colour = fields(3)[static_cast<std::size_t>(place)];
    const int alpha = field((place % 2) * width / 2 + 1, (place / 2) * height / 2 + 1, width, height, 3);
    for (int& part : colour) part = (part * alpha + 255 * (255 - alpha)) / 255;
    expected.push_back(colour);
  }
  for (const int bits : {8, 16})
    for (const char* reader : readers) {
      SCOPED_TRACE(reader);
      expect_near(
          painted(pdf_of(page_with(read(png(width, height, {PNG_COLOR_TYPE_RGB_ALPHA, bits})))), reader),
          expected);
    }
}

TEST(PdfPictures, OrientationSetsThemUpright) {
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
    expect_near(painted(pdf_of(page_with(read(bytes))), "poppler"),
                fields(3, orders[static_cast<std::size_t>(orientation - 1)]));
  }
}

TEST(PdfPictures, AdobesInksAreTurnedRound) {
  const std::string pixels(std::size_t{width} * height * 4, '\xFF');
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  const tjhandle compressor = tjInitCompress();
  tjCompress2(compressor, reinterpret_cast<const unsigned char*>(pixels.data()), width, 0, height, TJPF_CMYK,
              &bytes, &size, TJSAMP_444, 100, 0);
  const auto blank = read(std::string(reinterpret_cast<const char*>(bytes), size));
  tjFree(bytes);
  tjDestroy(compressor);
  ASSERT_TRUE(blank->inverted);
  for (const PdfProfile profile : {PdfProfile::Archive, PdfProfile::Print, PdfProfile::Plain})
    for (const char* reader : readers) {
      SCOPED_TRACE(reader);
      const std::string pdf = pdf_of(page_with(blank), {.profile = profile});
      expect_near(painted(pdf, reader), std::vector<Rgb>(4, Rgb{255, 255, 255}), 6);
    }
}

TEST(PdfPictures, JpegGoesInAsItIs) {
  const auto picture = read(jpeg(width, height, 3));
  EXPECT_THAT(pdf_of(page_with(picture)), HasSubstr(picture->data));
  const std::string pretty = pretty_of(page_with(picture));
  EXPECT_THAT(pretty, HasSubstr(picture->data));
  EXPECT_THAT(pretty, HasSubstr("/Filter /DCTDecode"));
}

TEST(PdfPictures, ColoursSayWhatTheyMean) {
  const auto plain_rgb = read(jpeg(width, height, 3));
  const auto inks = read(jpeg(width, height, 4));
  const auto with_profile =
      read(samples::with(jpeg(width, height, 3), samples::profile_segment(samples::profile("RGB "))));
  const auto file = [](const std::shared_ptr<const Picture>& picture, PdfProfile profile) {
    return pdf_of(page_with(picture), {.profile = profile, .pretty = true});
  };
  // What the output intent says need not be said again.
  EXPECT_THAT(file(plain_rgb, PdfProfile::Archive), HasSubstr("/ColorSpace /DeviceRGB"));
  EXPECT_THAT(file(plain_rgb, PdfProfile::Print), HasSubstr("/ICCBased"));
  EXPECT_THAT(file(plain_rgb, PdfProfile::Plain), HasSubstr("/ColorSpace /DeviceRGB"));
  EXPECT_THAT(file(inks, PdfProfile::Archive), Not(HasSubstr("/ColorSpace /DeviceCMYK")));
  EXPECT_THAT(file(inks, PdfProfile::Archive), HasSubstr("/ICCBased"));
  EXPECT_THAT(file(inks, PdfProfile::Print), HasSubstr("/ColorSpace /DeviceCMYK"));
  EXPECT_THAT(file(inks, PdfProfile::Plain), HasSubstr("/ColorSpace /DeviceCMYK"));
  for (const PdfProfile profile : {PdfProfile::Archive, PdfProfile::Print, PdfProfile::Plain}) {
    EXPECT_THAT(file(with_profile, profile), HasSubstr("/ICCBased"));
    EXPECT_THAT(file(with_profile, profile), HasSubstr(with_profile->profile));
  }
}

TEST(PdfPictures, StandBetweenTheLinesAsFigures) {
  const auto pages = page_with(read(png(width, height, {})));
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, HasSubstr("/Figure<</MCID 1>>BDC\nq\n100 0 0 80 50 30 cm\n/Im0 Do\nQ\nEMC\nBT\n"));
  EXPECT_THAT(pretty, HasSubstr("/BBox [50 30 150 110]"));
  EXPECT_THAT(pretty, HasSubstr("/Alt (Four fields)"));
  const TemporaryFile file(pdf_of(pages));
  EXPECT_EQ(run("pdftotext -raw " + file.path() + " -").output, "Before\nAfter\n\f");
  EXPECT_THAT(run("qpdf --check " + file.path()).output, HasSubstr("No syntax or stream encoding errors"));
  EXPECT_THAT(run("pdfimages -list " + file.path()).output, HasSubstr("rgb"));
  EXPECT_EQ(pdf_of(pages), pdf_of(pages));
}

TEST(PdfPictures, OnePictureIsWrittenOnce) {
  Pages pages = page_with(read(jpeg(width, height, 3)));
  pages.pages.push_back(pages.pages.front());
  const std::string pdf = pretty_of(pages);
  EXPECT_EQ(pdf.find("/DCTDecode"), pdf.rfind("/DCTDecode"));
}

TEST(Predictor, TakesTheSmallestDifferences) {
  // Even rows: nothing, then as the row above.
  EXPECT_EQ(predict(std::string(8, '\0'), 4, 1), std::string(10, '\0'));
  const std::string ramp = "\x10\x20\x30\x40";
  EXPECT_EQ(predict(ramp + ramp, 4, 1), std::string("\1\x10\x10\x10\x10\2\0\0\0\0", 10));
  EXPECT_EQ(predict("", 0, 0), "");
}

TEST(PdfPictures, RefuseAnAlternativeTextThatAStringCannotHold) {
  Pages pages = page_with(read(png(width, height, {})));
  StructureNode& figure = pages.structure.nodes[2];
  figure.place.line = 7;
  figure.alternative = std::string(32'766, 'x');
  EXPECT_TRUE(write_pdf(pages, {}));
  for (const char* more : {"x", "é"}) {
    figure.alternative = std::string(32'766, 'x') + more;
    const auto refused = write_pdf(pages, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error()[0].message,
              "an alternative text is longer than 32766 bytes, which a PDF cannot hold");
    EXPECT_EQ(refused.error()[0].fault, Fault::Resume);
    EXPECT_EQ(refused.error()[0].place.line, 7);
  }
}

}  // namespace
}  // namespace galley::output
