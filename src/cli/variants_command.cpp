// cli: galley variants.
#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "options.h"
#include "plan.h"
#include "record.h"
#include "result_formats.h"
#include "result_names.h"
#include "subcommands.h"
#include "table.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  add_inputs(command, arguments);
  command.add_flag("--outputs", arguments.outputs, "print the paths that build --all writes instead");
  command
      .add_option("--record", arguments.record,
                  "a folder of records: which variants were sent, and which say something else since")
      ->check(not_empty())
      ->type_name("DIR");
  add_results(command, arguments);
  add_pictures(command, arguments);
  add_all_languages(command, arguments.tailoring);
  add_overlays(command, arguments.tailoring);
  add_setting_options(command, arguments);
  set_examples(command,
               "galley variants            # a table: sections, items, words and pages of each\n"
               "galley variants --outputs  # the paths that `galley build --all` writes\n");
  command.callback([&arguments] { arguments.tailoring.all = true; });
}

/// Prints the paths that `build --all` writes.
void print_outputs(const Arguments& arguments, Report& report) {
  std::string paths;
  const auto list = [&](const Job& job, const PicturedPages& pages) {
    for (std::size_t i = 0; i < job.results.size(); ++i)
      for (const BoundedPath& file : files_of_result(job.results[i], arguments.formats[i], pages))
        paths += file.path.string() + "\n";
  };
  const bool depends_on_pages = std::ranges::any_of(
      arguments.formats, [](Format format) { return spec_of(format).files == FilesPer::Page; });
  if (depends_on_pages) {
    for_each_typeset(arguments, report, [&](const Job& job, const Typeset& made) {
      Job named = job;
      name_results(named, arguments);
      const auto pictured = pictured_pages(arguments, made.pages.pages.size(), job.label());
      if (!pictured) return report.add(pictured.error());
      list(named, *pictured);
    });
  } else {
    // There may be thousands of variants. No more is read than the names need.
    for_each_input(arguments, [&](Input& input) {
      const auto reading = input.read(arguments);
      if (!reading->manuscript) return report.add(why_not(*reading));
      report.add(in_file_order(reading->warnings));
      for (Job& job : jobs_of(input, arguments)) {
        name_results(job, arguments);
        list(job, {});
      }
    });
  }
  report.print(paths);
}

/// Counts the words of a text, without bullets, dashes and other marks.
std::size_t count_words(std::string_view text) {
  constexpr std::array<std::string_view, 4> marks{"•", "–", "·", "|"};
  const auto is_mark = [&](std::string_view word) { return std::ranges::find(marks, word) != marks.end(); };
  const std::vector<std::string_view> words = ascii::words_of(text);
  return words.size() - static_cast<std::size_t>(std::ranges::count_if(words, is_mark));
}

constexpr std::array<Column, 10> columns{{{"variant"},
                                          {"sections", true},
                                          {"items", true},
                                          {"words", true},
                                          {"pages"},
                                          {"company"},
                                          {"position"},
                                          {"sent"},
                                          {"facts"},
                                          {"record"}}};

using Records = std::vector<RecordOnDisk>;

/// Is a record of this variant, in this language? A build without a variant gives the whole where there is no
/// [variants.default].
bool is_of_variant(const RecordLine& line, const Job& job, const Arguments& arguments) {
  if (line.language != job.language) return false;
  if (line.variant == job.variant) return true;
  const auto reading = job.input->read(arguments);
  const bool has_default = reading->manuscript && reading->manuscript->has_default();
  return !has_default && line.variant == resume::default_variant && job.variant == resume::whole_variant;
}

/// The last records of a job's résumé and of its letter, and whether the variant says something else since:
/// “resume-acme-2 (sent 2026-05-01, changed since)”. Empty if there is none.
std::string last_records(const Records& records, const Job& job, const Typeset& made,
                         const Arguments& arguments) {
  std::map<std::string_view, const RecordOnDisk*> last;  // by what they say
  const std::string input = input_of_record(job.input->name(), arguments.record);
  for (const RecordOnDisk& record : records) {
    if (record.line.input != input || !is_of_variant(record.line, job, arguments)) continue;
    for (const auto& [what, hash] : record.line.said) last[what] = &record;
  }
  std::string text;
  for (const auto& [what, record] : last) {
    const std::string now = what == "letter" ? hash_of_letter(job.input->session(), made.resume)
                                             : hash_of_words(made.documents.front());
    const std::string& sent = record->line.sent;
    text += fmt::format("{}{} ({}{})", text.empty() ? "" : ", ", record->name(),
                        sent.empty() ? "" : "sent " + sent + ", ",
                        record->line.said.at(std::string(what)) == now ? "unchanged" : "changed since");
  }
  return text;
}

Row row_of(const Job& job, const Typeset& made, std::string_view text, const Records& records,
           const Arguments& arguments) {
  std::size_t items = 0;
  for (const Section& section : made.resume.sections) items += section.items.size();
  const Application& application = made.resume.application;
  return {job.language.empty() ? job.variant : fmt::format("{}, {}", job.variant, job.language),
          fmt::format("{}", made.resume.sections.size()),
          fmt::format("{}", items),
          fmt::format("{}", count_words(text)),
          fullness_of(made.pages),
          application.company.value,
          application.position.value,
          application.sent.value,
          made.resume.has_free_facts ? "free" : "",
          last_records(records, job, made, arguments)};
}

/// Prints a table of what each variant holds.
void print_table(const Arguments& arguments, Report& report) {
  std::string input;
  std::vector<Row> rows;
  std::string text;
  const auto end_table = [&] {
    if (rows.empty()) return;
    if (arguments.inputs.size() > 1) text += input + "\n";
    text += table_of(columns, rows);
    rows.clear();
  };
  Records records;
  if (!arguments.record.empty()) {
    Diagnostics warnings;
    auto found = last_records_in(arguments.record, warnings);
    if (!found) return report.add(found.error());
    report.add(warnings);
    records = *std::move(found);
  }
  Arguments with_whole = arguments;
  with_whole.tailoring.list_whole = true;
  for_each_typeset(with_whole, report, [&](const Job& job, const Typeset& made) {
    if (job.input->name() != input) end_table();
    input = job.input->name();
    Diagnostics warnings;
    const auto words =
        output::write_text(made.documents, {.bullets = output::Bullets::AsOnThePage}, warnings);
    if (words)
      rows.push_back(row_of(job, made, *words, records, arguments));
    else
      report.add(words.error());
  });
  end_table();
  report.print(text);
}

void run(const Arguments& arguments, Report& report) {
  if (arguments.outputs) return print_outputs(arguments, report);
  print_table(arguments, report);
}

}  // namespace

const Subcommand variants_command{"variants", "list what each variant holds", add, run};

}  // namespace galley::cli
