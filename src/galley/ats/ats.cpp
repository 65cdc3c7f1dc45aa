// galley: `check_for_ats`: the table of its checks.
#include "galley/ats.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "ats_checks.h"
#include "galley/base/memory.h"
#include "galley/intake/shown_text.h"

namespace galley {
namespace {

// Whose rules these are. docs/ats.md says what each source says.
constexpr AtsSource own{"galley's own advice", {}};
constexpr AtsSource open_resume{"OpenResume", "https://www.open-resume.com/resume-parser"};
constexpr AtsSource easy_parser{"easy-resume-parser", "https://github.com/jeremytsngtsng/resume-parser"};
constexpr AtsSource greenhouse{"Greenhouse", "https://support.greenhouse.io/hc/en-us/articles/200989175"};
constexpr AtsSource sizes{"Greenhouse, Oracle Taleo, eRecruiting",
                          "https://support.greenhouse.io/hc/en-us/articles/200989175"};
constexpr AtsSource keldair{"KeldairHR",
                            "https://applicantsupport.keldairhr.com/hc/en-us/articles/360039423974"};
constexpr AtsSource textkernel{
    "Textkernel", "https://developer.textkernel.com/tx-platform/v10/resume-parser/overview/getting-started"};
constexpr AtsSource rchilli{"RChilli",
                            "https://docs.rchilli.com/kc/c_Rchilli_resume_parser_resume_quality.html"};
constexpr AtsSource poppler{"poppler", "https://manpages.ubuntu.com/manpages/bionic/man1/pdftotext.1.html"};
constexpr AtsSource ladders{"Ladders", "https://scribd.com/doc/233050011/TheLadders-EyeTracking-StudyC2"};
constexpr AtsSource butterick{"Butterick", "https://practicaltypography.com/summary-of-key-rules.html"};
constexpr AtsSource arnold{"The Arnold Group",
                           "https://www.the-arnold-group.com/JobSeekerServices/JobSeekerResources/"
                           "ResumeResources/FormattingYourResume/"};
constexpr AtsSource middlesex{"Middlesex Community College",
                              "http://mxcc.edu/cdcc/job-search-preparation/how-to-write-a-resume/"};
constexpr AtsSource diversified{"Diversified Career Services",
                                "https://www.diversifiedcareerservices.com/blog/"
                                "checklist-to-confirm-your-resumes-compliance-with-an-ats"};
constexpr AtsSource workplace{"Solutions for the Workplace",
                              "https://solutionsfortheworkplace.com/"
                              "your-resume-should-not-use-the-word-i-and-other-tricks-of-the-trade/"};
constexpr AtsSource bern{"University of Bern",
                         "https://unibe.ch/studium/beratungsangebote/career_service/bewerbung/"
                         "bewerbungsdossier/lebenslauf/index_ger.html"};
constexpr AtsSource wirtschaftswoche{"WirtschaftsWoche",
                                     "https://www.wiwo.de/erfolg/management/"
                                     "lebenslauf-erstellen-so-bauen-sie-den-perfekten-lebenslauf/"
                                     "100149277.html"};

struct Row {
  std::string_view what;
  ats::Summary (*look)(const ats::Subject& subject, Diagnostics& diagnostics);
  const AtsSource& source;
};

/// In the order in which they are reported.
constexpr auto rows = std::to_array<Row>({
    {"size", ats::check_size, sizes},
    {"file name", ats::check_file_name, keldair},
    {"own name", ats::check_own_name, arnold},
    {"kind of PDF", ats::check_profile, own},
    {"name", ats::check_name, open_resume},
    {"e-mail", ats::check_email, open_resume},
    {"phone", ats::check_phone, open_resume},
    {"contact line", ats::check_contact_line, own},
    {"URLs", ats::check_urls, own},
    {"details", ats::check_details, own},
    {"section titles", ats::check_titles, greenhouse},
    {"headings", ats::check_headings, open_resume},
    {"skills", ats::check_skills, open_resume},
    {"jobs", ats::check_jobs, rchilli},
    {"places, texts", ats::check_places_and_texts, middlesex},
    {"education", ats::check_education, open_resume},
    {"dates", ats::check_dates, open_resume},
    {"future dates", ats::check_future, textkernel},
    {"overlaps", ats::check_overlaps, own},
    {"gaps in time", ats::check_idle_years, wirtschaftswoche},
    {"columns", ats::check_columns, greenhouse},
    {"letter-spacing", ats::check_letter_spacing, greenhouse},
    {"letters", ats::check_letters, own},
    {"text", ats::check_text, greenhouse},
    {"content order", ats::check_content_order, easy_parser},
    {"position order", ats::check_position_order, poppler},
    {"by gaps", ats::check_gaps, open_resume},
    {"links", ats::check_links, own},
    {"page breaks", ats::check_page_breaks, open_resume},
    {"pictures", ats::check_pictures, greenhouse},
    {"placeholders", ats::check_placeholders, greenhouse},
    {"acronyms", ats::check_acronyms, diversified},
    {"type size", ats::check_type_size, butterick},
    {"leading", ats::check_leading, butterick},
    {"margins", ats::check_margins, arnold},
    {"top third", ats::check_top_third, ladders},
    {"summary", ats::check_summary, own},
    {"bullets", ats::check_bullets, own},
    {"first words", ats::check_first_words, own},
    {"first person", ats::check_person, workplace},
    {"passive", ats::check_passive, bern},
});

}  // namespace

std::expected<std::vector<AtsFinding>, Diagnostics> check_for_ats(const Typeset& typeset,
                                                                  const std::string& file_name,
                                                                  const std::string& pdf) {
  return without_exceptions([&]() -> std::expected<std::vector<AtsFinding>, Diagnostics> {
    const intake::ShownText shown = intake::shown_text(pdf);
    const ats::Subject subject{typeset.resume, typeset.pages, file_name, pdf, shown};
    std::vector<AtsFinding> findings;
    for (const Row& row : rows) {
      AtsFinding finding{std::string(row.what), {}, true, row.source, {}};
      ats::Summary summary = row.look(subject, finding.diagnostics);
      finding.summary = std::move(summary.text);
      finding.checked = summary.checked;
      for (Diagnostic& diagnostic : finding.diagnostics)
        diagnostic.help += fmt::format("{}(rule: {})", diagnostic.help.empty() ? "" : " ", row.source.name);
      findings.push_back(std::move(finding));
    }
    return findings;
  });
}

}  // namespace galley
