// resume: patterns that are filled in later: what may stand in them.
#include "placeholders.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

namespace {

/// Says which braces of a pattern are wrong. Returns whether all are right.
bool check_braces(Reader& reader, const Key& key, const Value& value, std::string_view pattern,
                  std::span<const std::string_view> known, const std::string& help) {
  const std::vector<Stretch> stretches = stretches_of(pattern);
  const auto is_odd = [](const Stretch& stretch) {
    return stretch.kind == Stretch::Kind::Brace || stretch.kind == Stretch::Kind::Unmatched;
  };
  if (std::ranges::any_of(stretches, is_odd)) {
    reader.error(value.place,
                 fmt::format("the braces of {} do not match", reader.named(key.name, value.place)), help);
    return false;
  }
  bool are_right = true;
  for (const Stretch& stretch : stretches) {
    if (stretch.kind != Stretch::Kind::Placeholder || std::ranges::count(known, stretch.inside()) > 0)
      continue;
    are_right = false;
    reader.error(
        value.place,
        fmt::format("unknown placeholder '{}' in {}", stretch.text, reader.named(key.name, value.place)),
        help);
  }
  return are_right;
}

}  // namespace

void store_footer(Reader& reader, const Key& key, const Value& value, void* style) {
  auto& footer = static_cast<Style*>(style)->footer;
  read(reader, key, value, footer);
  if (value.kind != Value::Kind::String || !footer) return;
  constexpr std::string_view known[] = {"name", "folio", "page", "pages"};
  check_braces(reader, key, value, *footer, known, "it knows {name}, {folio}, {page} and {pages}");
}

void store_word(Reader& reader, const Key& key, const Value& value, void* words) {
  std::string word;
  read(reader, key, value, word);
  if (word.empty()) return;
  // The spaces at their ends stand between words.
  if (key.name == "andOthers" || key.name == "postscript") word = value.string;
  // The first placeholder is what the word is about: without it, it would not be printed.
  std::vector<std::string_view> known;
  if (key.pattern == word_with_value) known = {""};
  if (key.name == "folio") known = {"page", "pages"};
  if (key.name == "placeDate") known = {"1", "0"};
  const std::string help = known.empty() ? "it is a word without braces"
                           : known.front().empty()
                               ? "{} stands once, for the value"
                               : fmt::format("it knows {{{}}}", fmt::join(known, "} and {"));
  if (!check_braces(reader, key, value, word, known, help)) return;
  for (const std::string_view name : known) {
    const std::string placeholder = fmt::format("{{{}}}", name);
    const std::size_t first = word.find(placeholder);
    if (first == std::string::npos && name == known.front())
      return reader.error(value.place,
                          fmt::format("{} lacks {}", reader.named(key.name, value.place), placeholder), help);
    if (first != std::string::npos && word.find(placeholder, first + 1) != std::string::npos)
      return reader.error(value.place,
                          fmt::format("{} has {} twice", reader.named(key.name, value.place), placeholder),
                          help);
  }
  (*static_cast<AuthorWords*>(words))[std::string(key.name)] = std::move(word);
}

void store_type_words(Reader& reader, const Key& key, const Value& value, void* words) {
  std::map<std::string, std::string> types;
  read(reader, key, value, types);
  for (auto& [type, word] : types) (*static_cast<AuthorWords*>(words))["types." + type] = std::move(word);
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
