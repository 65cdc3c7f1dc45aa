// cli: galley diff.
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "galley/facts/facts.h"
#include "galley/resume/compare.h"
#include "marks.h"
#include "options.h"
#include "subcommands.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  for (const char* name : {"A", "B"}) {
    command
        .add_option_function<std::string>(
            name, [&arguments](const std::string& given) { arguments.tailoring.variants.push_back(given); },
            "a variant, default, or whole")
        ->required()
        ->check(not_empty())
        ->type_name("VARIANT");
  }
  add_inputs(command, arguments)->expected(1);
  command.add_flag("--facts", arguments.facts, "compare facts alone: B may reword, leave out and reorder");
  add_overlays(command, arguments.tailoring);
  add_setting_options(command, arguments);
  set_examples(command,
               "galley diff default industry        # from the plain résumé to a variant\n"
               "galley diff industry research cv.toml\n"
               "galley diff --facts whole industry  # does it change a date or a number?\n");
}

/// The lines of a difference, without its section and item.
std::string shown(const resume::Difference& one, const std::string& indent, Colour colour) {
  const std::string key = one.key.empty() || one.key == "highlights" ? std::string() : one.key + ": ";
  if (one.key == "order")
    return fmt::format("{}order: {}\n{}    → {}\n", indent, one.before, indent, one.after);
  if (const std::string both = marked(one.before, one.after, colour); !both.empty())
    return fmt::format("{}~ {}{}\n", indent, key, both);
  std::string text;
  if (!one.before.empty()) text += fmt::format("{}{}\n", indent, removed(key + one.before, colour));
  if (!one.after.empty()) text += fmt::format("{}{}\n", indent, added(key + one.after, colour));
  return text;
}

std::string content_of(const std::vector<resume::Difference>& differences, Colour colour) {
  std::string text;
  const resume::Difference* last = nullptr;
  for (const resume::Difference& one : differences) {
    const bool is_new_section = last == nullptr || last->section != one.section;
    if (is_new_section) text += one.section.empty() ? "sections\n" : one.section + "\n";
    const bool inside = !one.item.empty() && !one.key.empty();
    if (inside && (is_new_section || last->item != one.item || last->key.empty()))
      text += "  " + one.item + "\n";
    text += shown(one, inside ? "    " : "  ", colour);
    last = &one;
  }
  return text;
}

/// Reports what the second variant says that the first does not: each is an error.
void compare_facts(const Arguments& arguments, Report& report) {
  std::vector<Resume> resumes;
  for_each_resume(arguments, report, [&](const Job&, const Resume& one) { resumes.push_back(one); });
  if (resumes.empty() || report.exit_code() > 0) return;
  const std::string& base = arguments.tailoring.variants.front();
  const std::vector<facts::Finding> findings = facts::compare_facts(resumes.front(), resumes.back());
  for (const facts::Finding& finding : findings) report.add(facts::error_of(finding, base));
  report.print(findings.empty() ? fmt::format("facts are those of {}\n", base)
                                : fmt::format("{} {} not in {}\n", findings.size(),
                                              findings.size() == 1 ? "fact is" : "facts are", base));
}

/// Prints what changes from one variant to another, section by section, and one line about the layout.
void run(const Arguments& arguments, Report& report) {
  if (arguments.facts) return compare_facts(arguments, report);
  std::vector<Typeset> made;
  for_each_typeset(arguments, report, [&](const Job&, const Typeset& one) { made.push_back(one); });
  if (made.empty() || report.exit_code() > 0) return;
  const Typeset& before = made.front();
  const Typeset& after = made.back();
  const Colour colour = is_coloured(STDOUT_FILENO) ? Colour::Yes : Colour::No;
  std::string text = content_of(resume::compare(before.resume, after.resume), colour);
  const std::string first = fullness_of(before.pages);
  const std::string second = fullness_of(after.pages);
  text += first == second ? fmt::format("layout: {} in both\n", first)
                          : fmt::format("layout: {} → {}\n", first, second);
  report.print(text);
}

}  // namespace

const Subcommand diff_command{"diff", "tell what changes between two variants", add, run};

}  // namespace galley::cli
