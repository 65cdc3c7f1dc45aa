// cli: when a résumé was written (see written_date.h). The clock is never asked.
#include "written_date.h"

#include <ctime>
#include <optional>

#include <fmt/format.h>

#include "files.h"

namespace galley::cli {
namespace {

using SecondsOrError = std::expected<std::optional<std::int64_t>, Diagnostic>;

/// The files that a job's résumé was made of, except fonts.
std::vector<std::filesystem::path> files_of(const Job& job, const Arguments& arguments) {
  std::vector<std::filesystem::path> files = job.reads;
  if (job.input->name() == standard_stream) return files;
  const auto reading = job.input->read(arguments);
  if (!reading->manuscript) return files;
  for (const std::string& name : reading->manuscript->files()) files.emplace_back(name);
  return files;
}

/// “2023-11-14T22:13:20Z”.
std::string iso_time(std::time_t seconds) {
  std::tm time{};
  ::gmtime_r(&seconds, &time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", time.tm_year + 1900, time.tm_mon + 1,
                     time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec);
}

/// In seconds since 1970.
SecondsOrError moment_of(const Job& job, const Arguments& arguments) {
  if (arguments.source_date_epoch || !arguments.date_from_git) return arguments.source_date_epoch;
  return job.input->commit_date_of(files_of(job, arguments));
}

}  // namespace

std::expected<void, Diagnostic> set_date(Typeset& made, const Job& job, const Arguments& arguments) {
  if (!made.pages.info.last_modified.empty()) return {};
  const auto moment = moment_of(job, arguments);
  if (!moment) return std::unexpected(moment.error());
  if (!*moment) return {};
  const std::string date = iso_time(**moment);
  made.pages.info.last_modified = date;
  for (Document& document : made.documents) document.info.last_modified = date;
  return {};
}

}  // namespace galley::cli
