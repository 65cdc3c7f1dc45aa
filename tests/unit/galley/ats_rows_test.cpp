// Each row of the checks for applicant systems has a case here that makes it fire. Of a good résumé all are
// silent.
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ats_fixture.h"

namespace galley {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class AtsRows : public AtsTest {};

/// What is changed of the good résumé.
struct Case {
  const char* what;
  const char* said;  ///< a part of what is said, with “warning:” or “note:”
  const char* line = "";
  const char* instead = "";
  const char* more = "";  ///< at the end
  std::function<void(Typeset&)> alter = {};
  std::function<void(std::string&)> alter_pdf = {};
  const char* file_name = good_name;
};

constexpr const char* highlight = "\"Set type.\"";
constexpr const char* job = "startDate = \"2023-04\"";
constexpr const char* email = "email = \"ada@example.edu\"";

Line& line_of(Typeset& made, LineRole role) {
  for (Page& page : made.pages.pages) {
    for (Line& line : page.lines)
      if (line.role == role) return line;
  }
  throw std::runtime_error("there is no such line");
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {.what = "size",
       .said = "warning: the PDF is over 2.5 MB",
       .alter_pdf = [](std::string& pdf) { pdf.resize(2'500'001, ' '); }},
      {.what = "file name", .said = "warning: the file's name", .file_name = "Ada 50%.pdf"},
      {.what = "own name", .said = "note: the file's name, 'cv.pdf'", .file_name = "cv.pdf"},
      {.what = "kind of PDF", .said = "warning: a PDF for the press", .more = "[style]\npdf = \"print\"\n"},
      {.what = "name", .said = "warning: the name holds", .line = "Ada Example", .instead = "Ada, M. A."},
      {.what = "e-mail", .said = "warning: there is no e-mail", .line = email, .instead = ""},
      {.what = "phone", .said = "not read as a phone", .line = "505-555-0142", .instead = "505.555.0142"},
      {.what = "contact line", .said = "note: '|' stands between", .more = "[style]\nseparator = \"|\"\n"},
      {.what = "contact line",
       .said = "note: '→' stands",
       .line = "\"Engineer\"",
       .instead = "\"→ Engineer\""},
      {.what = "URLs",
       .said = "note: 'ada.dev' has no scheme",
       .line = email,
       .instead = "email = \"ada@example.edu\"\nurl = \"ada.dev\""},
      {.what = "URLs",
       .said = "warning: 'https://ada' has a host without a dot",
       .line = email,
       .instead = "email = \"ada@example.edu\"\nurl = \"https://ada\""},
      {.what = "details",
       .said = "note: a date of birth",
       .line = "[[work]]",
       .instead = "details = [{ id = \"born\", label = \"Born\", text = \"1999\" }]\n[[work]]"},
      {.what = "section titles",
       .said = "warning: parsers do not know",
       .more = "[style.titles]\nwork = \"Where I have been\"\n"},
      {.what = "headings",
       .said = "note: some parsers know 'Publications'",
       .more = "[[publications]]\nname = \"On Type\"\n[style]\nheading.case = \"as-written\"\n"},
      {.what = "skills",
       .said = "note: there is no section of skills",
       .line = "[skills]\nLanguages = [\"Python\", \"Rust\"]",
       .instead = ""},
      {.what = "jobs",
       .said = "warning: this entry has no employer",
       .line = "name = \"Acme\"",
       .instead = ""},
      {.what = "places, texts",
       .said = "note: this entry has no place",
       .line = "location = \"Boulder, CO\"",
       .instead = ""},
      {.what = "places, texts",
       .said = "note: this entry has no text",
       .line = "highlights = [\"Set type.\"]",
       .instead = ""},
      {.what = "education",
       .said = "warning: this entry has no school",
       .line = "institution = \"University of Examples\"",
       .instead = ""},
      {.what = "dates",
       .said = "'Summer 2019' is not read as a date",
       .line = job,
       .instead = "date = \"Summer 2019\""},
      {.what = "future dates",
       .said = "note: this begins in April 2027, and the résumé was written on 2026-05-01",
       .line = job,
       .instead = "startDate = \"2027-04\""},
      {.what = "future dates",
       .said = "note: this ends in April 2027",
       .line = job,
       .instead = "startDate = \"2023-04\"\nendDate = \"2027-04\""},
      {.what = "overlaps",
       .said = "note: this job overlaps with that at Acme",
       .line = "[[education]]",
       .instead = "[[work]]\nname = \"Bolt\"\nposition = \"Cook\"\nstartDate = \"2024-02\"\nendDate = "
                  "\"2025-08\"\n[[education]]"},
      {.what = "gaps in time",
       .said = "note: nothing is said of January 2024 to May 2025",
       .line = job,
       .instead = "startDate = \"2025-06\""},
      {.what = "gaps in time",
       .said = "note: nothing is said of September 2024 to April 2026",
       .line = job,
       .instead = "startDate = \"2023-04\"\nendDate = \"2024-08\""},
      {.what = "columns",
       .said = "warning: a line stands beside",
       .alter =
           [](Typeset& made) {
             auto& lines = made.pages.pages.front().lines;
             const auto last = std::ranges::find(lines.rbegin(), lines.rend(), LineRole::Body, &Line::role);
             last->origin.y = lines.front().origin.y;
           }},
      {.what = "letter-spacing",
       .said = "is letter-spaced",
       .alter =
           [](Typeset& made) {
             GlyphRun& name = made.pages.pages.front().lines.front().runs.front();
             for (std::size_t i = 0; i < name.glyphs.size(); ++i)
               name.glyphs[i].x += name.size.scaled(150 * static_cast<std::int64_t>(i), 1000);
           }},
      {.what = "letters", .said = "warning: 'ﬃ' is one character", .line = "Set type.", .instead = "Oﬃce."},
      {.what = "letters",
       .said = "letters on the pages are not read",
       .alter = [](Typeset& made) { misname(made, "Set type.", "St type."); }},
      {.what = "text",
       .said = "warning: U+E123 is an icon",
       .alter = [](Typeset& made) { made.pages.pages.front().lines.front().text += "\uE123"; }},
      {.what = "content order",
       .said = "warning: 'Set' is read as",
       .alter = [](Typeset& made) { misname(made, "Set type.", "Sxt type."); }},
      {.what = "position order",
       .said = "warning: '",
       .alter =
           [](Typeset& made) {
             // Two lines over one another are read letter by letter.
             const auto [upper, first] = glyph_of(made, "Set type.");
             const auto [other, second] = glyph_of(made, "Acme");
             other->origin = upper->origin;
           }},
      {.what = "position order",
       .said = "' is read apart from 'Engineer'",
       .alter =
           [](Typeset& made) {
             for (GlyphRun& run : line_of(made, LineRole::Aside).runs) run.origin.y += Length::points(150);
           }},
      {.what = "position order",
       .said = "the title 'EXPERIENCE' is not read as a line of its own",
       .alter =
           [](Typeset& made) {
             const auto [heading, first] = glyph_of(made, "EXPERIENCE");
             glyph_of(made, "505-555-0142").first->origin.y = heading->origin.y;
           }},
      {.what = "by gaps",
       .said = "is read as one with 'Engineer'",
       .alter =
           [](Typeset& made) {
             // The first run is a space as wide as the gap.
             auto& runs = line_of(made, LineRole::Aside).runs;
             runs[0].horizontal_scale = 1000;
             runs[0].glyphs.front().advance = Length::points(2);
             runs[1].origin.x = runs[0].origin.x + Length::points(2);
           }},
      {.what = "by gaps",
       .said = "'505-555-0142' is not read in one piece",
       .alter =
           [](Typeset& made) {
             const auto [phone, first] = glyph_of(made, "505-555-0142");
             const auto middle = phone->glyphs.begin() + static_cast<std::ptrdiff_t>(first) + 4;
             GlyphRun rest = *phone;
             rest.origin.x += Length::points(20);
             rest.glyphs.erase(rest.glyphs.begin(), rest.glyphs.begin() + (middle - phone->glyphs.begin()));
             phone->glyphs.erase(middle, phone->glyphs.end());
             for (Line& line : made.pages.pages.front().lines) {
               if (line.runs.empty() || phone < &line.runs.front() || phone > &line.runs.back()) continue;
               line.runs.insert(line.runs.begin() + (phone - &line.runs.front()) + 1, rest);
               break;
             }
           }},
      {.what = "links",
       .said = "has no place on the page",
       .alter = [](Typeset& made) { made.pages.pages.front().link_areas.clear(); }},
      {.what = "page breaks",
       .said = "note: page 2 begins with the heading",
       .more = "[style]\nnewPage = [\"education\"]\nfooter = false\n"},
      {.what = "pictures",
       .said = "note: nothing in a picture is read",
       .alter = [](Typeset& made) { made.resume.basics.image.value = "me.png"; }},
      {.what = "placeholders",
       .said = "warning: 'Jane Doe' is the name of no one",
       .line = "Ada Example",
       .instead = "Jane Doe"},
      {.what = "placeholders",
       .said = "warning: 'lorem ipsum' stands in for a text",
       .line = highlight,
       .instead = "\"Lorem ipsum dolor.\""},
      {.what = "placeholders",
       .said = "note: 'ada@example.com' reaches no one",
       .line = "example.edu",
       .instead = "example.com"},
      {.what = "acronyms",
       .said = "note: without a long form: 'SEO' (line 12)",
       .line = highlight,
       .instead = "\"Did the SEO of a site.\""},
      {.what = "type size",
       .said = "note: most of the text is set in 8 pt",
       .more = "[style]\nsize = \"8pt\"\n"},
      {.what = "leading",
       .said = "note: lines stand 1.1",
       .line = highlight,
       .instead = "\"Set type and cast type and drew type and cut type and sold type and lent type and gave "
                  "type away, and then did all of it again.\"",
       .more = "[style]\nleading = 1.15\n"},
      {.what = "margins",
       .said = "note: text stands 19.3 pt from the edge",
       .more = "[style]\nmargin = { left = \"20pt\" }\n"},
      {.what = "top third",
       .said = "note: the top third of the first page lacks e-mail or phone",
       .more = "[style]\nspace.name = \"400pt\"\n"},
      {.what = "summary",
       .said = "note: the summary is ",
       .line = email,
       .instead = "email = \"ada@example.edu\"\nsummary = \"Sets type and casts type and draws type and cuts "
                  "type and sells type and lends type and gives type away, and then does all of it again. "
                  "Sets type and casts type and draws type and cuts type and sells type and lends type and "
                  "gives type away, and then does all of it again. Sets type and casts type and draws type "
                  "and cuts type and sells type and lends type and gives type away, and then does all of it "
                  "again. Sets type and casts type and draws type and cuts type.\""},
      {.what = "bullets",
       .said = "note: 1 bullet of a line and a few words more (line 12)",
       .line = highlight,
       .instead = "\"Set type and cast type and drew type and cut type and sold type and lent type and gave "
                  "type away to all.\""},
      {.what = "bullets",
       .said = "note: 1 bullet of more than 1.8 lines",
       .line = highlight,
       .instead = "\"Set type and cast type and drew type and cut type and sold type and lent type and gave "
                  "type away, and then did all of it again, and set type and cast type and drew type and cut "
                  "type and sold type and lent it.\""},
      {.what = "first words",
       .said = "note: 3 highlights begin with 'set' (line 12)",
       .line = highlight,
       .instead = "\"Set type.\", \"Set more.\", \"Set all.\""},
      {.what = "first person",
       .said = "note: in the first person: 'I', 'my' (line 12)",
       .line = highlight,
       .instead = "\"I led my team.\""},
      {.what = "passive",
       .said = "note: in the passive: 'was built' (line 12)",
       .line = highlight,
       .instead = "\"The press was built.\""},
  };
  return all;
}

TEST_F(AtsRows, each_fires) {
  for (const Case& one : cases()) {
    const std::string text = with(good, one.line, one.instead) + one.more;
    Typeset made = set(text);
    if (one.alter) one.alter(made);
    std::string pdf = pdf_of(made);
    if (one.alter_pdf) one.alter_pdf(pdf);
    EXPECT_THAT(of(one.what, check_for_ats(made, one.file_name, pdf).value()), Contains(HasSubstr(one.said)))
        << one.what;
  }
}

TEST_F(AtsRows, each_has_a_case_and_is_silent_of_a_good_resume) {
  std::set<std::string> fired;
  for (const Case& one : cases()) fired.insert(one.what);
  for (const AtsFinding& finding : findings(good)) {
    EXPECT_TRUE(finding.checked && finding.diagnostics.empty()) << finding.what;
    EXPECT_EQ(fired.erase(finding.what), 1U) << finding.what << " has no case";
  }
  EXPECT_THAT(fired, IsEmpty());
}

TEST_F(AtsRows, say_whose_rule_it_is) {
  const auto told = findings(with(good, highlight, "\"I led.\""));
  const AtsFinding& finding = finding_of("first person", told);
  ASSERT_EQ(finding.diagnostics.size(), 1U);
  EXPECT_THAT(finding.diagnostics.front().help, HasSubstr(fmt::format("(rule: {})", finding.source.name)));
}

}  // namespace
}  // namespace galley
