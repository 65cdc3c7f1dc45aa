// tests of document: a résumé that does not say whose it is.
#include "galley/document/anonymous.h"

#include <gmock/gmock.h>

#include "own_name.h"
#include "prose_addresses.h"
#include "samples.h"

namespace galley::document {
namespace {

using ::testing::IsEmpty;

OwnName own(const std::string& name, std::vector<std::string> aliases = {}) {
  Basics basics;
  basics.name = text(name);
  basics.aliases = std::move(aliases);
  return {basics, StandIn::Initials};
}

TEST(OwnName, HasInitials) {
  EXPECT_EQ(own("Ada Example").stand_in(), "A. E.");
  EXPECT_EQ(own("Ada G. Example").stand_in(), "A. G. E.");
  EXPECT_EQ(own("Jean-Luc O’Brien").stand_in(), "J.-L. O.");
  EXPECT_EQ(own("Ada van den Berg").stand_in(), "A. v. d. B.");
  EXPECT_EQ(own("**Éva** Łuczak").stand_in(), "É. Ł.");
  EXPECT_EQ(own("山田 太郎").stand_in(), "山 太");
  EXPECT_EQ(own("Ada").stand_in(), "A.");
  EXPECT_EQ(own("Dr. Ada Stone").stand_in(), "A. S.");
  EXPECT_EQ(own("Prof. Dr.-Ing. Ada Stone PhD").stand_in(), "A. S.");
  EXPECT_EQ(own("Maria Torres, BSN, RN").stand_in(), "M. T.");
  EXPECT_EQ(own("Example, Ada").stand_in(), "E. A.");
  EXPECT_EQ(own("!").stand_in(), "…");
}

TEST(OwnName, IsHiddenInItsForms) {
  const OwnName name = own("Ada Grace van Example", {"Countess of Type"});
  for (const char* const form :
       {"Ada Grace van Example", "ADA GRACE VAN EXAMPLE", "Ada van Example", "Ada Example",
        "A. G. van Example", "A Example", "Example, Ada", "van Example, A. G.", "Ada\u00A0\nvan  Example",
        "Ada-Example", "Countess of Type", "countess of type"})
    EXPECT_EQ(name.hidden_in("By " + std::string(form) + ", 1843.", NameParts::Whole),
              "By A. G. v. E., 1843.")
        << form;
  EXPECT_EQ(name.hidden_in("It is by Ada Example.", NameParts::Whole), "It is by A. G. v. E.");
  EXPECT_EQ(own("山田 太郎").hidden_in("これは山田太郎です", NameParts::Whole), "これは山 太です");
  EXPECT_EQ(own("Éva Łuczak").hidden_in("ÉVA ŁUCZAK", NameParts::Whole), "É. Ł.");
}

TEST(OwnName, StaysInsideOtherWords) {
  const OwnName name = own("Ada Example");
  for (const char* const kept :
       {"Examples by Adam", "an example", "[@Ada-Example; @Example]", "Ada 2012, Example"})
    EXPECT_EQ(name.hidden_in(kept, NameParts::Whole), kept);
  for (const char* const kept : {"Exampling by Adam", "an example of ada", "[@Ada-Example; @Example]"})
    EXPECT_EQ(name.hidden_in(kept, NameParts::Each), kept);
}

TEST(OwnName, HasPartsInRunningText) {
  const OwnName name = own("Ada van Example");
  EXPECT_EQ(name.hidden_in("Ada is good: EXAMPLE’s *Ada*, (Example) van", NameParts::Each),
            "A. is good: E.’s *A*., (E.) van");
  EXPECT_EQ(name.part_in("Example & Co"), "Example");
  EXPECT_THAT(name.part_in("Ada van Example"), IsEmpty());
}

TEST(OwnName, IsHiddenWithASuffix) {
  EXPECT_EQ(
      own("Klara Schmidt").hidden_in("Klaras Idee, Schmidts Team, Klara Schmidts Haus", NameParts::Each),
      "K. Idee, S. Team, K. S. Haus");
  EXPECT_EQ(own("Łukasz Byrne").hidden_in("Projekt Łukasza, z Łukaszem", NameParts::Each),
            "Projekt Ł., z Ł.");
  EXPECT_EQ(own("Tim Byrne").hidden_in("Tims Timer", NameParts::Each), "T. Timer");
  EXPECT_EQ(own("Klara Schmidt").part_in("Schmidtbau & Co"), "Schmidt");
  EXPECT_EQ(own("Zelda Quuxington").part_in("a quuxington-cli"), "quuxington");
}

TEST(OwnName, StaysWhereItMayBeAnotherWord) {
  const OwnName name = own("May Go");
  EXPECT_EQ(name.hidden_in("since May 2020, Go services by May Go", NameParts::Each),
            "since May 2020, Go services by M. G.");
  EXPECT_EQ(name.part_in("since May 2020"), "May");
  EXPECT_EQ(name.part_in("Go services"), "Go");
  EXPECT_THAT(name.part_in("it may go; Mayor, Gopher"), IsEmpty());
  EXPECT_EQ(own("Maria Torres, BSN, Registered").part_in("RN, BSN, Registered"), "Registered");
}

TEST(OwnName, KeepsEmphasis) {
  const OwnName name = own("Zelda Quuxington");
  EXPECT_EQ(name.hidden_in("**Zelda Quuxington**, _Zelda_. *Quuxington*s **x**Zelda**", NameParts::Each),
            "**Z. Q**., _Z_. *Q*.s **x**Z.**");
}

TEST(ProseAddresses, Go) {
  EXPECT_EQ(without_addresses("**see** [this [one]](https://a.example/x_(y)) and [that](mailto:a@b.org)"),
            "**see** this [one] and that");
  EXPECT_EQ(without_addresses("<https://a.example>, <a@b.org>; https://a.example/b."), "…, …; ….");
  EXPECT_EQ(without_addresses("(a.b@c.example.org) www.example.org/x, github.com/ada!"), "(…) …, …!");
  EXPECT_EQ(without_addresses("`https://a.example` doi:10.1000/182 tel:+15550142"), "`…` … …");
  EXPECT_EQ(without_addresses("[example.org/x](https://example.org/x)"), "…");
  EXPECT_EQ(without_addresses("zelda@münchen.de, zoë@q.dev—x q.dev:8080/x q.dev:80"), "…, …—x … …");
  EXPECT_EQ(without_addresses("10.1145/3290605.3300233, DOI 10.1000/182."), "…, DOI ….");
  // Its address stands nowhere as it is read.
  EXPECT_EQ(without_addresses(R"(*a* [b*c](https://a.example/\_))"), R"(a b\*c)");
}

TEST(ProseAddresses, AreNothingElse) {
  for (const char* const kept : {"Node.js/Express, C++ and/or ASP.NET", "[@a; @b]", "10:30, 1:2", "a @ b",
                                 "www", "e.g. v2.0/v3.0", "`a](b)` [x]", "Booking.com", "Ratio 3:1 @home w/o",
                                 "10.2023/11.2023", "10.5/3", "110.1000/5", "q.dev: 8", "a.cpp:80"})
    EXPECT_EQ(without_addresses(kept), kept);
}

TEST(ProseAddresses, AreFoundAmongManyBrackets) {
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += "](a.example)";
  EXPECT_EQ(without_addresses(many + "[x](https://a.example)"), many + "x");
}

Basics zelda() {
  Basics basics;
  basics.name = text("Zelda Quuxington");
  basics.email = texts({"z@mail.example.net"});
  basics.url = text("https://www.quuxington.dev/");
  basics.phone = texts({"+49 (0)30 555-01423"});
  basics.profiles = {{text("GitHub"), text("z_quux"), {}}, {text("X"), text("zelda"), {}}};
  return basics;
}

TEST(OwnAddresses, Go) {
  const OwnAddresses own(zelda());
  EXPECT_EQ(own.hidden_in("Quuxington.dev, blog.quuxington.dev/x; www.quuxington.dev. mail.example.net"),
            "…, …; …. …");
  EXPECT_EQ(own.hidden_in(R"(@z_quux z\_quux/x Z_Quux’s (@zelda))"), "… …/x …’s (…)");
  EXPECT_EQ(own.hidden_in("call 030/555 01423, +49 30 5550 1423 or (030) 55501423 or 0049-30-55501423."),
            "call …, … or … or ….");
}

TEST(OwnAddresses, AreNothingElse) {
  const OwnAddresses own(zelda());
  for (const char* const kept : {"quuxington.device", "[@z_quux; @zelda]", "zelda z_quuxes", "030 555 01424",
                                 "555", "my-quuxington.dev", "quuxington.dev.example"})
    EXPECT_EQ(own.hidden_in(kept), kept);
}

TEST(Anonymous, HidesOrWarnsOfWhatTheStyleAndTheLetterSay) {
  Resume resume = resume_of({});
  resume.basics = zelda();
  resume.style.titles["projects"] = "Zelda's projects";
  resume.style.footer = "Quuxingtonian";
  resume.letter.emplace();
  resume.letter->recipient.name = text("Zelda Quuxington");
  resume.letter->recipient.organization = text("Quuxington Ltd");
  Diagnostics warnings;
  const Resume hidden = anonymous(resume, StandIn::Initials, warnings);
  EXPECT_EQ(hidden.style.titles.at("projects"), "Z.'s projects");
  EXPECT_EQ(hidden.letter->recipient.name.value, "Z. Q.");
  std::vector<std::string> said;
  for (const Diagnostic& one : warnings) said.push_back(one.message);
  EXPECT_THAT(said, ::testing::ElementsAre("'Quuxington' stands here, and is a part of the name",
                                           "'Quuxington' stands here, and is a part of the name"));
}

TEST(Anonymous, KeepsWhatIsPrintedOfTheRest) {
  Resume resume = resume_of({});
  resume.basics.name = text("Ada Example");
  resume.basics.label = text("Engineer");
  resume.basics.email = texts({"a@example.com"});
  resume.meta.language = "de";
  resume.meta.last_modified = "2026-11-30";
  resume.meta.canonical = "https://example.com";
  Diagnostics warnings;
  const Resume hidden = anonymous(resume, StandIn::Initials, warnings);
  EXPECT_EQ(hidden.basics.name.value, "A. E.");
  EXPECT_EQ(hidden.basics.label.value, "Engineer");
  EXPECT_THAT(hidden.basics.email, IsEmpty());
  EXPECT_EQ(hidden.meta.language, "de");
  EXPECT_EQ(hidden.meta.last_modified, "2026-11-30");
  EXPECT_THAT(hidden.meta.canonical, IsEmpty());
  EXPECT_THAT(warnings, IsEmpty());
  const Resume labelled = anonymous(resume, StandIn::Label, warnings);
  EXPECT_EQ(labelled.basics.name.value, "Engineer");
  EXPECT_TRUE(labelled.basics.label.empty());
}

}  // namespace
}  // namespace galley::document
