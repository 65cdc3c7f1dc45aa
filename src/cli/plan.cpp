// cli: from the command line to jobs (see plan.h).
#include "plan.h"

#include <algorithm>
#include <iterator>

#include "galley/base/limits.h"
#include "result_names.h"
#include "run_in_order.h"

namespace galley::cli {

namespace {

/// Fills in what a job's letter needs: pictures and PDFs, an application.
void look_at_letter(Job& job, const resume::Manuscript& manuscript, const Arguments& arguments) {
  Diagnostics ignored;
  const auto resume = resume::tailor(manuscript, job.variant, ignored);
  if (!resume || !resume->letter) return;
  const Letter& letter = *resume->letter;
  const auto add = [&](const Text& name) {
    if (!name.empty()) job.reads.push_back(resume::path_of(*resume, name).path);
  };
  if (arguments.contents != Contents::Resume) add(letter.signature.image);
  if (arguments.with_enclosures)
    for (const Enclosure& enclosure : letter.enclosures) add(enclosure.file);
  const auto& [company, position, url, posting, sent] = resume->application;
  const bool has_application = !company.empty() || !position.empty() || !sent.empty();
  job.lacks_application = !letter.unfilled.empty() && !has_application;
}

}  // namespace

std::vector<Job> jobs_of(Input& input, const Arguments& arguments) {
  const auto reading = input.read(arguments);
  if (!reading->manuscript) return {{&input, std::string(resume::default_variant), {}}};
  std::vector<Job> jobs;
  for (const std::string& variant : wanted_variants(*reading->manuscript, arguments.tailoring))
    for (const std::string& language : wanted_languages(*reading->manuscript, arguments.tailoring))
      jobs.push_back({&input, variant, language});
  return jobs;
}

void name_results(Job& job, const Arguments& arguments) {
  const auto reading = job.input->read(arguments);
  if (!reading->manuscript) return;
  const resume::Manuscript manuscript = job.manuscript(*reading);
  const auto head = resume::tailor_head(manuscript, job.variant);
  if (!head) return;
  for (const Format format : arguments.formats)
    job.results.push_back(result_path(*head, job, format, arguments));
  if (arguments.contents != Contents::Resume || arguments.with_enclosures)
    look_at_letter(job, manuscript, arguments);
  if (!head->basics.image.empty()) job.reads.push_back(resume::path_of_image(*head).path);
}

std::vector<Job> plan_build(Inputs& inputs, const Arguments& arguments, unsigned threads) {
  // If there are more inputs, each is released after it is planned, and read again when it is set.
  const bool kept = inputs.size() <= limits.known_inputs;
  std::vector<std::vector<Job>> found(inputs.size());
  std::vector<Job> jobs;
  const auto look = [&](std::size_t i) {
    found[i] = jobs_of(*inputs[i], arguments);
    if (kept) return;
    for (Job& job : found[i]) name_results(job, arguments);
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

void announce(std::vector<Job>& jobs) {
  const Input* last = nullptr;
  for (Job& job : jobs) {
    job.input->expect();
    job.speaks = job.input != last ? SpeaksForInput::Yes : SpeaksForInput::No;
    last = job.input;
  }
}

void for_each_input(const Arguments& arguments, const std::function<void(Input&)>& act) {
  Sessions sessions(arguments);
  std::size_t number = 0;
  for (const std::string& name : arguments.inputs) {
    Input input(name, ++number, sessions.of(name));
    act(input);
  }
}

}  // namespace galley::cli
