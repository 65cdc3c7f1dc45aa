// cli: prints what variants hold, and how two of them differ.
#include "variants.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/resume/compare.h"
#include "marks.h"
#include "plan.h"
#include "result_formats.h"
#include "result_names.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

void print_outputs(const Arguments& arguments, Report& report) {
  std::string paths;
  const auto list = [&](const Job& job, std::size_t pages) {
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
      list(named, made.pages.pages.size());
    });
  } else {
    // There may be thousands of variants. No more is read than the names need.
    for_each_input(arguments, [&](Input& input) {
      const auto reading = input.read(arguments);
      if (!reading->manuscript) return report.add(why_not(*reading));
      report.add(in_file_order(reading->warnings));
      for (Job& job : jobs_of(input, arguments)) {
        name_results(job, arguments);
        list(job, 0);
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

using Row = std::array<std::string, 5>;

Row row_of(const Job& job, const Typeset& made, std::string_view text) {
  std::size_t items = 0;
  for (const Section& section : made.resume.sections) items += section.items.size();
  return {job.variant, fmt::format("{}", made.resume.sections.size()), fmt::format("{}", items),
          fmt::format("{}", count_words(text)), fullness_of(made.pages)};
}

/// A table with names flush left, numbers flush right, and the pages in the last column.
std::string table_of(const std::vector<Row>& rows) {
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], utf8::length(row[i]));
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      const std::string space(widths[i] - utf8::length(row[i]), ' ');
      text += i == 0 ? row[i] + space : "  " + space + row[i];
    }
    text += "  " + row.back() + "\n";
  }
  return text;
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

}  // namespace

void list_variants(const Arguments& arguments, Report& report) {
  if (arguments.outputs) return print_outputs(arguments, report);
  std::string input;
  std::vector<Row> rows;
  std::string text;
  const auto end_table = [&] {
    if (rows.empty()) return;
    if (arguments.inputs.size() > 1) text += input + "\n";
    rows.insert(rows.begin(), {"variant", "sections", "items", "words", "pages"});
    text += table_of(rows);
    rows.clear();
  };
  Arguments with_whole = arguments;
  with_whole.tailoring.list_whole = true;
  for_each_typeset(with_whole, report, [&](const Job& job, const Typeset& made) {
    if (job.input->name() != input) end_table();
    input = job.input->name();
    const auto words = output::write_text(made.pages);
    if (words)
      rows.push_back(row_of(job, made, *words));
    else
      report.add(words.error());
  });
  end_table();
  report.print(text);
}

void print_difference(const Arguments& arguments, Report& report) {
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

}  // namespace galley::cli
