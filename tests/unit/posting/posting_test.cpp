#include <gmock/gmock.h>

#include "galley/base/limits.h"
#include "galley/posting/read_posting.h"

namespace galley::posting {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

Posting read(std::string text, std::string name = "posting.txt") {
  auto posting = read_posting({std::move(name), std::move(text)});
  EXPECT_TRUE(posting.has_value()) << (posting ? "" : posting.error().message);
  return posting ? *posting : Posting();
}

std::vector<std::string> terms_of(const Posting& posting) {
  std::vector<std::string> terms;
  for (const Term& term : posting.terms) terms.push_back(term.text);
  return terms;
}

std::vector<std::string> terms_of(const Posting& posting, Need need) {
  std::vector<std::string> terms;
  for (const Term& term : posting.terms)
    if (term.need == need) terms.push_back(term.text);
  return terms;
}

std::vector<std::string> held_in(const Posting& posting, std::string_view text, std::string_view language) {
  std::vector<std::string> terms;
  for (const std::size_t i : TermFinder(posting, language).terms_in(text))
    terms.push_back(posting.terms[i].text);
  return terms;
}

constexpr std::string_view english = R"(Data Engineer

We are a small company that sells umbrellas. Our founders like rain.

What you will do
- Build data pipelines in Python and Airflow
- Own the incident response, and mentor colleagues

What you bring
- Strong knowledge of distributed systems
- continuous integration (CI), C++ or Rust
- Docker required, Terraform a plus

Nice to have
- Scala

What we offer
- 30 days of holiday, a Python-themed kitchen, yoga
)";

constexpr std::string_view german = R"(Softwareentwickler (m/w/d)

Ihre Aufgaben
- Entwicklung von Webanwendungen mit Spring Boot und PostgreSQL
- Pflege der technischen Dokumentation
- Monats- und Jahresabschlüsse

Ihr Profil
- sehr gute Java-Kenntnisse, Deutschkenntnisse auf dem Niveau C1
- Erfahrung mit relationalen Datenbanken
- Kenntnisse in Kotlin sind von Vorteil

Wir bieten
- 30 Tage Urlaub, Jobrad und Kaffee
)";

TEST(Posting, HasTermsOfWhatItAsksForAlone) {
  const Posting posting = read(std::string(english));
  EXPECT_EQ(posting.language, "en");
  EXPECT_THAT(terms_of(posting),
              ElementsAre("Data Engineer", "data pipelines", "Python", "Airflow", "incident response",
                          "mentor", "distributed systems", "continuous integration", "C++", "Rust", "Docker",
                          "Terraform", "Scala"));
}

TEST(Posting, TellsRequiredFromDesired) {
  EXPECT_THAT(terms_of(read(std::string(english)), Need::Desired), ElementsAre("Terraform", "Scala"));
  EXPECT_THAT(terms_of(read(std::string(german)), Need::Desired), ElementsAre("Kotlin"));
  EXPECT_THAT(terms_of(read("You have\n- Kafka, ideally Flink\n"), Need::Desired), ElementsAre("Flink"));
}

TEST(Posting, IsReadInGerman) {
  const Posting posting = read(std::string(german));
  EXPECT_EQ(posting.language, "de");
  EXPECT_THAT(
      terms_of(posting),
      IsSupersetOf({"Softwareentwickler", "Spring Boot", "PostgreSQL", "technischen Dokumentation",
                    "Monatsabschlüsse", "Jahresabschlüsse", "Java", "Deutsch", "relationalen Datenbanken"}));
  EXPECT_THAT(terms_of(posting), Not(Contains(HasSubstr("Kaffee"))));
  EXPECT_THAT(terms_of(posting), Not(Contains("Erfahrung")));
}

TEST(Posting, IsReadInOtherLanguages) {
  EXPECT_EQ(read("Profil\n- Vous avez une expérience de l'analyse de risque et de Python dans une équipe\n")
                .language,
            "fr");
  EXPECT_THAT(
      terms_of(
          read("Profil\n- Vous avez une expérience de l'analyse de risque et de Python dans une équipe\n")),
      ElementsAre("analyse de risque", "Python"));
  EXPECT_EQ(read("Requisitos\n- Experiencia con Python y con la base de datos de la empresa\n").language,
            "es");
  EXPECT_EQ(read("Wat vragen wij\n- Je hebt ervaring met Python en je werkt graag met anderen\n").language,
            "nl");
}

TEST(Posting, HasAnAcronymAndItsLongFormAsOneTerm) {
  const Posting posting =
      read("You have\n- continuous integration (CI)\n- CI in production\n- Kubernetes, K8s\n");
  EXPECT_THAT(terms_of(posting), ElementsAre("continuous integration", "Kubernetes"));
  EXPECT_THAT(posting.terms[0].forms, Contains("CI"));
  EXPECT_EQ(posting.terms[0].count, 3U);
  EXPECT_THAT(held_in(posting, "Set up CI and K8s.", "en"),
              ElementsAre("continuous integration", "Kubernetes"));
}

TEST(Posting, NamesLines) {
  const Posting posting = read("You have\n- Python\n- a love of\n  Kafka\n");
  ASSERT_EQ(posting.terms.size(), 2U);
  EXPECT_EQ(posting.terms[0].line, 2);
  EXPECT_EQ(posting.terms[1].line, 4);
}

TEST(Posting, IsTheSameInEveryForm) {
  const std::string markdown =
      "# Data Engineer\n\n## What you bring\n\n* **Python** and `Airflow`\n* "
      "[Kafka](https://kafka.example)\n\n## What we offer\n\n* Yoga\n";
  const std::string html =
      "<!DOCTYPE html><html><head><title>Jobs</title><script>var Perl = "
      "1;</script></head><body><nav><a>Cobol</a></nav>"
      "<h1>Data Engineer</h1><h2>What you bring</h2><ul><li><b>Python</b> and <code>Airflow<li><a "
      "href='x>y'>Kafka</a></ul>"
      "<h2>What we offer</h2><ul><li>Yoga</ul><footer>Fortran</footer></body></html>";
  const std::string text =
      "Data Engineer\n\nWhat you bring\n- Python and Airflow\n- Kafka\n\nWhat we offer\n- Yoga\n";
  const auto expected = ElementsAre("Data Engineer", "Python", "Airflow", "Kafka");
  EXPECT_THAT(terms_of(read(text)), expected);
  EXPECT_THAT(terms_of(read(markdown, "posting.md")), expected);
  EXPECT_THAT(terms_of(read(html, "posting")), expected);
}

TEST(Posting, MayBeInUtf16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string_view("You have\n- Python\n")) bytes += {c, '\0'};
  EXPECT_THAT(terms_of(read(bytes)), ElementsAre("Python"));
  EXPECT_THAT(terms_of(read("\xEF\xBB\xBFYou have\n- Python\n")), ElementsAre("Python"));
}

TEST(Posting, SaysWhyItCannotBeRead) {
  const auto error_of = [](std::string text) {
    const auto posting = read_posting({"p.txt", std::move(text)});
    return posting ? std::string() : posting.error().message;
  };
  EXPECT_THAT(error_of("Stra\xDF"
                       "e"),
              HasSubstr("UTF-8"));
  EXPECT_THAT(error_of(""), HasSubstr("no text"));
  EXPECT_THAT(error_of("%PDF-1.7\nno more"), HasSubstr("cannot be read"));
  EXPECT_THAT(error_of(std::string(limits.posting_bytes + 1, 'a')), HasSubstr("larger than"));
}

TEST(Posting, TakesAnything) {
  for (const std::string_view one :
       {"<", "<nav", "<!--", "(", "-", "* ", "a@", "://", "'", "l'", "/", "a/", "1.", "é", "…"}) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += one;
    static_cast<void>(read_posting({"p.html", text}));
    static_cast<void>(read_posting({"p.txt", text}));
  }
}

TEST(Posting, HasABoundOfTerms) {
  std::string text = "You have\n";
  for (std::size_t i = 0; i < limits.posting_terms + 10; ++i) text += "- Tool" + std::to_string(i) + "X\n";
  const Posting posting = read(text);
  EXPECT_TRUE(posting.is_cut);
  EXPECT_EQ(posting.terms.size(), limits.posting_terms);
}

TEST(TermFinder, FindsWordsInOtherForms) {
  const Posting posting = read("You have\n- distributed systems\n- code review\n- on-call, C++, Go\n");
  EXPECT_THAT(held_in(posting, "A distributed system; code reviews; on call.", "en"),
              ElementsAre("distributed systems", "code review", "on-call"));
  EXPECT_THAT(held_in(posting, "We go to market in C#", "en"), IsEmpty());
  EXPECT_THAT(held_in(posting, "Go and C++", "en"), ElementsAre("C++", "Go"));
}

TEST(TermFinder, FindsWordsThatStandApart) {
  const Posting posting = read("You have\n- harvest planning\n");
  EXPECT_THAT(held_in(posting, "Planned the yearly harvest", "en"), ElementsAre("harvest planning"));
  EXPECT_THAT(held_in(posting, "Planned a move. The harvest was small", "en"), IsEmpty());
}

TEST(TermFinder, CompletesGermanWords) {
  const Posting posting = read("Ihr Profil\n- Monatsabschlüsse und Umsatzsteuer nach dem Recht\n");
  EXPECT_THAT(held_in(posting, "Monats-, Quartals- und Jahresabschlüsse", "de"),
              Contains("Monatsabschlüsse"));
  EXPECT_THAT(held_in(posting, "Umsatzsteuervoranmeldungen", "de"), ElementsAre("Umsatzsteuer"));
}

TEST(TermFinder, FindsNamesInAnotherLanguage) {
  const Posting posting = read(std::string(english));
  EXPECT_THAT(held_in(posting, "Datenleitungen in Python und Docker gebaut", "de"),
              ElementsAre("Python", "Docker"));
}

}  // namespace
}  // namespace galley::posting
