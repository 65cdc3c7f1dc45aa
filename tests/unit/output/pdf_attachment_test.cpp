// tests of output: a file inside the PDF.
#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;
using testing::Not;

Pages some_page() { return one_page(shaped(serif(), "Ada", 72, 72)); }

Attachment resume_json() {
  return {"resume.json", "application/json", "Lebenslauf für alle", R"({"basics":{"name":"Ada"}})"};
}

TEST(PdfAttachment, IsAnAssociatedFileOfTheDocument) {
  const std::string pdf = pdf_of(some_page(), {.attachment = resume_json(), .pretty = true});
  EXPECT_THAT(pdf, testing::ContainsRegex("/AF \\[[ \n]*[0-9]+ 0 R[ \n]*\\]"));
  EXPECT_THAT(pdf, HasSubstr("/EmbeddedFiles"));
  EXPECT_THAT(pdf, HasSubstr("/AFRelationship /Alternative"));
  EXPECT_THAT(pdf, HasSubstr("/Subtype /application#2Fjson"));
  EXPECT_THAT(pdf, HasSubstr("/Size 25"));
  EXPECT_THAT(pdf, HasSubstr("/F (resume.json)"));
  EXPECT_THAT(pdf, HasSubstr("/UF (resume.json)"));
}

TEST(PdfAttachment, ComesOutAsItWentIn) {
  Attachment file = resume_json();
  for (int i = 0; i < 256; ++i) file.bytes += static_cast<char>(i);
  for (const bool pretty : {false, true}) {
    const TemporaryFile pdf(pdf_of(some_page(), {.attachment = file, .pretty = pretty}));
    const Outcome shown = run("qpdf --show-attachment=resume.json " + pdf.path());
    EXPECT_EQ(shown.status, 0);
    EXPECT_EQ(shown.output, file.bytes);
    EXPECT_EQ(run("qpdf --check " + pdf.path()).status, 0);
  }
}

TEST(PdfAttachment, IsDatedAsTheDocumentIs) {
  const auto modified = [](const std::string& date) {
    PdfOptions options;
    options.attachment = resume_json();
    options.pretty = true;
    Pages pages = some_page();
    pages.info.last_modified = date;
    const std::string pdf = pdf_of(pages, options);
    const std::size_t params = pdf.find("/Params");
    return pdf.substr(params, pdf.find(">>", params) - params);
  };
  EXPECT_THAT(modified("2023-11-14T22:13:20Z"), HasSubstr("(D:20231114221320"));
  EXPECT_THAT(modified(""), HasSubstr("(D:19700101000000"));
}

TEST(PdfAttachment, IsNowhereUnlessItIsAskedFor) {
  const std::string pdf = pretty_of(some_page());
  for (const char* trace : {"/AF", "/EmbeddedFile", "/Filespec"}) EXPECT_THAT(pdf, Not(HasSubstr(trace)));
}

TEST(PdfAttachment, HasANameThatEveryReaderTakes) {
  Attachment file = resume_json();
  file.name = "Lebenslauf (für Ada).json";
  const TemporaryFile pdf(pdf_of(some_page(), {.attachment = file}));
  const Outcome listed = run("qpdf --list-attachments " + pdf.path());
  EXPECT_EQ(listed.status, 0);
  EXPECT_THAT(listed.output, HasSubstr(file.name));
}

TEST(PdfAttachment, RefusesATextThatAStringCannotHold) {
  Attachment file = resume_json();
  file.description = std::string(32'767, 'x');
  const auto pdf = write_pdf(some_page(), {.attachment = file});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().front().fault, Fault::System);
  EXPECT_EQ(pdf.error().front().message,
            "the PDF could not be made: a string of 32767 bytes is longer than 32766");
}

}  // namespace
}  // namespace galley::output
