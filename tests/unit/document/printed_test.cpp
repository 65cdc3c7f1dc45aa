// tests of document: what of a résumé is on its pages, and nothing else.
#include "galley/document/printed.h"

#include <gmock/gmock.h>

#include "samples.h"

namespace galley::document {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> values;
  for (const Text& text : texts) values.push_back(text.value);
  return values;
}

Resume contactable() {
  Resume resume = resume_of({});
  resume.basics.email = texts({"a@example.com"});
  resume.basics.phone = texts({"555-0142"});
  resume.basics.url = text("example.com/me");
  resume.basics.location = at("Boulder, CO");
  resume.basics.profiles = {{text("GitHub"), text("a"), text("github.com/a")},
                            {text("Stack Overflow"), text("b"), {}}};
  resume.basics.links = {{text("Blog"), text("https://b.example.com")}};
  resume.basics.image = text("me.png");
  return resume;
}

TEST(Printed, HasTheContactFieldsThatTheStyleHas) {
  Resume resume = contactable();
  resume.style.contact = {"phone", "stack-overflow"};
  const Basics one = printed(resume).basics;
  EXPECT_THAT(one.email, IsEmpty());
  EXPECT_THAT(values(one.phone), ElementsAre("555-0142"));
  EXPECT_TRUE(one.url.empty() && one.location.empty() && one.image.empty());
  EXPECT_THAT(one.links, IsEmpty());
  ASSERT_EQ(one.profiles.size(), 1U);
  EXPECT_EQ(one.profiles[0].network.value, "Stack Overflow");

  resume.style.contact = {"email", "url", "location", "profiles", "links"};
  const Basics other = printed(resume).basics;
  EXPECT_THAT(other.phone, IsEmpty());
  EXPECT_EQ(other.url.value, "https://example.com/me");
  EXPECT_EQ(other.location.line.value, "Boulder, CO");
  EXPECT_EQ(other.profiles.size(), 2U);
  EXPECT_EQ(other.links.size(), 1U);
}

TEST(Printed, KeepsAnAddressThatIsPrintedInFull) {
  Resume resume = contactable();
  resume.style.contact = {"url"};
  resume.style.urls = UrlForm::Full;
  EXPECT_EQ(printed(resume).basics.url.value, "example.com/me");
}

TEST(Printed, HasNoNamesOrNotesOfTheAuthors) {
  Item item;
  item.id = "acme";
  item.tags = {"secret"};
  item.priority = 5;
  item.name = text("Acme");
  item.highlights = highlights({"One."});
  item.highlights[0].id = "one";
  item.highlights[0].tags = {"t"};
  item.highlights[0].priority = 1;
  Resume resume = resume_of({section(SectionKind::Work, "work", {item})});
  resume.meta.private_paths = {"basics.phone"};
  resume.meta.output.value = "{name} for Acme";
  resume.unprinted_ids = {"rejected"};
  const Resume told = printed(resume);
  const Item& work = told.sections.at(0).items.at(0);
  EXPECT_TRUE(work.id.empty() && work.tags.empty() && !work.priority);
  const Highlight& highlight = work.highlights.at(0);
  EXPECT_TRUE(highlight.id.empty() && highlight.tags.empty() && !highlight.priority);
  EXPECT_TRUE(told.meta.private_paths.empty() && told.meta.output.empty() && told.unprinted_ids.empty());
}

Resume citing(const char* prose, std::vector<Item> publications) {
  Section summary = section(SectionKind::Summary, "summary", {});
  summary.text = texts({prose});
  return resume_of({summary, section(SectionKind::Publications, "publications", std::move(publications))});
}

TEST(Printed, CitesByNumber) {
  Resume resume = citing("One[@b; @gone], two [@gone] and `[@a]` or \\[@a].",
                         {publication("a", "First"), publication("b", "Second")});
  resume.unprinted_ids = {"gone"};
  const Resume told = printed(resume);
  EXPECT_EQ(told.sections[0].text[0].value, "One[@2], two and `[@a]` or \\[@a].");
  EXPECT_EQ(told.sections[1].items[0].id, "");
  EXPECT_EQ(told.sections[1].items[1].id, "2");
}

TEST(Printed, CitesNothingWhereThereAreNoNumbers) {
  Resume resume = citing("One[@a].", {publication("a", "First")});
  resume.style.publications.numbers = PublicationNumbers::None;
  const Resume told = printed(resume);
  EXPECT_EQ(told.sections[0].text[0].value, "One.");
  EXPECT_EQ(told.sections[1].items[0].id, "");
}

TEST(Printed, KeepsIdsApart) {
  // Prefix 1 and number 1; no prefix and number 11.
  std::vector<Item> many;
  for (int i = 0; i < 11; ++i) many.push_back(publication("p" + std::to_string(i), "P"));
  Resume resume = citing("All[@p10; @own].", many);
  resume.sections.push_back(section(SectionKind::Publications, "talks", {publication("own", "T")}));
  resume.sections.back().prefix = "1";
  const Resume told = printed(resume);
  EXPECT_NE(told.sections[1].items[10].id, told.sections[2].items[0].id);
  EXPECT_EQ(errors_of(told), errors_of(resume));
}

TEST(Printed, HasTheAuthorsThatArePrinted) {
  Item paper = publication("a", "Title");
  paper.authors = texts({"A", "B", "C", "Ada L*", "D"});
  Resume resume = citing("One.", {paper});
  resume.basics.aliases = {"Ada L", "Someone Else"};
  resume.style.publications.max_authors = 2;
  const Resume told = printed(resume);
  EXPECT_THAT(values(told.sections[1].items[0].authors), ElementsAre("A", "…", "Ada L*", "et\u00A0al."));
  EXPECT_THAT(told.basics.aliases, ElementsAre("Ada L"));
}

TEST(Printed, HasPublicationsInTheirPrintedOrder) {
  std::vector<Item> items{publication("x", "X"), publication("y", "Y"), publication("z", "Z")};
  items[0].type = text("misc");
  items[1].type = text("article");
  items[2].type = text("misc");
  for (Item& item : items) item.group = text("G");
  Resume resume = citing("One[@y].", items);
  resume.style.publications.group = PublicationGroup::Type;
  const Section told = printed(resume).sections[1];
  EXPECT_EQ(told.items[0].name.value, "Y");
  EXPECT_EQ(told.items[0].id, "1");
  EXPECT_EQ(told.items[0].type.value, "article");
  EXPECT_TRUE(told.items[0].group.empty());
  resume.style.publications.group = PublicationGroup::None;
  EXPECT_TRUE(printed(resume).sections[1].items[0].type.empty());
}

TEST(Printed, TellsWhatAPlaceAndADateArePrintedAs) {
  Item item;
  item.name = text("Acme");
  item.location.city = text("Berlin");
  item.location.postal_code = text("10115");
  item.location.country_code = text("DE");
  item.dates = from_to({2019, 1, 0}, {2020, 1, 0});
  item.dates.literal = text("Summers");
  Item now;
  now.name = text("Bcme");
  now.dates.ongoing = true;
  const std::vector<Item> told =
      printed(resume_of({section(SectionKind::Work, "work", {item, now})}, "de")).sections[0].items;
  EXPECT_EQ(told[0].location.line.value, "10115 Berlin, Deutschland");
  EXPECT_TRUE(told[0].location.city.empty());
  EXPECT_FALSE(told[0].dates.start);
  EXPECT_FALSE(told[0].dates.end);
  EXPECT_EQ(told[1].dates.literal.value, "heute");
}

TEST(Printed, PrintsAsBefore) {
  Item paper = publication("p", "Title");
  paper.authors = texts({"A", "B", "C", "Ada L"});
  paper.doi = text("https://doi.org/10.1/x");
  paper.url = text("https://doi.org/10.1/x");
  Item work;
  work.name = text("Acme");
  work.position = text("Smith");
  work.url = text("acme.example.com");
  work.dates = since({2019, 1, 0});
  work.location.city = text("Paris");
  work.location.country_code = text("FR");
  work.highlights = highlights({"One [@gone]two.[@p]"});
  Resume resume = resume_of({section(SectionKind::Work, "work", {work}),
                             section(SectionKind::Publications, "publications", {paper})});
  resume.unprinted_ids = {"gone"};
  resume.style.publications.max_authors = 2;
  resume.basics.email = texts({"a@example.com"});
  EXPECT_EQ(dump(composed(printed(resume))), dump(composed(resume)));
}

}  // namespace
}  // namespace galley::document
