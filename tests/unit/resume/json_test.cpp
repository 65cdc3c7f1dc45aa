#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

Parsed parse_json(const std::string& json) { return parse_text(json, "resume.json"); }

std::string first_line(const std::string& json) {
  const std::string said = parse_json(json).said();
  return said.substr(0, said.find('\n'));
}

TEST(Json, ReadsAJsonResume) {
  const Parsed parsed = parse_json(R"({
  "$schema": "https://example.com/schema.json",
  "basics": {
    "name": "John Doe", "label": "", "image": null, "email": "john@example.com", "url": "https://example.com",
    "summary": "One.\n\nTwo.",
    "location": { "address": "1 St", "postalCode": "94115", "city": "SF", "countryCode": "US", "region": "CA" },
    "profiles": [{ "network": "Twitter", "username": "john", "url": "https://twitter.com/john" }]
  },
  "education": [{ "institution": "U", "studyType": "BA", "startDate": "2011-01-01", "endDate": "", "courses": ["DB"] }],
  "work": [{ "name": "C", "position": "P", "startDate": "2013-01-01", "endDate": "2014-01-01", "highlights": ["H"] }],
  "awards": [],
  "meta": { "version": "v1.0.0", "lastModified": "2017-12-24T15:53:00" }
})");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  EXPECT_EQ(parsed.resume->basics.location.region.value, "CA");
  EXPECT_TRUE(parsed.resume->basics.label.empty());
  ASSERT_EQ(parsed.resume->sections.size(), 3U);
  EXPECT_EQ(parsed.resume->sections[0].text.size(), 2U);
  EXPECT_EQ(parsed.resume->sections[1].id, "education");
  EXPECT_TRUE(parsed.resume->sections[1].items.at(0).dates.ongoing);
  EXPECT_EQ(parsed.resume->sections[2].items.at(0).name.place.pointer, "/work/0/name");
  EXPECT_EQ(parsed.resume->meta.last_modified, "2017-12-24T15:53:00");
}

TEST(Json, NamesPlacesByPointer) {
  EXPECT_EQ(first_line(R"({"basics":{"name":"A"},"work":[{},{"hilights":[]}]})"),
            "resume.json:/work/1/hilights: error: unknown key 'hilights' in 'work'");
  EXPECT_EQ(first_line(R"({"basics":{"name":"A","a/b~":1}})"),
            "resume.json:/basics/a~1b~0: error: unknown key 'a/b~' in 'basics'");
  EXPECT_EQ(first_line(R"({"basics":{"name":["A"]}})"),
            "resume.json:/basics/name: error: 'name' in 'basics' must be text, not a list");
  EXPECT_EQ(first_line(R"({"basics":{"name":""}})"),
            "resume.json:/basics/name: error: 'basics' needs 'name'");
  EXPECT_EQ(first_line(R"({"basics":{"name":"A"},"work":[{"startDate":"2020-13-01"}]})"),
            "resume.json:/work/0/startDate: error: '2020-13-01' is not a date");
  EXPECT_EQ(first_line("{}"), "resume.json: error: the résumé has no name");
}

TEST(Json, RefusesBrokenInput) {
  EXPECT_EQ(first_line("[]"), "resume.json: error: the file holds a list, not an object");
  EXPECT_EQ(first_line(R"({"basics":{"name":"A","name":"B"}})"),
            "resume.json:/basics/name: error: 'name' is given twice");
  EXPECT_EQ(first_line(R"({"basics":{"name":"A","label":"B","name":"C"}})"),
            "resume.json:/basics/name: error: 'name' is given twice");
  EXPECT_EQ(first_line("{\n  \"basics\": }"), "resume.json:2:13: error: a value is missing before this");
  EXPECT_EQ(first_line(R"({"a":[true}})"),
            "resume.json:1:11: error: this bracket closes nothing that is open");
  EXPECT_EQ(first_line(R"({"a":01})"), "resume.json:1:6: error: a number has no zero before it");
  EXPECT_EQ(first_line(""), "resume.json:1:1: error: the file is empty");
  EXPECT_THAT(first_line(R"({"a":"\ud800"})"), ::testing::StartsWith("resume.json:1:"));
  EXPECT_EQ(first_line("{\"a\":1e999}"), "resume.json:1:10: error: this number is too large");
  EXPECT_EQ(first_line(R"({"basics":{"name":"a\u0000"}})"),
            "resume.json:/basics/name: error: 'name' in 'basics' holds the control character U+0000");
}

TEST(Json, IsToldByTheNameOrTheFirstBrace) {
  const std::string json = R"({"basics":{"name":"A"}})";
  for (const std::string name : {"R.JSON", "<stdin>", "folder/resume"}) {
    EXPECT_TRUE(parse_text(" \n" + json, name).resume) << name;
  }
  EXPECT_TRUE(parse_text("\xEF\xBB\xBF" + json, "<stdin>").resume);
  EXPECT_FALSE(parse_text(json, "R.toml").resume);
  EXPECT_TRUE(parse_text("[basics]\nname = 'A'", "<stdin>").resume);
}

TEST(Json, RefusesHugeInput) {
  std::string deep = "{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  EXPECT_THAT(first_line(deep), ::testing::HasSubstr("error: tables and lists nest more than 64 deep"));
  EXPECT_EQ(first_line("{\"a\":\"" + std::string(1'000'000, 'x') + "\"}"),
            "resume.json:/a: error: a string is longer than 64 KiB");
  std::string many = "{\"a\":[";
  for (int i = 0; i < 300'000; ++i) many += "0,";
  EXPECT_EQ(first_line(many), "resume.json:/a/199998: error: the file holds more than 200000 values");
}

}  // namespace
}  // namespace galley::resume
