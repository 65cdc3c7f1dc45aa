#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "galley/resume/resume_schema.h"
#include "galley/source/forms.h"
#include "support.h"

namespace galley::resume {
namespace {

using Json = nlohmann::json;

/// The schema of the key at a path such as “work[].roles[].position”.
const Json* at(const Json& schema, std::string path) {
  const Json* here = &schema;
  while (!path.empty()) {
    std::string key = path.substr(0, path.find('.'));
    path = key.size() < path.size() ? path.substr(key.size() + 1) : "";
    const bool is_list = key.ends_with("[]");
    if (is_list) key.resize(key.size() - 2);
    if (!here->contains("properties") || !(*here)["properties"].contains(key)) return nullptr;
    here = &(*here)["properties"][key];
    if (is_list) here = &(*here)["items"];
  }
  return here;
}

TEST(Schema, KnowsEveryKeyOfTheFormat) {
  const Json schema = Json::parse(editor_schema());
  for (const std::string section :
       {"work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
        "interests", "references", "projects"}) {
    for (const std::string key :
         {"id", "tags", "priority", "date", "group", "keywords", "location", "note", "links[].url", "x"}) {
      EXPECT_NE(at(schema, section + "[]." + key), nullptr) << section << "." << key;
    }
  }
  const std::string keys[] = {"basics.name",
                              "basics.label",
                              "basics.aliases",
                              "basics.pronouns",
                              "basics.links[].label",
                              "basics.image",
                              "basics.imageAlt",
                              "basics.email",
                              "basics.phone",
                              "basics.url",
                              "basics.summary",
                              "basics.profiles[].network",
                              "basics.profiles[].username",
                              "basics.location.postalCode",
                              "basics.location.countryCode",
                              "work[].name",
                              "work[].position",
                              "work[].startDate",
                              "work[].endDate",
                              "work[].summary",
                              "work[].highlights",
                              "work[].roles[].position",
                              "work[].roles[].location",
                              "work[].roles[].highlights",
                              "volunteer[].organization",
                              "volunteer[].roles[].date",
                              "education[].institution",
                              "education[].area",
                              "education[].studyType",
                              "education[].score",
                              "education[].courses",
                              "education[].summary",
                              "education[].highlights",
                              "awards[].title",
                              "awards[].awarder",
                              "awards[].startDate",
                              "certificates[].issuer",
                              "certificates[].endDate",
                              "publications[].publisher",
                              "publications[].releaseDate",
                              "publications[].authors",
                              "publications[].type",
                              "publications[].volume",
                              "publications[].issue",
                              "publications[].pages",
                              "publications[].doi",
                              "skills[].level",
                              "languages[].fluency",
                              "interests[].name",
                              "references[].reference",
                              "projects[].description",
                              "projects[].entity",
                              "projects[].roles",
                              "sections[].id",
                              "sections[].title",
                              "sections[].like",
                              "sections[].prefix",
                              "sections[].items[].name",
                              "sections[].text",
                              "sections[].highlights",
                              "letter.recipient.location.city",
                              "letter.signature.height",
                              "letter.body",
                              "letter.enclosures[].file",
                              "meta.language",
                              "meta.output",
                              "meta.private",
                              "meta.lastModified",
                              "meta.canonical",
                              "meta.version",
                              "style.theme",
                              "style.paper.width",
                              "style.margin.top",
                              "style.pages",
                              "style.pdf",
                              "style.print.bleed",
                              "style.print.marks",
                              "style.print.profile",
                              "style.font.body",
                              "style.font.heading",
                              "style.font.mono",
                              "style.font.docx",
                              "style.font.fallback",
                              "style.size",
                              "style.leading",
                              "style.justify",
                              "style.hyphenate",
                              "style.protrusion",
                              "style.expansion",
                              "style.punctuation",
                              "style.space.section.min",
                              "style.space.entry.natural",
                              "style.space.item.max",
                              "style.space.paragraph",
                              "style.name.size",
                              "style.name.align",
                              "style.heading.case",
                              "style.heading.size",
                              "style.heading.rule",
                              "style.entry.lead",
                              "style.entry.dates",
                              "style.bullet",
                              "style.contact",
                              "style.separator",
                              "style.urls",
                              "style.newPage",
                              "style.color.text",
                              "style.color.accent",
                              "style.color.link",
                              "style.color.rule",
                              "style.dateFormat",
                              "style.titles",
                              "style.order",
                              "style.footer",
                              "style.publications.group",
                              "style.publications.numbers",
                              "style.publications.maxAuthors",
                              "variants"};
  for (const std::string& key : keys) EXPECT_NE(at(schema, key), nullptr) << key;
  for (const std::string key : {"include", "exclude", "hide", "pick", "extends", "output", "highlights"}) {
    EXPECT_TRUE(schema["properties"]["variants"]["additionalProperties"]["properties"].contains(key)) << key;
  }
  EXPECT_EQ(at(schema, "work[].institution"), nullptr);
  EXPECT_EQ(at(schema, "style.publications.numbers")->at("enum"), Json({"forward", "reverse", false}));
  EXPECT_EQ(schema["required"], Json({"basics"}));
}

TEST(Schema, HasNoKeyTwiceInOneSection) {
  for (const Table* table : resume_schema().tables) {
    for (const Key& key : table->keys) {
      Kinds kinds = 0;
      for (const Key& other : table->keys) {
        if (other.name != key.name) continue;
        EXPECT_EQ(kinds & other.kinds, 0U) << table->name << "." << key.name;
        kinds |= other.kinds;
      }
      EXPECT_FALSE(key.doc.empty()) << table->name << "." << key.name;
      EXPECT_EQ(spec_of(key.form).form, key.form) << table->name << "." << key.name;
      EXPECT_EQ(key.form == Form::Choice || key.form == Form::FieldNames, !key.choices.empty()) << key.name;
      const bool is_measure = key.form == Form::Integer || key.form == Form::Length ||
                              key.form == Form::Leading || key.form == Form::LengthOrFalse ||
                              key.form == Form::Spacing || key.form == Form::Margins;
      if (is_measure) {
        EXPECT_GE(key.least, 0) << key.name;  // as the pattern of a length says
        EXPECT_GT(key.most, key.least) << key.name;
      }
    }
  }
}

TEST(Schema, IsAPageToRead) {
  const std::string page = reference_page();
  EXPECT_THAT(page, ::testing::HasSubstr("\n## `basics`\n"));
  EXPECT_THAT(
      page, ::testing::HasSubstr("| `institution` | text (Markdown) | School or university. (education) |"));
  EXPECT_THAT(page, ::testing::HasSubstr("| `name` | text (Markdown) | Your name. Required. |"));
  EXPECT_THAT(page, ::testing::HasSubstr("| `pages` | a whole number, 1 to 100 | At most so many pages"));
  EXPECT_THAT(page, ::testing::HasSubstr("| `natural` | a length, 0 to 720 pt | At best. Required. |"));
  for (const Table* table : resume_schema().tables) {
    for (const Key& key : table->keys) {
      EXPECT_THAT(page, ::testing::HasSubstr("| `" + std::string(key.name) + "` |")) << table->name;
    }
  }
}

}  // namespace
}  // namespace galley::resume
