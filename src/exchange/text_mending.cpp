// exchange: text is mended (see text_mending.h).
#include "text_mending.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "date_mending.h"
#include "foreign_values.h"
#include "galley/base/ascii.h"
#include "galley/source/forms.h"
#include "galley/source/nested.h"
#include "galley/source/reader.h"

namespace galley::exchange {

using namespace resume;
using Kind = Value::Kind;
using source::Markup;

namespace {

bool is_date(Form form) { return form == Form::Date || form == Form::EndDate || form == Form::DateOrText; }

std::string without_carriage_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

/// The text of a list's element: its own, or the texts of a table.
std::optional<std::string> element_text(const Value& element) {
  if (auto text = text_of(element)) return text;
  if (element.kind != Kind::Table) return std::nullopt;
  std::string joined;
  for (const Member& member : element.members) {
    const auto part = text_of(member.value);
    if (part && !says_nothing(member.value)) joined += (joined.empty() ? "" : ": ") + *part;
  }
  if (!joined.empty()) return joined;
  return std::nullopt;
}

/// Braces at the end of a bullet that galley would refuse are text.
std::string with_sound_attributes(std::string text) {
  std::string_view attributes = source::attributes_of(text);
  if (attributes.empty()) return text;
  attributes = attributes.substr(1, attributes.size() - 2);
  const auto is_sound = [](std::string_view word) {
    if (word.starts_with('#') || word.starts_with('.')) return source::is_id(word.substr(1));
    constexpr std::string_view key = "priority=";
    return word.starts_with(key) && word.size() <= key.size() + 2 && word.size() > key.size() &&
           std::ranges::all_of(word.substr(key.size()), ascii::is_digit);
  };
  const auto words = ascii::words_of(attributes);
  if (std::ranges::all_of(words, is_sound)) return text;
  return source::without_attributes(std::move(text));
}

}  // namespace

bool is_text(Form form) {
  return form == Form::Prose || form == Form::Paragraphs || form == Form::Plain || form == Form::Url ||
         form == Form::PlainOrList || form == Form::Id || form == Form::Timestamp || is_date(form);
}

bool is_list_of_text(Form form) {
  return form == Form::ProseList || form == Form::PlainList || form == Form::IdList || form == Form::Bullets;
}

void add_bullet(std::vector<Value>& bullets, Value bullet, bool is_nested) {
  if (!is_nested || bullets.empty()) {
    bullets.push_back(std::move(bullet));
    return;
  }
  if (bullets.back().kind != Kind::Array) bullets.push_back(list_at(bullet.place, {}));
  bullets.back().elements.push_back(std::move(bullet));
}

bool TextMender::mend_text(Value& value, const Key& key, std::vector<Value>& refused) {
  if (value.kind == Kind::Array && key.form != Form::PlainOrList) {
    const std::string_view separator = key.form == Form::Paragraphs ? "\n\n" : ", ";
    std::string whole;
    for (const Value& element : value.elements) {
      const auto text = text_of(element);
      if (!text && element.kind != Kind::Null) return false;
      if (text) whole += (whole.empty() ? "" : std::string(separator)) + *text;
    }
    repairs_.warn(value.place, key.name,
                  fmt::format("{} is a list: it is read as text", repairs_.named(key)));
    value = string_at(value.place, std::move(whole));
  }
  if (key.form == Form::PlainOrList && value.kind == Kind::Array) return mend_list(value, key, refused);
  if (!text_of(value)) return false;
  if (!is_string(value) && is_date(key.form)) {
    if (value.kind == Kind::Integer) return true;
    value = string_at(value.place, *text_of(value));
  } else if (!is_string(value)) {
    repairs_.warn(value.place, key.name,
                  fmt::format("{} is a number: it is read as text", repairs_.named(key)));
    value = string_at(value.place, *text_of(value));
  }
  if (key.form == Form::DateOrText) mend_date(value, key, repairs_);
  mend_string(value, key);
  return true;
}

void TextMender::mend_string(Value& value, const Key& key) {
  const std::string clean = without_control_characters(value.string);
  if (clean != value.string && clean != without_carriage_returns(value.string))
    repairs_.warn(value.place, key.name,
                  fmt::format("{} holds control characters or ligatures: they are read as plain text",
                              repairs_.named(key)));
  const Markup markup = spec_of(key.form).markup;
  const bool may_hold_tags = key.form == Form::Plain || key.form == Form::PlainList;
  // Authors alone are strings that hold Markdown.
  const std::string text =
      markup == Markup::None && key.name != "authors" && !(may_hold_tags && clean.contains('<'))
          ? with_entities_decoded(clean)
          : markdown_of(clean, citable_);
  if (text != ascii::trimmed(clean) && text != clean && clean.find_first_of("<&") != std::string::npos)
    repairs_.warn(value.place, key.name,
                  fmt::format("{} holds HTML: it is read as text", repairs_.named(key)));
  value.string = std::string(ascii::trimmed(text));
  if (key.form == Form::Paragraphs || !value.string.contains('\n')) return;
  std::string line;
  const std::vector<TextPart> parts = parts_of_text(value.string);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool in_list = i > 0 && parts[i - 1].is_list_item && parts[i].is_list_item;
    line += (i == 0 ? "" : in_list ? "; " : " ") + parts[i].text;
  }
  if (parts.size() > 1)
    repairs_.warn(value.place, key.name,
                  fmt::format("{} holds lines: they are read as one", repairs_.named(key)));
  value.string = std::move(line);
}

bool TextMender::to_strings(Value& list, const Key& key, std::vector<Value>& refused) {
  if (text_of(list)) {
    repairs_.warn(list.place, key.name,
                  fmt::format("{} is no list: it is read as one of a single element", repairs_.named(key)));
    list = list_at(list.place, {string_at(list.place, *text_of(list))});
  }
  if (list.kind != Kind::Array) return false;
  std::vector<Value> strings;
  std::vector<Value> elements = std::move(list.elements);
  for (Value& element : elements) {
    if (is_blank(element)) {
      repairs_.note_empty({});
      continue;
    }
    if (element.kind == Kind::Array) {
      if (!to_strings(element, key, refused)) continue;
      for (Value& inner : element.elements) {
        // Bullets in a list after a bullet nest under it.
        const bool nests =
            key.form == Form::Bullets && !strings.empty() && !source::nested_text(inner.string);
        if (nests) inner.string = source::as_nested(inner.string);
        strings.push_back(std::move(inner));
      }
      continue;
    }
    const auto text = element_text(element);
    if (!text) {
      refused.push_back(std::move(element));
      continue;
    }
    if (!is_string(element))
      repairs_.warn(element.place, key.name,
                    fmt::format("{} holds what is no text: it is read as text", repairs_.named(key)));
    strings.push_back(string_at(element.place, *text));
  }
  list.elements = std::move(strings);
  return true;
}

bool TextMender::mend_list(Value& list, const Key& key, std::vector<Value>& refused) {
  if (!to_strings(list, key, refused)) return false;
  for (Value& element : list.elements) mend_string(element, key);
  std::erase_if(list.elements, says_nothing);
  return true;
}

bool TextMender::mend_bullets(Value& list, const Key& key, std::vector<Value>& refused) {
  if (is_string(list)) {
    std::vector<Value> lines;
    for (TextPart& part : parts_of_text(markdown_of(without_control_characters(list.string), citable_)))
      add_bullet(lines, string_at(list.place, std::move(part.text)), part.is_nested);
    repairs_.warn(list.place, key.name,
                  fmt::format("{} is no list: each of its lines is read as an element", repairs_.named(key)));
    list = list_at(list.place, std::move(lines));
    return true;
  }
  if (!to_strings(list, key, refused)) return false;
  std::vector<Value> bullets;
  for (Value& element : list.elements) {
    const auto nested = nested_text(element.string);
    if (nested) {
      Value inner = string_at(element.place, std::string(*nested));
      mend_string(inner, key);
      inner.string = with_sound_attributes(std::move(inner.string));
      add_bullet(bullets, std::move(inner), true);
      continue;
    }
    Key paragraphs = key;
    paragraphs.form = Form::Paragraphs;
    const bool was_html_item = ascii::lowered(element.string).contains("<li");
    mend_string(element, paragraphs);
    if (!element.string.contains('\n')) {
      const std::vector<TextPart> parts = parts_of_text(element.string);
      const bool is_item = was_html_item && parts.size() == 1 && parts.front().is_list_item;
      element.string =
          with_sound_attributes(is_item ? parts.front().text : std::string(without_bullet(element.string)));
      if (!says_nothing(element)) bullets.push_back(std::move(element));
      continue;
    }
    for (TextPart& part : parts_of_text(element.string))
      add_bullet(bullets, string_at(element.place, std::move(part.text)), part.is_nested);
  }
  list.elements = std::move(bullets);
  return true;
}

}  // namespace galley::exchange
