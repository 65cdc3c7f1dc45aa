// resume: the schema: every key of every table, once. Validation, filling the Resume, suggestions, the editor
// schema and the reference page all come from these tables.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "galley/resume/section_spec.h"
#include "value.h"

namespace galley::resume {

class Reader;
struct Key;
struct Table;

/// What a key takes. forms.cpp has the words and the JSON Schema of each.
enum class Form {
  Prose,         ///< inline Markdown, one paragraph
  Paragraphs,    ///< inline Markdown, parted by blank lines
  Plain,         ///< text of one line that is no Markdown
  Url,           ///< a plain web, mail or telephone address
  ProseList,     ///< a list of Prose
  PlainList,     ///< a list of Plain
  PlainOrList,   ///< Plain, or a list of it
  PlainOrFalse,  ///< Plain, or false
  Id,
  IdList,
  Date,        ///< a date
  EndDate,     ///< a date or "present"
  DateOrText,  ///< a date or any text
  Timestamp,   ///< a date, perhaps with a time of day
  Location,    ///< a line of text, or a table
  Highlights,  ///< strings, each perhaps followed by a list that nests under it
  Items,       ///< a list of tables, in the shape that the section has
  Skills,      ///< a list of tables, or a table of lists
  Tables,      ///< a list of tables
  Table,
  Titles,      ///< a table of text by section
  Picks,       ///< a table of ids by section
  Rewordings,  ///< a table of text by highlight
  Overrides,   ///< a table of variants
  Boolean,
  Integer,
  Length,
  LengthOrFalse,
  Leading,  ///< a length, or a multiple of the size
  Spacing,  ///< a length, or { min, natural, max }
  Colour,
  Paper,
  Margins,
  Choice,
  SectionNames,
  ContactFields,
};

/// The sections that take a key, as a set of bits.
using Kinds = unsigned;
constexpr Kinds in(SectionKind kind) { return 1U << static_cast<unsigned>(kind); }
inline constexpr Kinds everywhere = ~0U;

/// Puts a value where it belongs in `record`, whose type the table that holds the key knows.
using Store = void (*)(Reader& reader, const Key& key, const Value& value, void* record);

inline constexpr std::string_view none;

/// Is a choice written as a truth value, not as a string?
[[nodiscard]] constexpr bool is_truth(std::string_view choice) {
  return choice == "true" || choice == "false";
}

struct Key {
  std::string_view name;
  Form form = Form::Plain;
  std::string_view doc;
  Store store = nullptr;             ///< none: the table's finish reads it
  const Table* table = nullptr;      ///< of Table, Tables and Location
  std::string_view choices = none;   ///< of Choice, in the order of the enumeration, parted by spaces
  std::string_view synonyms = none;  ///< what authors write instead, parted by spaces
  Kinds kinds = everywhere;          ///< an item's key: the sections that take it
  double least = 0;                  ///< of an Integer, or of a length in points
  double most = 0;
  std::size_t max_elements = limits.list_elements;  ///< of a list
};

struct Table {
  std::string_view name;  ///< as the reference page calls it
  std::string_view doc;
  std::span<const Key> keys;
  std::string_view required = none;  ///< parted by spaces
  /// Reads what belongs together (dates) and checks keys against one another.
  void (*finish)(Reader& reader, const Value& table, void* record) = nullptr;
};

/// All tables.
extern const Table root_table, basics_table, location_table, network_profile_table, link_table, item_table,
    role_table, section_table, meta_table, variant_table;
extern const Table style_table, fit_table, print_table, font_table, space_table, name_table, image_table,
    heading_table, entry_table, colour_table, publications_table, citations_table, paper_table, margin_table,
    spacing_table, theme_table;

/// The key of that name which sections of `kinds` take, or nothing.
[[nodiscard]] const Key* find_key(const Table& table, std::string_view name, Kinds kinds = everywhere);

/// The names of the built-in sections, "summary" among them.
[[nodiscard]] std::vector<std::string_view> section_names();

/// The words of a string, parted by single spaces.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);

/// What a form is called in a message: “a list of text”.
[[nodiscard]] std::string_view form_name(Form form);

}  // namespace galley::resume
