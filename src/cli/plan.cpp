// cli: the jobs of a build and the names of their results (see plan.h).
#include "plan.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "files.h"
#include "galley/base/limits.h"
#include "jobs.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

void name_results(Planned& planned, const Arguments& arguments) {
  const auto reading = planned.input->read(arguments);
  if (!reading->manuscript) return;
  const auto head = resume::tailor_head(*reading->manuscript, planned.job.variant);
  if (!head) return;
  for (const Format format : arguments.formats)
    planned.paths.push_back(result_path(*head, planned.job, format, arguments));
  if (!head->basics.image.empty()) planned.picture = resume::path_of_image(*head).path;
}

/// The jobs of an input, in the order of its variants. One that cannot be read is a job that fails.
std::vector<Planned> jobs_of(Input& input, const Arguments& arguments) {
  const auto reading = input.read(arguments);
  const std::vector<std::string> variants =
      reading->manuscript ? wanted_variants(*reading->manuscript, arguments.tailoring)
                          : std::vector<std::string>{std::string(resume::default_variant)};
  std::vector<Planned> jobs;
  jobs.reserve(variants.size());
  for (const std::string& variant : variants) jobs.push_back({{input.name(), variant}, &input, {}, {}});
  return jobs;
}

/// What a path leads to, through links; as it is if that cannot be said. (A string: paths are slow to
/// compare.)
std::string resolved(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const fs::path result = error ? path : fs::weakly_canonical(absolute, error);
  return (error ? absolute : result).string();
}

/// What gives two results names of their own, as things are.
std::string_view way_to_two_names(const Job& first, const Job& second, const std::string& output) {
  if (first.label() == second.label() && first.variant == second.variant) return "it is asked for twice";
  if (!output.empty() && !is_folder(output)) return "give a folder with -o";
  if (first.input != second.input)
    return "give each its own meta.output, or build them one by one, each with -o";
  if (first.is_plain() && second.is_plain()) return "build them one by one, each with -o";
  return "give each a name of its own: meta.output = \"{name}{ – variant}\", or `output` of the variant";
}

Diagnostic two_of_one_name(const fs::path& path, const Job& first, const Job& second,
                           const std::string& output) {
  return command_line_error(
      fmt::format("two results are named {}: of {} and of {}", path.string(), first.label(), second.label()),
      std::string(way_to_two_names(first, second, output)));
}

Diagnostic overwritten(const fs::path& path) {
  return command_line_error(fmt::format("{} is read, and would be written over", path.string()),
                            "give another name");
}

}  // namespace

std::shared_ptr<const Reading> Input::read(const Arguments& arguments) {
  const std::scoped_lock lock(mutex_);
  if (!reading_) reading_ = std::make_shared<const Reading>(read_manuscript(session_, name_, arguments));
  return reading_;
}

void Input::forget() {
  const std::scoped_lock lock(mutex_);
  if (name_ != standard_stream) reading_.reset();
}

void Input::leave() {
  const std::scoped_lock lock(mutex_);
  if (--left_ == 0) reading_.reset();
}

std::vector<Planned> plan(Inputs& inputs, const Arguments& arguments, unsigned threads) {
  // With more inputs none stays in memory between the look at its names and its setting.
  const bool kept = inputs.size() <= limits.known_inputs;
  std::vector<std::vector<Planned>> found(inputs.size());
  std::vector<Planned> jobs;
  const auto look = [&](std::size_t i) {
    found[i] = jobs_of(*inputs[i], arguments);
    if (kept) return;
    for (Planned& planned : found[i]) name_results(planned, arguments);
    inputs[i]->forget();
  };
  run_in_order(inputs.size(), threads, look, [&](std::size_t i) {
    std::ranges::move(found[i], std::back_inserter(jobs));
    found[i] = {};
  });
  if (kept)
    run_in_order(
        jobs.size(), threads, [&](std::size_t i) { name_results(jobs[i], arguments); }, [](std::size_t) {});
  return jobs;
}

std::optional<Diagnostic> fault_of_names(const std::vector<Planned>& jobs,
                                         const std::vector<fs::path>& files_read,
                                         const Arguments& arguments) {
  if (arguments.output == standard_stream) {
    std::size_t results = 0;
    for (const Planned& planned : jobs) results += planned.paths.size();
    if (!arguments.depfile.empty())
      return command_line_error("--depfile wants results that are files", "name a file or a folder with -o");
    if (results <= 1) return {};
    return command_line_error("several results do not go to one standard output");
  }
  // By which job; none is a file that is read.
  std::map<std::string, const Job*> taken;
  for (const fs::path& file : files_read) taken.emplace(resolved(file), nullptr);
  for (const Planned& planned : jobs)
    if (!planned.picture.empty()) taken.emplace(resolved(planned.picture), nullptr);
  for (const Planned& planned : jobs) {
    for (const auto& [path, folders] : planned.paths) {
      if (is_device(path)) continue;
      const auto [first, is_new] = taken.emplace(resolved(path), &planned.job);
      if (is_new) continue;
      return first->second != nullptr ? two_of_one_name(path, *first->second, planned.job, arguments.output)
                                      : overwritten(path);
    }
  }
  if (arguments.depfile.empty() || is_device(arguments.depfile)) return {};
  const auto first = taken.find(resolved(arguments.depfile));
  if (first == taken.end()) return {};
  if (first->second == nullptr) return overwritten(arguments.depfile);
  return command_line_error(fmt::format("the rule for make and the result of {} are named {}",
                                        first->second->label(), arguments.depfile),
                            "give another name");
}

std::optional<Diagnostic> fault_of_name(const fs::path& path, Session& session) {
  if (path == standard_stream || is_device(path)) return {};
  const auto read = session.files.files_read();
  const bool is_read =
      std::ranges::any_of(read, [&](const fs::path& file) { return resolved(file) == resolved(path); });
  if (is_read) return overwritten(path);
  return {};
}

}  // namespace galley::cli
