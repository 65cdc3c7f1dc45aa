// cli: the help (see help.h).
#include "help.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "result_formats.h"

namespace galley::cli {
namespace {

constexpr std::size_t columns = 80;
constexpr std::ptrdiff_t max_lines = 50;

constexpr std::array specs{
    GroupSpec{Group::Options, "Options"},
    GroupSpec{Group::Results, "Results"},
    GroupSpec{Group::Variants, "Variants"},
    GroupSpec{Group::Content, "Content"},
    GroupSpec{Group::Style, "Style"},
    GroupSpec{Group::Diagnostics, "Diagnostics"},
    GroupSpec{Group::Formats, "Text and pictures", true},
    GroupSpec{Group::Batches, "Batches and other programs", true},
    GroupSpec{Group::Files, "Files and fonts", true},
    GroupSpec{Group::Help, "Help"},
};

/// Does each group have its row, in its order?
constexpr bool is_complete() {
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (static_cast<std::size_t>(specs[i].group) != i) return false;
  return specs.size() == static_cast<std::size_t>(Group::Help) + 1;
}
static_assert(is_complete());

/// What stands before “  # ” in a line, and what stands behind it.
Example example_of(const std::string& line) {
  constexpr std::string_view mark = "  # ";
  const std::size_t at = std::min(line.find(mark), line.size());
  return {std::string(ascii::trimmed(std::string_view(line).substr(0, at))),
          line.substr(std::min(at + mark.size(), line.size()))};
}

/// A term and what it means, in two columns. A term that is too wide has a line of its own.
void append_row(std::string& text, const std::string& term, std::string_view meaning, std::size_t indent) {
  std::string line = "  " + term;
  if (utf8::length(line) + 2 > indent) {
    text += line + "\n";
    line.clear();
  }
  line.append(indent - utf8::length(line), ' ');
  std::size_t width = indent;
  for (const std::string_view word : ascii::words_of(meaning)) {
    const bool is_first = width == indent;
    if (!is_first && width + 1 + utf8::length(word) > columns) {
      text += line + "\n";
      line.assign(indent, ' ');
      width = indent;
    } else if (!is_first) {
      line += ' ';
      ++width;
    }
    line += word;
    width += utf8::length(word);
  }
  text += line + "\n";
}

/// “-o, --output OUT”. A name without a short form stands where it would stand with one.
std::string term_of(const CLI::Option& option) {
  const std::string value = takes_value(option) ? " " + option.get_type_name() : "";
  return (option.get_snames().empty() ? "    " : "") + names_of(option) + value;
}

constexpr std::size_t option_indent = 26;

/// The names of the rare options: “--jobs, --shard”.
std::string names_of_rare(const CLI::App& app) {
  std::vector<std::string> names;
  for (const GroupSpec& group : groups()) {
    if (!group.is_rare) continue;
    for (const CLI::Option* option : options_in(app, group)) names.push_back(option->get_name());
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Without the rare options, their names stand beside --help-all.
void append_options(std::string& text, const CLI::App& app, bool with_rare) {
  for (const GroupSpec& group : groups()) {
    const auto options = options_in(app, group);
    if (options.empty() || (group.is_rare && !with_rare)) continue;
    text += fmt::format("\n{}:\n", group.title);
    for (const CLI::Option* option : options) {
      std::string description = description_of(*option);
      if (option == app.get_help_all_ptr() && !with_rare) description += ", also " + names_of_rare(app);
      append_row(text, term_of(*option), description, option_indent);
    }
  }
}

void append_formats(std::string& text) {
  text += "\nFormats:\n";
  for (const FormatSpec& spec : formats())
    if (!spec.word.empty()) append_row(text, std::string(spec.word), spec.about, 10);
}

void append_examples(std::string& text, const CLI::App& app) {
  const std::vector<Example> examples = examples_of(app);
  if (examples.empty()) return;
  std::size_t width = 0;
  for (const Example& example : examples) width = std::max(width, utf8::length(example.line));
  text += "\nExamples:\n";
  for (const Example& example : examples) {
    const std::string space(width - utf8::length(example.line), ' ');
    text += fmt::format("  {}{}  # {}\n", example.line, space, example.remark);
  }
}

std::string help_of_command(const CLI::App& app, bool with_rare) {
  std::string text = fmt::format("galley {}: {}\n\nUsage: galley {} {}\n", app.get_name(),
                                 app.get_description(), app.get_name(), usage_of(app));
  for (const CLI::Option* argument : positionals_of(app))
    append_row(text, argument->get_name(true), description_of(*argument), 9);
  append_options(text, app, with_rare);
  if (with_rare && takes_format(app)) append_formats(text);
  append_examples(text, app);
  return text;
}

std::string help_of_program(const CLI::App& app) {
  std::string text = app.get_description() +
                     "\n\nUsage: galley COMMAND [OPTIONS] ...\n"
                     "       galley FILE              the same as `galley build FILE`\n\nCommands:\n";
  for (const CLI::App* command : commands_of(app))
    append_row(text, command->get_name(), command->get_description(), 15);
  append_options(text, app, true);
  append_examples(text, app);
  return text;
}

}  // namespace

std::span<const GroupSpec> groups() { return specs; }

void begin_group(CLI::App& app, Group group) {
  app.option_defaults()->group(std::string(specs[static_cast<std::size_t>(group)].title));
}

void set_examples(CLI::App& app, std::string_view lines) { app.footer(std::string(lines)); }

std::vector<Example> examples_of(const CLI::App& app) {
  std::vector<Example> examples;
  for (const std::string& line : CLI::detail::split(app.get_footer(), '\n'))
    if (!line.empty()) examples.push_back(example_of(line));
  return examples;
}

std::vector<const CLI::Option*> options_in(const CLI::App& app, const GroupSpec& group) {
  return app.get_options([&group](const CLI::Option* option) {
    return option->nonpositional() && option->get_group() == group.title;
  });
}

std::vector<const CLI::Option*> positionals_of(const CLI::App& app) {
  return app.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

bool is_repeatable(const CLI::Option& option) {
  return option.get_expected_max() == CLI::detail::expected_max_vector_size;
}

std::string names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string description_of(const CLI::Option& option) {
  std::string text = option.get_description();
  if (!option.get_default_str().empty()) text += fmt::format("; default: {}", option.get_default_str());
  if (is_repeatable(option) && option.nonpositional()) text += "; may be repeated";
  return text;
}

bool takes_format(const CLI::App& app) { return app.get_option_no_throw("--format") != nullptr; }

std::string usage_of(const CLI::App& app) {
  std::string usage = "[OPTIONS]";
  for (const CLI::Option* argument : positionals_of(app)) {
    const std::string name = argument->get_name(true) + (is_repeatable(*argument) ? "..." : "");
    usage += argument->get_required() ? " " + name : " [" + name + "]";
  }
  return usage;
}

std::string help_of(const CLI::App& app, CLI::AppFormatMode mode) {
  const bool with_all = mode == CLI::AppFormatMode::All;
  if (app.get_parent() == nullptr) {
    std::string text = help_of_program(app);
    for (const CLI::App* command : commands_of(app))
      if (with_all) text += "\n\n" + help_of_command(*command, true);
    return text;
  }
  std::string whole = help_of_command(app, true);
  if (with_all || std::ranges::count(whole, '\n') <= max_lines) return whole;
  return help_of_command(app, false);
}

}  // namespace galley::cli
