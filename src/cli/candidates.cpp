// cli: what may follow on a command line (see candidates.h).
#include "candidates.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

#include "command_line.h"
#include "data_folders.h"
#include "files.h"
#include "galley/galley.h"
#include "help.h"
#include "inputs.h"
#include "setting_candidates.h"
#include "start.h"
#include "time_limit.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// A command line up to the word that is wanted.
struct Line {
  const CLI::App& app;
  const CLI::App& command;
  std::map<const CLI::Option*, std::vector<std::string>> given = {};
  const CLI::Option* wanted = nullptr;  ///< the word is a value of this one; null: it is a name of an option
  std::string start = {};               ///< what stands before the value in the word: “--theme=”
  std::string value = {};               ///< the value so far

  [[nodiscard]] std::vector<std::string> values(const std::string& name) const {
    const CLI::Option* const option = command.get_option_no_throw(name);
    const auto found = given.find(option);
    return found == given.end() ? std::vector<std::string>() : found->second;
  }
  [[nodiscard]] bool has(const std::string& name) const {
    return given.contains(command.get_option_no_throw(name));
  }
  [[nodiscard]] Outside outside() const {
    return has("--allow-outside") ? Outside::Allowed : Outside::Refused;
  }
};

using CandidateWords = std::vector<Candidate>;

/// The file of the résumé that the line names.
std::string input_named(const Line& line) {
  std::string named = "resume.toml";
  for (const CLI::Option* argument : positionals_of(line.command))
    if (const auto given = line.given.find(argument);
        argument->get_type_name() == "FILE" && given != line.given.end())
      named = given->second.front();
  const auto input = input_of(named);
  return input ? *input : std::string();
}

std::optional<resume::Manuscript> manuscript_of(const Line& line) {
  const std::string input = input_named(line);
  // Nothing waits for a pipe.
  std::error_code ignored;
  if (!fs::is_regular_file(input, ignored)) return {};
  const TimeLimit limit(std::chrono::duration<double>(2));
  const auto files = disk_reader(line.outside());
  const auto source = read_input(*files, input);
  if (!source) return {};
  resume::ParseOptions options;
  options.theme_folders = theme_folders();
  options.is_public = line.has("--public");
  options.stop = limit.token();
  for (const std::string& overlay : line.values("--with")) options.overlays.emplace_back(overlay);
  Diagnostics unsaid;
  auto manuscript = galley::read(*source, *files, options, unsaid);
  if (!manuscript) return {};
  return *std::move(manuscript);
}

CandidateWords variants(const Line& line) {
  CandidateWords words;
  if (const auto manuscript = manuscript_of(line))
    for (const std::string& name : manuscript->variants()) words.push_back({name, "a variant"});
  words.push_back({std::string(resume::default_variant), "the plain résumé"});
  words.push_back({std::string(resume::whole_variant), "everything"});
  return words;
}

CandidateWords themes(const Line& line) {
  CandidateWords words;
  const auto files = disk_reader(line.outside());
  for (const std::string& name : known_themes(*files)) words.push_back({name, "a theme"});
  return words;
}

CandidateWords families(const Line& line) {
  const auto files = disk_reader(line.outside());
  const fs::path folder = fs::path(input_named(line)).parent_path();
  Arguments arguments;
  for (const std::string& named : line.values("--font-path")) arguments.font_folders.emplace_back(named);
  if (line.has("--no-system-fonts")) arguments.system_fonts = font::SystemFonts::Ignore;
  std::vector<BoundedPath> folders = font_folders_of(arguments);
  folders.insert(folders.begin(), {folder / "fonts", {folder}});
  font::Library library(*files, std::move(folders), arguments.system_fonts);
  CandidateWords words;
  if (const auto found = library.families())
    for (const font::FamilyEntry& entry : *found) words.push_back({entry.family, "a font family"});
  return words;
}

/// The languages of the résumé's texts; of a new résumé, and where there are none, those that galley speaks.
CandidateWords languages(const Line& line) {
  CandidateWords words;
  const bool is_new = line.command.get_name() == "new";
  if (const auto manuscript = is_new ? std::nullopt : manuscript_of(line))
    for (const std::string& language : manuscript->languages()) words.push_back({language, ""});
  if (!words.empty()) return words;
  for (const Sample& sample : starting_samples()) words.push_back({std::string(sample.language), ""});
  return words;
}

CandidateWords commands(const Line& line) {
  CandidateWords words;
  for (const CLI::App* command : commands_of(line.app))
    words.push_back({command->get_name(), command->get_description()});
  return words;
}

CandidateWords settings(const Line& line) {
  std::optional<Resume> resume;
  if (const auto manuscript = manuscript_of(line)) {
    Diagnostics unsaid;
    std::vector<std::string> names = manuscript->variants();
    // The whole may want an application, which only a variant has.
    names.insert(names.begin(), std::string(resume::whole_variant));
    for (std::size_t i = 0; i < names.size() && !resume; ++i)
      if (auto tailored = resume::tailor(*manuscript, names[i], unsaid)) resume = *std::move(tailored);
  }
  return setting_candidates(line.value, resume ? &*resume : nullptr, [&line](SettingValue value) {
    return value == SettingValue::Family ? families(line) : themes(line);
  });
}

/// The values of a type that an option has.
struct TypeSpec {
  std::string_view type;
  CandidateWords (*words)(const Line& line);
  std::string_view files = "none";
};

constexpr std::array types{
    TypeSpec{"FILE", nullptr, "toml json"},
    TypeSpec{"SOURCE", nullptr, "json pdf csv"},
    TypeSpec{"POSTING", nullptr, "txt md html pdf"},
    TypeSpec{"DEPFILE", nullptr, "any"},
    TypeSpec{"OUT", nullptr, "any"},
    TypeSpec{"DIR", nullptr, "folders"},
    TypeSpec{"VARIANT", variants},
    TypeSpec{"THEME", themes, "toml"},
    TypeSpec{"NAME", themes},
    TypeSpec{"FAMILY", families},
    TypeSpec{"TAG", languages},
    TypeSpec{"COMMAND", commands},
    TypeSpec{"KEY=VALUE", settings},
    TypeSpec{"N", nullptr},
    TypeSpec{"I/N", nullptr},
    TypeSpec{"SECONDS", nullptr},
    TypeSpec{"SIZE", nullptr},
    TypeSpec{"COLUMNS", nullptr},
    TypeSpec{"PAGES", nullptr},
};

/// Any other type is the words themselves: “json|text”.
CandidateWords alternatives_in(const std::string& type) {
  CandidateWords words;
  for (const std::string& word : CLI::detail::split(type, '|')) words.push_back({word, ""});
  return words;
}

/// The names of options that can still be given.
CandidateWords option_names(const Line& line) {
  CandidateWords words;
  for (const CLI::Option* option : line.command.get_options()) {
    if (option->get_positional() || (line.given.contains(option) && !is_repeatable(*option))) continue;
    words.push_back({option->get_name(), description_of(*option)});
  }
  return words;
}

/// Keeps the words that begin as the word does, without what a line of text cannot hold.
void keep_those_that_begin(CandidateWords& words, const std::string& start) {
  std::erase_if(words, [&start](const Candidate& word) {
    const bool has_control = std::ranges::any_of(word.value, [](unsigned char c) { return c < ' '; });
    return has_control || !word.value.starts_with(start);
  });
}

Candidates values_for(const Line& line) {
  const std::string type = line.wanted->get_type_name();
  const auto* const spec = std::ranges::find(types, type, &TypeSpec::type);
  if (spec == types.end()) return {alternatives_in(type)};
  return {spec->words == nullptr ? CandidateWords() : spec->words(line), spec->files};
}

/// The option that a word is the name of, or null.
const CLI::Option* option_named(const CLI::App& command, const std::string& word) {
  return word.starts_with('-') ? command.get_option_no_throw(word) : nullptr;
}

/// Reads the words after the command as the command would. The last is the one that is wanted.
void read_words(Line& line, std::span<const std::string> words) {
  const auto positionals = positionals_of(line.command);
  auto next = positionals.begin();
  bool has_options = true;  // no “--” came yet
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool is_last = i + 1 == words.size();
    const std::size_t equals = word.find('=');
    line.wanted = nullptr;
    line.value = word;
    if (has_options && word == "--" && !is_last) {
      has_options = false;
    } else if (has_options && word.starts_with("--") && equals != std::string::npos) {
      line.wanted = option_named(line.command, word.substr(0, equals));
      line.start = word.substr(0, equals + 1);
      line.value = word.substr(equals + 1);
    } else if (has_options && word.starts_with('-') && word != standard_stream) {
      const CLI::Option* const option = option_named(line.command, word);
      if (option == nullptr || is_last) continue;
      line.given[option];
      if (!takes_value(*option)) continue;
      line.wanted = option;
      line.value = words[++i];
    } else if (!(is_last && word == standard_stream) && next != positionals.end()) {
      line.wanted = *next;
      if (!is_repeatable(**next)) ++next;
    }
    if (line.wanted != nullptr && i + 1 < words.size()) line.given[line.wanted].push_back(line.value);
    if (i + 1 < words.size()) line.start.clear();
  }
}

}  // namespace

Candidates candidates_for(std::vector<std::string> words) {
  if (words.empty()) words.emplace_back();
  Arguments unused;
  const auto app = command_line(unused);
  Candidates found;
  if (words.size() == 1) {
    const Line line{*app, *app};
    found = {words.front().starts_with('-') ? option_names(line) : commands(line), "toml json"};
  } else {
    const bool names_command = command_named(*app, words.front()) != nullptr;
    if (!names_command && names_input(words.front())) words.insert(words.begin(), "build");
    const CLI::App* const command = command_named(*app, words.front());
    if (command == nullptr) return {};
    Line line{*app, *command};
    read_words(line, std::span(words).subspan(1));
    if (line.wanted != nullptr) {
      found = values_for(line);
      for (Candidate& word : found.words) word.value.insert(0, line.start);
    } else if (words.back().starts_with('-')) {
      found.words = option_names(line);
    }
  }
  keep_those_that_begin(found.words, words.back());
  return found;
}

}  // namespace galley::cli
