// resume: patterns that are filled in later: what may stand in them.
#include "placeholders.h"

#include <fmt/format.h>

namespace galley::resume {

std::optional<std::vector<Group>> braces_in(std::string_view pattern) {
  std::vector<Group> groups;
  for (std::size_t at = pattern.find_first_of("{}"); at != std::string_view::npos;
       at = pattern.find_first_of("{}", at)) {
    const std::size_t close = pattern.find_first_of("{}", at + 1);
    if (pattern[at] == '}' || close == std::string_view::npos || pattern[close] == '{') return std::nullopt;
    groups.push_back({at, pattern.substr(at + 1, close - at - 1)});
    at = close + 1;
  }
  return groups;
}

void store_footer(Reader& reader, const Key& key, const Value& value, void* style) {
  auto& footer = static_cast<Style*>(style)->footer;
  read(reader, key, value, footer);
  if (value.kind != Value::Kind::String || !footer) return;
  const std::string help = "it knows {name}, {page} and {pages}";
  const auto groups = braces_in(*footer);
  if (!groups)
    return reader.error(
        value.place, fmt::format("the braces of {} do not match", reader.named(key.name, value.place)), help);
  for (const Group& group : *groups) {
    if (group.inside == "name" || group.inside == "page" || group.inside == "pages") continue;
    reader.error(
        value.place,
        fmt::format("unknown placeholder '{{{}}}' in {}", group.inside, reader.named(key.name, value.place)),
        help);
  }
}

void store_date_format(Reader& reader, const Key& key, const Value& value, void* style) {
  // Fields of a date by UTS #35, each letter as often as a pattern may repeat it.
  constexpr std::string_view letters = "GyYuQqMLdEec";
  constexpr std::size_t longest = 24;
  std::string skeleton;
  read(reader, key, value, skeleton);
  if (skeleton.empty()) return;
  if (skeleton.size() > longest || skeleton.find_first_not_of(letters) != std::string::npos ||
      skeleton.find_first_of("yYu") == std::string::npos) {
    return reader.error(value.place,
                        fmt::format("{} is no skeleton of a date", reader.named(key.name, value.place)),
                        "y, M and d stand for year, month and day: \"yMMMM\", \"yMMM\", \"yMM\"");
  }
  static_cast<Style*>(style)->date_format = std::move(skeleton);
}

}  // namespace galley::resume
