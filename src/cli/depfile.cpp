// cli: writes a rule for make. make and ninja read most names in the same way. Names that they read
// differently, or that cannot be written, are refused.
#include "depfile.h"

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// A name as make and ninja read it. Backslashes are doubled only before a space. Elsewhere both read them as
/// they are.
std::string escaped(std::string_view name) {
  std::string text;
  std::size_t backslashes = 0;
  for (const char c : name) {
    if (c == ' ') text += std::string(backslashes + 1, '\\');
    if (c == '#' || c == ':') text += '\\';
    if (c == '$') text += '$';
    text += c;
    backslashes = c == '\\' ? backslashes + 1 : 0;
  }
  return text;
}

/// The part of a name that cannot be written in a rule. Empty if there is none.
std::string_view unwritable_part(std::string_view name) {
  // For make % is a pattern unless it is written \%, and ninja reads \% as it is.
  const std::size_t single = name.find_first_of("%=|;\t\n\r");
  if (single != std::string_view::npos) return name.substr(single, 1);
  for (const std::string_view pair : {"\\:", "\\#", "\\$"})
    if (const std::size_t at = name.find(pair); at != std::string_view::npos) return name.substr(at, 2);
  const bool ends_badly = name.ends_with('\\') || name.ends_with(':');
  return ends_badly ? name.substr(name.size() - 1) : std::string_view();
}

Diagnostic unwritable(std::string_view name, std::string_view part) {
  const bool is_control = static_cast<unsigned char>(part.front()) < 0x20;
  const std::string what = is_control ? "the line break or tab" : fmt::format("'{}'", part);
  return command_line_error(fmt::format("no rule for make can name '{}'", name),
                            fmt::format("take {} out of the name, or leave --depfile away", what));
}

/// Each name once, escaped, in the order given.
std::expected<std::vector<std::string>, Diagnostic> escaped_once(const std::vector<fs::path>& paths) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const fs::path& path : paths) {
    const std::string name = path.string();
    if (const std::string_view part = unwritable_part(name); !part.empty())
      return std::unexpected(unwritable(name, part));
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
