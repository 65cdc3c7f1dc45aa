// resume: the forms that values take: a name for messages and the reference page, a fragment for the editor
// schema.
#include <algorithm>
#include <array>
#include <utility>

#include "reference.h"

namespace galley::resume {
namespace {

constexpr std::string_view text = R"({"type":"string"})";
constexpr std::string_view texts = R"({"type":"array","items":{"type":"string"}})";
constexpr std::string_view id = R"({"type":"string","pattern":"^[A-Za-z0-9_.:-]+$"})";
constexpr std::string_view ids =
    R"({"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9_.:-]+$"}})";
constexpr std::string_view date = R"({"type":["string","integer"]})";
constexpr std::string_view length = R"({"type":["string","number"]})";
constexpr std::string_view table = R"({"type":"object"})";

constexpr std::array<FormText, 36> forms = {{
    {Form::Prose, "text", text},
    {Form::Paragraphs, "text", text},
    {Form::Plain, "a string", text},
    {Form::Url, "an address", text},
    {Form::ProseList, "a list of text", texts},
    {Form::PlainList, "a list of strings", texts},
    {Form::PlainOrList, "a string or a list of strings",
     R"({"type":["string","array"],"items":{"type":"string"}})"},
    {Form::PlainOrFalse, "a string or false", R"({"type":["string","boolean"]})"},
    {Form::Id, "an id", id},
    {Form::IdList, "a list of words", ids},
    {Form::Date, "a date", date},
    {Form::EndDate, "a date or \"present\"", date},
    {Form::DateOrText, "a date or text", date},
    {Form::Timestamp, "a date", text},
    {Form::Location, "text or a table", R"({"type":["string","object"]})"},
    {Form::Highlights, "a list of text",
     R"({"type":"array","items":{"type":["string","array"],"items":{"type":"string"}}})"},
    {Form::Items, "a list of tables", R"({"type":"array"})"},
    {Form::Skills, "a list of tables, or a table of lists", R"({"type":["array","object"]})"},
    {Form::Tables, "a list of tables", R"({"type":"array"})"},
    {Form::Table, "a table", table},
    {Form::Titles, "a table of text", R"({"type":"object","additionalProperties":{"type":"string"}})"},
    {Form::Picks, "a table of lists",
     R"({"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}})"},
    {Form::Rewordings, "a table of text", R"({"type":"object","additionalProperties":{"type":"string"}})"},
    {Form::Overrides, "a table of tables", R"({"type":"object","additionalProperties":{"type":"object"}})"},
    {Form::Boolean, "true or false", R"({"type":"boolean"})"},
    {Form::Integer, "a whole number", R"({"type":"integer"})"},
    {Form::Length, "a length", length},
    {Form::LengthOrFalse, "a length or false", R"({"type":["string","number","boolean"]})"},
    {Form::Leading, "a length or a number", length},
    {Form::Spacing, "a length or a table", R"({"type":["string","number","object"]})"},
    {Form::Colour, "a colour", R"({"type":"string","pattern":"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"})"},
    {Form::Paper, "a name or a table", R"({"type":["string","object"]})"},
    {Form::Margins, "a length or a table", R"({"type":["string","number","object"]})"},
    {Form::Choice, "one of its words", R"({})"},
    {Form::SectionNames, "a list of sections", texts},
    {Form::ContactFields, "a list of fields", texts},
}};

}  // namespace

const FormText& text_of(Form form) {
  const auto found = std::ranges::find(forms, form, &FormText::form);
  return found == forms.end() ? forms.front() : *found;
}

std::string_view form_name(Form form) { return text_of(form).name; }

}  // namespace galley::resume
