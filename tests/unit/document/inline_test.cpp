// tests of document: inline Markdown, its traps, citations by their offset, and what must not stand in prose.
#include "inline.h"

#include <gmock/gmock.h>

namespace galley::document {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Runs as text: {s:strong} {e:emphasis} {se:both} {c:code} {u:url} {l:literal} {@a,b}; a link is
/// <address|…>.
std::string shown(std::string_view prose) {
  const ParsedInline parsed = parse_inline(prose);
  std::string all;
  for (const Run& run : parsed.content.runs) {
    std::string marks = std::string(run.strong ? "s" : "") + (run.emphasis ? "e" : "");
    if (run.kind == RunKind::Code) marks += "c";
    if (run.kind == RunKind::Url) marks += "u";
    if (run.kind == RunKind::Literal) marks += "l";
    std::string piece = marks.empty() ? run.text : "{" + marks + ":" + run.text + "}";
    if (run.kind == RunKind::Citation) {
      piece = "{@";
      for (const std::string& id : run.ids) piece += (piece == "{@" ? "" : ",") + id;
      piece += "}";
    }
    if (!run.language.empty()) piece = "(" + run.language + ":" + piece + ")";
    if (run.link >= 0) {
      piece = "<" + parsed.content.addresses.at(static_cast<std::size_t>(run.link)) + "|" + piece + ">";
    }
    all += piece;
  }
  return all;
}

struct Case {
  const char* prose;
  const char* expected;
};

class Inline_ : public ::testing::TestWithParam<Case> {};

TEST_P(Inline_, reads) {
  EXPECT_EQ(shown(GetParam().prose), GetParam().expected);
  EXPECT_THAT(parse_inline(GetParam().prose).faults, IsEmpty());
}

const Case marks[] = {
    {"plain", "plain"},
    {"", ""},
    {"   ", ""},
    {"**strong**", "{s:strong}"},
    {"*emphasis*", "{e:emphasis}"},
    {"_emphasis_", "{e:emphasis}"},
    {"***both***", "{se:both}"},
    {"*a _b_ c*", "{e:a }b{e: c}"},
    {"a **b** c", "a {s:b} c"},
    {"**4.8 %** increase", "{s:4.8 %} increase"},
    {"snake_case_name", "snake_case_name"},
    {"`code`", "{c:code}"},
    {"`**not strong**`", "{c:**not strong**}"},
    {"`[@a]` stays", "{c:[@a]} stays"},
    {"``a ` b``", "{c:a ` b}"},
    {"`C:\\dir`", "{c:C:\\dir}"},
    {"[text](https://a.b)", "<https://a.b|text>"},
    {"[**text**](https://a.b/c_d_e)", "<https://a.b/c_d_e|{s:text}>"},
    {"[a](<b.c/d e>)", "<b.c/d e|a>"},
    {"<https://a.b/c>", "<https://a.b/c|{u:https://a.b/c}>"},
    {"<a@b.c>", "<mailto:a@b.c|{u:a@b.c}>"},
    {"see https://a.b/c--d, and", "see {u:https://a.b/c--d}, and"},
    {"(http://a.b)", "({u:http://a.b})"},
    {"no :// here", "no :// here"},
};

const Case languages[] = {
    {"[ça va]{lang=fr}", "(fr:ça va)"},
    {"a [**b** c]{lang=pt-BR}.", "a (pt-BR:{s:b})(pt-BR: c)."},
    {"[a [b]{lang=de} c]{lang=fr}", "(fr:a )(de:b)(fr: c)"},
    {"[1] and [b]{lang=de}", "[1] and (de:b)"},
    {"[x](https://a.b) [y]{lang=el}", "<https://a.b|x> (el:y)"},
    {"\\[a]{lang=fr}", "{l:[}a]{lang=fr}"},
    {"a]{lang=fr}", "a]{lang=fr}"},
    {"`[a]{lang=fr}`", "{c:[a]{lang=fr}}"},
    {"**「a」**は", "{s:「a」}は"},
    {"减少 **35%**）；", "减少 {s:35%}）；"},
    {"결과**“a”**는", "결과{s:“a”}는"},
    {"مهن**دس** برمجيات", "مهن{s:دس} برمجيات"},
    {"第一行\n第二行", "第一行第二行"},
    {"最后。\n  English\nline", "最后。 English line"},
    {"「一」\n二", "「一」二"},
    {"가\n나", "가 나"},
};

const Case blocks[] = {
    {"2016. Joined", "2016. Joined"},
    {"1. Joined", "1. Joined"},
    {"1) Joined", "1) Joined"},
    {"- 3 dB", "- 3 dB"},
    {"- led", "- led"},
    {"* led", "* led"},
    {"+ led", "+ led"},
    {"# 1", "# 1"},
    {"###### six", "###### six"},
    {"> 50 %", "> 50 %"},
    {"***", "***"},
    {"---", "---"},
    {"- - -", "- - -"},
    {"___", "___"},
    {"===", "==="},
    {"```", "```"},
    {"```\ncode", "``` code"},
    {"~~~", "~~~"},
    {"    indented", "indented"},
    {"\tindented", "indented"},
    {"[@a]: x", "{@a}: x"},
    {"[a]: https://x.y", "[a]: {u:https://x.y}"},
    {"| a | b |", "| a | b |"},
    {"a\n===", "a ==="},
    {"a\n---", "a ---"},
    {"a\n- b", "a - b"},
    {"a\n\n# b", "a # b"},
    {"a  \nb", "a b"},
    {"a\r\nb", "a b"},
    {"a \t  b", "a b"},
    {"< 1 week", "< 1 week"},
    {"x <- y", "x <- y"},
    {"AT&T", "AT&T"},
    {"&amp; &nbsp;", "&amp; &nbsp;"},
    {"C++, C#", "C++, C#"},
    {"5 * 3 * 2", "5 * 3 * 2"},
    {"2*3*4", "2*3*4"},
    {"2 A*s; the A* was rare", "2 A*s; the A* was rare"},
    {"__init__.py", "__init__.py"},
    {"*args, 5*3, snake_case", "*args, 5*3, snake_case"},
    {"(*emphasis*), **strong**.", "({e:emphasis}), {s:strong}."},
    {"!important", "!important"},
    {"[brackets]", "[brackets]"},
    {"[a][b]", "[a][b]"},
    {"a](b)", "a](b)"},
    {"trailing \\", "trailing \\"},
    {"\u00A0kept", "\u00A0kept"},
};

const Case escapes[] = {
    {"\\*not\\*", "{l:*}not{l:*}"},
    {"\\# 1", "{l:#} 1"},
    {"\\\\", "{l:\\}"},
    {"\\a", "\\a"},
    {"\\`x\\`", "{l:`}x{l:`}"},
    {"\\<b>", "{l:<}b>"},
    {"\\[@a]", "{l:[}@a]"},
    {"\\\\[@a]", "{l:\\}{@a}"},
    {"\\\\\\[@a]", "{l:\\}{l:[}@a]"},
    {"[\\@a]", "[{l:@}a]"},
    {"\\![a](b.c)", "{l:!}<b.c|a>"},
    {"\\\"straight\\\"", "{l:\"}straight{l:\"}"},
};

const Case citations[] = {
    {"KDD 2023[@evalrs]", "KDD 2023{@evalrs}"},
    {"KDD 2023 [@evalrs].", "KDD 2023{@evalrs}."},
    {"[@a; @b]", "{@a,b}"},
    {"[@a;@b; @c]", "{@a,b,c}"},
    {"[@a][@b]", "{@a}{@b}"},
    {"[@_a_]", "{@_a_}"},
    {"x_[@a_b]_y", "x_{@a_b}_y"},
    {"**x**[@a]", "{s:x}{@a}"},
    {"**x[@a]**", "{s:x}{@a}"},
    {"[@a.b:c-d_e]", "{@a.b:c-d_e}"},
    {"`[@a, p. 3]`", "{c:[@a, p. 3]}"},
    {"\\[@a, p. 3]", "{l:[}@a, p. 3]"},
    {"[@ada on X](https://x.y)", "<https://x.y|@ada on X>"},
    {"[see @a]", "[see @a]"},
    {"[@ada](https://x.y/ada)", "<https://x.y/ada|@ada>"},
    {"[see[@a]](https://x.y)", "<https://x.y|see><https://x.y|{@a}>"},
    {"[@a](not a link)", "{@a}(not a link)"},
    {"**\"q\"**[@a] *r*[@b]", "{s:\"q\"}{@a} {e:r}{@b}"},
    {"\\*[@a]\\*[@b]", "{l:*}{@a}{l:*}{@b}"},
};

INSTANTIATE_TEST_SUITE_P(Languages, Inline_, ::testing::ValuesIn(languages));
INSTANTIATE_TEST_SUITE_P(Marks, Inline_, ::testing::ValuesIn(marks));
INSTANTIATE_TEST_SUITE_P(Blocks, Inline_, ::testing::ValuesIn(blocks));
INSTANTIATE_TEST_SUITE_P(Escapes, Inline_, ::testing::ValuesIn(escapes));
INSTANTIATE_TEST_SUITE_P(Citations, Inline_, ::testing::ValuesIn(citations));

std::vector<std::string> faults_of(std::string_view prose) {
  std::vector<std::string> messages;
  for (const InlineFault& fault : parse_inline(prose).faults) messages.push_back(fault.message);
  return messages;
}

TEST(InlineFaults, names_what_must_not_stand_in_prose) {
  EXPECT_THAT(faults_of("a <b>bold</b>"), ElementsAre("raw HTML '<b>'", "raw HTML '</b>'"));
  EXPECT_THAT(faults_of("a<br/>b"), ElementsAre("raw HTML '<br/>'"));
  EXPECT_THAT(faults_of("List<String>"), ElementsAre("raw HTML '<String>'"));
  EXPECT_THAT(faults_of("<!-- hidden -->"), ElementsAre("raw HTML '<!-- hidden -->'"));
  EXPECT_THAT(faults_of("![logo](a.png)"), ElementsAre("an image cannot stand in running text"));
  EXPECT_THAT(faults_of("[x](https://a.org \"a title\")"),
              ElementsAre("a link's title is not printed: 'a title'"));
  EXPECT_THAT(faults_of("[x]()"), ElementsAre("a link without an address"));
  EXPECT_THAT(faults_of("[x](#p99)"), ElementsAre("the link '#p99' leads nowhere"));
}

TEST(InlineFaults, names_links_that_lead_to_no_one) {
  for (const char* prose :
       {"[x](javascript:alert(1))", "<file:///etc/passwd>", "[y](../x)", "[x](/etc)", "[x](data:a)",
        "[x](https:)", "[x](https:///a)", "[x](mailto:)", "[x](localhost:80)", "[x](a@b.org)",
        "[x](<a b.org>)", "<std::string>", "[x](&#106;avascript:a)"}) {
    const ParsedInline parsed = parse_inline(prose);
    ASSERT_EQ(parsed.faults.size(), 1U) << prose;
    EXPECT_EQ(parsed.faults[0].severity, Severity::Error);
    EXPECT_THAT(parsed.faults[0].help, HasSubstr("https:, http:, mailto: or tel:"));
    EXPECT_THAT(prose, HasSubstr(parsed.faults[0].needle));
    EXPECT_THAT(parsed.content.addresses, IsEmpty()) << prose;
  }
  for (const char* prose : {"[x](HTTPS://a.b)", "[x](http://localhost/)", "[x](tel:+15)", "[x](mailto:a@b.c)",
                            "[x](a.b)", "[x](a.b:80/c)", "[x](münchen.de?q=a:b)"}) {
    EXPECT_THAT(faults_of(prose), IsEmpty()) << prose;
  }
  EXPECT_THAT(faults_of("[](https://e.org)"), ElementsAre("the link to 'https://e.org' has no text"));
  EXPECT_THAT(faults_of("a [ ](e.org) b [](e.org)"), SizeIs(2));
}

TEST(InlineFaults, warns_of_what_is_nearly_a_citation) {
  const char* const prose[] = {"[@a, p. 3]", "[@a b]", "[@ a]", "[ @a; b]", "[@a;]", "[@]", "[@a", "[@a\\]"};
  for (const char* near_miss : prose) {
    const ParsedInline parsed = parse_inline(near_miss);
    ASSERT_EQ(parsed.faults.size(), 1U) << near_miss;
    EXPECT_EQ(parsed.faults[0].severity, Severity::Warning);
    EXPECT_THAT(parsed.faults[0].help, HasSubstr("[@a; @b]"));
    EXPECT_THAT(near_miss, HasSubstr(parsed.faults[0].needle));
    EXPECT_EQ(plain_text(parsed.content).substr(0, 2), std::string(near_miss).substr(0, 2));
  }
  EXPECT_EQ(shown("*x[@a_b*c]*"), "{e:x[@a_b*c]}");
  EXPECT_THAT(faults_of("*x* [@a, p. 3] and [@b] and [@c d]"),
              ElementsAre("'[@a' begins no citation: it is printed as it stands",
                          "'[@c' begins no citation: it is printed as it stands"));
}

TEST(InlineFaults, hostile_text_costs_no_more_than_its_length) {
  for (const char* unit :
       {"[", "*", "_", "`", "<", "![", "[a](", "[@a; ", "*a_ ", "\\", "'\"", "://", "[@", "[a]{lang="}) {
    std::string prose;
    while (prose.size() < 100'000) prose += unit;
    EXPECT_FALSE(parse_inline(prose).content.runs.empty()) << unit;
  }
}

TEST(InlineFaults, WarnsOfOtherMarkup) {
  const std::pair<const char*, const char*> texts[] = {
      {"a **b", "'**' has no partner: it is printed as it stands"},
      {"b** a", "'**' has no partner: it is printed as it stands"},
      {"\\textbf{b}", "LaTeX is not read: '\\textbf' is printed as it stands"},
      {"[a]{lang=}", "'{lang=}' names no language: it is printed as it stands"},
      {"[a]{lang=f} [b]{lang=?}", "'{lang=f}' names no language: it is printed as it stands"},
      {"[a]{lang=fr", "'{lang=' names no language: it is printed as it stands"},
      {"5\\%", "LaTeX is not read: the backslash before '%' is left out"},
  };
  for (const auto& [text, message] : texts) {
    const ParsedInline parsed = parse_inline(text);
    ASSERT_EQ(parsed.faults.size(), 1U) << text;
    EXPECT_EQ(parsed.faults.front().message, message);
    EXPECT_EQ(parsed.faults.front().severity, Severity::Warning);
  }
  for (const char* text : {"[a]{lang=}", "[a]{lang=f}"})
    EXPECT_EQ(plain_text(parse_inline(text).content), text);
  for (const char* text : {"2 ** 3", "2**10", "`a **b`", "\\**b", "a \\* b"})
    EXPECT_TRUE(parse_inline(text).faults.empty()) << text;
}

}  // namespace
}  // namespace galley::document
