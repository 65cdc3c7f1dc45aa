// cli: what a job is called in messages.
#include "job.h"

#include <fmt/format.h>

#include "report.h"

namespace galley::cli {

bool Job::is_plain() const { return variant == resume::default_variant || variant == resume::whole_variant; }

std::string Job::label() const {
  std::string version = is_plain() ? std::string() : variant;
  if (!language.empty()) version += (version.empty() ? "" : ", ") + language;
  return version.empty() ? input->name() : fmt::format("{} ({})", input->name(), version);
}

resume::Manuscript Job::manuscript(const Reading& reading) const {
  return language.empty() ? *reading.manuscript : reading.manuscript->in(language);
}

void name_variant(const Job& job, Diagnostics& diagnostics) {
  if (job.is_plain()) return;
  for (Diagnostic& one : diagnostics)
    if (one.place.source) one.message = of_variant(job.variant) + one.message;
}

}  // namespace galley::cli
