// cli: when a résumé was written. Its files say so: parsers tell by it what “present” means.
#pragma once

#include <expected>

#include "arguments.h"
#include "galley/galley.h"
#include "job.h"

namespace galley::cli {

/// Dates a job's documents and pages. Their date is meta.lastModified; without it SOURCE_DATE_EPOCH; without
/// that, with --date-from git, that of the last commit that touched one of the job's files. Else they have
/// none. Errors: those of `commit_date_of`.
[[nodiscard]] std::expected<void, Diagnostic> set_date(Typeset& made, const Job& job,
                                                       const Arguments& arguments);

}  // namespace galley::cli
