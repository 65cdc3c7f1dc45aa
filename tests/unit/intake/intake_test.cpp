// tests of intake: the résumé inside a PDF, and PDFs that mean harm.
#include "galley/intake/intake.h"

#include <cstdint>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley::intake {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view json = R"({"basics":{"name":"Ada"}})";

std::string stream_of(std::string_view bytes, std::string_view filter = {}) {
  return "<</Length " + std::to_string(bytes.size()) + std::string(filter) + ">>\nstream\n" +
         std::string(bytes) + "\nendstream";
}

/// A classic file of these objects, the first of them the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.7\n";
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

std::string with_attached(const std::string& stream, const std::string& name = "resume.json") {
  return pdf_of({"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(" + name + ")4 0 R]>>>>>>",
                 "<</Type/Pages/Kids[]/Count 0>>", stream,
                 "<</Type/Filespec/F(" + name + ")/UF(" + name + ")/EF<</F 3 0 R>>>>"});
}

std::string fault_of(const std::string& pdf) {
  const auto read = attached_resume({"cv.pdf", pdf});
  return read ? "none" : read.error().message;
}

TEST(Intake, KnowsAPdfByItsHead) {
  EXPECT_TRUE(is_pdf("%PDF-1.7\n"));
  EXPECT_TRUE(is_pdf("junk of a mail program\n%PDF-1.4"));
  EXPECT_FALSE(is_pdf(json));
  EXPECT_FALSE(is_pdf(""));
  EXPECT_FALSE(is_pdf(std::string(2000, ' ') + "%PDF-1.7"));
}

TEST(Intake, GivesTheResume) {
  for (const std::string name : {"resume.json", "Ada.json"}) {
    const auto read = attached_resume({"cv.pdf", with_attached(stream_of(json), name)});
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, json);
  }
}

/// A name tree whose nodes, one below the other, each name the next one several times; the last is `leaf`.
std::string with_tree(std::size_t depth, std::size_t width, const std::string& leaf) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 5 0 R>>>>",
                                   "<</Type/Pages/Kids[]/Count 0>>", stream_of(json),
                                   "<</Type/Filespec/F(resume.json)/UF(resume.json)/EF<</F 3 0 R>>>>"};
  for (std::size_t level = 0; level < depth; ++level) {
    std::string kids = "<</Kids[";
    for (std::size_t i = 0; i < width; ++i) kids += std::to_string(objects.size() + 2) + " 0 R ";
    objects.push_back(kids + "]>>");
  }
  objects.push_back(leaf);
  return pdf_of(objects);
}

/// A file whose cross-reference stream says of each object that it stands in the next one.
std::string with_nested_object_streams(std::uint32_t count, std::string_view more_keys = {}) {
  std::string pdf = "%PDF-1.5\n";
  std::string entries(7, '\0');
  const auto add = [&](char type, std::size_t place) {
    entries += type;
    for (const int shift : {24, 16, 8, 0}) entries += static_cast<char>(place >> shift & 0xFFU);
    entries += std::string(2, '\0');
  };
  for (std::uint32_t number = 1; number <= count; ++number) add(2, number + 1);
  add(1, pdf.size());
  pdf += std::to_string(count + 1) + " 0 obj\n<<>>\nendobj\n";
  const std::size_t start = pdf.size();
  add(1, start);
  pdf += std::to_string(count + 2) + " 0 obj\n" +
         stream_of(entries, "/Type/XRef/W[1 4 2]/Root 1 0 R/Size " + std::to_string(count + 3) +
                                std::string(more_keys)) +
         "\nendobj\n";
  return pdf + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

TEST(Intake, ObjectStreamsInObjectStreamsTakeNoStack) {
  EXPECT_THAT(fault_of(with_nested_object_streams(1'000'000)), HasSubstr("too deep"));
  EXPECT_THAT(fault_of("junk\n" + with_nested_object_streams(1'000'000)), HasSubstr("too deep"));
  EXPECT_THAT(fault_of(with_nested_object_streams(1'000'000, "/Prev 1 0 R")),
              HasSubstr("cross-references cannot be read"));
}

TEST(Intake, LengthsThatAreStreamsTakeNoStack) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>",
                                   "<</Type/Pages/Kids[]/Count 0>>"};
  for (std::size_t i = 0; i < 50'000; ++i)
    objects.push_back("<</Length " + std::to_string(objects.size() + 2) + " 0 R>>\nstream\n\nendstream");
  objects.emplace_back("0");
  EXPECT_THAT(fault_of(pdf_of(objects)), HasSubstr("too deep"));
}

TEST(Intake, EndsWhereNodesShareTheirChildren) {
  const auto read = attached_resume({"cv.pdf", with_tree(60, 50, "<</Names[(resume.json)4 0 R]>>")});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, json);
  EXPECT_THAT(fault_of(with_tree(60, 50, "<</Names[]>>")), HasSubstr("no résumé"));
}

TEST(Intake, EndsWhereATreeLeadsBackToItself) {
  EXPECT_THAT(fault_of(with_tree(3, 2, "<</Kids[5 0 R 6 0 R]>>")), HasSubstr("no résumé"));
}

TEST(Intake, ChoosesNoneOfSeveral) {
  const std::string file = "/EF<</F 3 0 R>>>>";
  const auto pdf_with = [&](const std::string& first, const std::string& second) {
    return pdf_of({"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(" + first + ")4 0 R(" +
                       second + ")5 0 R]>>>>>>",
                   "<</Type/Pages/Kids[]/Count 0>>", stream_of(json),
                   "<</Type/Filespec/F(" + first + ")/UF(" + first + ")" + file,
                   "<</Type/Filespec/F(" + second + ")/UF(" + second + ")" + file});
  };
  const auto read = attached_resume({"cv.pdf", pdf_with("a.json", "b.json")});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message, HasSubstr("several files inside this PDF are JSON"));
  EXPECT_THAT(read.error().help, HasSubstr("'a.json', 'b.json'"));
  EXPECT_TRUE(attached_resume({"cv.pdf", pdf_with("a.json", "resume.json")}));
  EXPECT_TRUE(attached_resume({"cv.pdf", pdf_with("a.json", "b.png")}));
}

TEST(Intake, SaysWhatIsWrong) {
  EXPECT_THAT(fault_of(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"})),
              HasSubstr("no résumé inside"));
  EXPECT_THAT(fault_of(with_attached(stream_of(json), "ada.png")), HasSubstr("no résumé inside"));
  EXPECT_THAT(fault_of(with_attached("null")), HasSubstr("no résumé inside"));
  EXPECT_THAT(fault_of("%PDF-1.7\n"), HasSubstr("damaged"));
  EXPECT_THAT(fault_of(with_attached(stream_of("no zlib", "/Filter/FlateDecode"))), HasSubstr("decoded"));
  EXPECT_THAT(fault_of(with_attached(stream_of(std::string(17U << 20U, ' ')))), HasSubstr("16 MiB"));
}

TEST(Intake, NeverCrashesOnAMutatedFile) {
  const std::string sound = with_attached(stream_of(json));
  std::uint64_t state = 1;
  const auto random = [&state] {
    return (state = state * 6364136223846793005U + 1442695040888963407U) >> 33U;
  };
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string pdf = sound;
    for (std::uint64_t changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % pdf.size();
      switch (random() % 3) {
        case 0:
          pdf[at] = static_cast<char>(random());
          break;
        case 1:
          pdf.erase(at, 1 + random() % 16);
          break;
        default:
          pdf.insert(at, pdf.substr(random() % pdf.size(), random() % 32));
      }
    }
    const auto read = attached_resume({"cv.pdf", pdf});
    if (read) continue;
    ++refused;
    EXPECT_THAT(read.error().message, Not(HasSubstr("none")));
  }
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace galley::intake
