// cli: what a job is called in messages.
#include "job.h"

#include <fmt/format.h>

#include "report.h"

namespace galley::cli {

bool Job::is_plain() const { return variant == resume::default_variant || variant == resume::whole_variant; }

std::string Job::label() const {
  return is_plain() ? input->name() : fmt::format("{} ({})", input->name(), variant);
}

void name_variant(const Job& job, Diagnostics& diagnostics) {
  if (job.is_plain()) return;
  for (Diagnostic& one : diagnostics)
    if (one.place.source) one.message = of_variant(job.variant) + one.message;
}

}  // namespace galley::cli
