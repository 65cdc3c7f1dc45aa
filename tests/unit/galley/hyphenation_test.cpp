// A language without hyphenation patterns is told of: once a document, whatever the session knows already.
#include <map>
#include <string>

#include <gmock/gmock.h>

#include "galley/galley.h"
#include "galley/resume/tailor.h"

namespace galley {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string resume_in(const std::string& language) {
  return "meta.language = '" + language + R"('
style.hyphenate = true
[basics]
name = "Ada Example"
summary = "Sets type, and builds the programs that set it."
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type."]
[variants.own]
basics.label = "Own"
[variants.whole_words]
style.hyphenate = false
)";
}

/// What is said when a variant is set, each as “line:column: message (help)”.
std::vector<std::string> said(Session& session, const std::string& text,
                              std::string_view variant = resume::default_variant) {
  Diagnostics warnings;
  const auto manuscript = resume::read({"resume.toml", text}, session.files, {}, warnings);
  auto resume = resume::tailor(manuscript.value(), variant, warnings);
  EXPECT_TRUE(typeset(session, std::move(resume).value(), warnings));
  std::vector<std::string> texts;
  for (const Diagnostic& one : warnings) {
    EXPECT_EQ(one.severity, Severity::Warning);
    texts.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + ": " +
                    one.message + " (" + one.help + ")");
  }
  return texts;
}

const std::string german =
    "2:19: no word in German (de-CH) is hyphenated: there are no patterns for it (the "
    "Debian package hyphen-de brings them)";

TEST(Hyphenation, TellsOfALanguageWithoutPatterns) {
  const auto files = memory_reader({});
  Session session(*files, {});
  EXPECT_THAT(said(session, resume_in("de-CH")), ElementsAre(german));
  EXPECT_THAT(said(session, resume_in("de-CH")), ElementsAre(german)) << "all is known now";
  EXPECT_THAT(said(session, resume_in("de-CH"), "own"), ElementsAre(german));
  EXPECT_THAT(said(session, resume_in("de-CH"), "whole_words"), IsEmpty());
}

TEST(Hyphenation, TellsWhereDebianHasNoPatterns) {
  // Without Welsh words, headings are in English.
  const auto files = memory_reader({{"/usr/share/hyphen/hyph_en.dic", "UTF-8\n1ma\n"}});
  Session session(*files, {});
  EXPECT_THAT(
      said(session, resume_in("cy")),
      ElementsAre(
          testing::HasSubstr("the title 'Experience' and the words 'present', 'folio' are in English"),
          "2:19: no word in Welsh (cy) is hyphenated: there are no patterns for it (no Debian "
          "package has them; style.hyphenate = false asks for none)"));
}

TEST(Hyphenation, TellsNothingWhereThereArePatterns) {
  const auto files = memory_reader({{"/usr/share/hyphen/hyph_de_DE.dic", "UTF-8\n1ma\n"}});
  Session session(*files, {});
  EXPECT_THAT(said(session, resume_in("de-CH")), IsEmpty());
}

}  // namespace
}  // namespace galley
