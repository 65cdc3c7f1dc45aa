// tests of exchange: a Resume to schema.org's words.
#include "galley/exchange/schema_org.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support.h"

namespace galley::exchange {

using namespace resume;

namespace {

using Json = nlohmann::ordered_json;

/// What is said of a person; the marks of Markdown are asterisks here.
Json person(const std::string& toml) {
  const Parsed parsed = parse_text(toml);
  EXPECT_TRUE(parsed.resume) << parsed.said();
  if (!parsed.resume) return {};
  return Json::parse(to_schema_org(*parsed.resume, [](std::string_view markdown) {
    std::string plain(markdown);
    std::erase(plain, '*');
    return plain;
  }));
}

TEST(SchemaOrg, SaysWhoThePersonIs) {
  EXPECT_EQ(person(R"(
[basics]
name = "Ada *Lovelace*"
label = "Analyst"
email = ["ada@example.com", "a@example.org"]
phone = "+44 20 7946 0000"
url = "https://ada.example"
location = "London"
profiles = [{ network = "GitHub", username = "ada", url = "https://github.com/ada" }]
)"),
            Json::parse(R"({
"@context": "https://schema.org", "@type": "Person", "name": "Ada Lovelace", "jobTitle": "Analyst",
"email": ["ada@example.com", "a@example.org"], "telephone": "+44 20 7946 0000", "url": "https://ada.example",
"address": "London", "sameAs": ["https://github.com/ada"]})"));
}

TEST(SchemaOrg, SaysWhoHadWhichPositionWhen) {
  const Json json = person(R"(
[basics]
name = "A"
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2019-05"
endDate = "2020"
location = "Oslo"
[[work]]
name = "Two Ltd"
roles = [{ position = "Head", startDate = "2018" }, { position = "Hand", startDate = "2016", endDate = "2018" }]
[[volunteer]]
organization = "Club"
position = "Chair"
)");
  EXPECT_EQ(json["worksFor"], Json::parse(R"([
{"@type": "EmployeeRole", "roleName": "Engineer", "startDate": "2019-05", "endDate": "2020",
 "worksFor": {"@type": "Organization", "name": "Acme", "location": "Oslo"}},
{"@type": "EmployeeRole", "roleName": "Head", "startDate": "2018",
 "worksFor": {"@type": "Organization", "name": "Two Ltd"}},
{"@type": "EmployeeRole", "roleName": "Hand", "startDate": "2016", "endDate": "2018",
 "worksFor": {"@type": "Organization", "name": "Two Ltd"}}])"));
  EXPECT_EQ(json["memberOf"], Json::parse(R"([{"@type": "OrganizationRole", "roleName": "Chair",
 "memberOf": {"@type": "Organization", "name": "Club"}}])"));
}

TEST(SchemaOrg, SaysWhatThePersonLearntAndKnows) {
  const Json json = person(R"(
[basics]
name = "A"
[[education]]
institution = "Uni"
studyType = "MSc"
area = "Maths"
endDate = "2010"
[[skills]]
name = "Code"
keywords = ["C++", "Rust"]
[[skills]]
name = "Chess"
[[languages]]
language = "German"
[[awards]]
title = "Prize"
)");
  EXPECT_EQ(json["alumniOf"], Json::parse(R"([{"@type": "OrganizationRole", "roleName": "MSc, Maths",
 "endDate": "2010", "alumniOf": {"@type": "EducationalOrganization", "name": "Uni"}}])"));
  EXPECT_EQ(json["knowsAbout"], Json::parse(R"(["C++", "Rust", "Chess"])"));
  EXPECT_EQ(json["knowsLanguage"], Json::parse(R"(["German"])"));
  EXPECT_EQ(json["award"], Json::parse(R"(["Prize"])"));
}

}  // namespace
}  // namespace galley::exchange
