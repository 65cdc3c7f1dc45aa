// tests of exchange: JSON Resume as people write it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "foreign_dates.h"
#include "foreign_text.h"
#include "galley/exchange/json_resume.h"
#include "support.h"

namespace galley::exchange {

using namespace resume;

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ForeignDates, AreReadWhereTheyHaveOneMeaning) {
  const std::pair<const char*, const char*> dates[] = {
      {"2023-9-28", "2023-09-28"},
      {"2024/01", "2024-01"},
      {"2024.01.05", "2024-01-05"},
      {"09/2012", "2012-09"},
      {"9-2012", "2012-09"},
      {"March 2011", "2011-03"},
      {"Aug. 2011", "2011-08"},
      {"sept 2011", "2011-09"},
      {"2011 March", "2011-03"},
      {"March 1, 2011", "2011-03-01"},
      {"1st March 2011", "2011-03-01"},
      {"15.09.2012", "2012-09-15"},
      {"05.06.2012", "2012-06-05"},
      {"25/12/2012", "2012-12-25"},
      {"12/25/2012", "2012-12-25"},
      {"2020-01-01T00:00:00.000Z", "2020-01-01"},
      {"2020-01-01 10:00:00", "2020-01-01"},
      {"2024-09-31", "2024-09"},
      {"2023-02-29", "2023-02"},
      {" 2019 ", "2019"},
  };
  for (const auto& [written, iso] : dates) EXPECT_EQ(iso_of(written), iso) << written;
}

TEST(ForeignDates, AreNoneWhereNobodyCanTell) {
  for (const char* text : {"Summer 2019", "2023-13", "2012/15", "1612137600000", "05/06/2012", "19", "0999",
                           "ma 2011", "2019-2020-2021-2022", "", "a", "99999", "2019 – 2020", "1 2 3"})
    EXPECT_EQ(iso_of(text), std::nullopt) << text;
  EXPECT_TRUE(means_present("Now"));
  EXPECT_TRUE(means_present("CURRENT"));
  EXPECT_FALSE(means_present("2019"));
}

TEST(ForeignText, LosesControlCharactersAndLigatures) {
  EXPECT_EQ(without_control_characters(std::string("a\0b\x01"
                                                   "c",
                                                   5)),
            "abc");
  EXPECT_EQ(without_control_characters("one\xE2\x80\xA8two\r\nthree\tfour"), "one\ntwo\nthree\tfour");
  EXPECT_EQ(without_control_characters("e\xEF\xAC\x83"
                                       "cient \xEF\xAC\x81n"),
            "efficient fin");
}

TEST(ForeignText, HasItsEntitiesDecoded) {
  EXPECT_EQ(
      with_entities_decoded("R&amp;D &quot;lead&quot; it&#39;s &lt;fast&gt;&nbsp;now &#x20AC; &eacute;"),
      "R&D \"lead\" it's <fast>\u00A0now € é");
  EXPECT_EQ(with_entities_decoded("AT&T; R&D; &copy 2020 &unknown; &#0; &#xD800; &"),
            "AT&T; R&D; &copy 2020 &unknown; &#0; &#xD800; &");
}

TEST(ForeignText, IsMadeMarkdown) {
  const std::pair<const char*, const char*> texts[] = {
      {"I like <b>bold</b> and <em>more</em>.", "I like **bold** and *more*."},
      {"a <strong> wide </strong>b", "a **wide** b"},
      {"one<br>two<br/>three", "one\ntwo\nthree"},
      {"<p>one</p><p>two</p>", "one\n\ntwo"},
      {"<ul><li>one</li><li>two</li></ul>", "- one\n- two"},
      {"the <a href=\"https://example.com/v1\">first</a>.", "the [first](https://example.com/v1)."},
      {"the <a href=\"#top\">first</a>.", "the first."},
      {"<span class='x'>kept</span>", "kept"},
      {"x < y and a<b> c", "x < y and a\\<b> c"},
      {"vector<int> and <3", "vector\\<int> and <3"},
      {"&lt;fast&gt;", "\\<fast>"},
      {"Market <code>x</code>", "Market `x`"},
      {"in<b>side</b> a word", "inside a word"},
      {"an [aside] and [@nobody]", "an [aside] and \\[@nobody]"},
      {"`vector<int> [x](y)` and `", "`vector<int> [x](y)` and `"},
      {"<https://a.b/c> [x](y)", "<https://a.b/c> \\[x](y)"},
      {"[text](https://a.b) and **strong**", "[text](https://a.b) and **strong**"},
      {"see [@known]", "see [@known]"},
      {"\\[kept\\]", "\\[kept\\]"},
      {"![picture](x.png)", "\\!\\[picture](x.png)"},
      {"`<div>` and \\<b>x\\</b>", "`<div>` and \\<b>x\\</b>"},
      {"<a href='https://a.b'> one</a>", "[one](https://a.b)"},
      {"<ul>\n<li>\n<p>first</p></li></ul>", "- first"},
      {"<b>C++</b>11, <b>A</b><b>B</b>", "C++11, AB"},
      {"<", "<"},
      {"<b", "\\<b"},
  };
  for (const auto& [html, markdown] : texts) EXPECT_EQ(markdown_of(html, {"known"}), markdown) << html;
}

/// The TOML of a JSON Resume with this beside its name, and what was said.
struct Mended {
  std::string toml;
  std::vector<std::string> said;
};

Mended mended(const std::string& more) {
  Diagnostics said;
  const auto toml = import_json({"cv.json", R"({"basics":{"name":"A"},)" + more + "}"}, {}, said);
  Mended mended;
  EXPECT_TRUE(toml) << (toml ? "" : to_text(toml.error().front(), false));
  if (!toml) return mended;
  mended.toml = *toml;
  for (const Diagnostic& one : said) mended.said.push_back(one.message);
  EXPECT_TRUE(parse_text(mended.toml).resume) << mended.toml << parse_text(mended.toml).said();
  return mended;
}

TEST(Mending, ReadsNumbersAsText) {
  const Mended file = mended(R"("education":[{"institution":"U","score":3.8,"courses":"Math, Physics"}])");
  EXPECT_THAT(file.toml, HasSubstr("score = \"3.8\""));
  EXPECT_THAT(file.toml, HasSubstr("courses = [\"Math, Physics\"]"));
  EXPECT_THAT(file.said,
              ElementsAre("'score' in 'education' is a number: it is read as text",
                          "'courses' in 'education' is no list: it is read as one of a single element"));
}

TEST(Mending, ReadsTextAndTablesAsLists) {
  const Mended file =
      mended(R"("skills":["C++",{"name":"Web","keywords":"HTML"}],"languages":"Dutch","profiles":1,)"
             R"("interests":{"name":"Tea"},"work":[null,{"name":"x","highlights":"one\ntwo"},{}])");
  EXPECT_THAT(file.toml, HasSubstr("[[skills]]\nname = \"C++\""));
  EXPECT_THAT(file.toml, HasSubstr("keywords = [\"HTML\"]"));
  EXPECT_THAT(file.toml, HasSubstr("[[languages]]\nlanguage = \"Dutch\""));
  EXPECT_THAT(file.toml, HasSubstr("[[interests]]\nname = \"Tea\""));
  EXPECT_THAT(file.toml, HasSubstr("highlights = [\n  \"one\",\n  \"two\",\n]"));
}

TEST(Mending, ReadsListsAsText) {
  EXPECT_THAT(
      mended(R"("work":[{"name":"x","summary":["a","b"],"location":["Ghent","BE"]}])").toml,
      testing::AllOf(HasSubstr("summary = \"\"\"\na\n\nb\"\"\""), HasSubstr("location = \"Ghent, BE\"")));
}

TEST(Mending, ConvertsDates) {
  const Mended file = mended(R"("work":[{"name":"A","startDate":"March 2011","endDate":"Now"},)"
                             R"({"name":"B","startDate":"Summer 2019","endDate":"2020-05"},)"
                             R"({"name":"C","startDate":"2020-05","endDate":"2019-01"},)"
                             R"({"name":"D","startDate":2018,"endDate":2019}])");
  EXPECT_THAT(file.toml, HasSubstr("startDate = \"2011-03\"\nendDate = \"present\""));
  EXPECT_THAT(file.toml, HasSubstr("date = \"Summer 2019 – 2020-05\""));
  EXPECT_THAT(file.toml, HasSubstr("date = \"2020-05 – 2019-01\""));
  EXPECT_THAT(file.toml, HasSubstr("startDate = 2018\nendDate = 2019"));
}

TEST(Mending, KnowsOldKeys) {
  const Mended file = mended(
      R"("work":[{"company":"Old","website":"https://a.b","title":"Dev"},{"name":"New","company":"Old"}],)"
      R"("certifications":[{"name":"C"}],"projects":[{"name":"P","summary":"s"}],)"
      R"("education":[{"institution":"I","gpa":"4.0"}])");
  EXPECT_THAT(file.toml, HasSubstr("position = \"Dev\"\nname = \"Old\""));
  EXPECT_THAT(file.toml, HasSubstr("url = \"https://a.b\""));
  EXPECT_THAT(file.toml, HasSubstr("name = \"New\"\nx = { company = \"Old\" }"));
  EXPECT_THAT(file.toml, HasSubstr("[[certificates]]\nname = \"C\""));
  EXPECT_THAT(file.toml, HasSubstr("description = \"s\""));
  EXPECT_THAT(file.toml, HasSubstr("score = \"4.0\""));
}

TEST(Mending, PartsListsAndLines) {
  const Mended file =
      mended(R"("work":[{"name":"A","summary":"Did much:\n- first\n* second\n1. third\n• fourth"}])");
  EXPECT_THAT(file.toml, HasSubstr("summary = \"Did much:\""));
  EXPECT_THAT(file.toml,
              HasSubstr("highlights = [\n  \"first\",\n  \"second\",\n  \"third\",\n  \"fourth\",\n]"));
  EXPECT_THAT(mended(R"("awards":[{"title":"A","summary":"one\ntwo\n\nthree"}])").toml,
              HasSubstr("summary = \"\"\"\none\n\ntwo\n\nthree\"\"\""));
}

TEST(Mending, SetsAsideWhatCannotBeRead) {
  const Mended file = mended(
      R"("meta":{"theme":"even"},"style":"flat","foo":1,"work":[{"name":"A","id":"a b","url":"javascript:x"}],)"
      R"("skills":[{"name":{"deep":1}}])");
  EXPECT_THAT(file.toml, HasSubstr("theme = \"even\""));
  EXPECT_EQ(file.said.front(),
            "galley has no place for these keys, and does not print them: meta.theme, style, foo, "
            "skills.name, work.id, "
            "work.url");
}

TEST(Mending, LosesNoNeighbourOfWhatItSetsAside) {
  const Mended file =
      mended(R"("work":[{"name":"W","highlights":["one",{"deep":{}},"• two","a {b=c}"]},true],)"
             R"("education":[{"institution":"I","startDate":"2012-15","x":{"foo":1},"foo":2}])");
  EXPECT_THAT(file.toml, HasSubstr("name = \"W\""));
  EXPECT_THAT(file.toml, HasSubstr("\"one\""));
  EXPECT_THAT(file.toml, HasSubstr("\"two\""));
  EXPECT_THAT(file.toml, HasSubstr("a \\{b=c}"));
  EXPECT_THAT(file.toml, HasSubstr("x = { foo = 1, foo_ = 2 }"));
  EXPECT_THAT(file.toml, HasSubstr("date = \"2012–15\""));
  EXPECT_THAT(file.said.back(), HasSubstr("work.highlights, work, education.foo"));
}

TEST(Mending, FindsANameInOtherPlaces) {
  Diagnostics said;
  for (const char* json : {R"({"name":"Ann Lee"})", R"({"basics":[{"name":"Ann Lee"}]})",
                           R"({"basics":{"givenName":"Ann","familyName":"Lee"}})",
                           R"({"basics":{"name":{"first":"Ann","last":"Lee"}}})"}) {
    const auto toml = import_json({"cv.json", json}, {}, said);
    ASSERT_TRUE(toml) << json;
    EXPECT_EQ(*toml, "[basics]\nname = \"Ann Lee\"\n") << json;
  }
}

TEST(Mending, KeepsAnItemWhoseIdIsTaken) {
  const Mended file = mended(R"("work":[{"name":"V","id":0},{"name":"W","id":0}],"variants":["a"])");
  EXPECT_THAT(file.toml, HasSubstr("name = \"W\"\nx = { id = \"0\" }"));
  EXPECT_THAT(file.said.back(), HasSubstr("variants"));
}

TEST(Mending, TakesTheLastOfTwoKeys) {
  const Mended file = mended(R"("work":[{"name":"A","name":"B"}])");
  EXPECT_THAT(file.toml, HasSubstr("name = \"B\""));
  EXPECT_THAT(file.said, ElementsAre("'name' is given twice: the last one counts"));
}

TEST(Mending, ReadsRolesThatAreTextsWithThePosition) {
  const Mended file = mended(R"("work":[{"name":"A","position":"B","roles":["C","D"]}])");
  EXPECT_THAT(file.toml, HasSubstr("position = \"B, C, D\""));
}

TEST(Mending, ReadsTheListOfADescriptionAsHighlights) {
  const Mended file = mended(R"("projects":[{"name":"A","summary":"It does\nmuch:\n- B\n- C"}])");
  EXPECT_THAT(file.toml, HasSubstr("description = \"It does much:\""));
  EXPECT_THAT(file.toml, HasSubstr("highlights = [\n  \"B\",\n  \"C\",\n]"));
}

TEST(Mending, KeepsListsInsideOfLists) {
  const auto nested = HasSubstr("\"A\",\n  [\"B\", \"C\"],\n");
  EXPECT_THAT(mended(R"("work":[{"name":"N","highlights":["A",["B","C"]]}])").toml, nested);
  EXPECT_THAT(mended(R"("work":[{"name":"N","summary":"- A\n  - B\n  - C\n- D"}])").toml, nested);
  EXPECT_THAT(
      mended(
          R"("work":[{"name":"N","summary":"<ul><li>A<ul><li>B</li><li>C</li></ul></li><li>D</li></ul>"}])")
          .toml,
      nested);
}

TEST(Mending, TellsOnceWhatIsNullOrBlank) {
  const Mended file = mended(
      R"("work":[{"name":"A","position":null,"url":""},{"name":"B","url":" ","highlights":["C",null]}])");
  EXPECT_THAT(file.said,
              ElementsAre("these keys hold null or nothing, and count as absent: work.position, work.url, "
                          "work.highlights"));
}

TEST(Mending, SaysNothingOfASoundFile) {
  EXPECT_THAT(mended(R"("work":[{"name":"A","position":"B","startDate":"2019-01","highlights":[]}])").said,
              IsEmpty());
}

}  // namespace
}  // namespace galley::exchange
