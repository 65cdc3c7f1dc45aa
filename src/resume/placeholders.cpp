// resume: patterns that are filled in later: what may stand in them.
#include "placeholders.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::resume {

std::vector<Stretch> stretches_of(std::string_view text) {
  std::vector<Stretch> stretches;
  const auto add = [&](Stretch::Kind kind, std::size_t size) {
    stretches.push_back({kind, text.substr(0, size)});
    text.remove_prefix(size);
  };
  while (!text.empty()) {
    const std::size_t brace = std::min(text.find_first_of("{}"), text.size());
    if (brace > 0) {
      add(Stretch::Kind::Words, brace);
      continue;
    }
    if (text.starts_with("{{") || text.starts_with("}}")) {
      add(Stretch::Kind::Brace, 2);
      continue;
    }
    const std::size_t close = text.find_first_of("{}", 1);
    if (text.front() == '{' && close != std::string_view::npos && text[close] == '}')
      add(Stretch::Kind::Placeholder, close + 1);
    else
      add(Stretch::Kind::Unmatched, 1);
  }
  return stretches;
}

void store_footer(Reader& reader, const Key& key, const Value& value, void* style) {
  auto& footer = static_cast<Style*>(style)->footer;
  read(reader, key, value, footer);
  if (value.kind != Value::Kind::String || !footer) return;
  const std::string help = "it knows {name}, {page} and {pages}";
  const std::vector<Stretch> stretches = stretches_of(*footer);
  const auto is_odd = [](const Stretch& stretch) {
    return stretch.kind == Stretch::Kind::Brace || stretch.kind == Stretch::Kind::Unmatched;
  };
  if (std::ranges::any_of(stretches, is_odd))
    return reader.error(
        value.place, fmt::format("the braces of {} do not match", reader.named(key.name, value.place)), help);
  constexpr std::string_view known[] = {"name", "page", "pages"};
  for (const Stretch& stretch : stretches) {
    if (stretch.kind != Stretch::Kind::Placeholder || std::ranges::count(known, stretch.inside()) > 0)
      continue;
    reader.error(
        value.place,
        fmt::format("unknown placeholder '{}' in {}", stretch.text, reader.named(key.name, value.place)),
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
