// tests of exchange: no field of any section is lost on the way to JSON Resume and back.
#include <gtest/gtest.h>

#include "galley/exchange/json_resume.h"
#include "galley/resume/item_fields.h"
#include "galley/resume/section_spec.h"
#include "support.h"

namespace galley::exchange {

using namespace resume;

namespace {

using source::Form;

/// A value for a field, with the key as a word in it. Empty: the field goes without.
std::string value_of(const ItemField& field) {
  const std::string word = "w" + std::string(field.key.name);
  if (field.role == FieldRole::Choice || field.role == FieldRole::Roles) return {};
  const auto is_one_of = [&field](auto... forms) { return ((field.key.form == forms) || ...); };
  if (is_one_of(Form::Prose, Form::Plain, Form::Paragraphs, Form::ProseOrTable, Form::Id))
    return "\"" + word + "\"";
  if (is_one_of(Form::Url)) return "\"https://a.b/" + word + "\"";
  if (is_one_of(Form::ProseList, Form::PlainList, Form::Bullets)) return "[\"" + word + "\", \"more\"]";
  if (is_one_of(Form::Tables)) return "[{ label = \"" + word + "\", url = \"https://a.b\" }]";
  return {};
}

TEST(EveryField, GoesToJsonResumeAndBack) {
  for (const SectionSpec& spec : section_specs) {
    if (spec.shape == SectionShape::Text) continue;
    std::string toml = "[basics]\nname = 'A'\n[[" + std::string(spec.id) + "]]\n";
    std::vector<std::string> words;
    for (const ItemField& field : item_meanings()) {
      const std::string value = value_of(field);
      if (value.empty() || (field.key.kinds & in(spec.kind)) == 0) continue;
      toml += std::string(field.key.name) + " = " + value + "\n";
      words.push_back("w" + std::string(field.key.name));
    }
    const Parsed parsed = parse_text(toml);
    ASSERT_TRUE(parsed.resume) << parsed.said();
    const std::string json = to_json(*parsed.resume);
    for (const std::string& word : words)
      EXPECT_NE(json.find(word), std::string::npos) << spec.id << ": " << word;
    const Parsed again = parse_text(json, "resume.json");
    ASSERT_TRUE(again.resume) << again.said();
    EXPECT_EQ(to_json(*again.resume), json);
    Diagnostics warnings;
    const auto imported = import_json({"resume.json", json}, {}, warnings);
    ASSERT_TRUE(imported) << spec.id;
    EXPECT_TRUE(warnings.empty()) << to_text(warnings.front(), false);
    EXPECT_EQ(to_json(*parse_text(*imported).resume), json) << *imported;
  }
}

}  // namespace
}  // namespace galley::exchange
