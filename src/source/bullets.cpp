// source: values to bullets: a list of text with attributes, in which other lists nest.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/nested.h"
#include "galley/source/reader.h"

namespace galley::source {
namespace {

constexpr std::string_view highlight_noun = "highlight";

bool begins_attributes(std::string_view content) {
  if (content.empty()) return false;
  if (content.front() == '#' || content.front() == '.')
    return content.size() > 1 && is_id(content.substr(1, 1));
  const std::string_view key = content.substr(0, content.find('='));
  return key.size() < content.size() && is_id(key);
}

/// The attributes at the end of a highlight: “{#id .tag priority=80}”. What else has some has tags alone.
class Attributes {
 public:
  Attributes(Reader& reader, const Place& place, Highlight& highlight, std::string_view noun)
      : reader_(reader), place_(place), highlight_(highlight), noun_(noun) {}

  /// Takes the attributes off the end of `text`.
  void take(std::string& text) {
    braces_ = attributes_of(text);
    if (braces_.empty()) return;
    const std::string_view content = ascii::trimmed(std::string_view(braces_).substr(1, braces_.size() - 2));
    for (std::size_t begin = 0; begin < content.size();) {
      const std::size_t end = std::min(content.find_first_of(" \t\n", begin), content.size());
      if (end > begin) take_one(content.substr(begin, end - begin));
      begin = end + 1;
    }
    text = ascii::trimmed(std::string_view(text).substr(0, text.size() - braces_.size()));
    if (text.empty())
      reader_.error(place_, fmt::format("a {} of attributes alone", noun_),
                    "put its words before the braces");
  }

 private:
  void take_one(std::string_view attribute) {
    const std::string_view rest = attribute.substr(1);
    const bool may_be_any = noun_ == highlight_noun;
    if (!may_be_any && attribute.front() != '.')
      return wrong(attribute, "it has tags alone: {.tag}; a brace that stands for itself is written {{");
    if (attribute.front() == '#') {
      if (!is_id(rest)) return wrong(attribute, "an id is letters, digits and _ . : - / +");
      if (!highlight_.id.empty()) return wrong(attribute, "a highlight has one id");
      highlight_.id = rest;
    } else if (attribute.front() == '.') {
      if (!is_id(rest)) return wrong(attribute, "a tag is letters, digits and _ . : - / +");
      highlight_.tags.emplace_back(rest);
    } else if (attribute.starts_with("priority=")) {
      std::string_view digits = attribute.substr(9);
      if (digits.size() > 2 && digits.front() == '"' && digits.back() == '"')
        digits = digits.substr(1, digits.size() - 2);
      int priority = -1;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), priority);
      if (error != std::errc() || end != digits.data() + digits.size() || priority < 0 || priority > 100) {
        return wrong(attribute, "a priority is 0 to 100");
      }
      highlight_.priority = priority;
    } else {
      wrong(attribute, "attributes are #id, .tag and priority=0…100");
    }
  }
  /// A look through the file each.
  [[nodiscard]] Place place_of(std::string_view attribute) const {
    return find_from(find_from(place_, braces_), attribute);
  }
  void wrong(std::string_view attribute, std::string help) {
    if (reader_.is_full()) return;
    reader_.error(place_of(attribute), fmt::format("'{}' is no attribute of a {}", attribute, noun_),
                  std::move(help));
  }

  Reader& reader_;
  const Place& place_;
  Highlight& highlight_;
  std::string_view noun_;  ///< in messages
  std::string braces_;
};

/// In JSON, whose highlights are strings alone: does this one nest under the one before?
bool nests(const Value& value, const std::vector<Highlight>& before) {
  return is_json(value.place) && !before.empty() && value.kind == Value::Kind::String &&
         nested_text(value.string);
}

/// One highlight; in a variant also a string that rewords one.
std::optional<Highlight> read_highlight(Reader& reader, const Key& key, const Value& value) {
  auto text = read_one(reader, key, value);
  if (text && is_json(value.place)) {
    if (const auto nested = nested_text(value.string); nested && !nested->empty()) text = *nested;
  }
  if (!text) return std::nullopt;
  if (!is_json(value.place) && has_list_mark(*text))
    reader.warn(value.place, "a highlight begins with a mark of its own, beside the bullet of the style",
                fmt::format("leave '{}' out", text->substr(0, text->find(' '))));
  Highlight highlight;
  Attributes(reader, value.place, highlight, highlight_noun).take(*text);
  highlight.text = {*std::move(text), value.place, value.language};
  return highlight;
}

void read_nested(Reader& reader, const Key& key, const Value& list, std::vector<Highlight>& highlights) {
  if (highlights.empty()) {
    return reader.error(list.place, fmt::format("a nested list in '{}' comes before any highlight", key.name),
                        "it nests under the highlight that it follows");
  }
  if (!highlights.back().nested.empty()) {
    return reader.error(list.place, "two lists under one highlight", "make one list of them");
  }
  const std::vector<Value>* elements = read_list(reader, key, list);
  if (elements == nullptr) return;
  for (const Value& element : *elements) {
    if (element.kind == Value::Kind::Array) {
      reader.error(element.place, "highlights nest one level deep", "move these into the list around them");
    } else if (auto highlight = read_highlight(reader, key, element)) {
      highlights.back().nested.push_back(*std::move(highlight));
    }
  }
}

}  // namespace

std::string_view attributes_of(std::string_view highlight) {
  const std::string_view text = ascii::trimmed(highlight);
  if (!text.ends_with('}')) return {};
  const std::size_t open = text.rfind('{');
  if (open == std::string::npos || (open > 0 && text[open - 1] != ' ' && text[open - 1] != '\n')) return {};
  const std::string_view braces = text.substr(open);
  return begins_attributes(ascii::trimmed(braces.substr(1, braces.size() - 2))) ? braces : std::string_view();
}

void take_tags(Reader& reader, const Place& place, std::string_view noun, std::string& text,
               std::vector<std::string>& tags) {
  Highlight tagged;
  Attributes(reader, place, tagged, noun).take(text);
  tags = std::move(tagged.tags);
}

void read(Reader& reader, const Key& key, const Value& value, std::vector<Highlight>& highlights) {
  highlights.clear();
  if (reader.mode == Reader::Mode::Overriding && value.kind == Value::Kind::Table) {
    for (const Member& member : value.members) {
      if (auto highlight = read_highlight(reader, key, member.value))
        highlights.push_back(*std::move(highlight));
    }
    return;
  }
  const std::vector<Value>* elements = read_list(reader, key, value);
  if (elements == nullptr) return;
  for (const Value& element : *elements) {
    if (is_absent(element)) continue;
    if (element.kind == Value::Kind::Array) {
      read_nested(reader, key, element, highlights);
    } else if (auto highlight = read_highlight(reader, key, element)) {
      auto& siblings = nests(element, highlights) ? highlights.back().nested : highlights;
      siblings.push_back(*std::move(highlight));
    }
  }
}

}  // namespace galley::source
