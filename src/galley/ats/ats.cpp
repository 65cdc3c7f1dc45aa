// galley: `check_for_ats`: the table of its checks.
#include "galley/ats.h"

#include <array>
#include <string_view>

#include "ats_checks.h"
#include "galley/base/memory.h"

namespace galley {
namespace {

struct Check {
  std::string_view what;
  std::string (*look)(const ats::Subject& subject, Diagnostics& diagnostics);  ///< returns the summary
};

/// In the order in which they are reported.
constexpr auto checks = std::to_array<Check>({
    {"size", ats::check_size},
    {"file name", ats::check_file_name},
    {"kind of PDF", ats::check_profile},
    {"name", ats::check_name},
    {"e-mail", ats::check_email},
    {"phone", ats::check_phone},
    {"details", ats::check_details},
    {"section titles", ats::check_titles},
    {"headings", ats::check_headings},
    {"jobs", ats::check_jobs},
    {"education", ats::check_education},
    {"dates", ats::check_dates},
    {"columns", ats::check_columns},
    {"letter-spacing", ats::check_letter_spacing},
    {"text", ats::check_text},
    {"links", ats::check_links},
    {"page breaks", ats::check_page_breaks},
    {"pictures", ats::check_pictures},
});

}  // namespace

std::expected<std::vector<AtsFinding>, Diagnostics> check_for_ats(const Typeset& typeset,
                                                                  const std::string& file_name,
                                                                  const std::string& pdf) {
  return without_exceptions([&]() -> std::expected<std::vector<AtsFinding>, Diagnostics> {
    const ats::Subject subject{typeset.resume, typeset.pages, file_name, pdf};
    std::vector<AtsFinding> findings;
    for (const Check& check : checks) {
      AtsFinding finding{std::string(check.what), {}, {}};
      finding.summary = check.look(subject, finding.diagnostics);
      findings.push_back(std::move(finding));
    }
    return findings;
  });
}

}  // namespace galley
