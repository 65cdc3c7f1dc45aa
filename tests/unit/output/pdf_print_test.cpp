#include <cmath>

#include <gmock/gmock.h>
#include <lcms2.h>

#include "page_builder.h"
#include "pdf/press.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

constexpr Colour grey{0x59, 0x59, 0x59};
constexpr Colour blue{0x1F, 0x3F, 0x77};

/// Black, grey and blue text, a rule, a link and an outline.
Pages printed() {
  GlyphRun second = shaped(serif(), "grey", 72, 120);
  second.colour = grey;
  GlyphRun third = shaped(serif(), "blue", 72, 140);
  third.colour = blue;
  third.node = 1;
  third.link = 0;
  Pages pages = one_page(shaped(serif(), "black", 72, 100), std::move(second), std::move(third));
  pages.info = {"Ada – Analyst", "Ada", "", "en-GB", {}, ""};
  pages.structure.add(StructureRole::Document, no_node);
  pages.structure.add(StructureRole::Link, 0);
  pages.links.push_back({"https://example.org", no_node, "blue", 1});
  pages.pages[0].link_areas.push_back({{{pt(72), pt(130)}, {pt(40), pt(14)}}, 0});
  pages.pages[0].rules.push_back({{{pt(72), pt(150)}, {pt(100), pt(0.5)}}, {0x99, 0x99, 0x99}});
  return pages;
}

PdfOptions press_options(double bleed = 0, bool marks = false) {
  PdfOptions options;
  options.profile = PdfProfile::Print;
  options.print.bleed = pt(bleed);
  options.print.marks = marks;
  return options;
}

std::string boxes(const std::string& pdf) {
  return inspect(pdf,
                 "p = pdf.pages[0]\n"
                 "for box in '/MediaBox', '/BleedBox', '/TrimBox': print([float(n) for n in p[box]])\n"
                 "print('/CropBox' in p, '/ArtBox' in p)");
}

TEST(PdfPrint, ClaimsPdfX4) {
  const std::string pdf = pdf_of(printed(), press_options());
  expect_sound(pdf);
  EXPECT_THAT(pdf, testing::StartsWith("%PDF-1.6\n"));
  EXPECT_THAT(pdf, HasSubstr("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"));
  EXPECT_THAT(pdf, HasSubstr("<pdf:Trapped>False</pdf:Trapped>"));
  EXPECT_THAT(pdf, HasSubstr("<xmpMM:VersionID>1</xmpMM:VersionID>"));
  EXPECT_THAT(pdf, HasSubstr("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"));
  EXPECT_THAT(pdf, HasSubstr("<xmp:MetadataDate>2000-01-01T00:00:00Z</xmp:MetadataDate>"));
  EXPECT_THAT(pdf, Not(HasSubstr("pdfaid")));
  EXPECT_EQ(inspect(pdf, "i = pdf.docinfo\nprint(i.Trapped, i.CreationDate, i.ModDate, i.Title)"),
            "/False D:20000101000000+00'00' D:20000101000000+00'00' Ada – Analyst\n");
}

TEST(PdfPrint, NamesADocumentByItsContent) {
  const auto id = [](const Pages& pages) {
    const std::string pdf = pdf_of(pages, press_options());
    const std::size_t begin = pdf.find("<xmpMM:DocumentID>") + 18;
    return pdf.substr(begin, pdf.find('<', begin) - begin);
  };
  const std::string first = id(printed());
  EXPECT_THAT(first,
              MatchesRegex("uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_EQ(id(printed()), first);
  Pages other = printed();
  other.info.title = "Another";
  EXPECT_NE(id(other), first);
  other = printed();
  other.pages[0].lines.pop_back();
  EXPECT_NE(id(other), first);
}

TEST(PdfPrint, HasTheBoxesOfItsSheet) {
  EXPECT_EQ(boxes(pdf_of(printed(), press_options())),
            "[0.0, 0.0, 612.0, 792.0]\n[0.0, 0.0, 612.0, 792.0]\n[0.0, 0.0, 612.0, 792.0]\nFalse False\n");
  EXPECT_EQ(
      boxes(pdf_of(printed(), press_options(9))),
      "[-9.0, -9.0, 621.0, 801.0]\n[-9.0, -9.0, 621.0, 801.0]\n[0.0, 0.0, 612.0, 792.0]\nFalse False\n");
  EXPECT_EQ(
      boxes(pdf_of(printed(), press_options(9, true))),
      "[-33.0, -33.0, 645.0, 825.0]\n[-9.0, -9.0, 621.0, 801.0]\n[0.0, 0.0, 612.0, 792.0]\nFalse False\n");
}

TEST(PdfPrint, DrawsCropMarksBeyondTheBleedOnEveryPlate) {
  PdfOptions options = press_options(9, true);
  options.pretty = true;
  const std::string pdf = pdf_of(printed(), options);
  EXPECT_THAT(
      pdf,
      HasSubstr("/Artifact<</Type/Page>>BDC\nq\n/All CS 1 SCN\n0.25 w\n"
                "0 -12 m 0 -30 l\n0 804 m 0 822 l\n612 -12 m 612 -30 l\n612 804 m 612 822 l\n"
                "-12 0 m -30 0 l\n624 0 m 642 0 l\n-12 792 m -30 792 l\n624 792 m 642 792 l\nS\nQ\nEMC\n"));
  EXPECT_EQ(inspect(pdf,
                    "s = pdf.pages[0].Resources.ColorSpace.All\n"
                    "print(s[0], s[1], s[2], [int(n) for n in s[3].C1])"),
            "/Separation /All /DeviceCMYK [1, 1, 1, 1]\n");
  EXPECT_THAT(pdf_of(printed(), press_options(9)), Not(HasSubstr("/Separation")));
}

TEST(PdfPrint, PaintsInInksAlone) {
  EXPECT_EQ(inspect(pdf_of(printed(), press_options()), R"(
painted = [(str(op), [float(n) for n in numbers]) for numbers, op in pikepdf.parse_content_stream(pdf.pages[0])
           if str(op) in ('k', 'K', 'g', 'G', 'rg', 'RG', 'cs', 'CS', 'sc', 'scn')]
print([op for op, inks in painted])
rule, black, grey, blue = [inks for op, inks in painted]
print(black, rule[:3], grey[:3], 0 < rule[3] < grey[3] < 1, all(0 < ink < 1 for ink in blue[:2]))
)"),
            "['k', 'k', 'k', 'k']\n[0.0, 0.0, 0.0, 1.0] [0.0, 0.0, 0.0] [0.0, 0.0, 0.0] True True\n");
}

TEST(PdfPrint, SetsBlackTextInBlackInkAlone) {
  // Ghostscript's plates: the page has ink on the black one, and none on the others.
  const Pages pages = one_page(shaped(serif(), "black", 72, 100));
  const TemporaryFile file(pdf_of(pages, press_options()));
  const Outcome coverage = run("gs -q -o - -sDEVICE=inkcov " + file.path());
  EXPECT_THAT(coverage.output, ContainsRegex("^ *0\\.00000  0\\.00000  0\\.00000  0\\.00[0-9]*[1-9]"))
      << coverage.output;
}

TEST(PdfPrint, LeavesLinksOut) {
  const std::string pdf = pdf_of(printed(), press_options());
  EXPECT_EQ(inspect(pdf, R"(
kinds = {str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and '/S' in o and '/P' in o}
print('/Annots' in pdf.pages[0], sorted(kinds))
)"),
            "False ['/Document', '/Span']\n");
  EXPECT_THAT(raw_text(pdf), HasSubstr("blue"));
}

TEST(PdfPrint, EmbedsItsPrintingCondition) {
  const std::string program = R"(
intent, = pdf.Root.OutputIntents
profile = intent.DestOutputProfile
print(intent.S, intent.OutputConditionIdentifier, intent.get('/RegistryName'), intent.Info, profile.N,
  profile.read_bytes()[12:20])
)";
  EXPECT_EQ(inspect(pdf_of(printed(), press_options()), program),
            "/GTS_PDFX FOGRA39 http://www.color.org Coated FOGRA39L 4 b'prtrCMYK'\n");
  PdfOptions own = press_options();
  own.print.profile = std::make_shared<const std::string>(shipped_press_profile());
  own.print.profile_name = "house.icc";
  EXPECT_EQ(inspect(pdf_of(printed(), own), program), "/GTS_PDFX Custom None house.icc 4 b'prtrCMYK'\n");
}

TEST(PdfPrint, RefusesWhatIsNoPress) {
  const std::string good(shipped_press_profile());
  const auto refused = [&](const std::string& bytes) {
    PdfOptions options = press_options();
    options.print.profile = std::make_shared<const std::string>(bytes);
    options.print.profile_name = "house.icc";
    options.print.profile_place.line = 7;
    const auto pdf = write_pdf(printed(), options);
    if (pdf) return std::string("taken");
    EXPECT_EQ(pdf.error()[0].place.line, 7);
    EXPECT_EQ(pdf.error()[0].fault, Fault::Resume);
    return pdf.error()[0].message;
  };
  EXPECT_EQ(refused(""), "'house.icc' is no ICC profile");
  EXPECT_EQ(refused("%PDF-1.7"), "'house.icc' is no ICC profile");
  std::string screen = good;
  screen.replace(12, 8, "mntrRGB ");
  EXPECT_EQ(refused(screen), "'house.icc' is no profile of a press that prints in CMYK");
  EXPECT_EQ(refused(good + std::string(std::size_t{17} << 20U, '\0')), "'house.icc' is larger than 16 MiB");
}

TEST(PdfPrint, SurvivesBrokenProfiles) {
  const std::string good(shipped_press_profile());
  for (std::size_t at = 0; at < 676; at += 7) {
    for (const char bits : {'\x01', '\x80', '\xFF'}) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ bits);
      const auto press = Press::open(bad);
      if (press) {
        EXPECT_LE(press->inks(blue).black, 100);
      }
    }
  }
  for (std::size_t size = 1; size < good.size(); size = size * 3 / 2 + 1) {
    const auto press = Press::open(std::string_view(good).substr(0, size));
    if (press) {
      EXPECT_LE(press->inks(blue).black, 100);
    }
  }
}

TEST(PdfPrint, RefusesASheetLargerThanAPage) {
  Pages pages = printed();
  pages.pages[0].size.height = pt(14'380);
  EXPECT_TRUE(write_pdf(pages, press_options(9)));
  const auto refused = write_pdf(pages, press_options(9, true));
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error()[0].message, HasSubstr("more than 14400pt"));
}

TEST(Press, KeepsGreysToBlackInk) {
  const auto press = Press::open(shipped_press_profile());
  ASSERT_TRUE(press) << press.error();
  EXPECT_EQ(press->inks({0, 0, 0}), (Inks{0, 0, 0, 100}));
  EXPECT_EQ(press->inks({255, 255, 255}), (Inks{0, 0, 0, 0}));
  int before = 101;
  for (int level = 0; level < 256; ++level) {
    const auto value = static_cast<std::uint8_t>(level);
    const Inks inks = press->inks({value, value, value});
    EXPECT_EQ(inks.cyan + inks.magenta + inks.yellow, 0);
    EXPECT_LE(inks.black, before);
    before = inks.black;
  }
  // sRGB 119 is half as light as white to the eye; the dots gain, so less than half of the ink makes that.
  EXPECT_NEAR(press->inks({119, 119, 119}).black, 60, 8);
}

/// What LittleCMS says a press with this profile prints, as Lab.
cmsCIELab lab_of(const Inks& inks, cmsUInt32Number intent) {
  const std::string_view bytes = shipped_press_profile();
  cmsHPROFILE press = cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size()));
  cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
  cmsHTRANSFORM transform =
      cmsCreateTransform(press, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL, intent, cmsFLAGS_NOOPTIMIZE);
  const std::array<double, 4> coverage{static_cast<double>(inks.cyan), static_cast<double>(inks.magenta),
                                       static_cast<double>(inks.yellow), static_cast<double>(inks.black)};
  cmsCIELab result{};
  cmsDoTransform(transform, coverage.data(), &result, 1);
  cmsDeleteTransform(transform);
  cmsCloseProfile(press);
  cmsCloseProfile(lab);
  return result;
}

TEST(Press, PrintsWhatFograMeasured) {
  struct Patch {
    Inks inks;
    cmsCIELab measured;
  };
  // FOGRA39L's patches 1, 73, 9, 649, 1260, 81, 657, 721, 365 and 1356.
  const std::array<Patch, 10> patches{{{{0, 0, 0, 0}, {95, 0, -2}},
                                       {{100, 0, 0, 0}, {55, -37, -50}},
                                       {{0, 100, 0, 0}, {48, 74, -3}},
                                       {{0, 0, 100, 0}, {89, -5, 93}},
                                       {{0, 0, 0, 100}, {16, 0, 0}},
                                       {{100, 100, 0, 0}, {24, 22, -46}},
                                       {{0, 100, 100, 0}, {47, 68, 48}},
                                       {{100, 0, 100, 0}, {50, -65, 27}},
                                       {{40, 40, 40, 0}, {61.53, 5.42, 3.75}},
                                       {{0, 0, 0, 50}, {61.82, 0, -1.16}}}};
  for (const Patch& patch : patches) {
    const cmsCIELab printed = lab_of(patch.inks, INTENT_ABSOLUTE_COLORIMETRIC);
    EXPECT_LT(cmsDeltaE(&printed, &patch.measured), 1.2)
        << patch.inks.cyan << " " << patch.inks.magenta << " " << patch.inks.yellow << " "
        << patch.inks.black;
  }
}

TEST(Press, MakesColoursThatLookAlike) {
  const auto press = Press::open(shipped_press_profile());
  ASSERT_TRUE(press);
  cmsHPROFILE srgb = cmsCreate_sRGBProfile();
  cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
  cmsHTRANSFORM transform = cmsCreateTransform(srgb, TYPE_RGB_8, lab, TYPE_Lab_DBL,
                                               INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  // Colours that ink can make.
  for (const Colour colour :
       {blue, Colour{0x80, 0x40, 0x40}, Colour{0x60, 0x80, 0x60}, Colour{0xC0, 0xA0, 0x80}}) {
    cmsCIELab wanted{};
    const std::array<std::uint8_t, 3> rgb{colour.red, colour.green, colour.blue};
    cmsDoTransform(transform, rgb.data(), &wanted, 1);
    const cmsCIELab printed = lab_of(press->inks(colour), INTENT_RELATIVE_COLORIMETRIC);
    // Black-point compensation lifts dark colours by a few steps of lightness.
    EXPECT_LT(cmsDeltaE(&wanted, &printed), 6.0) << int{colour.red};
  }
  cmsDeleteTransform(transform);
  cmsCloseProfile(srgb);
  cmsCloseProfile(lab);
}

TEST(Press, ConvertsSamplesAsItConvertsColours) {
  const auto press = Press::open(shipped_press_profile());
  ASSERT_TRUE(press);
  const std::string rgb{'\x1F', '\x3F', '\x77', '\xFF', '\xFF', '\xFF', '\x00'};
  const std::string cmyk = press->inks_of_samples(rgb);
  ASSERT_EQ(cmyk.size(), 8U) << "a part of a sample is none";
  const Inks inks = press->inks(blue);
  EXPECT_NEAR(static_cast<unsigned char>(cmyk[0]), inks.cyan * 2.55, 2);
  EXPECT_NEAR(static_cast<unsigned char>(cmyk[3]), inks.black * 2.55, 2);
  EXPECT_EQ(cmyk.substr(4), std::string(4, '\0'));
}

}  // namespace
}  // namespace galley::output
