// A TOML résumé, what lies beside it (`#: r.private.toml`, `#: variants/acme.toml`, `#: theme.toml`) and all
// its variants: read, checked and tailored, without being set.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "galley/document/anonymous.h"
#include "galley/exchange/json_resume.h"
#include "galley/resume/compare.h"
#include "galley/resume/pieces.h"
#include "galley/resume/tailor.h"
#include "properties.h"
#include "several_files.h"
#include "target.h"

namespace galley::fuzz {
namespace {

// Inputs of a few kilobytes can name a thousand variants; of these all are checked, and some tailored.
constexpr std::size_t max_tailored = 4;

void require_round_trip(const Resume& resume, FileReader& files) {
  const std::string json = exchange::to_json(resume);
  Diagnostics warnings;
  const auto again = resume::parse({"again.json", json}, files, {.theme = {}, .is_alone = true}, warnings);
  if (!again) require(false, told(again.error()) + json);
  require(exchange::to_json(*again) == json, "JSON that galley wrote comes back as another");
  const auto imported = exchange::import_json({"again.json", json}, {}, warnings);
  if (!imported) require(false, told(imported.error()) + json);
}

/// What does not say whose it is can be read, says so again, and has no contact details.
void require_anonymous(const Resume& resume, FileReader& files) {
  Diagnostics warnings;
  const Resume hidden = anonymous(resume, StandIn::Initials, warnings);
  require_no_error(warnings);
  require_round_trip(hidden, files);
  require(hidden.basics.email.empty() && hidden.basics.url.empty(), "an anonymous résumé has an address");
}

/// What must hold of a résumé of its own.
void require_of(const Resume& resume, FileReader& files) {
  require_round_trip(resume, files);
  require_anonymous(resume, files);
  require(resume::compare(resume, resume).empty(), "a résumé differs from itself");
  const std::size_t pieces = resume::pieces_of(resume).size();
  const Resume bare = resume::without(resume, std::vector<bool>(pieces, true));
  require(resume::pieces_of(bare).empty(), "without its pieces a résumé still has some");
}

struct Given {
  std::string said;
  std::vector<Resume> resumes;  ///< one of each variant that can be tailored to
};

void tailor(const resume::Manuscript& manuscript, const std::string& variant, Given& given) {
  Diagnostics said;
  auto resume = resume::tailor(manuscript, variant, said);
  require_no_error(said);
  const auto head = resume::tailor_head(manuscript, variant);
  require(head.has_value(), "a variant has no head");
  given.said += variant + '\n' + told(said);
  if (resume) {
    require(head->basics.name.value == resume->basics.name.value, "the head has another name");
    const auto tell_unfilled = [&given](const Diagnostics& unfilled) {
      if (unfilled.empty()) return;
      require_error(unfilled);
      given.said += told(unfilled);
    };
    tell_unfilled(resume->meta.unfilled_output);
    if (resume->letter) tell_unfilled(resume->letter->unfilled);
    require(resume::output_name(*head, variant) == resume::output_name(*resume, variant),
            "the head names another result");
    given.resumes.push_back(*std::move(resume));
  } else {
    require_error(resume.error());
    given.said += told(resume.error());
  }
}

Given given_by(const Source& source, FileReader& files, const resume::ParseOptions& options) {
  Diagnostics warnings;
  const auto manuscript = resume::read(source, files, options, warnings);
  require_no_error(warnings);
  Given given{told(warnings), {}};
  if (!manuscript) {
    require_error(manuscript.error());
    given.said += told(manuscript.error());
    return given;
  }
  std::vector<std::string> variants = manuscript->variants();
  for (const std::string& variant : variants)
    require(manuscript->has(variant), "a variant is listed and not there");
  variants.resize(std::min(variants.size(), max_tailored));
  variants.emplace_back(resume::default_variant);
  variants.emplace_back(resume::whole_variant);
  for (const std::string& variant : variants) tailor(*manuscript, variant, given);
  return given;
}

}  // namespace

void test(std::string_view input) {
  auto contents = files_of(input, "resume.toml");
  const Source source{"resume.toml", contents.at("resume.toml")};
  const auto files = memory_reader(std::move(contents));
  const Given once = given_by(source, *files, {});
  const Given again = given_by(source, *files, {});
  require(once.said == again.said && once.resumes.size() == again.resumes.size(),
          "the same résumé has other diagnostics");
  for (std::size_t i = 0; i < once.resumes.size(); ++i) {
    require(resume::compare(once.resumes[i], again.resumes[i]).empty(), "the same résumé is read as another");
    require_of(once.resumes[i], *files);
  }
  for (const Resume& resume : given_by(source, *files, {.theme = {}, .is_public = true}).resumes)
    require_of(resume, *files);
}

}  // namespace galley::fuzz
