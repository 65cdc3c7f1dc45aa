// cli: galley build --record: the record of a job.
#pragma once

#include "arguments.h"
#include "job.h"
#include "record.h"
#include "report.h"

namespace galley::cli {

/// Keeps a record of what a job made. Warns if the variant has other facts than the whole résumé.
void record_job(const Typeset& made, const resume::Manuscript& manuscript, const Job& job,
                const Arguments& arguments, const std::vector<RecordedFile>& files, Report& report);

}  // namespace galley::cli
