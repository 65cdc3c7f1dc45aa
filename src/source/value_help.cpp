// source: what to write in place of a value that its key does not take.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/forms.h"
#include "galley/source/languages.h"
#include "galley/source/suggest.h"

namespace galley::source {
namespace {

bool is_text(Form form) {
  switch (form) {
    case Form::Prose:
    case Form::Paragraphs:
    case Form::Body:
    case Form::Plain:
    case Form::Word:
    case Form::Url:
    case Form::PlainOrList:
    case Form::PlainOrFalse:
    case Form::Id:
    case Form::ProseOrTable:
    case Form::ProseListOrTable:
    case Form::Date:
    case Form::EndDate:
    case Form::DateOrText:
    case Form::Timestamp:
      return true;
    default:
      return false;
  }
}

bool is_list_of_words(Form form) {
  return form == Form::IdList || form == Form::SectionNames || form == Form::FieldNames;
}

bool is_list_of_text(Form form) {
  return form == Form::ProseList || form == Form::PlainList || form == Form::Bullets ||
         form == Form::ProseOrTables || is_list_of_words(form);
}

bool is_length(Form form) {
  return form == Form::Length || form == Form::LengthOrFalse || form == Form::Leading ||
         form == Form::Spacing || form == Form::Margins;
}

/// A number, a date or a truth value as it stands in the file, in quotes.
std::string in_quotes(const Value& value) {
  const std::size_t begin = offset_of(value.place);
  return quoted_in_help(std::string_view(value.place.source->text)
                            .substr(begin, static_cast<std::size_t>(std::max(value.place.width, 0))));
}

std::string as_list(std::string_view text, bool of_words) {
  if (!of_words) return fmt::format("[{}]", quoted_in_help(text));
  std::string list;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;", begin), text.size());
    const std::string_view word = ascii::trimmed(text.substr(begin, end - begin));
    if (!word.empty()) list += (list.empty() ? "" : ", ") + quoted_in_help(word);
    begin = end + 1;
  }
  return fmt::format("[{}]", list);
}

std::string help_for_truth(const Value& value) {
  const std::string word = ascii::lowered(value.string);
  const bool is_true = word == "true" || word == "yes" || word == "on";
  const bool is_false = word == "false" || word == "no" || word == "off";
  return is_true ? "write true" : is_false ? "write false" : "write true or false, without quotes";
}

std::string help_for_number(const Key& key, const Value& value) {
  int number = 0;
  const std::string& text = value.string;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = value.kind == Value::Kind::String && error == std::errc() &&
                         end == text.data() + text.size() && number >= key.least && number <= key.most;
  return is_number ? fmt::format("write {}", number)
                   : fmt::format("write a number from {} to {}, without quotes", key.least, key.most);
}

/// The help for a table whose keys are languages that the document does not name; empty if it is none.
std::string help_for_languages(const Reader& reader, const Value& value) {
  const bool has_tags =
      std::ranges::all_of(value.members, [](const Member& member) { return is_language_tag(member.key); });
  if (value.kind != Value::Kind::Table || value.members.empty() || !has_tags) return {};
  std::string list;
  for (const Member& member : value.members) list += (list.empty() ? "" : ", ") + quoted_in_help(member.key);
  return fmt::format("a text in several languages needs {} = [{}]", reader.schema().languages, list);
}

}  // namespace

std::string quoted_in_help(std::string_view text) {
  constexpr std::size_t max_bytes = 60;
  const bool is_plain = text.size() <= max_bytes && text.find_first_of("\"\\\n") == std::string_view::npos;
  return fmt::format("\"{}\"", is_plain ? text : "…");
}

std::string help_for_value(const Reader& reader, const Key& key, const Value& value) {
  using Kind = Value::Kind;
  if (is_json(value.place)) return {};
  const bool is_scalar = value.kind == Kind::Integer || value.kind == Kind::Float ||
                         value.kind == Kind::Date || value.kind == Kind::Boolean;
  const bool wants_text = is_text(key.form) || is_list_of_text(key.form);
  if (takes_text(key.form))
    if (std::string help = help_for_languages(reader, value); !help.empty()) return help;
  if (wants_text && is_scalar && value.kind != Kind::Boolean) return "write " + in_quotes(value);
  if (is_list_of_text(key.form) && value.kind == Kind::String)
    return "write " + as_list(value.string, is_list_of_words(key.form));
  if (is_list_of_text(key.form)) return "write [\"…\", \"…\"]";
  if (is_text(key.form)) {
    const bool is_one = value.kind == Kind::Array && value.elements.size() == 1 &&
                        value.elements.front().kind == Kind::String;
    return is_one ? "write " + quoted_in_help(value.elements.front().string) : "write \"…\"";
  }
  if (is_list_of_tables(key.form) && value.kind == Kind::Table)
    return fmt::format("write [[{}]], once for each item", header_of(reader, value.place, key.name));
  if (is_list_of_tables(key.form)) {
    // An element of a list stands in the table that the list is.
    const bool is_element = !reader.steps.empty() && reader.steps.back().name == key.name;
    return fmt::format("write {}, once for each item, and its keys below",
                       is_element ? reader.where(value.place)
                                  : fmt::format("[[{}]]", header_of(reader, value.place, key.name)));
  }
  if (key.form == Form::TablesByName)
    return fmt::format("each has a name: write [{}.NAME], and its keys below",
                       header_of(reader, value.place, key.name));
  if (key.form == Form::ListsByName) return fmt::format("write {} = {{ NAME = [\"…\"] }}", key.name);
  if (key.form == Form::ProseByName || key.form == Form::RewordingsById)
    return fmt::format("write {} = {{ NAME = \"…\" }}", key.name);
  if (key.form == Form::Table && value.kind == Kind::Array)
    return fmt::format("write [{}], once", header_of(reader, value.place, key.name));
  if (key.form == Form::Table && key.table != nullptr)
    return fmt::format("write {}.NAME = …, where NAME is one of {}", key.name,
                       names_of_keys(*key.table, everywhere));
  if (key.form == Form::Boolean) return help_for_truth(value);
  if (key.form == Form::Integer || key.form == Form::IntegerOrTable) return help_for_number(key, value);
  if (is_length(key.form)) return help_for_length(value.string);
  if (key.form == Form::Colour) return help_for_colour(value.string);
  return {};
}

std::string help_for_length(std::string_view text) {
  text = ascii::trimmed(text);
  const std::size_t number_end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  std::string number(text.substr(0, number_end));
  std::ranges::replace(number, ',', '.');
  const std::string unit = ascii::lowered(ascii::trimmed(text.substr(number_end)));
  constexpr std::pair<std::string_view, std::string_view> units[] = {
      {"pt", "pt"},         {"", "pt"},
      {"pts", "pt"},        {"point", "pt"},
      {"points", "pt"},     {"in", "in"},
      {"inch", "in"},       {"inches", "in"},
      {"mm", "mm"},         {"cm", "cm"},
      {"millimeter", "mm"}, {"millimeters", "mm"},
      {"centimeter", "cm"}, {"centimeters", "cm"},
      {"em", "em"}};
  const auto* const known =
      std::ranges::find(units, unit, &std::pair<std::string_view, std::string_view>::first);
  const bool is_number = !number.empty() && std::ranges::count(number, '.') <= 1;
  if (is_number && known != std::ranges::end(units))
    return fmt::format("write \"{}{}\"", number, known->second);
  if (is_number && unit == "px") {
    double pixels = 0;
    std::from_chars(number.data(), number.data() + number.size(), pixels);
    return fmt::format("write \"{:g}pt\"", std::round(pixels * 75) / 100);
  }
  return "lengths are written \"11pt\", \"1in\", \"25.4mm\", \"2.54cm\" or \"1.5em\"";
}

std::string help_for_colour(std::string_view text) {
  const bool is_bare = (text.size() == 3 || text.size() == 6) && std::ranges::all_of(text, [](char c) {
                         return std::string_view("0123456789ABCDEFabcdef").contains(c);
                       });
  return is_bare ? fmt::format("write \"#{}\"", text)
                 : "colours are written \"#1F3F77\": two digits each of red, green and blue, 00 to FF";
}

}  // namespace galley::source
