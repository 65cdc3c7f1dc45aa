// The whole way: a TOML résumé, and what lies beside it, in any theme and profile, fitted to pages, in all
// formats.
//
// Three characters choose, each `a` what the résumé says: the theme, the kind of PDF, how many pages.
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "galley/ats.h"
#include "galley/resume/tailor.h"
#include "making.h"
#include "properties.h"
#include "several_files.h"
#include "target.h"

namespace galley::fuzz {
namespace {

constexpr std::array profiles{PdfProfile::Archive, PdfProfile::Print, PdfProfile::Plain};

/// Patterns that part words, and a picture of one pixel, for a résumé that asks for them.
const std::map<std::string, std::string> beside{
    {"/usr/share/hyphen/hyph_en_US.dic",
     "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\n1ba\n1ca\n1de\n1ti\n1on\n"},
    {"me.png", std::string("\x89PNG\r\n\x1A\n"
                           "\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3A\x7E\x9B\x55"
                           "\0\0\0\x0AIDAT\x78\xDA\x63\x68\0\0\0\x82\0\x81\xDA\x45\x08\x3B"
                           "\0\0\0\0IEND\xAE\x42\x60\x82",
                           67)},
};

struct Choice {
  std::string theme;
  std::optional<PdfProfile> profile;
  std::optional<int> pages;
};

Choice choice_of(std::string_view input) {
  const auto chosen = [input](std::size_t at, std::size_t kinds) {
    return (static_cast<unsigned char>(input[at]) + 256U - 'a') % kinds;
  };
  Choice choice;
  std::vector<std::string> themes = resume::theme_names();
  themes.insert(themes.begin(), "");
  choice.theme = themes[chosen(0, themes.size())];
  if (const std::size_t profile = chosen(1, profiles.size() + 1)) choice.profile = profiles[profile - 1];
  if (const std::size_t pages = chosen(2, 4)) choice.pages = static_cast<int>(pages);
  return choice;
}

/// What a session that knows the résumé makes of it is what it made before.
void require_same(const std::optional<Made>& made, const Diagnostics& said, Session& session,
                  const Resume& resume) {
  Diagnostics again_said;
  const auto again = make(session, resume, again_said);
  require(told(said) == told(again_said), "the same résumé has other diagnostics");
  require(made.has_value() == again.has_value(), "the same résumé has another outcome");
  if (!made) return;
  require(made->pdf == again->pdf, "the same résumé gives another PDF");
  require(made->text == again->text && made->markdown == again->markdown && made->html == again->html &&
              made->docx == again->docx && made->layout == again->layout && made->json == again->json,
          "the same résumé gives other pages");
}

/// What is printed, given away as JSON and set again in the same style, is the same text.
void require_same_text(const Made& made, Session& session) {
  const auto nothing = memory_reader({});
  Diagnostics said;
  auto resume = resume::parse({"resume.json", made.json}, *nothing, {.theme = {}, .is_alone = true}, said);
  require(resume.has_value(), "JSON is not read again");
  resume->style = made.set.resume.style;
  const auto set = typeset(session, *std::move(resume), said);
  require(set.has_value(), "JSON cannot be set again");
  const auto text = output::write_text(set->documents, {}, said);
  require(text == made.text, "JSON gives another text");
}

}  // namespace

void test(std::string_view input) {
  constexpr std::size_t choices = 3;
  if (input.size() < choices) return;
  const Choice choice = choice_of(input);
  auto contents = files_of(input.substr(choices), "resume.toml");
  const Source source{"resume.toml", contents.at("resume.toml")};
  contents.insert(beside.begin(), beside.end());
  const auto files = memory_reader(std::move(contents));
  Session session(*files, {}, font::SystemFonts::Ignore);

  Diagnostics warnings;
  auto resume = resume::parse(source, *files, {.theme = choice.theme}, warnings);
  require_no_error(warnings);
  if (!resume) return require_error(resume.error());
  if (choice.profile) resume->style.pdf = *choice.profile;
  if (choice.pages) resume->style.pages.max = choice.pages;

  Diagnostics said;
  const auto made = make(session, *resume, said);
  require_same(made, said, session, *resume);
  if (!made) return;
  require_same_text(*made, session);
  require_no_error(advise(session, made->set.resume));
  const auto findings = check_for_ats(made->set, "resume.pdf", made->pdf);
  require(findings.has_value(), "there is no applicant's view");
  for (const AtsFinding& finding : *findings) require_no_error(finding.diagnostics);
}

}  // namespace galley::fuzz
