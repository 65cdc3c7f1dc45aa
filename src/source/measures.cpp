// source: values to measures: numbers, lengths, glue, colours, paper. All that comes from outside is checked
// against the range that its key gives.
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/reader.h"
#include "galley/source/suggest.h"

namespace galley::source {
namespace {

struct Unit {
  std::string_view name;
  double points;
};
constexpr Unit units[] = {{"pt", 1}, {"in", 72}, {"mm", 72 / 25.4}, {"cm", 72 / 2.54}};

std::string shown(double points) { return fmt::format("{:g}pt", points); }

/// The points of a number or of a string such as "11pt"; nothing if it is neither (not said).
std::optional<double> points_of(const Reader& reader, const Value& value) {
  if (value.kind == Value::Kind::Integer || value.kind == Value::Kind::Float) return value.number;
  if (value.kind != Value::Kind::String) return std::nullopt;
  std::string_view text = value.string;
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text == "em") return number * reader.em.points();
  for (const Unit& unit : units) {
    if (text == unit.name) return number * unit.points;
  }
  return std::nullopt;
}

/// A length within the range of its key, or nothing, which was said.
std::optional<Length> read_length(Reader& reader, const Key& key, const Value& value) {
  const std::optional<double> points = points_of(reader, value);
  if (!points && value.kind != Value::Kind::String) {
    reader.wrong_kind(key, value);
    return std::nullopt;
  }
  if (!points) {
    reader.error(value.place, fmt::format("{} is no length", reader.named(key.name, value.place)),
                 help_for_length(value.string));
    return std::nullopt;
  }
  // What is not a number falls outside as well.
  const bool is_within = *points >= key.least && *points <= key.most;
  if (!is_within) {
    reader.error(value.place,
                 fmt::format("{} must be between {} and {}", reader.named(key.name, value.place),
                             shown(key.least), shown(key.most)),
                 fmt::format("write \"{}\"", shown(*points < key.least ? key.least : key.most)));
    return std::nullopt;
  }
  return Length::points(*points);
}

std::optional<int> hexadecimal(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  const bool whole = error == std::errc() && end == digits.data() + digits.size() && digits.front() != '-';
  return whole ? std::optional(number) : std::nullopt;
}

struct Sheet {
  std::string_view name;
  double width, height;  ///< points
};
constexpr Sheet sheets[] = {{"letter", 612, 792},
                            {"a4", 210 * 72 / 25.4, 297 * 72 / 25.4},
                            {"a5", 148 * 72 / 25.4, 210 * 72 / 25.4},
                            {"legal", 612, 1008}};

}  // namespace

void read(Reader& reader, const Key& key, const Value& value, bool& boolean) {
  if (value.kind != Value::Kind::Boolean) return reader.wrong_kind(key, value);
  boolean = value.boolean;
}

void read(Reader& reader, const Key& key, const Value& value, std::optional<bool>& boolean) {
  if (value.kind != Value::Kind::Boolean) return reader.wrong_kind(key, value);
  boolean = value.boolean;
}

void read(Reader& reader, const Key& key, const Value& value, int& integer) {
  if (value.kind != Value::Kind::Integer) return reader.wrong_kind(key, value);
  if (value.number < key.least || value.number > key.most) {
    return reader.error(
        value.place,
        fmt::format("{} must be between {} and {}", reader.named(key.name, value.place), key.least, key.most),
        fmt::format("write {}", value.number < key.least ? key.least : key.most));
  }
  integer = static_cast<int>(value.integer);
}

void read(Reader& reader, const Key& key, const Value& value, std::optional<int>& integer) {
  int number = -1;
  read(reader, key, value, number);
  if (number >= 0) integer = number;
}

void read(Reader& reader, const Key& key, const Value& value, Length& length) {
  const bool is_number = value.kind == Value::Kind::Integer || value.kind == Value::Kind::Float;
  if (key.form == Form::Leading && is_number) {
    const bool is_within = value.number >= 0.8 && value.number <= 4;
    if (!is_within) {
      return reader.error(
          value.place,
          fmt::format("{} must be between 0.8 and 4 times the size", reader.named(key.name, value.place)),
          "a bare number is a multiple of the size; a length is written \"13.75pt\"");
    }
    length = Length::points(reader.em.points() * value.number);
  } else if (const auto read = read_length(reader, key, value)) {
    length = *read;
  }
}

void read(Reader& reader, const Key& key, const Value& value, std::optional<Length>& length) {
  if (value.kind == Value::Kind::Boolean && !value.boolean) {
    length.reset();
  } else if (const auto read = read_length(reader, key, value)) {
    length = *read;
  }
}

void read(Reader& reader, const Key& key, const Value& value, Glue& glue) {
  if (value.kind != Value::Kind::Table) {
    if (const auto natural = read_length(reader, key, value)) glue = {*natural, {}, {}};
    return;
  }
  const Enter enter(reader, key.name, false);
  struct Bounds {
    std::optional<Length> min, natural, max;
  } bounds;
  for (const Member& member : value.members) {
    if (member.key == "x") continue;
    if (find_key(*key.table, member.key) == nullptr) {
      reader.unknown_key(member, *key.table, everywhere);
      continue;
    }
    Key part = key;
    part.name = member.key;
    auto& bound = member.key == "min" ? bounds.min : member.key == "max" ? bounds.max : bounds.natural;
    bound = read_length(reader, part, member.value);
  }
  if (value.find("natural") == nullptr) {
    return reader.error(value.place, fmt::format("{} needs 'natural'", reader.where(value.place)),
                        "add natural = \"…\", between 'min' and 'max'");
  }
  if (!bounds.natural) return;
  const Length least = bounds.min.value_or(*bounds.natural);
  const Length most = bounds.max.value_or(*bounds.natural);
  if (least > *bounds.natural || most < *bounds.natural) {
    return reader.error(value.place,
                        fmt::format("in {} min, natural and max must ascend", reader.where(value.place)),
                        "write the least as min, and the greatest as max");
  }
  glue = {*bounds.natural, most - *bounds.natural, *bounds.natural - least};
}

void read(Reader& reader, const Key& key, const Value& value, Colour& colour) {
  if (value.kind != Value::Kind::String) return reader.wrong_kind(key, value);
  std::string digits = value.string;
  if (digits.size() == 4) digits = {'#', digits[1], digits[1], digits[2], digits[2], digits[3], digits[3]};
  const auto number = digits.size() == 7 && digits.front() == '#'
                          ? hexadecimal(std::string_view(digits).substr(1))
                          : std::nullopt;
  if (!number) {
    return reader.error(value.place, fmt::format("{} is no colour", reader.named(key.name, value.place)),
                        help_for_colour(value.string));
  }
  colour = {static_cast<std::uint8_t>(*number >> 16), static_cast<std::uint8_t>((*number >> 8) & 0xFF),
            static_cast<std::uint8_t>(*number & 0xFF)};
}

void read(Reader& reader, const Key& key, const Value& value, Size& paper) {
  if (value.kind == Value::Kind::Table) {
    const Enter enter(reader, key.name, false);
    return read_table(reader, *key.table, value, &paper);
  }
  if (value.kind != Value::Kind::String) return reader.wrong_kind(key, value);
  std::vector<std::string_view> names;
  for (const Sheet& sheet : sheets) {
    if (value.string == sheet.name) {
      paper = {Length::points(sheet.width), Length::points(sheet.height)};
      return;
    }
    names.push_back(sheet.name);
  }
  std::string help = did_you_mean(value.string, names);
  if (help.empty()) help = "paper is \"a4\", \"letter\" or { width = \"210mm\", height = \"297mm\" }";
  reader.error(value.place, fmt::format("unknown paper '{}'", value.string), help);
}

void read(Reader& reader, const Key& key, const Value& value, Margins& margins) {
  if (value.kind == Value::Kind::Table) {
    const Enter enter(reader, key.name, false);
    return read_table(reader, *key.table, value, &margins);
  }
  if (const auto length = read_length(reader, key, value)) margins = {*length, *length, *length, *length};
}

std::optional<int> read_choice(Reader& reader, const Key& key, const Value& value) {
  const std::vector<std::string_view> choices = ascii::words_of(key.choices);
  const bool is_boolean = value.kind == Value::Kind::Boolean;
  const std::string_view chosen =
      is_boolean ? (value.boolean ? "true" : "false") : std::string_view(value.string);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const bool same_kind =
        is_boolean ? is_truth(choices[i]) : value.kind == Value::Kind::String && !is_truth(choices[i]);
    if (same_kind && choices[i] == chosen) return static_cast<int>(i);
  }
  std::string list;
  for (const std::string_view choice : choices) {
    list += list.empty() ? "" : ", ";
    list += is_truth(choice) ? std::string(choice) : fmt::format("\"{}\"", choice);
  }
  const bool is_string = value.kind == Value::Kind::String;
  std::string help = is_string ? did_you_mean(value.string, choices) : std::string();
  if (help.empty()) help = fmt::format("it is one of {}", list);
  const std::string shown =
      is_string ? fmt::format("\"{}\"", value.string) : std::string(kind_name(value.kind));
  reader.error(value.place, fmt::format("{} cannot be {}", reader.named(key.name, value.place), shown), help);
  return std::nullopt;
}

}  // namespace galley::source
