// tests of document: typographer's punctuation by language. ~ is a no-break space, ¬ a narrow one.
#include "punctuation.h"

#include <gtest/gtest.h>

namespace galley::document {
namespace {

std::string visible(std::string text) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  };
  replace("\u00A0", "~");
  replace("\u202F", "¬");
  return text;
}

std::string set(std::string_view prose, const std::string& language) {
  Inline content = parse_inline(prose).content;
  set_punctuation(content.runs, language_of(language));
  return visible(plain_text(content));
}

struct Case {
  const char* language;
  const char* typed;
  const char* expected;
};

class Punctuation : public ::testing::TestWithParam<Case> {};

TEST_P(Punctuation, is_set) { EXPECT_EQ(set(GetParam().typed, GetParam().language), GetParam().expected); }

const Case quotes[] = {
    {"en-US", "\"quoted\"", "“quoted”"},
    {"en-US", "(\"quoted\")", "(“quoted”)"},
    {"en-US", "a \"b\" c \"d\"", "a “b” c “d”"},
    {"en-US", "\"a 'b' c\"", "“a ‘b’ c”"},
    {"en-US", "\"'a' b\"", "“‘a’ b”"},
    {"en-US", "\"a 'b'\"", "“a ‘b’”"},
    {"en-US", "\"**strong**\"", "“strong”"},
    {"en-US", "**\"strong\"**.", "“strong”."},
    {"en-US", "\"*a* b\", c", "“a b”, c"},
    {"en-US", "\"girls getaway\"[@x]", "“girls getaway”"},
    {"en-US", "\"Stop!\" she said.", "“Stop!” she said."},
    {"en-US", "a--\"b\"", "a–“b”"},
    {"en-US", "Twitter's", "Twitter’s"},
    {"en-US", "engineers' work", "engineers’ work"},
    {"en-US", "don't won't", "don’t won’t"},
    {"en-US", "the '90s", "the ’90s"},
    {"en-US", "in '08, 'tis", "in ’08, ’tis"},
    {"en-US", "rock 'n' roll", "rock ’n’ roll"},
    {"en-US", "'quoted' and Ada's", "‘quoted’ and Ada’s"},
    {"en-US", "the 'cloud team' left", "the ‘cloud team’ left"},
    {"en-US", "**Ada**'s", "Ada’s"},
    {"en-US", "`code`'s", "code’s"},
    {"en-US", "5'10\" tall", "5'10\" tall"},
    {"en-US", "a 24\" screen", "a 24\" screen"},
    {"en-US", "'", "’"},
    {"en-US", "\"", "”"},
    {"en-GB", "\"a 'b' c\"", "“a ‘b’ c”"},
    {"de-DE", "\"quoted\"", "„quoted“"},
    {"de-DE", "\"a 'b' c\"", "„a ‚b‘ c“"},
    {"de-DE", "geht's", "geht’s"},
    {"fr-FR", "\"oui\"", "«¬oui¬»"},
    {"fr-FR", "\"a 'b' c\"", "«¬a “b” c¬»"},
    {"fr-FR", "l'équipe d'Ada", "l’équipe d’Ada"},
    {"es-ES", "\"a 'b'\"", "«a “b”»"},
    {"sv", "\"a\"", "”a”"},
    {"nl", "'s-Hertogenbosch", "’s-Hertogenbosch"},
};

const Case dashes[] = {
    {"en-US", "2016--2018", "2016–2018"},
    {"en-US", "2016-2018", "2016-2018"},
    {"en-US", "a---b", "a—b"},
    {"en-US", "a -- b", "a~– b"},
    {"en-US", "a --- b", "a~— b"},
    {"en-US", "a ---- b", "a ---- b"},
    {"en-US", "wait...", "wait…"},
    {"en-US", "wait ...", "wait~…"},
    {"en-US", "....", "...."},
    {"en-US", "well-known", "well-known"},
    {"en-US", "`--flag \"x\"...`", "--flag \"x\"..."},
    {"en-US", "https://a.b/c--d...e'f", "https://a.b/c--d...e'f"},
    {"en-US", "<https://a.b/c--d>", "https://a.b/c--d"},
    {"en-US", "\\\"a\\\" \\--", "\"a\" --"},
    {"en-US", "\\...", "..."},
};

const Case spaces[] = {
    {"en-US", "22 ms", "22~ms"},
    {"en-US", "to 22 ms.", "to 22~ms."},
    {"en-US", "3.7 GPA", "3.7~GPA"},
    {"en-US", "3.7 cumulative GPA", "3.7 cumulative GPA"},
    {"en-US", "5 %", "5~%"},
    {"en-US", "**5** %", "5~%"},
    {"en-US", "< 1 week", "<~1 week"},
    {"en-US", "> 50 %", ">~50~%"},
    {"en-US", "10--20 GB/s", "10–20~GB/s"},
    {"en-US", "$3 million", "$3~million"},
    {"en-US", "vol. 29, no. 8", "vol.~29, no.~8"},
    {"en-US", "pp. 1--9", "pp.~1–9"},
    {"en-US", "say no. Then 8", "say no. Then 8"},
    {"en-US", "Dr. Lovelace", "Dr.~Lovelace"},
    {"en-US", "J. Smith", "J.~Smith"},
    {"en-US", "(J. R. R. Tolkien)", "(J.~R.~R.~Tolkien)"},
    {"en-US", "J.-P. Serre", "J.-P.~Serre"},
    {"en-US", "§ 5", "§~5"},
    {"en-US", "5 people", "5 people"},
    {"en-US", "version2 ms", "version2 ms"},
    {"en-US", "5\u00A0ms", "5~ms"},
    {"en-US", "`5 ms`", "5 ms"},
    {"de-DE", "z. B. 5 GB", "z.~B. 5~GB"},
    {"de-DE", "Nr. 5, S. 12", "Nr.~5, S.~12"},
    {"fr-FR", "Quoi ? Oui !", "Quoi¬? Oui¬!"},
    {"fr-FR", "à savoir : ceci ; cela", "à savoir~: ceci¬; cela"},
    {"fr-FR", "« ici »", "«¬ici¬»"},
    {"fr-FR", "10:30", "10:30"},
};

INSTANTIATE_TEST_SUITE_P(Quotes, Punctuation, ::testing::ValuesIn(quotes));
INSTANTIATE_TEST_SUITE_P(Dashes, Punctuation, ::testing::ValuesIn(dashes));
INSTANTIATE_TEST_SUITE_P(Spaces, Punctuation, ::testing::ValuesIn(spaces));

TEST(Punctuation_, keeps_runs_apart) {
  Inline content = parse_inline("\"**a**\" 'b").content;
  set_punctuation(content.runs, language_of("en"));
  ASSERT_EQ(content.runs.size(), 3U);
  EXPECT_EQ(content.runs[0].text, "“");
  EXPECT_EQ(content.runs[1].text, "a");
  EXPECT_TRUE(content.runs[1].strong);
  EXPECT_EQ(content.runs[2].text, "” ’b");
}

}  // namespace
}  // namespace galley::document
