// PDFs are appended to another, those that mean harm too. What comes out is read by libqpdf's own command.
#include "galley/enclosures/enclosures.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "galley/base/limits.h"

namespace galley::enclosures {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string stream_of(std::string_view bytes, std::string_view keys = {}) {
  return "<<" + std::string(keys) + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" +
         std::string(bytes) + "\nendstream";
}

/// A classic file of these objects, the first of them the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string place = std::to_string(pdf.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + count + "\n" + table + "trailer\n<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

/// A file of one page. `page` are more of its keys; `more` are objects from 5 on, the first after the
/// content.
std::string page_of(const std::string& page, const std::vector<std::string>& more = {},
                    const std::string& catalogue = {}) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R" + catalogue + ">>",
                                   "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]>>",
                                   "<</Type/Page/Parent 2 0 R/Contents 4 0 R" + page + ">>",
                                   stream_of("0 0 10 10 re f")};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf_of(objects);
}

const std::string& own() {
  static const std::string pdf = page_of("",
                                         {"<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 1>>",
                                          "<</Title(Letter)/Parent 5 0 R/Dest[3 0 R/XYZ 0 400 null]>>"},
                                         "/Outlines 5 0 R");
  return pdf;
}

std::expected<std::string, Diagnostics> appended(const std::string& pdf, Options options = {.pretty = true}) {
  return assembled(own(), {{"A degree", "degree.pdf", pdf, {}}}, options);
}

/// What comes out, with nothing in it packed. Fails unless `qpdf --check` has nothing to say.
std::string sound(const std::expected<std::string, Diagnostics>& made) {
  if (!made) {
    ADD_FAILURE() << made.error().front().message;
    return {};
  }
  const auto folder =
      std::filesystem::temp_directory_path() / ("galley-enclosures-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string file = folder / "made.pdf";
  std::ofstream(file, std::ios::binary) << *made;
  EXPECT_EQ(std::system(("qpdf --check " + file + " > /dev/null").c_str()), 0);
  EXPECT_EQ(std::system(("qpdf --qdf --object-streams=disable " + file + " " + file + ".qdf").c_str()), 0);
  std::ifstream opened(file + ".qdf", std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(opened), {}};
  std::filesystem::remove_all(folder);
  return text;
}

std::string fault_of(const std::string& pdf) {
  const auto made = appended(pdf);
  return made ? "none" : made.error().front().message;
}

std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST(Enclosures, APageFollowsWithAnEntryInTheOutline) {
  const std::string made = sound(appended(page_of("/Rotate 90")));
  EXPECT_THAT(made, HasSubstr("/Count 2"));
  EXPECT_THAT(made, HasSubstr("/Title (A degree)"));
  EXPECT_THAT(made, HasSubstr("/Title (Letter)"));
  EXPECT_THAT(made, HasSubstr("/Rotate 90"));
  EXPECT_EQ(count_of(made, "0 0 10 10 re f"), 2U);
}

TEST(Enclosures, ThereIsAnOutlineEvenIfThereWasNone) {
  const std::string made = sound(assembled(
      page_of(""), {{"Größe", "a.pdf", page_of(""), {}}, {"B", "b.pdf", page_of(""), {}}}, {.pretty = true}));
  EXPECT_THAT(made, HasSubstr("/Title (B)"));
  EXPECT_EQ(count_of(made, "/Type /Page\n"), 3U);
}

TEST(Enclosures, NothingToAppendChangesNothing) {
  const auto made = assembled(own(), {}, {.max_bytes = own().size()});
  ASSERT_TRUE(made);
  EXPECT_EQ(*made, own());
}

TEST(Enclosures, SameInputSameBytes) {
  EXPECT_EQ(*appended(page_of("/Rotate 90")), *appended(page_of("/Rotate 90")));
}

TEST(Enclosures, ScriptsFormsAndFilesStayBehind) {
  const std::string made = sound(appended(
      page_of("/AA<</O 5 0 R>>/Metadata 4 0 R/StructParents 7/Annots[6 0 R 7 0 R 8 0 R 9 0 "
              "R]/Resources<</XObject<</F 11 0 R>>>>",
              {"<</S/JavaScript/JS(app.alert\\(1\\))>>",
               "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(calc.exe)>>>>",
               "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>",
               "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 9 9]/A 5 0 R/T(field)>>",
               "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 10 0 R>>",
               "<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>",
               stream_of("0 0 1 1 re f",
                         "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/AF[10 0 R]/StructParent 3/OPI 5 0 R")},
              "/OpenAction 5 0 R/AcroForm<</Fields[8 0 R]>>/Names<</EmbeddedFiles<</Names[(a)10 0 "
              "R]>>/JavaScript<</Names[(a)5 0 R]>>>>")));
  for (const char* word : {"JavaScript", "alert", "Launch", "calc", "Widget", "a.exe", "Filespec", "AcroForm",
                           "OpenAction", "StructParent", "EmbeddedFile", "/AA", "Metadata", "OPI"})
    EXPECT_THAT(made, Not(HasSubstr(word)));
  EXPECT_THAT(made, HasSubstr("0 0 1 1 re f"));
}

TEST(Enclosures, LinksToTheWebAndToItsOwnPagesStay) {
  const std::string made = sound(appended(pdf_of(
      {"<</Type/Catalog/Pages 2 0 R/Names<</Dests<</Names[(there)[4 0 R/Fit]]>>>>/Dests<</old<</D[4 0 R/XYZ "
       "1 2 0]>>>>>>",
       "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]>>",
       "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(https://example.com)>>>>"
       "<</Subtype/Link/Rect[0 0 2 2]/Dest(there)>><</Subtype/Link/Rect[0 0 3 3]/A<</S/GoTo/D/old>>>>"
       "<</Subtype/Link/Rect[0 0 4 4]/Dest[4 0 R/FitH 77]>><</Subtype/Link/Rect[0 0 5 5]/Dest(nowhere)>>]>>",
       "<</Type/Page/Parent 2 0 R>>"})));
  EXPECT_THAT(made, HasSubstr("(https://example.com)"));
  EXPECT_EQ(count_of(made, "/Subtype /Link"), 4U);
  EXPECT_THAT(made, HasSubstr("/FitH\n    77"));
}

TEST(Enclosures, AFieldIsDrawnAsItIsPrinted) {
  const std::string field = "<</Type/Annot/Subtype/Widget/Rect[10 10 20 20]/AP<</N 6 0 R>>";
  const std::string appearance = stream_of("0 0 7 7 re f", "/Type/XObject/Subtype/Form/BBox[0 0 10 10]");
  const std::string printed = sound(appended(page_of("/Annots[5 0 R]", {field + "/F 4>>", appearance})));
  EXPECT_THAT(printed, HasSubstr("0 0 7 7 re f"));
  EXPECT_THAT(printed, HasSubstr("/GalleyMark1 Do"));
  EXPECT_THAT(printed, Not(HasSubstr("Widget")));
  const std::string unprinted = sound(appended(page_of("/Annots[5 0 R]", {field + ">>", appearance})));
  EXPECT_THAT(unprinted, Not(HasSubstr("GalleyMark")));
}

TEST(Enclosures, ALayerThatIsNotSeenStaysSo) {
  const std::string made = sound(appended(
      page_of("/Resources<</Properties<</A 5 0 R/B 6 0 R>>>>",
              {"<</Type/OCG/Name(Draft)>>", "<</Type/OCG/Name(Plan)>>", "<</Type/OCG/Name(Unused)>>"},
              "/OCProperties<</OCGs[5 0 R 6 0 R 7 0 R]/D<</OFF[5 0 R]>>>>")));
  EXPECT_THAT(made, HasSubstr("/OCProperties"));
  EXPECT_THAT(made, Not(HasSubstr("Unused")));
  EXPECT_THAT(made, testing::ContainsRegex("/OFF \\[\n +[0-9]+ 0 R\n *\\]"));
}

TEST(Enclosures, WhatIsNoSoundPdfIsNamed) {
  EXPECT_THAT(fault_of("Ada"), HasSubstr("'degree.pdf' is damaged: "));
  EXPECT_THAT(fault_of(""), HasSubstr("'degree.pdf' is damaged: "));
  const std::string whole = page_of("");
  for (std::size_t size = 0; size + 10 < whole.size(); size += 7)
    EXPECT_THAT(fault_of(whole.substr(0, size)), HasSubstr("is damaged: ")) << size;
  EXPECT_THAT(fault_of(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"})),
              HasSubstr("'degree.pdf' has no pages"));
  EXPECT_THAT(fault_of(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[9 0 R]/Count 1>>"})),
              HasSubstr("a page is missing"));
  EXPECT_THAT(fault_of(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"})),
              HasSubstr("its pages are no tree"));
}

TEST(Enclosures, ADeepTreeOfPagesTakesNoStack) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>"};
  for (std::size_t i = 0; i < 200'000; ++i)
    objects.push_back("<</Kids[" + std::to_string(objects.size() + 2) + " 0 R]>>");
  objects.emplace_back("<</Type/Page/MediaBox[0 0 9 9]>>");
  EXPECT_TRUE(appended(pdf_of(objects)));
}

TEST(Enclosures, AChainOfObjectsTakesNoStack) {
  std::vector<std::string> more;
  for (std::size_t i = 0; i < 200'000; ++i) more.push_back("<</Next " + std::to_string(i + 6) + " 0 R>>");
  more.emplace_back("<<>>");
  EXPECT_TRUE(appended(page_of("/Resources<</Properties<</A 5 0 R>>>>", more)));
}

TEST(Enclosures, LengthsThatAreStreamsTakeNoStack) {
  std::vector<std::string> more;
  for (std::size_t i = 0; i < 50'000; ++i)
    more.push_back("<</Length " + std::to_string(i + 6) + " 0 R>>\nstream\n\nendstream");
  more.emplace_back("0");
  EXPECT_THAT(fault_of(page_of("/Resources<</XObject<</A 5 0 R>>>>", more)), HasSubstr("too deep"));
}

TEST(Enclosures, PagesLinksAndValuesAreBounded) {
  std::string kids;
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", ""};
  for (std::size_t i = 0; i <= limits.enclosed_pages; ++i) {
    kids += std::to_string(i + 3) + " 0 R ";
    objects.emplace_back("<</Type/Page>>");
  }
  objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count 1>>";
  EXPECT_THAT(fault_of(pdf_of(objects)), HasSubstr("has more than 2000 pages"));

  std::string links;
  for (std::size_t i = 0; i <= limits.links; ++i) links += "5 0 R ";
  EXPECT_THAT(fault_of(page_of("/Annots[" + links + "]", {"<</Subtype/Link/Rect[0 0 1 1]>>"})),
              HasSubstr("has more than 50000 links and marks"));

  std::string values;
  for (std::size_t i = 0; i <= limits.enclosed_values; ++i) values += "0 ";
  EXPECT_THAT(fault_of(page_of("/Resources<</Properties<</A[" + values + "]>>>>")),
              HasSubstr("consists of more than 2000000 values"));
}

TEST(Enclosures, WhatIsTooLargeIsPackedAndThenListed) {
  const std::string page =
      page_of("/Resources<</XObject<</A 5 0 R>>>>", {stream_of(std::string(100'000, 'x'))});
  const auto plain = appended(page, {.pretty = true});
  ASSERT_TRUE(plain);
  EXPECT_GT(plain->size(), 100'000U);
  const auto packed = appended(page, {.max_bytes = 10'000, .pretty = true});
  EXPECT_THAT(sound(packed), HasSubstr("xxxxxxxx"));
  EXPECT_LT(packed->size(), 10'000U);

  std::string noise;
  for (unsigned i = 1, x = 1; i <= 50'000; ++i)
    noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24U);
  const auto refused =
      assembled(own(),
                {{"A", "small.pdf", page_of(""), {}},
                 {"B", "large.pdf", page_of("/Resources<</XObject<</A 5 0 R>>>>", {stream_of(noise)}), {}}},
                {.max_bytes = 10'000});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().front().message,
              testing::MatchesRegex("the PDF takes 5[0-9] kB, 4[0-9] kB more than it may: large.pdf 50 kB, "
                                    "the rest .*, small.pdf .*"));
}

TEST(Enclosures, AStreamThatUnpacksToVeryMuchStaysAsItIs) {
  // A thousand megabytes of zeros, as a stored block would not be: runs of a run-length code.
  std::string runs;
  for (int i = 0; i < 4'000'000; ++i) runs += "\x81x";
  const auto start = std::chrono::steady_clock::now();
  const auto made =
      appended(page_of("/Resources<</XObject<</A 5 0 R>>>>", {stream_of(runs, "/Filter/RunLengthDecode")}),
               {.max_bytes = 1'000'000});
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().front().message, HasSubstr("degree.pdf 8.0 MB"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(Enclosures, WorkCanBeStopped) {
  std::stop_source source;
  source.request_stop();
  const auto made = assembled(own(), {{"A", "a.pdf", page_of(""), {}}}, {}, source.get_token());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().front().message, stopped().message);
}

}  // namespace
}  // namespace galley::enclosures
