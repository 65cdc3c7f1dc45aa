// cli: the options that several commands have, in groups.
#pragma once

#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "arguments.h"
#include "galley/source/suggest.h"
#include "help.h"

namespace galley::cli {

template <typename Value>
using Words = std::map<std::string, Value>;

/// The error that a word is none of a few.
template <typename Value>
std::string no_such_word(const Words<Value>& words, const std::string& given) {
  std::string known;
  std::vector<std::string_view> candidates;
  for (const auto& [word, value] : words) {
    known += (known.empty() ? "" : ", ") + word;
    candidates.push_back(word);
  }
  const std::string help = source::did_you_mean(given, candidates);
  return "there is no '" + given + "'; " + (help.empty() ? "" : help + " ") + "there are: " + known;
}

/// Reads one of a few words. CLI11's own transformer would print its whole map in an error.
template <typename Value>
Value one_of(const Words<Value>& words, const std::string& option, const std::string& given) {
  const auto found = words.find(given);
  if (found == words.end()) throw CLI::ValidationError(option, no_such_word(words, given));
  return found->second;
}

/// “json|text”: the words, as the name of a type.
template <typename Value>
std::string alternatives(const Words<Value>& words) {
  std::string names;
  for (const auto& [word, value] : words) names += (names.empty() ? "" : "|") + word;
  return names;
}

/// Adds an option that takes one of a few words. `use` gets the word's value.
template <typename Value, typename Use>
CLI::Option* add_choice(CLI::App& app, const std::string& name, const Words<Value>& words, Use use,
                        const std::string& description) {
  return app
      .add_option_function<std::string>(
          name, [&words, use, name](const std::string& word) { use(one_of(words, name, word)); }, description)
      ->type_name(alternatives(words));
}

/// Checks that a name is not empty.
[[nodiscard]] CLI::Validator not_empty();

/// Hides a check from --help, where the type's name says enough.
[[nodiscard]] CLI::Validator unnamed(CLI::Validator check);

// The names of types are what the help shows, and what completions go by (see candidates.cpp).

/// Adds the inputs.
CLI::Option* add_inputs(CLI::App& app, Arguments& arguments);
/// Adds the options for what is laid over the résumés, and for their language. `--all-languages` comes first.
void add_overlays(CLI::App& app, Tailoring& tailoring);
/// Adds the option for results in all languages.
void add_all_languages(CLI::App& app, Tailoring& tailoring);
/// Adds the options that choose variants and languages.
void add_choices(CLI::App& app, Tailoring& tailoring);
/// Adds the options on setting, with those on fonts, limits and reports.
void add_setting_options(CLI::App& app, Arguments& arguments);
void add_font_options(CLI::App& app, Arguments& arguments);
void add_report_options(CLI::App& app, Arguments& arguments);
/// Adds the options on where results go and in which formats.
void add_results(CLI::App& app, Arguments& arguments);
/// Adds the options on pictures of pages.
void add_pictures(CLI::App& app, Arguments& arguments);

}  // namespace galley::cli
