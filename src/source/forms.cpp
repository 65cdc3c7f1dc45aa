// source: the forms that values take: a name for messages and the reference page, a fragment for the editor
// schema.
#include "galley/source/forms.h"

#include <array>

namespace galley::source {
namespace {

struct Pattern {
  std::string_view name;
  std::string_view expression;  ///< as a JSON string
};

/// What the reader checks in code. White space at the ends is no part of a value.
constexpr Pattern patterns[] = {
    {"<text>", R"([^ \t\r\n])"},
    {"<id>", R"(\\s*[A-Za-z0-9_.:/+-]+\\s*)"},
    // A part of a year has a name. February has 29 days. A time of day may follow, in a string after “T”.
    {"<date>",
     R"(\\s*[1-9][0-9]{3}(-(0[1-9]|1[0-2])|-([Qq][1-4]|[Ss][Pp][Rr][Ii][Nn][Gg]|[Ss][Uu][Mm][Mm][Ee][Rr]|[Aa][Uu][Tt][Uu][Mm][Nn]|[Ff][Aa][Ll][Ll]|[Ww][Ii][Nn][Tt][Ee][Rr])|-((0[1-9]|1[0-2])-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)(T.*|[t ][0-9]{2}:.*)?)?\\s*)"},
    // No length is less than 0.
    {"<length>", R"((-[0.]+|[0-9]+[.]?[0-9]*|[.][0-9]+) *(pt|in|mm|cm|em))"},
    // What stands before the first colon is no scheme, a host before its port, or a scheme to link to.
    {"<url>",
     R"(\\s*([A-Za-z0-9+-]+|([A-Za-z0-9+-]*([^A-Za-z0-9+: \t\r\n<>\"-]|:[0-9])|(https?|HTTPS?|mailto|tel)?:)[^ \t\r\n<>\"]*)\\s*)"},
};

constexpr std::string_view text = R"({"type":"string","pattern":"<text>"})";
constexpr std::string_view texts = R"({"type":"array","items":{"type":"string","pattern":"<text>"}})";
constexpr std::string_view length = R"({"type":["string","number"],"pattern":"^<length>$"})";
constexpr std::string_view length_or_table =
    R"({"type":["string","number","object"],"pattern":"^<length>$"})";

constexpr std::array<FormSpec, 41> forms = {{
    {Form::Prose, "text", text, Markup::Prose},
    {Form::Paragraphs, "text", text, Markup::Paragraphs},
    {Form::Body, "text", text, Markup::Paragraphs},
    {Form::Plain, "a string", text},
    {Form::Word, "a string", text},
    {Form::Url, "an address", R"({"type":"string","pattern":"^<url>$"})"},
    {Form::ProseList, "a list of text", texts, Markup::Prose},
    {Form::PlainList, "a list of strings", texts},
    {Form::PlainOrList, "a string or a list of strings",
     R"({"type":["string","array"],"pattern":"<text>","items":{"type":"string","pattern":"<text>"}})"},
    {Form::PlainOrFalse, "a string or false",
     R"({"type":["string","boolean"],"pattern":"<text>","not":{"const":true}})"},
    {Form::Id, "an id", R"({"type":"string","pattern":"^<id>$"})"},
    {Form::IdList, "a list of words", R"({"type":"array","items":{"type":"string","pattern":"^<id>$"}})"},
    {Form::Date, "a date",
     R"({"type":["string","integer"],"pattern":"^<date>$","minimum":1000,"maximum":9999})"},
    {Form::EndDate, "a date or \"present\"",
     R"({"type":["string","integer"],"pattern":"^([Pp][Rr][Ee][Ss][Ee][Nn][Tt]|<date>)$","minimum":1000,"maximum":9999})"},
    // Text is what does not look like a date.
    {Form::DateOrText, "a date or text",
     R"({"type":["string","integer"],"minimum":1000,"maximum":9999,"anyOf":[{"pattern":"^<date>$"},{"type":"string","pattern":"<text>","not":{"pattern":"^[0-9]{4}(-[0-9]{1,2}){0,2}$"}}]})"},
    {Form::Timestamp, "a date",
     R"({"type":"string","pattern":"^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?([.][0-9]*)?(Z?|[Z+-][0-9]{2}:[0-9]{2})|[t ][0-9]{2}:.*)?\\s*$"})"},
    {Form::ProseOrTable, "text or a table", R"({"type":["string","object"],"pattern":"<text>"})",
     Markup::Prose},
    {Form::ProseListOrTable, "text, a list of text or a table",
     R"({"type":["string","array","object"],"pattern":"<text>","items":{"type":"string","pattern":"<text>"}})",
     Markup::Prose},
    {Form::ProseOrTables, "a list of text and tables",
     R"({"type":"array","items":{"type":["string","object"],"pattern":"<text>"}})", Markup::Prose},
    {Form::Bullets, "a list of text",
     R"({"type":"array","items":{"type":["string","array"],"pattern":"<text>","items":{"type":"string","pattern":"<text>"}}})",
     Markup::Prose},
    {Form::ShapedTables, "a list of tables", R"({"type":"array"})"},
    {Form::TablesOrLists, "a list of tables, or a table of lists", R"({"type":["array","object"]})",
     Markup::Prose},
    {Form::Tables, "a list of tables", R"({"type":"array"})"},
    {Form::Table, "a table", R"({"type":"object"})"},
    {Form::ProseByName, "a table of text", R"({"type":"object","additionalProperties":{"type":"string"}})",
     Markup::Prose},
    {Form::ListsByName, "a table of lists",
     R"({"type":"object","additionalProperties":{"type":"array","items":{"type":"string"},"uniqueItems":true}})"},
    {Form::RewordingsById, "a table of text", R"({"type":"object","additionalProperties":{"type":"string"}})",
     Markup::Prose},
    {Form::TablesByName, "a table of tables",
     R"({"type":"object","propertyNames":{"pattern":"^[A-Za-z0-9_.:+-]+$"},"additionalProperties":{"type":"object"}})"},
    {Form::Boolean, "true or false", R"({"type":"boolean"})"},
    {Form::Integer, "a whole number", R"({"type":"integer"})"},
    {Form::IntegerOrTable, "a whole number or a table", R"({"type":["integer","object"]})"},
    {Form::Length, "a length", length},
    {Form::LengthOrFalse, "a length or false",
     R"({"type":["string","number","boolean"],"pattern":"^<length>$","not":{"const":true}})"},
    {Form::Leading, "a length or a number", length},
    {Form::Spacing, "a length or a table", length_or_table},
    {Form::Colour, "a colour", R"({"type":"string","pattern":"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"})"},
    {Form::Paper, "a name or a table", R"({"type":["string","object"],"pattern":"^(letter|a4|a5|legal)$"})"},
    {Form::Margins, "a length or a table", length_or_table},
    {Form::Choice, "one of its words", R"({})"},
    {Form::SectionNames, "a list of sections", texts},
    {Form::FieldNames, "a list of fields", texts},
}};

/// Is there a row for each form, in the order of the enumeration?
constexpr bool is_complete() {
  for (std::size_t i = 0; i < forms.size(); ++i)
    if (static_cast<std::size_t>(forms[i].form) != i) return false;
  return forms.size() == static_cast<std::size_t>(Form::FieldNames) + 1;
}
static_assert(is_complete());

}  // namespace

const FormSpec& spec_of(Form form) { return forms[static_cast<std::size_t>(form)]; }

std::string json_schema_of(Form form) {
  std::string schema(spec_of(form).json_schema);
  for (const Pattern& pattern : patterns) {
    for (std::size_t at = 0; (at = schema.find(pattern.name, at)) != std::string::npos;)
      schema.replace(at, pattern.name.size(), pattern.expression);
  }
  return schema;
}

}  // namespace galley::source
