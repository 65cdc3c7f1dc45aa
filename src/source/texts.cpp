// source: values to text: strings, paragraphs, lists, addresses, ids.
#include <algorithm>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/source/forms.h"
#include "galley/source/reader.h"

namespace galley::source {
namespace {

/// What no text may hold: it would steer a terminal, end a line or be no XML.
bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
         (c & 0xFFFE) == 0xFFFE;
}

/// What leaves no mark on paper: spaces, and what Unicode calls default ignorable (UAX #44).
bool is_invisible(char32_t c) {
  constexpr std::pair<char32_t, char32_t> ranges[] = {
      {0x09, 0x0D},     {0x20, 0x20},     {0xA0, 0xA0},     {0xAD, 0xAD},      {0x34F, 0x34F},
      {0x61C, 0x61C},   {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5},  {0x180B, 0x180F},
      {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000},  {0x3164, 0x3164},
      {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF}};
  return std::ranges::any_of(ranges,
                             [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool is_all_invisible(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    if (!is_invisible(code_point)) return false;
    offset = next;
  }
  return true;
}

/// The paragraphs of a text, parted by blank lines.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  std::size_t begin = 0;
  for (std::size_t line = 0; line <= text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    if (ascii::trimmed(text.substr(line, end - line)).empty()) {
      const std::string_view paragraph = ascii::trimmed(text.substr(begin, line - begin));
      if (!paragraph.empty()) paragraphs.push_back(paragraph);
      begin = std::min(end + 1, text.size());
    }
    line = end + 1;
  }
  const std::string_view last = ascii::trimmed(text.substr(begin));
  if (!last.empty()) paragraphs.push_back(last);
  return paragraphs;
}

/// Does a line begin as an element of a list, and not after a hard line break of Markdown?
bool holds_list(std::string_view text) {
  for (std::size_t line = text.find('\n'); line != std::string_view::npos; line = text.find('\n', line + 1)) {
    const std::string_view before = text.substr(0, line);
    if (before.ends_with("  ") || before.ends_with('\\')) continue;
    if (has_list_mark(text.substr(std::min(text.find_first_not_of(" \t", line + 1), text.size()))))
      return true;
  }
  return false;
}

/// Where a paragraph of a value begins, as far as its first words stand in the file as they are.
Place place_of_paragraph(const Place& value, std::string_view paragraph) {
  std::string_view words = paragraph.substr(0, paragraph.find('\n'));
  if (words.size() > 40) words = words.substr(0, words.find_last_of(' ', 40));
  Place place = find_from(value, words);
  place.width = std::max(place.width, 1);
  return place;
}

void check_url(Reader& reader, const Key& key, const Value& value, const std::string& url) {
  if (url.find_first_of(" \t<>\"") != std::string::npos) {
    return reader.error(value.place,
                        fmt::format("'{}' is no address: it holds a space or a quotation mark", key.name),
                        "write the address alone: \"https://example.com\"");
  }
  const std::size_t colon = url.find(':');
  const std::string_view scheme = std::string_view(url).substr(0, colon == std::string::npos ? 0 : colon);
  const bool is_scheme = !scheme.empty() && std::ranges::all_of(scheme, [](char c) {
    return ascii::is_alphanumeric(c) || c == '+' || c == '-';
  });
  const bool is_port = colon + 1 < url.size() && ascii::is_digit(url[colon + 1]);
  constexpr std::string_view known[] = {"http", "https", "mailto", "tel", "HTTP", "HTTPS"};
  if (is_scheme && (!is_port || scheme == "data" || scheme == "javascript") &&
      std::ranges::find(known, scheme) == std::ranges::end(known)) {
    reader.error(value.place,
                 fmt::format("'{}' begins with '{}:', which a résumé cannot link to", key.name, scheme),
                 "links are https:, http:, mailto: or tel:");
  }
}

}  // namespace

bool has_list_mark(std::string_view text) {
  constexpr std::string_view marks[] = {"- ", "* ", "• "};
  // “- 3 dB” begins with a number.
  return std::ranges::any_of(marks, [text](std::string_view mark) {
    return text.starts_with(mark) && text.size() > mark.size() && !ascii::is_digit(text[mark.size()]);
  });
}

bool is_id_character(char c) { return ascii::is_alphanumeric(c) || std::string_view("_.:-/+").contains(c); }

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, is_id_character);
}

std::optional<std::string> read_string(Reader& reader, const Key& key, const Value& value) {
  if (value.kind != Value::Kind::String) {
    reader.wrong_kind(key, value);
    return std::nullopt;
  }
  const std::string_view text = ascii::trimmed(value.string);
  // A separator may be a wide space: only words must be seen.
  const bool is_blank = text.empty() || (spec_of(key.form).markup != Markup::None && is_all_invisible(text));
  if (is_blank) {
    if (!is_absent(value)) {
      reader.error(value.place, fmt::format("{} is blank", reader.named(key.name, value.place)),
                   "delete it, or fill it in");
    }
    return std::nullopt;
  }
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    if (is_forbidden(code_point)) {
      reader.error(value.place,
                   fmt::format("{} holds the control character U+{:04X}", reader.named(key.name, value.place),
                               static_cast<unsigned>(code_point)),
                   "if a backslash is meant, put '…' around the text, or write \\\\");
      return std::nullopt;
    }
    offset = next;
  }
  return std::string(text);
}

std::optional<std::string> read_one(Reader& reader, const Key& key, const Value& value) {
  auto text = read_string(reader, key, value);
  if (!text || !text->contains('\n')) return text;
  if (spec_of(key.form).markup != Markup::Prose) {
    reader.error(value.place, fmt::format("{} must stand on one line", reader.named(key.name, value.place)),
                 "write it on one line; where a backslash is meant, put '…' around it");
    return std::nullopt;
  }
  const auto paragraphs = paragraphs_of(*text);
  if (paragraphs.size() > 1) {
    reader.error(
        place_of_paragraph(value.place, paragraphs[1]),
        fmt::format("{} is one paragraph: no blank line can part it", reader.named(key.name, value.place)),
        key.form == Form::Bullets ? "make two highlights of it" : "delete the blank line");
    return std::nullopt;
  }
  return text;
}

const std::vector<Value>* read_list(Reader& reader, const Key& key, const Value& value) {
  if (value.kind != Value::Kind::Array) {
    reader.wrong_kind(key, value);
    return nullptr;
  }
  if (value.elements.size() > key.max_elements) {
    reader.error(value.place,
                 fmt::format("{} has {} elements; {} are the most", reader.named(key.name, value.place),
                             value.elements.size(), key.max_elements));
    return nullptr;
  }
  return &value.elements;
}

void read(Reader& reader, const Key& key, const Value& value, Text& text) {
  auto string = read_one(reader, key, value);
  if (!string) return;
  if (key.form == Form::Url) check_url(reader, key, value, *string);
  text = {*std::move(string), value.place, value.language};
}

void read(Reader& reader, const Key& key, const Value& value, std::vector<Text>& texts) {
  texts.clear();
  if (key.form == Form::Paragraphs) {
    const auto string = read_string(reader, key, value);
    if (!string) return;
    if (!is_json(value.place) && holds_list(*string))
      reader.warn(
          value.place,
          fmt::format("the list in {} is printed as running text", reader.named(key.name, value.place)),
          "write its lines as 'highlights', or part them by blank lines");
    for (const std::string_view paragraph : paragraphs_of(*string)) {
      // Each look goes through the lines of the value: what comes after many is not looked for.
      const bool is_sought = !texts.empty() && texts.size() < limits.places_in_list;
      texts.push_back({std::string(paragraph),
                       is_sought ? place_of_paragraph(value.place, paragraph) : value.place, value.language});
    }
    return;
  }
  if (key.form == Form::PlainOrList && value.kind == Value::Kind::String) {
    if (auto string = read_one(reader, key, value))
      texts.push_back({*std::move(string), value.place, value.language});
    return;
  }
  const std::vector<Value>* elements = read_list(reader, key, value);
  if (elements == nullptr) return;
  for (const Value& element : *elements) {
    if (is_absent(element)) continue;
    if (auto string = read_one(reader, key, element))
      texts.push_back({*std::move(string), element.place, element.language});
  }
}

void read(Reader& reader, const Key& key, const Value& value, std::string& string) {
  if (key.form == Form::Timestamp && value.kind == Value::Kind::Date) {
    string = value.string;
    return;
  }
  auto read = read_one(reader, key, value);
  if (!read) return;
  if (key.form == Form::Id && !is_id(*read)) {
    return reader.error(value.place, fmt::format("'{}' is no id", *read),
                        "an id is letters, digits and _ . : - / +");
  }
  string = *std::move(read);
}

void read(Reader& reader, const Key& key, const Value& value, std::optional<std::string>& string) {
  if (value.kind == Value::Kind::Boolean && !value.boolean) {
    string.reset();
  } else if (auto read = read_one(reader, key, value)) {
    string = *std::move(read);
  }
}

void read(Reader& reader, const Key& key, const Value& value, std::vector<std::string>& strings) {
  strings.clear();
  const std::vector<Value>* elements = read_list(reader, key, value);
  if (elements == nullptr) return;
  for (const Value& element : *elements) {
    if (is_absent(element)) continue;
    auto string = read_one(reader, key, element);
    if (!string) continue;
    if (key.form == Form::IdList && !is_id(*string)) {
      reader.error(element.place, fmt::format("'{}' cannot stand in '{}'", *string, key.name),
                   "its words are letters, digits and _ . : - / +");
      continue;
    }
    strings.push_back(*std::move(string));
  }
}

void read(Reader& reader, const Key& key, const Value& value, std::map<std::string, std::string>& titles) {
  if (value.kind != Value::Kind::Table) return reader.wrong_kind(key, value);
  const Enter enter(reader, key.name, false);
  for (const Member& member : value.members) {
    if (is_absent(member.value)) continue;
    Key title;
    title.name = member.key;
    title.form = Form::Prose;
    if (auto text = read_one(reader, title, member.value)) titles[member.key] = *std::move(text);
  }
}

}  // namespace galley::source
