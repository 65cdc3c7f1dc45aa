// cli: galley check. Its report has parts; check_parts.h lists them.
#include <map>
#include <string>
#include <vector>

#include "check_parts.h"
#include "options.h"
#include "subcommands.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

const Words<Audience> audiences{{"ats", Audience::Ats}, {"readers", Audience::Reader}};

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  add_inputs(command, arguments);
  add_choice(
      command, "--for", audiences, [&arguments](Audience audience) { arguments.audience = audience; },
      "ats: what systems that read applications by machine would stumble over; default: readers");
  command.add_flag("--show-text", arguments.show_text, "print the text as it is read out of the PDF, too");
  command.add_flag("--json", arguments.json, "print the report as JSON, a line for each résumé");
  add_choices(command, arguments.tailoring);
  add_overlays(command, arguments.tailoring);
  add_setting_options(command, arguments);
  set_examples(command,
               "galley check            # resume.toml: is it valid, and how even is its type?\n"
               "galley check --for ats  # what applicant systems cannot read\n"
               "galley check --all      # the same for every variant\n");
}

std::string text_of(const std::vector<CheckPart>& parts) {
  std::string text;
  for (const CheckPart& part : parts) text += part.text;
  return text;
}

/// A line of JSON: an object with a member for each part.
std::string json_of(const Job& job, const std::vector<CheckPart>& parts) {
  nlohmann::ordered_json object{{"file", job.input->name()}, {"variant", job.variant}};
  for (const CheckPart& part : parts) object[std::string(part.name)] = part.json;
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void run(const Arguments& arguments, Report& report) {
  std::map<const Input*, Companies> companies;  // once for all variants of an input
  for_each_typeset(arguments, report, [&](const Job& job, const Typeset& made) {
    std::vector<CheckPart> parts;
    const bool is_for_ats = arguments.audience == Audience::Ats;
    parts.push_back(is_for_ats ? check_for_systems(made, job, arguments, report)
                               : check_for_readers(made, job, arguments, report));
    if (arguments.show_text) parts.push_back(text_read_back(made, report));
    if (made.resume.letter && !is_for_ats) {
      const auto [known, is_new] = companies.try_emplace(job.input);
      if (is_new) known->second = companies_of(*job.input, arguments);
      parts.push_back(check_letter(made.resume, job, arguments, known->second, report));
    }
    report.print(arguments.json ? json_of(job, parts) : text_of(parts));
  });
}

}  // namespace

const Subcommand check_command{"check", "validate résumés and report on their type", add, run};

}  // namespace galley::cli
