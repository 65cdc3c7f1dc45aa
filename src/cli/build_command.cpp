// cli: galley build.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "batch.h"
#include "options.h"
#include "subcommands.h"
#include "watch.h"

namespace galley::cli {
namespace {

/// “2/8”: the second of eight shards.
Shard shard_of(const std::string& given) {
  Shard shard;
  const char* end = given.data() + given.size();
  const auto first = std::from_chars(given.data(), end, shard.first);
  if (first.ec == std::errc() && first.ptr != end && *first.ptr == '/') {
    const auto of = std::from_chars(first.ptr + 1, end, shard.of);
    if (of.ec == std::errc() && of.ptr == end && shard.first >= 1 && shard.first <= shard.of) return shard;
  }
  throw CLI::ValidationError("--shard", "'" + given + "' is no I/N with I from 1 to N, such as 2/8");
}

void add_batch(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Batches);
  app.add_option("-j,--jobs", arguments.threads, "how many results are made at a time; else one a core")
      ->check(unnamed(CLI::Range(1, 1024)))
      ->type_name("N");
  app.add_option_function<std::string>(
         "--shard", [&arguments](const std::string& given) { arguments.shard = shard_of(given); },
         "every N-th result, from the I-th: one machine's share")
      ->type_name("I/N");
  app.add_option("--depfile", arguments.depfile, "a file for make: a rule that names every file read")
      ->check(not_empty())
      ->type_name("DEPFILE");
  app.add_flag("--if-changed", arguments.if_changed, "leave the time of a result that is as it was");
  app.add_flag("--durable", arguments.durable,
               "end only when the disk has the results: they survive a loss of power");
}

void add(CLI::App& command, Arguments& arguments) {
  add_inputs(command, arguments);
  add_results(command, arguments);
  command.add_flag("--attach", arguments.attach, "put the résumé into the PDF as well, as JSON Resume");
  command.add_flag("--proof", arguments.proof, "NAME.proof.pdf as well: what a compositor would mark");
  command.add_flag("--explain", arguments.explain, "say why each page ends where it does");
  command.add_flag("--pretty", arguments.pretty, "write the PDF uncompressed, for reading");
  CLI::Option* const watch =
      command.add_flag("--watch", arguments.watch, "build again whenever a file that was read is saved");
  command.add_flag("--timings", arguments.timings, "say how much time of the processor each stage took")
      ->excludes(watch);
  add_choices(command, arguments.tailoring);
  add_overlays(command, arguments.tailoring);
  add_batch(command, arguments);
  add_setting_options(command, arguments);
  set_examples(command,
               "galley build                     # resume.toml → resume.pdf\n"
               "galley build -f txt -o -         # the text, to standard output\n"
               "galley build --variant industry  # a variant: resume-industry.pdf\n"
               "galley build --all -o out/       # every variant and the plain résumé, in out/\n"
               "galley build --pages 1           # make it fit a page\n");
}

/// The error that an option about a PDF is given but no PDF is made.
std::optional<Diagnostic> fault_of_pdf_options(const Arguments& arguments) {
  const bool has_pdf = std::ranges::find(arguments.formats, Format::Pdf) != arguments.formats.end();
  if (has_pdf) return {};
  const std::string_view option = arguments.attach   ? "--attach"
                                  : arguments.pdf    ? "--pdf"
                                  : arguments.pretty ? "--pretty"
                                                     : "";
  if (option.empty()) return {};
  return command_line_error(fmt::format("{} is about a PDF, and none is asked for", option),
                            "add -f pdf, or leave it away");
}

void run(const Arguments& arguments, Report& report) {
  if (const auto fault = fault_of_pdf_options(arguments)) return report.add(*fault);
  if (arguments.watch) return watch(arguments, report);
  build(arguments, report);
}

}  // namespace

const Subcommand build_command{"build", "set résumés in type", add, run};

}  // namespace galley::cli
