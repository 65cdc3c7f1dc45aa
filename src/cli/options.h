// cli: the options that several commands have, in groups.
#pragma once

#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "arguments.h"

namespace galley::cli {

template <typename Value>
using Words = std::map<std::string, Value>;

/// Reads one of a few words; CLI11's own transformer prints its map when it fails.
template <typename Value>
Value one_of(const Words<Value>& words, const std::string& option, const std::string& given) {
  const auto found = words.find(given);
  if (found != words.end()) return found->second;
  std::string known;
  for (const auto& [word, value] : words) known += (known.empty() ? "" : ", ") + word;
  throw CLI::ValidationError(option, "there is no '" + given + "'; there are: " + known);
}

/// A folder or a file that is named must have a name.
[[nodiscard]] CLI::Validator not_empty();

/// A check of which --help says nothing: the type's name says enough.
[[nodiscard]] CLI::Validator unnamed(CLI::Validator check);

/// The résumés.
CLI::Option* add_inputs(CLI::App& app, Arguments& arguments);
/// What is laid over them.
void add_overlays(CLI::App& app, Tailoring& tailoring);
/// Which variants.
void add_choices(CLI::App& app, Tailoring& tailoring);
/// How they are set; with the fonts, the limits and the reports.
void add_setting_options(CLI::App& app, Arguments& arguments);
void add_font_options(CLI::App& app, Arguments& arguments);
void add_report_options(CLI::App& app, Arguments& arguments);
/// Where results go, and in which formats.
void add_results(CLI::App& app, Arguments& arguments);

}  // namespace galley::cli
