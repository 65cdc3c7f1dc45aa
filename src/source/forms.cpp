// source: the forms that values take: a name for messages and the reference page, a fragment for the editor
// schema.
#include "galley/source/forms.h"

#include <array>

namespace galley::source {
namespace {

// Text is not blank.
constexpr std::string_view text = R"({"type":"string","pattern":"[^ \t\r\n]"})";
constexpr std::string_view texts = R"({"type":"array","items":{"type":"string","pattern":"[^ \t\r\n]"}})";
constexpr std::string_view id = R"({"type":"string","pattern":"^[A-Za-z0-9_.:/+-]+$"})";
constexpr std::string_view ids =
    R"({"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9_.:/+-]+$"}})";
constexpr std::string_view date =
    R"({"type":["string","integer"],"pattern":"^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?(T.*)?$","minimum":1000,"maximum":9999})";
constexpr std::string_view end_date =
    R"({"type":["string","integer"],"pattern":"^([Pp][Rr][Ee][Ss][Ee][Nn][Tt]|[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?(T.*)?)$","minimum":1000,"maximum":9999})";
constexpr std::string_view date_or_text = R"({"type":["string","integer"],"minimum":1000,"maximum":9999})";

constexpr std::string_view length =
    R"({"type":["string","number"],"pattern":"^-?([0-9]+[.]?[0-9]*|[.][0-9]+) *(pt|in|mm|cm|em)$"})";
constexpr std::string_view table = R"({"type":"object"})";

constexpr std::array<FormSpec, 36> forms = {{
    {Form::Prose, "text", text, Markup::Prose},
    {Form::Paragraphs, "text", text, Markup::Paragraphs},
    {Form::Plain, "a string", text},
    {Form::Url, "an address", text},
    {Form::ProseList, "a list of text", texts, Markup::Prose},
    {Form::PlainList, "a list of strings", texts},
    {Form::PlainOrList, "a string or a list of strings",
     R"({"type":["string","array"],"pattern":"[^ \t\r\n]","items":{"type":"string","pattern":"[^ \t\r\n]"}})"},
    {Form::PlainOrFalse, "a string or false",
     R"({"type":["string","boolean"],"pattern":"[^ \t\r\n]","not":{"const":true}})"},
    {Form::Id, "an id", id},
    {Form::IdList, "a list of words", ids},
    {Form::Date, "a date", date},
    {Form::EndDate, "a date or \"present\"", end_date},
    {Form::DateOrText, "a date or text", date_or_text},
    {Form::Timestamp, "a date", text},
    {Form::ProseOrTable, "text or a table", R"({"type":["string","object"],"pattern":"[^ \t\r\n]"})",
     Markup::Prose},
    {Form::Bullets, "a list of text",
     R"({"type":"array","items":{"type":["string","array"],"pattern":"[^ \t\r\n]","items":{"type":"string","pattern":"[^ \t\r\n]"}}})",
     Markup::Prose},
    {Form::ShapedTables, "a list of tables", R"({"type":"array"})"},
    {Form::TablesOrLists, "a list of tables, or a table of lists", R"({"type":["array","object"]})",
     Markup::Prose},
    {Form::Tables, "a list of tables", R"({"type":"array"})"},
    {Form::Table, "a table", table},
    {Form::ProseByName, "a table of text", R"({"type":"object","additionalProperties":{"type":"string"}})",
     Markup::Prose},
    {Form::ListsByName, "a table of lists",
     R"({"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}})"},
    {Form::RewordingsById, "a table of text", R"({"type":"object","additionalProperties":{"type":"string"}})",
     Markup::Prose},
    {Form::TablesByName, "a table of tables",
     R"({"type":"object","additionalProperties":{"type":"object"}})"},
    {Form::Boolean, "true or false", R"({"type":"boolean"})"},
    {Form::Integer, "a whole number", R"({"type":"integer"})"},
    {Form::Length, "a length", length},
    {Form::LengthOrFalse, "a length or false",
     R"({"type":["string","number","boolean"],"pattern":"^-?([0-9]+[.]?[0-9]*|[.][0-9]+) *(pt|in|mm|cm|em)$","not":{"const":true}})"},
    {Form::Leading, "a length or a number", length},
    {Form::Spacing, "a length or a table",
     R"({"type":["string","number","object"],"pattern":"^-?([0-9]+[.]?[0-9]*|[.][0-9]+) *(pt|in|mm|cm|em)$"})"},
    {Form::Colour, "a colour", R"({"type":"string","pattern":"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"})"},
    {Form::Paper, "a name or a table", R"({"type":["string","object"],"pattern":"^(letter|a4|a5|legal)$"})"},
    {Form::Margins, "a length or a table",
     R"({"type":["string","number","object"],"pattern":"^-?([0-9]+[.]?[0-9]*|[.][0-9]+) *(pt|in|mm|cm|em)$"})"},
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

}  // namespace galley::source
