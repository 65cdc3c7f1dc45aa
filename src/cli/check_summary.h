// cli: galley check --summary. A line for each person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "arguments.h"
#include "galley/galley.h"
#include "job.h"
#include "report.h"

namespace galley::cli {

/// What is told of an input in one of its variants.
struct SummaryLine {
  std::string file, variant, language, label, name;
  std::size_t pages = 0;  ///< none if it cannot be set
  std::int64_t percent_full = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::vector<std::string_view> missing;  ///< contact details that the page does not have
};

/// The line of a job of which nothing but the name is known.
[[nodiscard]] SummaryLine summary_line(const Job& job, const Arguments& arguments);
/// Adds what the pages are like.
void add_pages(SummaryLine& line, const Typeset& made);
/// Counts what was said.
void add_counts(SummaryLine& line, const Report& kept);

/// The lines as a table.
[[nodiscard]] std::string summary_table(const std::vector<SummaryLine>& lines);
/// A line as an object of JSON.
[[nodiscard]] std::string summary_json(const SummaryLine& line);

}  // namespace galley::cli
