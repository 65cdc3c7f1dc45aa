// cli: from a résumé to its result and the name of that.
#include "build.h"

#include <algorithm>

#include <fmt/format.h>

#include "files.h"
#include "galley/base/memory.h"
#include "inputs.h"
#include "result_formats.h"
#include "time_limit.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// `meta.output` with its placeholders filled: `{name}`, and `{… variant}`, which prints nothing without a
/// variant.
std::string result_name(const Resume& resume, const Job& job) {
  if (resume.meta.output.empty()) {
    const std::string name = job.input == standard_stream ? "resume" : fs::path(job.input).stem().string();
    return job.is_plain() ? name : name + "-" + job.variant;
  }
  std::string name;
  const std::string& pattern = resume.meta.output;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
    if (close == std::string::npos) {
      name += pattern[at++];
      continue;
    }
    constexpr std::string_view variant = "variant";
    const std::string_view inside = std::string_view(pattern).substr(at + 1, close - at - 1);
    if (inside == "name")
      name += resume.basics.name.value;
    else if (!inside.ends_with(variant))
      name += pattern.substr(at, close - at + 1);
    else if (!job.is_plain())
      name += std::string(inside.substr(0, inside.size() - variant.size())) + job.variant;
    at = close + 1;
  }
  // A name is not a path: it names a file beside the input, or in the folder that -o gives.
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

}  // namespace

bool Job::is_plain() const { return variant == resume::default_variant || variant == resume::whole_variant; }

std::string Job::label() const { return is_plain() ? input : fmt::format("{} ({})", input, variant); }

BoundedPath result_path(const Resume& resume, const Job& job, Format format, const Arguments& arguments) {
  if (!arguments.output.empty() && !is_folder(arguments.output)) {
    // A proof stands beside its result.
    const fs::path result = arguments.output;
    if (format != Format::Proof || result == standard_stream || is_device(result)) return result;
    return fs::path(result).replace_extension(spec_of(format).extension);
  }
  fs::path folder = arguments.output;
  if (folder.empty() && job.input != standard_stream) folder = fs::path(job.input).parent_path();
  BoundedPath result(folder / (result_name(resume, job) + std::string(spec_of(format).extension)));
  if (arguments.outside == Outside::Refused) result.folders.push_back(folder);
  return result;
}

void name_variant(const Job& job, Diagnostics& diagnostics) {
  if (job.is_plain()) return;
  for (Diagnostic& one : diagnostics)
    if (one.place.source) one.message = of_variant(job.variant) + one.message;
}

void read_all(const Arguments& arguments, Report& report,
              const std::function<void(const std::string&, Session&, const Reading&)>& act) {
  Sessions sessions(arguments);
  for (const std::string& input : arguments.inputs) {
    Session& session = sessions.of(input);
    const Reading reading = read_manuscript(session, input, arguments);
    if (reading.manuscript)
      act(input, session, reading);
    else
      report.add(why_not(reading));
  }
}

std::optional<Typeset> set(const Job& job, Session& session, Tailored tailored, const Arguments& arguments,
                           Report& report) {
  const auto explain = arguments.explain ? layout::Explain::Yes : layout::Explain::No;
  Diagnostics told;
  const TimeLimit limit(arguments.time_limit);
  auto made = typeset(session, std::move(tailored.resume), told, explain, limit.token());
  if (!made) {
    throw_if_out_of_memory(made.error());
    if (limit.is_over()) made = std::unexpected(Diagnostics{limit.error(job.label())});
    told.insert(told.end(), made.error().begin(), made.error().end());
  }
  name_variant(job, told);
  Diagnostics& said = tailored.said;
  said.insert(said.end(), told.begin(), told.end());
  report.add(in_file_order(said), job.variant);
  // A failure touches no output, and under --strict a warning is one: the input's is one for each variant.
  if (arguments.strict && tailored.shares_warnings) report.fault();
  const bool is_warned = tailored.shares_warnings || has_warning(said);
  if (!made || (arguments.strict && is_warned)) return {};
  return *std::move(made);
}

void set_all(const Arguments& arguments, Report& report,
             const std::function<void(const Job&, Session&, const Typeset&)>& act) {
  read_all(arguments, report, [&](const std::string& input, Session& session, const Reading& reading) {
    auto speaks = SpeaksForInput::Yes;
    for (const std::string& variant : wanted_variants(*reading.manuscript, arguments.tailoring)) {
      const Job job{input, variant};
      auto tailored = tailor(reading, variant, arguments, speaks);
      speaks = SpeaksForInput::No;
      if (!tailored)
        report.add(tailored.error());
      else if (const auto made = set(job, session, *std::move(tailored), arguments, report))
        act(job, session, *made);
    }
  });
}

}  // namespace galley::cli
