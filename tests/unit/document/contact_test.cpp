// tests of document: what the contact line says of places and accounts, and what holds together in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "address.h"
#include "composer.h"
#include "profiles.h"
#include "samples.h"

namespace galley::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A place as JSON Resume has it.
struct Given {
  const char* address = "";
  const char* code = "";
  const char* city = "";
  const char* region = "";
  const char* country = "";
};

std::string line(const Given& given, const std::string& language = "en-US") {
  const Resume resume = resume_of({}, language);
  Diagnostics warnings;
  const ProseCache known;
  const Composer composer(resume, warnings, known);
  Location location;
  location.address = text(given.address);
  location.postal_code = text(given.code);
  location.city = text(given.city);
  location.region = text(given.region);
  location.country_code = text(given.country);
  return location_line(composer, location).value;
}

TEST(Addresses, have_the_order_of_their_own_country) {
  EXPECT_EQ(line({"1 High St", "94115", "San Francisco", "CA", "US"}, "de-DE"),
            "1 High St, San Francisco, CA 94115, Vereinigte Staaten");
  EXPECT_EQ(line({"Hauptstraße 1", "10115", "Berlin", "", "DE"}), "Hauptstraße 1, 10115 Berlin, Germany");
  EXPECT_EQ(line({"10 Mill Lane", "SW1A 1AA", "London", "", "GB"}),
            "10 Mill Lane, London SW1A 1AA, United Kingdom");
  EXPECT_EQ(line({"5 Lake Rd", "3000", "Melbourne", "VIC", "AU"}),
            "5 Lake Rd, Melbourne VIC 3000, Australia");
  EXPECT_EQ(line({"Rua A, 5", "01310-100", "São Paulo", "SP", "BR"}),
            "Rua A, 5, São Paulo, SP, 01310-100, Brazil");
  EXPECT_EQ(line({"Fő utca 1.", "1011", "Budapest", "", "HU"}), "1011 Budapest, Fő utca 1., Hungary");
  EXPECT_EQ(line({"千代田1-1", "100-0001", "千代田区", "東京都", "JP"}, "ja"),
            "日本 〒100-0001 東京都千代田区千代田1-1");
  EXPECT_EQ(line({"1-1 Chiyoda", "100-0001", "Tokyo", "", "JP"}), "1-1 Chiyoda, Tokyo 100-0001, Japan");
}

TEST(Addresses, have_an_arabic_comma_behind_arabic_letters) {
  EXPECT_EQ(line({"", "", "القاهرة", "", "EG"}, "ar"), "القاهرة، مصر");
  EXPECT_EQ(line({"", "", "تهران", "", "IR"}, "fa"), "تهران، ایران");
  EXPECT_EQ(line({"", "", "Berlin", "", "DE"}, "ar"), "Berlin, ألمانيا");
  EXPECT_EQ(line({"", "", "תל אביב", "", "IL"}, "he"), "תל אביב, ישראל");
}

TEST(Addresses, without_a_country_have_the_order_of_the_language) {
  EXPECT_EQ(line({"", "94115", "San Francisco", "CA", ""}), "San Francisco, CA 94115");
  EXPECT_EQ(line({"", "10115", "Berlin", "", ""}, "de"), "10115 Berlin");
}

TEST(Addresses, say_no_part_twice) {
  EXPECT_EQ(line({"Hauptstraße 1", "1030", "Wien", "Wien", "AT"}, "de-AT"),
            "Hauptstraße 1, 1030 Wien, Österreich");
  EXPECT_EQ(line({"", "", "Paris", "France", "FR"}, "de-AT"), "Paris, Frankreich");
  EXPECT_EQ(line({"", "", "München", "Deutschland", "DE"}), "München, Germany");
  EXPECT_EQ(line({"", "", "Portland", "OR, USA", "US"}), "Portland, OR, United States");
  EXPECT_EQ(line({"", "238858", "Singapore", "", "SG"}), "Singapore 238858");
  EXPECT_EQ(line({"12 Elm St, Portland, OR 97201", "97201", "Portland", "OR", "US"}),
            "12 Elm St, Portland, OR 97201, United States");
  EXPECT_EQ(line({"Hauptstraße 1 1030 Wien", "1030", "Wien", "", "AT"}, "de"),
            "Hauptstraße 1, 1030 Wien, Österreich");
  EXPECT_EQ(line({"", "10115", "10115 Berlin", "", "DE"}, "de"), "10115 Berlin, Deutschland");
  EXPECT_EQ(line({"", "", "Zürich", "Zurich", "CH"}, "fr"), "Zürich, Suisse");
  EXPECT_EQ(line({"", "", "Leeds", "UK", "UK"}), "Leeds, United Kingdom");
}

TEST(Addresses, keep_what_is_no_repetition) {
  EXPECT_EQ(line({"Wiener Straße 5", "4020", "Linz", "Oberösterreich", "AT"}, "de"),
            "Wiener Straße 5, 4020 Linz, Oberösterreich, Österreich");
  EXPECT_EQ(line({"", "", "New York", "NY", "US"}), "New York, NY, United States");
  EXPECT_EQ(line({"", "", "Panama City", "", "PA"}), "Panama City, Panama");
}

std::string printed(const char* network, const char* username, const char* url) {
  Resume resume = resume_of({});
  resume.basics.profiles = {{text(network), text(username), text(url)}};
  std::string all = all_text(composed(resume));
  const std::string name = "Ada Lovelace";
  EXPECT_THAT(all, testing::StartsWith(name));
  all.erase(0, name.size());
  std::erase(all, '\n');
  return all;
}

TEST(Profiles, are_one_short_text) {
  EXPECT_EQ(printed("GitHub", "ada", "https://github.com/ada"), "github.com/ada");
  EXPECT_EQ(printed("GitHub", "ada", ""), "GitHub: ada");
  EXPECT_EQ(printed("ORCID", "", "https://orcid.org/0000-0001"), "orcid.org/0000-0001");
  EXPECT_EQ(printed("LinkedIn", "Ada L.", "https://www.linkedin.com/in/ada-l-1a2b/"),
            "linkedin.com/in/ada-l-1a2b");
  EXPECT_EQ(printed("Stack Overflow", "ada", "https://stackoverflow.com/users/123"), "Stack Overflow: ada");
  EXPECT_EQ(printed("Google Scholar", "Ada L.", "https://scholar.google.com/citations?user=Ada&hl=en"),
            "Google Scholar: Ada L.");
  EXPECT_EQ(printed("Google Scholar", "", "https://scholar.google.com/citations?user=Ada"),
            "scholar.google.com/citations?user=Ada");
  EXPECT_EQ(printed("Mastodon", "@ada@hachyderm.io", "https://hachyderm.io/@ada"),
            "Mastodon: @ada@hachyderm.io");
  EXPECT_EQ(printed("Mastodon", "ada", "https://hachyderm.io/@ada"), "Mastodon: hachyderm.io/@ada");
  EXPECT_EQ(printed("X", "ada", "https://x.com/ada"), "x.com/ada");
  EXPECT_EQ(printed("X", "ada", "https://twitter.example/ada"), "X: twitter.example/ada");
  EXPECT_EQ(printed("GitHub", "github.com/ada", ""), "github.com/ada");
  EXPECT_EQ(printed("GitHub", "github-fan", ""), "GitHub: github-fan");
  EXPECT_EQ(printed("XMPP", "ada@xmpp.example", ""), "XMPP: ada@xmpp.example");
  EXPECT_EQ(printed("Twitter", "", ""), "Twitter");
  EXPECT_EQ(printed("", "Ada L.", "https://example.org/u/1"), "Ada L.: example.org/u/1");
}

TEST(Profiles, link_to_their_page_whatever_is_printed) {
  Resume resume = resume_of({});
  resume.basics.profiles = {
      {text("Stack Overflow"), text("ada"), text("https://stackoverflow.com/users/123")}};
  EXPECT_THAT(dump(composed(resume)),
              HasSubstr("[Stack Overflow: ada](https://stackoverflow.com/users/123)"));
}

TEST(ContactLine, says_a_page_once_that_is_a_profile_too) {
  Resume resume = resume_of({});
  resume.basics.url = text("https://github.com/ada");
  resume.basics.profiles = {{text("GitHub"), text("ada"), text("https://github.com/ada/")}};
  EXPECT_THAT(all_text(composed(resume)), Not(HasSubstr("·")));
}

TEST(ContactLine, names_the_place_of_each_item_in_the_file) {
  Resume resume = resume_of({});
  resume.basics.email = texts({"a@b.c", "d@e.f"});
  resume.basics.email[0].place.line = 3;
  resume.basics.email[1].place.line = 4;
  const Document document = composed(resume);
  const Paragraph& contact = document.blocks[1].paragraph;
  ASSERT_EQ(contact.places.size(), 2U);
  EXPECT_EQ(contact.places[0].place.line, 3);
  EXPECT_EQ(contact.places[1].place.line, 4);
  EXPECT_EQ(contact.text.substr(contact.places[1].begin), "d@e.f");
}

TEST(ContactLine, links_say_of_what_kind_they_are) {
  Resume resume = resume_of({}, "de");
  resume.basics.email = texts({"a@b.c"});
  resume.basics.phone = texts({"+1 505 385"});
  resume.basics.url = text("https://ada.example.org");
  resume.basics.profiles = {{text("Hub"), text("ada"), text("https://hub.example/ada")},
                            {{}, {}, text("https://de.linkedin.com/in/ada")},
                            {{}, {}, text("https://notgithub.com/ada")}};
  std::vector<std::string> kinds;
  for (const LinkTarget& link : composed(resume).links) kinds.push_back(link.kind + ": " + link.description);
  EXPECT_THAT(kinds, ElementsAre("E-Mail: a@b.c", "Telefon: +1 505 385", "Website: https://ada.example.org",
                                 "Hub: ada", "LinkedIn: https://de.linkedin.com/in/ada",
                                 "Website: https://notgithub.com/ada"));
}

TEST(ContactLine, holds_each_item_together) {
  Resume resume = resume_of({});
  resume.basics.email = texts({"a@b.c"});
  resume.basics.phone = texts({"+1 505 385"});
  const Document document = composed(resume);
  const Paragraph& contact = document.blocks[1].paragraph;
  EXPECT_EQ(contact.filling, Filling::Balanced);
  std::vector<Hold> holds;
  for (const Span& span : contact.spans) holds.push_back(span.hold);
  EXPECT_THAT(holds, ElementsAre(Hold::Item, Hold::Loose, Hold::Loose, Hold::Loose, Hold::Item));
}

}  // namespace
}  // namespace galley::document
