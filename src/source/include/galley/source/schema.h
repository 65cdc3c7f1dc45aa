// source: the schema: every key of every table, once. Validation, records, suggestions, the editor schema and
// the reference page all come from these tables. A kind of document (a résumé, say) brings tables of its own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/limits.h"
#include "galley/source/value.h"

namespace galley::source {

class Reader;
struct Key;
struct Table;

/// What a key takes. forms.cpp has the words and the JSON Schema of each.
enum class Form {
  Prose,         ///< inline Markdown, one paragraph
  Paragraphs,    ///< inline Markdown, paragraphs are separated by blank lines
  Body,          ///< the same, and lists between the paragraphs
  Plain,         ///< text of one line that is no Markdown
  Word,          ///< Plain in place of words that the language has
  Url,           ///< a plain web, mail or telephone address
  ProseList,     ///< a list of Prose
  PlainList,     ///< a list of Plain
  PlainOrList,   ///< Plain, or a list of it
  PlainOrFalse,  ///< Plain, or false
  Id,
  IdList,
  Date,              ///< a date
  EndDate,           ///< a date or "present"
  DateOrText,        ///< a date or any text
  Timestamp,         ///< a date, perhaps with a time of day
  ProseOrTable,      ///< Prose, or a table
  ProseListOrTable,  ///< Prose, a list of it, or a table
  ProseOrTables,     ///< a list, each element Prose or a table
  Bullets,           ///< strings, each perhaps followed by a list that nests under it
  ShapedTables,      ///< a list of tables; where the key stands says which keys they take
  TablesOrLists,     ///< a list of tables, or a table of lists
  Tables,            ///< a list of tables
  Table,
  ProseByName,     ///< a table of Prose; the author chooses the names
  ListsByName,     ///< a table of lists of ids
  RewordingsById,  ///< a table of other words for bullets, by their ids
  TablesByName,    ///< a table of tables
  Boolean,
  Integer,
  IntegerOrTable,  ///< an integer, or a table with a part that it stands for
  Length,
  LengthOrFalse,
  Leading,  ///< a length, or a multiple of the size
  Spacing,  ///< a length, or { min, natural, max }
  Colour,
  Paper,
  Margins,
  Choice,
  SectionNames,
  FieldNames,
};

/// Where a table comes in several kinds: the kinds that take a key, as a set of bits.
using Kinds = unsigned;
inline constexpr Kinds everywhere = ~0U;

/// Puts a value where it belongs in `record`. The table that holds the key knows the type of the record.
using Store = void (*)(Reader& reader, const Key& key, const Value& value, void* record);

inline constexpr std::string_view none;

/// Is a choice written as a truth value, not as a string?
[[nodiscard]] constexpr bool is_truth(std::string_view choice) {
  return choice == "true" || choice == "false";
}

/// One key of a table. Lists of words are separated by spaces.
struct Key {
  std::string_view name;
  Form form = Form::Plain;
  std::string_view doc;
  Store store = nullptr;             ///< null: the table's finish reads the value
  const Table* table = nullptr;      ///< what the value is, or what its elements are, where these are tables
  std::string_view choices = none;   ///< of a Choice, in the order of the enumeration
  std::string_view synonyms = none;  ///< what authors write instead
  std::string_view taken = none;     ///< words that an Id, or a name in a TablesByName, cannot be
  std::string_view needs = none;     ///< the key that must stand beside it in a whole document
  std::string_view pattern = none;   ///< for the editor schema: a regular expression that its strings match
  Kinds kinds = everywhere;          ///< which kinds of the table take the key
  double least = 0;                  ///< of an Integer, or of a length in points
  double most = 0;
  std::size_t max_elements = limits.list_elements;  ///< of a list
  bool adds_up = false;  ///< a list that another file lengthens, where it would replace any other list
};

struct Table {
  std::string_view name;  ///< as the reference page calls it
  std::string_view doc;
  std::span<const Key> keys;
  std::string_view required = none;  ///< words
  /// Reads what belongs together (dates) and checks keys against one another.
  void (*finish)(Reader& reader, const Value& table, void* record) = nullptr;
  /// Of a TablesOrLists: in short form, these keys hold the name of a list and the list.
  std::string_view short_name = none;
  std::string_view short_list = none;
  /// The key for which a value in place of the table stands. Empty: for each of its keys.
  std::string_view short_value = none;
  std::string_view exclusive = none;  ///< words: keys that exclude one another
};

/// A kind that a table comes in: an item of [[work]], say.
struct TableKind {
  Kinds kinds = 0;        ///< its bit
  std::string_view name;  ///< of the list that holds such tables
};

/// Another name for a path.
struct PathAlias {
  std::string_view alias;
  std::string_view path;
};

/// How a document's values are laid out in TOML.
struct TomlLayout {
  std::string_view key_order;     ///< words: the order of keys in any table; others follow as they come
  std::string_view nested_lists;  ///< words: lists of tables that get headers inside other tables
  std::string_view last_tables;   ///< words: tables of the root that come after all others
};

/// All that reading, merging and explaining a kind of document needs to know of it.
struct Schema {
  std::string_view title;                ///< of the editor schema
  std::string_view introduction;         ///< of the reference page, Markdown
  std::span<const Table* const> tables;  ///< all, in the order of the reference page
  const Table* root = nullptr;
  std::string_view required_tables;     ///< words: of the root; the document's own checks say so
  const Table* style = nullptr;         ///< what a theme has at its top
  const Table* theme = nullptr;         ///< the keys that only a theme has
  const Table* own_file = nullptr;      ///< the table of the root that may be a file beside the document
  const Table* variant = nullptr;       ///< the keys that only a variant has
  std::span<const Table* const> homes;  ///< where a key that stands in the wrong table may belong
  const Table* item = nullptr;          ///< the table that comes in `item_kinds`
  std::span<const TableKind> item_kinds;
  std::string_view bullets;    ///< the key of all lists of bullets
  std::string_view own_lists;  ///< the key of the root's list of lists that the author names by their ids
  std::span<const PathAlias> path_aliases;
  std::string_view languages;  ///< the path of the list of languages in which texts are given
  /// The kind of the items that `holder` has under a key.
  Kinds (*kinds_of)(const Value& holder, std::string_view key) = nullptr;
  TomlLayout layout;
};

/// The key of that name which tables of `kinds` take, or null.
[[nodiscard]] const Key* find_key(const Table& table, std::string_view name, Kinds kinds = everywhere);

/// A file that an editor checks.
enum class SchemaFor {
  Document,
  OwnFile,  ///< a table of the document in a file of its own
  Overlay,  ///< a part of a document
  Variant,  ///< a variant in a file of its own
  Theme,
};

/// The editor schema (JSON Schema draft-07) of a kind of document, or of a file that belongs to one.
[[nodiscard]] std::string editor_schema(const Schema& schema, SchemaFor file);

/// The reference page (Markdown) of a kind of document.
[[nodiscard]] std::string reference_page(const Schema& schema);

}  // namespace galley::source
