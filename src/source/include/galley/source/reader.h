// source: reads tables of values into records by the schema, and collects what is wrong. In goes the value
// tree, out go records and diagnostics.
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "galley/base/geometry.h"
#include "galley/source/schema.h"
#include "galley/source/value.h"

namespace galley::source {

/// Where reading is, and what it found.
class Reader {
 public:
  /// Overriding: a variant's tables. Nothing is required in them, and a table may change a list by ids.
  enum class Mode { Whole, Overriding };

  /// A table on the way to where reading is.
  struct Step {
    std::string name;
    bool is_list = false;
    const Table* table = nullptr;
    Kinds kinds = everywhere;
  };

  /// Reads a document of a kind; what is wrong goes to `found`.
  Reader(Diagnostics& found, const Schema& schema) : found_(found), schema_(schema) {}
  [[nodiscard]] const Schema& schema() const { return schema_; }

  void add(Diagnostic diagnostic);
  void error(const Place& place, std::string message, std::string help = {});
  void warn(const Place& place, std::string message, std::string help = {});
  [[nodiscard]] std::size_t error_count() const { return error_count_; }
  /// True if no more diagnostics are kept (`limits.diagnostics`).
  [[nodiscard]] bool is_full() const;
  /// “'name' in [[work]] must be text, not an integer”.
  void wrong_kind(const Key& key, const Value& value);
  void unknown_key(const Member& member, const Table& table, Kinds kinds);

  /// The innermost table as the author of what stands at `place` would write its header: “[[work]]”, in JSON
  /// “'work'”; “the file” at the top.
  [[nodiscard]] std::string where(const Place& place) const;
  /// A key in a message: “'name' in [[work]]”, at the top “'work'”.
  [[nodiscard]] std::string named(std::string_view key, const Place& place) const;

  Mode mode = Mode::Whole;
  std::stop_token stop = {};  ///< once it is requested, nothing more is read
  Length em;                  ///< what an em is, for lengths
  /// The author's own files, as against those of themes.
  std::vector<const Source*> own_sources;
  [[nodiscard]] bool is_own(const Place& place) const;
  /// Those of them that hold one table of the root each, without its header.
  std::vector<const Source*> table_sources;
  [[nodiscard]] bool is_in_table_file(const Place& place) const;
  /// The languages in which the document gives texts; empty: each text is in one.
  std::vector<std::string> languages;
  std::vector<Step> steps;
  /// The tables as the file of `place` has headers for them.
  [[nodiscard]] std::span<const Step> steps_at(const Place& place) const;

 private:
  Diagnostics& found_;
  const Schema& schema_;
  std::size_t error_count_ = 0;
};

/// Enters a table for as long as it lives.
class Enter {
 public:
  Enter(Reader& reader, std::string_view name, bool is_list) : reader_(reader) {
    reader_.steps.push_back({std::string(name), is_list, nullptr, everywhere});
  }
  ~Enter() { reader_.steps.pop_back(); }
  Enter(const Enter&) = delete;
  Enter& operator=(const Enter&) = delete;

 private:
  Reader& reader_;
};

/// Reads a table's members into `record` by the schema. The caller has entered it.
void read_table(Reader& reader, const Table& table, const Value& value, void* record,
                Kinds kinds = everywhere);

/// True if the value says nothing: JSON Resume files are full of empty strings and nulls, and a word by
/// language may lack the language.
[[nodiscard]] bool is_absent(const Value& value);

/// The string of a value: trimmed, not blank, free of control characters. Nothing after an error.
[[nodiscard]] std::optional<std::string> read_string(Reader& reader, const Key& key, const Value& value);
/// As read_string, of one paragraph (Prose) or one line (all else).
[[nodiscard]] std::optional<std::string> read_one(Reader& reader, const Key& key, const Value& value);
/// The elements of a list. Nothing after an error: it is no list, or too long.
[[nodiscard]] const std::vector<Value>* read_list(Reader& reader, const Key& key, const Value& value);

/// Does text begin with the mark of a list: “- ”, “* ” or “• ”?
[[nodiscard]] bool has_list_mark(std::string_view text);

/// A letter, a digit, or one of the marks that citation keys have: `_ . : - / +`.
[[nodiscard]] bool is_id_character(char c);
[[nodiscard]] bool is_id(std::string_view text);

/// The attributes that end a highlight, in their braces: “{#id .tag priority=80}”; empty if there are none.
[[nodiscard]] std::string_view attributes_of(std::string_view highlight);

/// Takes the attributes off the end of a paragraph of a letter, or of an item of a list in it: both have tags
/// alone. `noun` is what has them, in messages.
void take_tags(Reader& reader, const Place& place, std::string_view noun, std::string& text,
               std::vector<std::string>& tags);

// One function for each type of member. The key's form says which strings a Text may hold.
void read(Reader& reader, const Key& key, const Value& value, Text& text);
void read(Reader& reader, const Key& key, const Value& value, std::vector<Text>& texts);
void read(Reader& reader, const Key& key, const Value& value, std::string& string);
void read(Reader& reader, const Key& key, const Value& value, std::optional<std::string>& string);
void read(Reader& reader, const Key& key, const Value& value, std::vector<std::string>& strings);
void read(Reader& reader, const Key& key, const Value& value, bool& boolean);
void read(Reader& reader, const Key& key, const Value& value, std::optional<bool>& boolean);
void read(Reader& reader, const Key& key, const Value& value, int& integer);
void read(Reader& reader, const Key& key, const Value& value, std::optional<int>& integer);
void read(Reader& reader, const Key& key, const Value& value, Length& length);
void read(Reader& reader, const Key& key, const Value& value, std::optional<Length>& length);
void read(Reader& reader, const Key& key, const Value& value, Glue& glue);
void read(Reader& reader, const Key& key, const Value& value, Colour& colour);
void read(Reader& reader, const Key& key, const Value& value, Size& paper);
void read(Reader& reader, const Key& key, const Value& value, Margins& margins);
void read(Reader& reader, const Key& key, const Value& value, std::map<std::string, std::string>& titles);
void read(Reader& reader, const Key& key, const Value& value, std::vector<Highlight>& highlights);

/// The number of the choice that a value names. Nothing after an error.
[[nodiscard]] std::optional<int> read_choice(Reader& reader, const Key& key, const Value& value);

/// A date of a pattern that galley knows ("2023-04", an integer year, a TOML date). Nothing after an error.
[[nodiscard]] std::optional<Date> read_date(Reader& reader, const Key& key, const Value& value);
/// A date in the pattern in which it was given: “2023-04-15”, “2023-04”, “2023”, “2023-Q2”, “2023-summer”.
[[nodiscard]] std::string written(const Date& date);
/// A date by ISO 8601, which knows no part of a year but months: “2023-04-15”, “2023-04” or “2023”.
[[nodiscard]] std::string iso(const Date& date);
/// Is the text a date, or a slip of one that is to be refused as a date?
[[nodiscard]] bool looks_like_date(std::string_view text);
/// Does the end come before the start, in the precision that both have?
[[nodiscard]] bool is_before(const Date& end, const Date& start);
/// Is the value "present", in capitals or small letters?
[[nodiscard]] bool is_present(const Value& value);

template <class Enumeration>
  requires std::is_enum_v<Enumeration>
void read(Reader& reader, const Key& key, const Value& value, Enumeration& target) {
  if (const auto choice = read_choice(reader, key, value)) target = static_cast<Enumeration>(*choice);
}

template <class Enumeration>
  requires std::is_enum_v<Enumeration>
void read(Reader& reader, const Key& key, const Value& value, std::optional<Enumeration>& target) {
  if (const auto choice = read_choice(reader, key, value)) target = static_cast<Enumeration>(*choice);
}

template <class Record, class Field>
Record owner_of(Field Record::*);

/// A Store that puts a value into a member.
template <auto member>
void store(Reader& reader, const Key& key, const Value& value, void* record) {
  using Record = decltype(owner_of(member));
  read(reader, key, value, static_cast<Record*>(record)->*member);
}

/// A Store that reads a table into a member that is a record of its own.
template <auto member>
void store_table(Reader& reader, const Key& key, const Value& value, void* record) {
  using Record = decltype(owner_of(member));
  if (value.kind != Value::Kind::Table) return reader.wrong_kind(key, value);
  const Enter enter(reader, key.name, false);
  read_table(reader, *key.table, value, &(static_cast<Record*>(record)->*member));
}

/// Reads a list of tables into records.
template <class Record>
void read_tables(Reader& reader, const Key& key, const Value& value, std::vector<Record>& records) {
  const std::vector<Value>* elements = read_list(reader, key, value);
  if (elements == nullptr) return;
  const Enter enter(reader, key.name, true);
  records.clear();
  for (const Value& element : *elements) {
    if (element.kind != Value::Kind::Table) {
      reader.wrong_kind(key, element);
      continue;
    }
    read_table(reader, *key.table, element, &records.emplace_back());
  }
}

/// A Store that reads a list of tables into a member that is a vector of records.
template <auto member>
void store_list(Reader& reader, const Key& key, const Value& value, void* record) {
  using Record = decltype(owner_of(member));
  read_tables(reader, key, value, static_cast<Record*>(record)->*member);
}

}  // namespace galley::source
