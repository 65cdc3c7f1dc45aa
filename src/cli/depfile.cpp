// cli: a rule for make. Names in, a Makefile's text out.
#include "depfile.h"

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// A name as make reads it. Backslashes are doubled only where they stand before a space: elsewhere make and
/// ninja take them as they are.
std::string escaped(std::string_view name) {
  std::string text;
  std::size_t backslashes = 0;
  for (const char c : name) {
    if (c == ' ' || c == '\t') text += std::string(backslashes + 1, '\\');
    if (c == '#' || c == ':') text += '\\';
    if (c == '$') text += '$';
    text += c;
    backslashes = c == '\\' ? backslashes + 1 : 0;
  }
  return text;
}

/// Each name once, escaped, in the order in which they came.
std::expected<std::vector<std::string>, Diagnostic> escaped_once(const std::vector<fs::path>& paths) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const fs::path& path : paths) {
    const std::string name = path.string();
    if (name.find_first_of("\n\r") != std::string::npos)
      return std::unexpected(
          command_line_error(fmt::format("no rule for make can name '{}'", name),
                             "take the line break out of the name, or leave --depfile away"));
    if (seen.insert(name).second) names.push_back(escaped(name));
  }
  return names;
}

}  // namespace

std::expected<std::string, Diagnostic> rule_for_make(const std::vector<fs::path>& targets,
                                                     const std::vector<fs::path>& files) {
  const auto made = escaped_once(targets);
  if (!made) return std::unexpected(made.error());
  const auto read = escaped_once(files);
  if (!read) return std::unexpected(read.error());
  std::string text = fmt::format("{}:", fmt::join(*made, " "));
  for (const std::string& name : *read) text += " \\\n  " + name;
  text += "\n";
  for (const std::string& name : *read) text += fmt::format("\n{}:\n", name);
  return text;
}

}  // namespace galley::cli
