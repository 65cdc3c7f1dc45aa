// cli: galley build.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "batch.h"
#include "files.h"
#include "galley/base/ascii.h"
#include "options.h"
#include "result_formats.h"
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

/// “5MB”, “500kB”, “4000000”.
std::size_t bytes_of(const std::string& given) {
  static const Words<double> units{{"", 1}, {"B", 1}, {"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}};
  double number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  const std::string_view rest(end, given.data() + given.size());
  const auto unit = units.find(std::string(ascii::trimmed(rest)));
  constexpr double max_bytes = 1e12;
  const double bytes = unit == units.end() ? 0 : number * unit->second;
  if (error != std::errc() || !(bytes >= 1 && bytes <= max_bytes))
    throw CLI::ValidationError("--max-size", "'" + given + "' is no size, such as 5MB, 500kB or 4000000");
  return static_cast<std::size_t>(bytes);
}

void add_letter(CLI::App& app, Arguments& arguments) {
  CLI::Option* const letter = app.add_flag_callback(
      "--letter", [&arguments] { arguments.contents = Contents::Letter; },
      "the letter instead of the résumé: letter.pdf");
  app.add_flag_callback(
         "--letter-first", [&arguments] { arguments.contents = Contents::LetterFirst; },
         "the letter and the résumé, as one document")
      ->excludes(letter);
}

void add_text(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Formats);
  app.add_option("--width", arguments.text_width, "lines of at most so many columns, of txt and md")
      ->check(unnamed(CLI::Range(20, 1000)))
      ->type_name("COLUMNS");
  app.add_flag("--ascii", arguments.ascii, "txt and md in ASCII alone: café is cafe, – is -");
}

void add_enclosures(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Files);
  app.add_flag("--with-enclosures", arguments.with_enclosures,
               "append the PDFs that the letter encloses, each with an entry in the outline");
  app.add_option_function<std::string>(
         "--max-size", [&arguments](const std::string& given) { arguments.max_bytes = bytes_of(given); },
         "refuse to write a PDF that is larger: 5MB, 500kB, or so many bytes")
      ->type_name("SIZE");
}

const Words<bool> date_sources{{"git", true}};

void add_batch(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Batches);
  app.add_option("-j,--jobs", arguments.threads, "how many results are made at a time; else one a core")
      ->check(unnamed(CLI::Range(1, 1024)))
      ->type_name("N");
  app.add_option_function<std::string>(
         "--shard", [&arguments](const std::string& given) { arguments.shard = shard_of(given); },
         "every N-th result, from the I-th: one machine's share")
      ->type_name("I/N");
  app.add_option("--record", arguments.record,
                 "a folder that keeps what is sent: the files, and a line on each")
      ->check(not_empty())
      ->type_name("DIR");
  app.add_option("--depfile", arguments.depfile, "a file for make: a rule that names every file read")
      ->check(not_empty())
      ->type_name("DEPFILE");
  add_choice(
      app, "--date-from", date_sources, [&arguments](bool is_git) { arguments.date_from_git = is_git; },
      "the date of the PDF is that of the last commit that touched the files read; meta.lastModified and "
      "SOURCE_DATE_EPOCH go before");
  app.add_flag("--if-changed", arguments.if_changed, "leave the time of a result that is as it was");
  app.add_flag("--durable", arguments.durable,
               "end only when the disk has the results: they survive a loss of power");
}

void add(CLI::App& command, Arguments& arguments) {
  add_inputs(command, arguments);
  add_results(command, arguments);
  add_letter(command, arguments);
  command.add_flag("--attach", arguments.attach, "put the résumé into the PDF as well, as JSON Resume");
  command.add_flag("--proof", arguments.proof, "NAME.proof.pdf as well: what a compositor would mark");
  CLI::Option* const watch =
      command.add_flag("--watch", arguments.watch, "build again whenever a file that was read is saved");
  add_choices(command, arguments.tailoring);
  add_overlays(command, arguments.tailoring);
  add_batch(command, arguments);
  command.add_flag("--explain", arguments.explain, "say why each page ends where it does");
  command.add_flag("--timings", arguments.timings, "say how much time of the processor each stage took")
      ->excludes(watch);
  add_pictures(command, arguments);
  add_enclosures(command, arguments);
  command.add_flag("--pretty", arguments.pretty, "write the PDF uncompressed, for reading");
  add_setting_options(command, arguments);
  add_text(command, arguments);
  set_examples(command,
               "galley build --variant industry  # a variant: resume-industry.pdf\n"
               "galley build --all -o out/       # every variant and the plain résumé, in out/\n");
}

/// The error that an option is about a kind of formats of which none is asked for.
std::optional<Diagnostic> fault_of_options(const Arguments& arguments) {
  struct Option {
    std::string_view name;
    bool is_given;
    FormatKind kind;
  };
  const Option options[] = {
      {"--attach", arguments.attach, FormatKind::Pdf},
      {"--pdf", arguments.pdf.has_value(), FormatKind::Pdf},
      {"--pretty", arguments.pretty, FormatKind::Pdf},
      {"--with-enclosures", arguments.with_enclosures, FormatKind::Pdf},
      {"--max-size", arguments.max_bytes.has_value(), FormatKind::Pdf},
      {"--width", arguments.text_width > 0, FormatKind::Text},
      {"--ascii", arguments.ascii, FormatKind::Text},
      {"--dpi", arguments.dpi.has_value(), FormatKind::Picture},
      {"--only-pages", !arguments.only_pages.empty(), FormatKind::Picture},
  };
  for (const Option& option : options) {
    const auto is_about = [&](Format format) {
      return !spec_of(format).word.empty() && spec_of(format).kind == option.kind;
    };
    if (!option.is_given || std::ranges::any_of(arguments.formats, is_about)) continue;
    return command_line_error(
        fmt::format("{} is about {}, and none is asked for", option.name, name_of(option.kind)),
        fmt::format("add -f {}, or leave it away", format_words(option.kind, " or -f ")));
  }
  return {};
}

/// The error that a letter is to be written as a JSON Resume, or with one inside.
std::optional<Diagnostic> fault_of_letter(const Arguments& arguments) {
  if (arguments.contents != Contents::Letter) return {};
  const bool has_json = std::ranges::find(arguments.formats, Format::Json) != arguments.formats.end();
  if (!has_json && !arguments.attach) return {};
  return command_line_error(
      fmt::format("{} is about the résumé, and --letter writes the letter", has_json ? "json" : "--attach"),
      fmt::format("build the résumé by itself; or {}",
                  has_json ? "give the letter another format" : "take --letter-first"));
}

/// The error that what has no name, or is not sent, is to be recorded.
std::optional<Diagnostic> fault_of_record(const Arguments& arguments) {
  if (arguments.record.empty()) return {};
  if (arguments.watch)
    return command_line_error("--record keeps what is sent, and --watch builds at every save",
                              "build without --watch what you send");
  if (arguments.output != standard_stream) return {};
  return command_line_error("--record keeps files, and standard output is none",
                            "name a file or a folder with -o, or leave -o away");
}

/// The error that other people's PDFs are to be appended to what does not say whose it is.
std::optional<Diagnostic> fault_of_anonymous(const Arguments& arguments) {
  if (!arguments.tailoring.anonymous || !arguments.with_enclosures) return {};
  return command_line_error("--anonymous cannot tell whose names are in the PDFs that a letter encloses",
                            "leave --with-enclosures away");
}

void run(const Arguments& arguments, Report& report) {
  if (const auto fault = fault_of_record(arguments)) return report.add(*fault);
  if (const auto fault = fault_of_anonymous(arguments)) return report.add(*fault);
  if (const auto fault = fault_of_letter(arguments)) return report.add(*fault);
  if (const auto fault = fault_of_options(arguments)) return report.add(*fault);
  if (arguments.watch) return watch(arguments, report);
  build(arguments, report);
}

}  // namespace

const Subcommand build_command{"build", "set résumés in type", add, run};

}  // namespace galley::cli
