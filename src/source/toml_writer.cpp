// source: values to TOML as a careful author would write it (see toml_writer.h).
#include "galley/source/toml_writer.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/source/schema.h"

namespace galley::source {
namespace {

constexpr std::size_t longest_line = 110;  ///< of a list that stands on one line

using Members = std::vector<const Member*>;

bool is_list_of_tables(const Value& value) {
  return value.kind == Value::Kind::Array && !value.elements.empty() &&
         std::ranges::all_of(value.elements,
                             [](const Value& element) { return element.kind == Value::Kind::Table; });
}

bool is_bare(std::string_view key) {
  return !key.empty() &&
         std::ranges::all_of(key, [](char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-'; });
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string basic(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out.append("\\").append(1, c);
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (is_control(c))
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
  return out + "\"";
}

/// Paragraphs: from the line after the quotation marks.
std::string multi_line(std::string_view text) {
  std::string out = "\"\"\"\n";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool closes = c == '"' && (i + 1 == text.size() || text[i + 1] == '"');
    if (c == '\\' || closes)
      out.append("\\").append(1, c);
    else if (is_control(c) && c != '\n' && c != '\t')
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
  return out + "\"\"\"";
}

/// As little escaped as can be: a literal string where a basic one would need backslashes.
std::string quoted(std::string_view text) {
  if (text.contains('\n')) return multi_line(text);
  const bool wants_escapes = text.find_first_of("\"\\") != std::string_view::npos;
  const bool may_be_literal = !text.contains('\'') && std::ranges::none_of(text, is_control);
  return wants_escapes && may_be_literal ? fmt::format("'{}'", text) : basic(text);
}

std::string key_of(std::string_view key) {
  if (is_bare(key)) return std::string(key);
  return key.contains('\n') ? basic(key) : quoted(key);
}

std::string number(double value) {
  std::string text = fmt::format("{}", value);
  if (std::isfinite(value) && text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

class Writer {
 public:
  explicit Writer(const Schema& schema) : schema_(schema) {}

  std::string write(const Value& root) {
    for (const bool at_the_end : {false, true}) {
      for (const Member& member : root.members) {
        const bool is_last = member.key == "x" || is_word_of(schema_.layout.last_tables, member.key);
        if (is_last == at_the_end) top(member);
      }
    }
    return std::move(out_);
  }

 private:
  static bool is_word_of(std::string_view words, std::string_view word) {
    return std::ranges::count(ascii::words_of(words), word) > 0;
  }

  /// Does a member get a header of its own (`[[work.roles]]`), inside what has one?
  [[nodiscard]] bool has_header(const Member& member) const {
    return is_word_of(schema_.layout.nested_lists, member.key) && is_list_of_tables(member.value);
  }

  [[nodiscard]] Members sorted(const Value& table) const {
    Members members;
    for (const std::string_view key : ascii::words_of(schema_.layout.key_order)) {
      if (const Member* member = table.find(key)) members.push_back(member);
    }
    for (const Member& member : table.members)
      if (std::ranges::find(members, &member) == members.end()) members.push_back(&member);
    std::erase_if(members, [](const Member* member) { return member->value.kind == Value::Kind::Null; });
    return members;
  }

  /// As they come: the keys of a table of lists are names that the author chose.
  static Members unsorted(const Value& table) {
    Members members;
    for (const Member& member : table.members) members.push_back(&member);
    return members;
  }

  /// A value on one line (but for paragraphs).
  [[nodiscard]] std::string inline_value(const Value& value) const {
    switch (value.kind) {
      case Value::Kind::Boolean:
        return value.boolean ? "true" : "false";
      case Value::Kind::Integer:
        return std::to_string(value.integer);
      case Value::Kind::Float:
        return number(value.number);
      case Value::Kind::String:
        return value.string.contains('\n') ? basic(value.string) : quoted(value.string);
      case Value::Kind::Array: {
        std::string list;
        for (const Value& element : value.elements) {
          if (element.kind != Value::Kind::Null) list += (list.empty() ? "" : ", ") + inline_value(element);
        }
        return "[" + list + "]";
      }
      case Value::Kind::Table: {
        std::string table;
        for (const Member* member : sorted(value)) {
          table += fmt::format("{}{} = {}", table.empty() ? "" : ", ", key_of(member->key),
                               inline_value(member->value));
        }
        return table.empty() ? "{}" : "{ " + table + " }";
      }
      case Value::Kind::Null:
      case Value::Kind::Date:
      case Value::Kind::Time:
        break;
    }
    return quoted(value.string);
  }

  /// Each element on a line of its own.
  [[nodiscard]] std::string stacked(const Value& list, const std::string& indent) const {
    std::string out = "[\n";
    for (const Value& element : list.elements) {
      if (element.kind == Value::Kind::Null) continue;
      std::string line = inline_value(element);
      if (element.kind == Value::Kind::Array && utf8::length(line) > longest_line)
        line = stacked(element, indent + "  ");
      out += fmt::format("{}  {},\n", indent, line);
    }
    return out + indent + "]";
  }

  [[nodiscard]] std::string value_of(const Member& member) const {
    const Value& value = member.value;
    if (value.kind == Value::Kind::String) return quoted(value.string);
    if (value.kind != Value::Kind::Array) return inline_value(value);
    std::string line = inline_value(value);
    const bool fits = utf8::length(member.key) + 3 + utf8::length(line) <= longest_line;
    const bool is_one = value.elements.size() == 1;
    if (is_list_of_tables(value)) return is_one && fits ? line : stacked(value, "");
    // Bullets are sentences; other lists are words, and run on.
    return member.key != schema_.bullets || (is_one && fits) ? line : stacked(value, "");
  }

  void top(const Member& member) {
    if (member.value.kind == Value::Kind::Table) {
      table(fmt::format("[{}]", key_of(member.key)), key_of(member.key), member.value);
    } else if (is_list_of_tables(member.value)) {
      tables(key_of(member.key), member.value);
    } else if (member.value.kind != Value::Kind::Null) {
      // Before the first header; only the author's own `x` may be such.
      out_.insert(0, fmt::format("{} = {}\n{}", key_of(member.key), inline_value(member.value),
                                 out_.empty() ? "" : "\n"));
    }
  }

  void tables(const std::string& path, const Value& list) {
    for (const Value& element : list.elements) table(fmt::format("[[{}]]", path), path, element);
  }

  void table(const std::string& header, const std::string& path, const Value& value) {
    out_ += fmt::format("{}{}\n", out_.empty() ? "" : "\n", header);
    const Key* key = find_key(*schema_.root, path);
    const bool is_of_lists = key != nullptr && key->form == Form::TablesOrLists && header.starts_with("[") &&
                             !header.starts_with("[[");
    const Members members = is_of_lists ? unsorted(value) : sorted(value);
    for (const Member* member : members) {
      if (!has_header(*member)) out_ += fmt::format("{} = {}\n", key_of(member->key), value_of(*member));
    }
    for (const Member* member : members) {
      if (has_header(*member)) tables(path + "." + member->key, member->value);
    }
  }

  const Schema& schema_;
  std::string out_;
};

}  // namespace

std::string to_toml(const Value& root, const Schema& schema) { return Writer(schema).write(root); }

}  // namespace galley::source
