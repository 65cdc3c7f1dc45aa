// text: the compositor's filter, case by case. “|” stands where a line may end, ‹…› around an exception.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "galley/text/text.h"

namespace galley::text {
namespace {

using testing::ElementsAre;

/// A case's text without its marks, and the exceptions that ‹ and › mark.
struct Unmarked {
  std::string text;
  std::vector<Exception> exceptions;
};

Unmarked unmark(std::string_view marked, Exception::Kind kind) {
  constexpr std::string_view opening = "‹";
  constexpr std::string_view closing = "›";
  Unmarked result;
  for (std::size_t i = 0; i < marked.size();) {
    const auto here = static_cast<std::uint32_t>(result.text.size());
    if (marked.substr(i).starts_with(opening)) {
      result.exceptions.push_back({.begin = here, .end = here, .kind = kind});
      i += opening.size();
    } else if (marked.substr(i).starts_with(closing)) {
      result.exceptions.back().end = here;
      i += closing.size();
    } else {
      if (marked[i] != '|') result.text.push_back(marked[i]);
      ++i;
    }
  }
  return result;
}

std::string without_exceptions(std::string_view marked) {
  std::string result;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const bool mark = marked.substr(i).starts_with("‹") || marked.substr(i).starts_with("›");
    if (mark) {
      i += 2;
    } else {
      result.push_back(marked[i]);
    }
  }
  return result;
}

std::string mark(std::string_view text, const std::vector<Opportunity>& found) {
  std::string marked;
  std::size_t from = 0;
  for (const Opportunity& opportunity : found) {
    marked += text.substr(from, opportunity.offset - from);
    marked += '|';
    from = opportunity.offset;
  }
  return marked + std::string(text.substr(from));
}

void expect_cases(const std::vector<std::string_view>& cases, Exception::Kind kind = Exception::Kind::Whole,
                  const Hyphenator* patterns = nullptr) {
  for (const std::string_view expected : cases) {
    const Unmarked given = unmark(expected, kind);
    const auto found = opportunities(given.text, BreakRules("en-US"), given.exceptions, patterns);
    EXPECT_EQ(mark(given.text, found), without_exceptions(expected));
  }
}

TEST(Opportunities, Spaces) {
  expect_cases({
      "",
      "word",
      "two |words",
      "many   |spaces",
      "Fig.\u00A03 |shows",
      "10\u202Fms |later",
      "held \u00A0here",
      "held\u00A0 here",
      "joined\u2060here",
      "zero\u200B|width",
      "figure\u2007space",
      "one\u2003|em",
      "(a |note)",
      "“a |quotation” |(1813)",
      "\"a |quotation\" |(1813)",
      "50 |% |of",
      "C# |and |.NET |too",
      "a |file |/usr/|share |there",
      "a |price |of |$5",
      "from |< |1 |week",
  });
}

TEST(Opportunities, Hyphens) {
  expect_cases({
      "well-|known",
      "state-|of-|the-|art",
      "end-|to-|end",
      "up-|to-|speed",
      "zero-|lost-|time-|incident",
      "Manifold-|Wheeler",
      "17025-|accredited",
      "10-|year |plan",
      "5-year |plan",
      "3-D",
      "e-mail",
      "k-means",
      "t-SNE",
      "X-ray",
      "B-tree",
      "plan-B",
      "A-B-C-D",
      "COVID-19",
      "UTF-8",
      "2016-07",
      "2016\u201007",
      "3-5",
      "505-385-9209",
      "-O2 |and |--verbose",
      "pre- |and |post-|war",
      "Remote - |USA",
      "non\u2011breaking",
      "re\u2010|creation",
      "rock-'n'-roll",
      "Präsenz-|Übung",
  });
}

TEST(Opportunities, Dashes) {
  expect_cases({
      "species—|that",
      "system—|1.2",
      "I—|we",
      "one — |two",
      "April – |Present",
      "word —word",
      "Architect–|Professional",
      "Knuth–|Plass",
      "A–Z",
      "3–5",
      "pp. |1907–1922",
      "2020–2022",
      "2016–present",
      "B2–C1",
      "555\u20121234",
  });
}

TEST(Opportunities, Slashes) {
  expect_cases({
      "engineers/|researchers",
      "and/|or",
      "read/|write/|execute",
      "AWS/|GCP",
      "TCP/IP",
      "CI/CD",
      "I/O",
      "A/B |test",
      "km/h",
      "1/2",
      "24/7",
      "80/20",
      "HTTP/2",
      "C++/Rust",
      "he/she",
      "one / |two",
      "src/|main.cpp",
  });
}

TEST(Opportunities, WordsWithMarks) {
  expect_cases({
      "C++",
      "C++ |and |C#",
      "in |“C++”",
      "Node.js",
      "p99.9",
      "501(c)(3)",
      "R&D",
      "100%",
      "(e.g., |beach)",
      "Yahoo!",
      "wait…",
      "x=y",
      "a·b",
      "one · |two",
      "one • |two",
      "first_last-name@example.co-op.org",
      "@handle-|name",
  });
}

TEST(Opportunities, SeparatingBarsBeginNoLine) {
  const auto found = opportunities("one | two", BreakRules("en"), {}, nullptr);
  EXPECT_THAT(found, ElementsAre(Opportunity{.offset = 6, .kind = BreakKind::Space}));
}

TEST(Opportunities, SoftHyphens) {
  expect_cases({
      "type\u00AD|setter",
      "a |\u00ADb",
      "e\u00AD|mail",
  });
}

TEST(Opportunities, ScriptsWithoutSpaces) {
  expect_cases({
      "日|本|語",
      "組|版。|「引|用」",
      "ภาษา|ไทย",
      "Latin|漢|字|Latin",
      "한국어 |글",
  });
}

TEST(Opportunities, CitationsStayWithWhatTheyFollow) {
  expect_cases(
      {
          "at |KDD |2023‹[2]› |and",
          "research‹[3]›‹[4]› |and",
          "research ‹[3]› |and",
          "well-‹[1]›known",
          "more.‹[7]› |Next",
          "‹[T1 and 2]›, |too",
      },
      Exception::Kind::Bound);
}

TEST(Opportunities, WholeStretchesDoNotPartInside) {
  expect_cases(
      {
          "call |‹+1 505 385-9209 ext-two› |now",
          "write |‹aaron@well-known.net› |now",
          "‹well-known›",
      },
      Exception::Kind::Whole);
}

TEST(Opportunities, UrlsPartAtSensiblePlaces) {
  expect_cases(
      {
          "see |‹https://github.com/|twitterdev/|search|-tweets|-python› |there",
          "‹https://llm-efficiency-challenge|.github.io/›",
          "‹https://blog|.twitter.com/|engineering/|en|_us/|topics›",
          "‹https://www.example.org/|a/|b|?key|=value|&other|=1|#frag›",
          "‹https://www.unm.edu/|~someone›",
          "‹reclist.io/|kdd2023|-cup/›",
          "‹https://doi.org/|10|.1145/|3531146|.3533074›",
          "‹https://x.org//|double/|slash›",
          "‹https://x.org/|a|%20name|%20more›",
          "‹example.com›",
          "‹www.example.com›",
          "‹https://x.org/a›",
          "‹x/a/|long/|a/b›",
      },
      Exception::Kind::Url);
}

TEST(Opportunities, Hyphenation) {
  const auto patterns = Hyphenator::find("en-US", *disk_reader()).value();
  ASSERT_NE(patterns, nullptr) << "Debian package hyphen-en-us";
  expect_cases(
      {
          "uni|ver|sally |ac|knowl|edged,",
          "Na|ture’s |or|ga|ni|za|tion’s",
          "Twit|ter's",
          "“con|ver|sa|tions?”",
          "self-|contradictory",
          "ci|ta|tion‹[1]›",
          "engineers/|researchers",
          "version2alpha",
          "typesetter@example.com",
          "snake_function_name",
          "Mozilla.ai",
          "hy\u00AD|phenation",
          "words—|counterrevolutionaries,",
          "‹hyphenation›",
          "naïveté",
      },
      Exception::Kind::Bound, patterns.get());
}

TEST(Opportunities, KindsAreTold) {
  const auto patterns = Hyphenator::find("en", *disk_reader()).value();
  ASSERT_NE(patterns, nullptr);
  const std::string text = "a well-known and/or cita\u00ADtion 日本 people https://x.org/abc/d";
  const auto at = static_cast<std::uint32_t>(text.find("https"));
  const Exception url{
      .begin = at, .end = static_cast<std::uint32_t>(text.size()), .kind = Exception::Kind::Url};
  std::vector<BreakKind> kinds;
  for (const auto& opportunity : opportunities(text, BreakRules("en"), {url}, patterns.get()))
    kinds.push_back(opportunity.kind);
  EXPECT_THAT(kinds,
              ElementsAre(BreakKind::Space, BreakKind::AfterHyphen, BreakKind::Space, BreakKind::AfterSlash,
                          BreakKind::Space, BreakKind::SoftHyphen, BreakKind::Space, BreakKind::Ideographic,
                          BreakKind::Space, BreakKind::Hyphenation, BreakKind::Space, BreakKind::Url));
}

TEST(Opportunities, TakeAnyBytesAndAnyExceptions) {
  const std::string text = "ill\xFF-formed \xE2\x82 text\xF0\x9F";
  const std::vector<Exception> exceptions = {
      {.begin = 1000, .end = 4000000000U, .kind = Exception::Kind::Bound},
      {.begin = 9, .end = 2, .kind = Exception::Kind::Url},
      {.begin = 0, .end = 4, .kind = Exception::Kind::Url}};
  for (const auto& opportunity : opportunities(text, BreakRules("no such-language!"), exceptions, nullptr)) {
    EXPECT_LT(opportunity.offset, text.size());
  }
}

TEST(UnicodeBreaks, AreBytesAndFollowTheLanguage) {
  EXPECT_THAT(unicode_breaks("é ü", BreakRules("fr")), ElementsAre(3));
  EXPECT_THAT(unicode_breaks("", BreakRules("fr")), ElementsAre());
  EXPECT_THAT(unicode_breaks("a b", BreakRules("../../etc")), ElementsAre(2));
  // Small kana may begin a line unless strictness is asked for.
  EXPECT_THAT(unicode_breaks("あぁ", BreakRules("ja-u-lb-loose")), ElementsAre(3));
  EXPECT_THAT(unicode_breaks("あぁ", BreakRules("ja-u-lb-strict")), ElementsAre());
}

}  // namespace
}  // namespace galley::text
