#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

struct BadInput {
  std::string toml;
  std::string first_line;  ///< of the first diagnostic
  std::string help = {};
};

void expect_refused(const BadInput& bad) {
  const Parsed parsed = parse_text(bad.toml);
  EXPECT_FALSE(parsed.resume) << bad.toml.substr(0, 300);
  ASSERT_FALSE(parsed.errors.empty()) << bad.toml.substr(0, 300);
  const std::string said = to_text(parsed.errors.front(), false);
  EXPECT_EQ(said.substr(0, said.find('\n')), bad.first_line) << bad.toml.substr(0, 300);
  if (!bad.help.empty()) {
    EXPECT_EQ(parsed.errors.front().help, bad.help) << bad.toml.substr(0, 300);
  }
}

TEST(BadInput, OfBrokenSyntaxIsExplained) {
  const BadInput cases[] = {
      {"startDate = 2023-04\n", "resume.toml:1:13: error: the date 2023-04 needs quotes",
       "write \"2023-04\""},
      {"label = \"50 \\% more\"\n", "resume.toml:1:13: error: \"\\%\" is not an escape of TOML",
       "write % as it is; a backslash itself wants '…' or \\\\"},
      {"label = \"x \\& y\"\n", "resume.toml:1:12: error: \"\\&\" is not an escape of TOML",
       "write & as it is; a backslash itself wants '…' or \\\\"},
      {"label = \"\\LaTeX\"\n", "resume.toml:1:10: error: \"\\L\" is not an escape of TOML",
       "a backslash wants '…' around the text, or write \\\\"},
      {"label = \"\\usepackage\"\n", "resume.toml:1:10: error: \"\\u\" is not an escape of TOML",
       "a backslash wants '…' around the text, or write \\\\"},
      {"label = 'Twitter's'\n", "resume.toml:1:17: error: the apostrophe ends the string",
       "put \"…\" around text with an apostrophe"},
      {"aliases = ['Twitter's thing', 'b']\n", "resume.toml:1:20: error: the apostrophe ends the string",
       "put \"…\" around text with an apostrophe"},
      {"label = \"say \"hi\" there\"\n", "resume.toml:1:14: error: the quotation mark ends the string",
       "inside \"…\" write \\\", or put '…' around the text"},
      {"aliases = [\n \"a\",\n \"b\"\n \"c\"\n]\n",
       "resume.toml:4:2: error: a comma is missing before this element", "put a comma at the end of line 3"},
      {"aliases = [\n \"a\",\n \"b\n \"c\"\n]\n", "resume.toml:3:2: error: this string is not closed",
       "close it with \"; text of several lines wants \"\"\""},
      {"location = { city = \"b\",\n region = \"c\" }\n",
       "resume.toml:1:12: error: a table in braces must end on the line where it begins",
       "write it on one line, or as a table of its own under a [header]"},
      {"[style]\nfont.body = \"x\"\n[style.font]\nmono = \"y\"\n",
       "resume.toml:3:1: error: [style.font] was begun on line 2",
       "go on there with 'font.… = …', or move those keys here"},
      {"[style]\nfont = { body = \"x\" }\n[style.font]\nmono = \"y\"\n",
       "resume.toml:3:1: error: [style.font] was begun on line 2",
       "put all its keys between the braces on line 2"},
      {"[meta]\n[meta]\n", "resume.toml:2:1: error: [meta] is given twice",
       "it began on line 1: put all its keys there"},
      {"[meta]\nversion = \"1\"\nversion = \"2\"\n", "resume.toml:3:1: error: 'version' is given twice",
       "it stands on line 2 too: keep one of them"},
      {"work = []\n[[work]]\n", "resume.toml:2:1: error: 'work' is a list already",
       "write it with [[work]] alone"},
      {"[work]\nname = \"x\"\n[[work]]\n", "resume.toml:3:1: error: 'work' is a single table already",
       "write [[work]] everywhere, and before any [[work.…]]"},
      {"[[work]]\n[work]\n", "resume.toml:2:1: error: 'work' is a list already",
       "write [[work]], once for each item"},
      {"label = Engineer\n", "resume.toml:1:9: error: text needs quotes", "write \"Engineer\""},
      {"label = “Engineer”\n", "resume.toml:1:9: error: strings take straight quotes",
       "write \"…\"; curly ones are for inside the text"},
      {"label = Machine Learner # a comment\n", "resume.toml:1:9: error: text needs quotes",
       "write \"Machine Learner\""},
      {"justify = True\n", "resume.toml:1:11: error: 'True' is no value of TOML", "write true"},
      {"label: \"x\"\n", "resume.toml:1:6: error: a key and its value are parted by =, not by a colon",
       "write key = \"value\""},
      {"label \"x\"\n", "resume.toml:1:7: error: the = after the key is missing", "write key = \"value\""},
      {"first name = \"x\"\n", "resume.toml:1:7: error: a key is one word",
       "join its words, as in startDate"},
      {"label =\n", "resume.toml:1:8: error: 'label' has no value", "give it one, or delete the line"},
      {"label = \"x\n", "resume.toml:1:9: error: this string is not closed",
       "close it with \"; text of several lines wants \"\"\""},
      {"label = \"\"\"x\n", "resume.toml:1:9: error: this string is not closed", "close it with \"\"\""},
      {"aliases = [\n \"a\",\n \"b\",\n[[work]]\n", "resume.toml:1:11: error: this list is not closed",
       "put ] before line 4"},
      {"aliases = [\n \"a\"\nlabel = \"x\"\n", "resume.toml:1:11: error: this list is not closed",
       "put ] before line 3"},
      {"// comment\n", "resume.toml:1:1: error: a comment begins with #", "put # before it"},
      {"aliases = [\"a\"\n", "resume.toml:1:11: error: this list is not closed", "put ] at its end"},
      {"é = 1\n", "resume.toml:1:1: error: a key with letters beyond A–Z needs quotes", "write \"é\""},
      {"[= 1\n",
       "resume.toml:1:2: error: syntax error: expected bare key starting character or string delimiter, saw "
       "'='",
       "write key = \"value\", or a [header]"},
      {"label = #336699\n", "resume.toml:1:9: error: 'label' has no value",
       "# begins a comment: a colour needs quotes, \"#1F3F77\""},
      {"startDate = 2023-02-30\n", "resume.toml:1:13: error: '2023-02-30' is not a date",
       "months are 01 to 12, and no month has more days than the calendar gives it"},
      {"startDate = 2023-13-01\n", "resume.toml:1:13: error: '2023-13-01' is not a date",
       "months are 01 to 12, and no month has more days than the calendar gives it"},
      {"startDate = 04.2023\n", "resume.toml:1:13: error: the date 04.2023 needs quotes",
       "dates are text, the year first: \"2023-04\""},
      {"startDate = 2023/04\n", "resume.toml:1:13: error: the date 2023/04 needs quotes",
       "dates are text, the year first: \"2023-04\""},
      {"size = 12pt\n", "resume.toml:1:8: error: text needs quotes", "write \"12pt\""},
      {"label = \"x\" \"y\"\n", "resume.toml:1:13: error: a line holds one value",
       "quote the whole value, or begin a new line"},
      {"location = {city = \"b\",}\n", "resume.toml:1:24: error: a comma before the closing brace",
       "delete the comma"},
      {"[work\n", "resume.toml:1:1: error: this header is not closed", "write [work]"},
      {"startDate = 2020-2021\n", "resume.toml:1:13: error: the date 2020-2021 needs quotes",
       "dates are text, the year first: \"2023-04\""},
      {"[a] b = 1\n", "resume.toml:1:5: error: a line holds one value",
       "put the keys on lines of their own, below the header"},
  };
  for (const BadInput& bad : cases) expect_refused(bad);
}

TEST(BadInput, OfTheWrongContentIsRefused) {
  const BadInput cases[] = {
      {"", "resume.toml:1:1: error: the résumé has no name"},
      {"# nothing\n", "resume.toml:1:1: error: the résumé has no name"},
      {"[basics]\nlabel = 'x'", "resume.toml:1:1: error: [basics] needs 'name'"},
      {"basics = 3", "resume.toml:1:10: error: 'basics' must be a table, not an integer"},
      {"[basics]\nname = 3", "resume.toml:2:8: error: 'name' in [basics] must be text, not an integer"},
      {"[basics]\nname = ''", "resume.toml:2:8: error: 'name' in [basics] is blank"},
      {"[basics]\nname = '  '", "resume.toml:2:8: error: 'name' in [basics] is blank"},
      {"[basics]\nname = \"a\\u0000b\"",
       "resume.toml:2:8: error: 'name' in [basics] holds the control character U+0000"},
      {"[basics]\nname = \"a\\fb\"",
       "resume.toml:2:8: error: 'name' in [basics] holds the control character U+000C"},
      {"[basics]\nname = \"\"\"a\n\nb\"\"\"",
       "resume.toml:4:1: error: 'name' in [basics] is one paragraph: no blank line can part it"},
      {"[basics]\nname = \"A\"\n[[work]]\nhilights = ['a']",
       "resume.toml:4:1: error: unknown key 'hilights' in [[work]]"},
      {"[basics]\nname = \"A\"\n[[work]]\ncompany = 'x'\ntitle = 'y'",
       "resume.toml:4:1: error: unknown key 'company' in [[work]]"},
      {"[basics]\nname = \"A\"\n[[education]]\ndegree='x'\nschool='y'\ngpa='3'",
       "resume.toml:4:1: error: unknown key 'degree' in [[education]]"},
      {"[basics]\nname = \"A\"\n[[publications]]\njournal='x'\ntitle='y'",
       "resume.toml:4:1: error: unknown key 'journal' in [[publications]]"},
      {"[basics]\nname = \"A\"\n[[work]]\nstart_date='2020'",
       "resume.toml:4:1: error: unknown key 'start_date' in [[work]]"},
      {"[basics]\nname = \"A\"\n[[work]]\n[work.location]\ncity='x'\nhighlights=['a']",
       "resume.toml:6:1: error: unknown key 'highlights' in [work.location]"},
      {"[basics]\nname = \"A\"\n[meta]\nlabel='x'", "resume.toml:4:1: error: unknown key 'label' in [meta]"},
      {"[basics]\nname = \"A\"\n[[work]]\ninstitution='x'",
       "resume.toml:4:1: error: unknown key 'institution' in [[work]]"},
      {"[basics]\nname = \"A\"\n[[wrok]]\n",
       "resume.toml:3:3: error: unknown key 'wrok' at the top of the file"},
      {"[basics]\nname = \"A\"\n[experience]\n",
       "resume.toml:3:2: error: unknown key 'experience' at the top of the file"},
      {"[basics]\nname = \"A\"\nzzzzzz = 1\n[meta]",
       "resume.toml:3:1: error: unknown key 'zzzzzz' in [basics]"},
      {"[basics]\nname = \"A\"\n[style]\nhighlights=[]",
       "resume.toml:4:1: error: unknown key 'highlights' in [style]"},
      {"[basics]\nname = \"A\"\n[style.font]\norder=[]",
       "resume.toml:4:1: error: unknown key 'order' in [style.font]"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights='a'",
       "resume.toml:4:12: error: 'highlights' in [[work]] must be a list of text, not a string"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=[1]",
       "resume.toml:4:13: error: 'highlights' in [[work]] must be a list of text, not an integer"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=[['a']]",
       "resume.toml:4:13: error: a nested list in 'highlights' comes before any highlight"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['a',['b',['c']]]",
       "resume.toml:4:22: error: highlights nest one level deep"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['a',['b'],['c']]",
       "resume.toml:4:23: error: two lists under one highlight"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['a {#x .b priority=200}']",
       "resume.toml:4:23: error: 'priority=200' is no attribute of a highlight"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['a {#x foo=1}']",
       "resume.toml:4:20: error: 'foo=1' is no attribute of a highlight"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['a {.b c}']",
       "resume.toml:4:20: error: 'c' is no attribute of a highlight"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['{.b}']",
       "resume.toml:4:13: error: a highlight of attributes alone"},
      {"[basics]\nname = \"A\"\n[work]\nname='x'",
       "resume.toml:3:1: error: 'work' must be a list of tables, not a table"},
      {"[basics]\nname = \"A\"\nwork=['a']", "resume.toml:3:1: error: unknown key 'work' in [basics]"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate='2023-13'",
       "resume.toml:4:11: error: '2023-13' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate='2023-02-30'",
       "resume.toml:4:11: error: '2023-02-30' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate='April 2023'",
       "resume.toml:4:11: error: 'April 2023' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate='2023-4'",
       "resume.toml:4:11: error: '2023-4' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate='2023'\nendDate='2022-01'",
       "resume.toml:5:9: error: the end comes before the start"},
      {"[basics]\nname = \"A\"\n[[work]]\ndate='2023-13'", "resume.toml:4:6: error: '2023-13' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate=0682-01-01",
       "resume.toml:4:11: error: '0682-01-01' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate=12", "resume.toml:4:11: error: '12' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate=10:00:00",
       "resume.toml:4:11: error: 'startDate' in [[work]] must be a date, not a time"},
      {"[basics]\nname = \"A\"\n[[work]]\nstartDate=true",
       "resume.toml:4:11: error: 'startDate' in [[work]] must be a date, not a boolean"},
      {"[basics]\nname = \"A\"\n[[work]]\nendDate='now'", "resume.toml:4:9: error: 'now' is not a date"},
      {"[basics]\nname = \"A\"\n[[work]]\nposition='x'\n[[work.roles]]\nposition='y'",
       "resume.toml:4:1: error: 'position' and 'roles' exclude each other"},
      {"[basics]\nname = \"A\"\n[[work]]\nid='a b'", "resume.toml:4:4: error: 'a b' is no id"},
      {"[basics]\nname = \"A\"\n[[work]]\nid='a'\n[[work]]\nid='a'",
       "resume.toml:6:4: error: the id 'a' is given twice"},
      {"[basics]\nname = \"A\"\n[[work]]\nhighlights=['a {#x}','b {#x}']",
       "resume.toml:4:26: error: the id 'x' is given twice"},
      {"[basics]\nname = \"A\"\n[[work]]\npriority=101",
       "resume.toml:4:10: error: 'priority' in [[work]] must be between 0 and 100"},
      {"[basics]\nname = \"A\"\n[[work]]\npriority='high'",
       "resume.toml:4:10: error: 'priority' in [[work]] must be a whole number, not a string"},
      {"[basics]\nname = \"A\"\n[[work]]\ntags='a'",
       "resume.toml:4:6: error: 'tags' in [[work]] must be a list of words, not a string"},
      {"[basics]\nname = \"A\"\n[[work]]\ntags=['a b']",
       "resume.toml:4:7: error: 'a b' cannot stand in 'tags'"},
      {"[basics]\nname = \"A\"\n[[work]]\nurl='javascript:x'",
       "resume.toml:4:5: error: 'url' begins with 'javascript:', which a résumé cannot link to"},
      {"[basics]\nname = \"A\"\n[[work]]\nurl='a b'",
       "resume.toml:4:5: error: 'url' is no address: it holds a space or a quotation mark"},
      {"[basics]\nname = \"A\"\n[[work]]\nlinks=[{label='x'}]",
       "resume.toml:4:8: error: [[work.links]] needs 'url'"},
      {"[basics]\nname = \"A\"\n[[sections]]\nid='x'\n",
       "resume.toml:3:1: error: [[sections]] needs 'title'"},
      {"[basics]\nname = \"A\"\n[[sections]]\nid='work'\ntitle='x'\ntext='y'",
       "resume.toml:4:4: error: 'work' is the name of a built-in table"},
      {"[basics]\nname = \"A\"\n[[sections]]\nid='x'\ntitle='x'\nitems=[]",
       "resume.toml:6:1: error: 'items' in [[sections]] needs 'like'"},
      {"[basics]\nname = \"A\"\n[[sections]]\nid='x'\ntitle='x'\nlike='jobs'\nitems=[]",
       "resume.toml:6:6: error: 'like' in [[sections]] names no section: \"jobs\""},
      {"[basics]\nname = \"A\"\n[[sections]]\nid='x'\ntitle='x'\nlike='work'\nitems=[{titel='x'}]",
       "resume.toml:7:9: error: unknown key 'titel' in [[sections.items]]"},
      {"[basics]\nname = \"A\"\n[style]\nsize='big'",
       "resume.toml:4:6: error: 'size' in [style] is no length"},
      {"[basics]\nname = \"A\"\n[style]\nsize=200",
       "resume.toml:4:6: error: 'size' in [style] must be between 5pt and 40pt"},
      {"[basics]\nname = \"A\"\n[style]\nsize='-3pt'",
       "resume.toml:4:6: error: 'size' in [style] must be between 5pt and 40pt"},
      {"[basics]\nname = \"A\"\n[style]\nsize=nan",
       "resume.toml:4:6: error: 'size' in [style] must be between 5pt and 40pt"},
      {"[basics]\nname = \"A\"\n[style]\npaper='a44'", "resume.toml:4:7: error: unknown paper 'a44'"},
      {"[basics]\nname = \"A\"\n[style]\npaper={width='10pt',height='1in'}",
       "resume.toml:4:14: error: 'width' in [style.paper] must be between 36pt and 14400pt"},
      {"[basics]\nname = \"A\"\n[style]\npaper={width='10in'}",
       "resume.toml:4:7: error: [style.paper] needs 'height'"},
      {"[basics]\nname = \"A\"\n[style]\nmargin='4.2in'",
       "resume.toml:4:8: error: the margins leave 7.2pt × 187.2pt for text"},
      {"[basics]\nname = \"A\"\n[style]\nmargin={ left='20in' }",
       "resume.toml:4:8: error: the margins leave -900pt × 666pt for text"},
      {"[basics]\nname = \"A\"\n[style]\nleading=9",
       "resume.toml:4:9: error: 'leading' in [style] must be between 0.8 and 4 times the size"},
      {"[basics]\nname = \"A\"\n[style]\nleading='5pt'",
       "resume.toml:4:9: error: 'leading' is less than 0.8 of the size"},
      {"[basics]\nname = \"A\"\n[style]\ncolor.link='blue'",
       "resume.toml:4:12: error: 'link' in [style.color] is no colour"},
      {"[basics]\nname = \"A\"\n[style]\ncolour.link='#000'",
       "resume.toml:4:1: error: unknown key 'colour' in [style]"},
      {"[basics]\nname = \"A\"\n[style]\nname.align='centre'",
       "resume.toml:4:12: error: 'align' in [style.name] cannot be \"centre\""},
      {"[basics]\nname = \"A\"\n[style]\nentry.dates=true",
       "resume.toml:4:13: error: 'dates' in [style.entry] cannot be a boolean"},
      {"[basics]\nname = \"A\"\n[style]\norder=['wrk']",
       "resume.toml:4:8: error: unknown section 'wrk' in 'order'"},
      {"[basics]\nname = \"A\"\n[style]\norder=['work','work']",
       "resume.toml:4:15: error: the section 'work' stands twice in 'order'"},
      {"[basics]\nname = \"A\"\n[style]\nnewPage=['*']",
       "resume.toml:4:10: error: unknown section '*' in 'newPage'"},
      {"[basics]\nname = \"A\"\n[style]\ntitles.wrok='x'",
       "resume.toml:4:8: error: unknown section 'wrok' in 'titles'"},
      {"[basics]\nname = \"A\"\n[style]\ncontact=['emial']",
       "resume.toml:4:10: error: unknown contact field 'emial'"},
      {"[basics]\nname = \"A\"\n[style]\ntheme='clasic'", "resume.toml:4:7: error: unknown theme 'clasic'"},
      {"[basics]\nname = \"A\"\n[style]\ntheme='mine.toml'",
       "resume.toml:4:7: error: cannot read 'mine.toml': no such file"},
      {"[basics]\nname = \"A\"\n[style]\ntheme='../mine.toml'",
       "resume.toml:4:7: error: '../mine.toml' is outside the folder of the résumé"},
      {"[basics]\nname = \"A\"\n[style]\nspace.entry={min='5pt'}",
       "resume.toml:4:13: error: [style.space.entry] needs 'natural'"},
      {"[basics]\nname = \"A\"\n[style]\nspace.entry={min='5pt',natural='3pt'}",
       "resume.toml:4:13: error: in [style.space.entry] min, natural and max must ascend"},
      {"[basics]\nname = \"A\"\n[style]\nspace.entry={mn='5pt',natural='3pt'}",
       "resume.toml:4:14: error: unknown key 'mn' in [style.space.entry]"},
      {"[basics]\nname = \"A\"\n[style]\npublications.group=true",
       "resume.toml:4:20: error: 'group' in [style.publications] cannot be a boolean"},
      {"[basics]\nname = \"A\"\n[style]\npublications.numbers='backward'",
       "resume.toml:4:22: error: 'numbers' in [style.publications] cannot be \"backward\""},
      {"[basics]\nname = \"A\"\n[style]\nfooter=true",
       "resume.toml:4:8: error: 'footer' in [style] must be a string or false, not a boolean"},
      {"[basics]\nname = \"A\"\nstyle='x'", "resume.toml:3:1: error: unknown key 'style' in [basics]"},
      {"[basics]\nname = \"A\"\n[meta]\nlanguage='english!'",
       "resume.toml:4:10: error: 'english!' is not a language tag"},
      {"[basics]\nname = \"A\"\n[meta]\nlanguage='English'",
       "resume.toml:4:10: error: 'English' is not a language tag"},
      {"[basics]\nname = \"A\"\n[meta]\nlastModified='yesterday'",
       "resume.toml:4:14: error: 'yesterday' is not a date"},
      {"[basics]\nname = \"A\"\n[meta]\noutput='../x'",
       "resume.toml:4:8: error: 'output' is the name of a file: it holds no '/' and no tab"},
      {"[basics]\nname = \"A\"\n[meta]\noutput='{name'",
       "resume.toml:4:8: error: the braces of 'output' do not match"},
      {"[basics]\nname = \"A\"\n[meta]\nprivate=['basics.fone']",
       "resume.toml:4:10: error: 'basics.fone' in 'private' names no key 'fone'"},
      {"[basics]\nname = \"A\"\n[meta]\nprivate=['basic.phone']",
       "resume.toml:4:10: error: 'basic.phone' in 'private' names no table 'basic'"},
      {"[basics]\nname = \"A\"\nimage='me.png'", "resume.toml:3:7: error: there is no file 'me.png'"},
      {"[basics]\nname = \"A\"\nimage='../me.png'",
       "resume.toml:3:7: error: '../me.png' is outside the folder of the résumé"},
      {"[basics]\nname = \"A\"\n[variants.a]\nextends='b'",
       "resume.toml:4:9: error: there is no variant 'b'"},
      {"[basics]\nname = \"A\"\n[variants.a]\nextends='a'",
       "resume.toml:4:9: error: the variant 'a' extends itself"},
      {"[basics]\nname = \"A\"\n[variants.a]\npick.work=['x']",
       "resume.toml:4:6: error: unknown section 'work' in 'pick'"},
      {"[basics]\nname = \"A\"\n[variants.a]\nlabel='x'",
       "resume.toml:4:1: error: unknown key 'label' in [variants.a]"},
      {"[basics]\nname = \"A\"\n[variants.a.basics]\nnmae='x'",
       "resume.toml:4:1: error: unknown key 'nmae' in [variants.a.basics]"},
      {"[basics]\nname = \"A\"\n[variants]\na=1",
       "resume.toml:4:3: error: the variant 'a' must be a table, not an integer"},
      {"[basics]\nname = \"A\"\n[variants.a.work]\nm=1",
       "resume.toml:4:3: error: 'm' in [[variants.a.work]] must be a table, not an integer"},
      {"[basics]\nname = \"A\"\nsummary='x'\nsumary='y'",
       "resume.toml:4:1: error: unknown key 'sumary' in [basics]"},
      {"[basics]\nname = \"A\"\n[skills]\nLanguages='C++'",
       "resume.toml:4:11: error: 'Languages' in [skills] must be a list of text, not a string"},
      {"[basics]\nname = \"A\"\n[skills]\n'  '=['a']", "resume.toml:4:1: error: 'name' in [skills] is blank"},
      {"[basics]\nname = \"A\"\n[[work]]\nsummary=2",
       "resume.toml:4:9: error: 'summary' in [[work]] must be text, not an integer"},
      {"[basics]\nname = \"A\"\n[[education]]\nscore=3.7",
       "resume.toml:4:7: error: 'score' in [[education]] must be text, not a number"},
      {"[basics]\nname = \"A\"\nemail=[1]",
       "resume.toml:3:8: error: 'email' in [basics] must be a string or a list of strings, not an integer"},
      {"[basics]\nname = \"A\"\nemail=''", "resume.toml:3:7: error: 'email' in [basics] is blank"},
  };
  for (const BadInput& bad : cases) expect_refused(bad);
}

TEST(BadInput, OfWrongBytesIsRefused) {
  expect_refused({"[basics]\nname = \"a\xFF\"", "resume.toml:2:10: error: byte 0xFF is not UTF-8"});
  expect_refused({"a = \"é\xC3", "resume.toml:1:7: error: byte 0xC3 is not UTF-8"});
  expect_refused({std::string("a\0b", 3), "resume.toml:1:2: error: control character U+0000"});
  expect_refused({"# \x1B[2J", "resume.toml:1:3: error: control character U+001B"});
  expect_refused({"a = 1\rb = 2\r", "resume.toml:1:6: error: control character U+000D"});
  expect_refused({std::string("a = '\x7F'"), "resume.toml:1:6: error: control character U+007F"});
}

std::string repeated(const std::string& text, int times) {
  std::string whole;
  for (int i = 0; i < times; ++i) whole += text;
  return whole;
}

TEST(BadInput, OfHugeSizeIsRefused) {
  const std::string head = "[basics]\nname = \"A\"\n";
  const std::string deep = "resume.toml:3:68: error: tables and lists nest more than 64 deep";
  expect_refused({head + "a = " + repeated("[", 100'000), deep});
  expect_refused({head + repeated("a.", 100'000) + "b = 1",
                  "resume.toml:3:128: error: tables and lists nest more than 64 deep"});
  expect_refused({head + "[" + repeated("a.", 50'000) + "b]",
                  "resume.toml:3:127: error: tables and lists nest more than 64 deep"});
  expect_refused({head + "a = " + repeated("{a.a = ", 50'000),
                  "resume.toml:3:224: error: tables and lists nest more than 64 deep"});
  expect_refused({head + "label = \"" + std::string(10'000'000, 'x') + "\"",
                  "resume.toml:3:9: error: a string is longer than 64 KiB"});
  expect_refused(
      {head + "[[work]]\nhighlights = [\n" + repeated("\"bullet\",\n", 100'000) + "]",
       "resume.toml:4:14: error: 'highlights' in [[work]] has 100000 elements; 20000 are the most"});
  expect_refused({head + "x = [" + repeated("0,", 300'000) + "]",
                  "resume.toml:3:399999: error: the file holds more than 200000 values"});
  expect_refused({head + repeated("[[work]]\n", 30'000),
                  "resume.toml:3:1: error: 'work' has 30000 elements; 20000 are the most"});
  expect_refused({std::string((16U << 20U) + 1, '#'), "resume.toml: error: the file is larger than 16 MiB"});
  std::string keys;
  for (int i = 0; i < 2'000; ++i) keys += "k" + std::to_string(i) + " = 1\n";
  expect_refused({head + keys, "resume.toml:1:1: error: more than 1000 keys in one table"});
}

TEST(BadInput, SaysAllErrorsInFileOrder) {
  const Parsed parsed = parse_text(R"([style]
size = "big"
[[work]]
company = "x"
startDate = "2023-13"
[basics]
label = 3
[[work]]
url = "a b"
)");
  std::vector<int> lines;
  for (const Diagnostic& error : parsed.errors) lines.push_back(error.place.line);
  EXPECT_EQ(lines, (std::vector<int>{2, 4, 5, 6, 7, 9}));
}

TEST(BadInput, ShowsTheExcerptOfTheExample) {
  const Parsed parsed = parse_text("[basics]\nname = \"A\"\n\n\n\n\n\n\n\n\n[[work]]\nhilights = [\n]\n");
  EXPECT_EQ(parsed.said(),
            "resume.toml:12:1: error: unknown key 'hilights' in [[work]]\n"
            "   12 | hilights = [\n"
            "      | ^~~~~~~~\n"
            "      = help: did you mean 'highlights'?\n");
}

TEST(BadInput, SaysWhereASlippedKeyBelongs) {
  const auto help = [](const std::string& toml) {
    const Parsed parsed = parse_with_name(toml);
    return parsed.errors.empty() ? std::string() : parsed.errors.front().help;
  };
  EXPECT_EQ(help("[[work]]\n[work.location]\ncity='x'\nhighlights=['a']"),
            "'highlights' belongs to [[work]]: move it above [work.location]");
  EXPECT_EQ(help("[meta]\nlabel='x'"), "'label' belongs to [basics], not below [meta]");
  EXPECT_EQ(help("[style.font]\norder=[]"), "'order' belongs to [style]: move it above [style.font]");
  EXPECT_EQ(help("style='x'"), "'style' stands at the top of the file: begin it with [style]");
  EXPECT_EQ(help("[[work]]\ninstitution='x'"), "'institution' belongs to [[education]]");
}

TEST(BadInput, FetchesNoPicture) {
  for (const std::string address : {"https://example.com/me.png", "HTTP://example.com/me.png",
                                    "//example.com/me.png", "data:image/png;base64,AAAA"}) {
    const Parsed parsed = parse_text("[basics]\nname = 'A'\nimage = '" + address + "'\n");
    ASSERT_TRUE(parsed.resume) << parsed.said();
    EXPECT_THAT(parsed.said(), ::testing::HasSubstr("3:9: warning: the picture is on the web, and nothing is "
                                                    "fetched: there will be none"));
    EXPECT_TRUE(parsed.resume->basics.image.empty());
  }
}

TEST(BadInput, ThatIsEmptyIsWarnedOf) {
  const auto said = [](const std::string& more) {
    const std::string text = parse_with_name(more).said();
    return text.substr(0, text.find('\n'));
  };
  EXPECT_EQ(said("[[interests]]\n"), "resume.toml:3:1: warning: this item of [[interests]] is empty");
  EXPECT_EQ(said("[[work]]\nname = 'N'\n[[work]]\nid = 'a'\nhighlights = []\n"),
            "resume.toml:5:1: warning: this item of [[work]] is empty");
  EXPECT_EQ(said("[[work]]\nname = 'N'\n"), "");
  EXPECT_EQ(said("[skills]\n"), "resume.toml:3:1: warning: the section 'skills' is empty");
  EXPECT_EQ(said("[[sections]]\nid = 'a'\ntitle = 'A'\n"),
            "resume.toml:3:1: warning: the section 'a' is empty");
  EXPECT_THAT(parse_with_name("[[sections]]\n").said(), ::testing::Not(::testing::HasSubstr("warning")));
}

TEST(BadInput, OfUnknownPlaceholdersIsRefused) {
  const auto said = [](const std::string& more) {
    const std::string text = parse_with_name(more).said();
    const std::size_t colon = text.find("error: ");
    return colon == std::string::npos ? "" : text.substr(colon + 7, text.find('\n') - colon - 7);
  };
  EXPECT_EQ(said("[style]\nfooter = '{name}, {page}/{pages}'"), "");
  EXPECT_EQ(said("[style]\nfooter = '{pagse}'"), "unknown placeholder '{pagse}' in 'footer' in [style]");
  EXPECT_EQ(said("[style]\nfooter = '{page'"), "the braces of 'footer' in [style] do not match");
  EXPECT_EQ(said("[variants.a.style]\nfooter = '{x}'"),
            "unknown placeholder '{x}' in 'footer' in [variants.a.style]");
  EXPECT_EQ(said("[meta]\noutput = '{name} CV{ – variant}'"), "");
  EXPECT_EQ(said("[meta]\noutput = '{nmae} CV'"), "unknown placeholder '{nmae}' in 'output'");
  EXPECT_EQ(said("[meta]\noutput = '{ – variant}'"), "'output' comes out as '', which is no name for a file");
  EXPECT_EQ(said("[meta]\noutput = '..'"), "'output' comes out as '..', which is no name for a file");
  EXPECT_EQ(said("[meta]\noutput = 'a/b'"), "'output' is the name of a file: it holds no '/' and no tab");
  EXPECT_EQ(said("[meta]\noutput = \"a\\tb\""), "'output' is the name of a file: it holds no '/' and no tab");
  EXPECT_EQ(said("[variants.a]\noutput = '{x}'"), "unknown placeholder '{x}' in 'output'");
}

TEST(BadInput, OfNumbersTooLargeIsExplained) {
  expect_refused(
      {"[[work]]\npriority = 99999999999999999999\n", "resume.toml:2:12: error: this number is too large"});
}

TEST(BadInput, OfANameThatCannotBeSeenIsBlank) {
  expect_refused({"[basics]\nname = \"\\u200B\\u00AD \\u3000\"\n",
                  "resume.toml:2:8: error: 'name' in [basics] is blank", "delete it, or fill it in"});
  EXPECT_EQ(parse_with_name("[style]\nseparator = \"\\u2003\"").said(), "") << "a separator may be space";
}

TEST(BadInput, WithAnIdTwiceIsRefusedWhereTheIdsStand) {
  const Parsed parsed = parse_with_name(
      "[[work]]\nname = 'N'\nid = \"a\"\n[[work]]\nname = 'N'\nid = \"a\"\n"
      "highlights = ['x {#h}', 'y {#h}']\n");
  ASSERT_EQ(parsed.errors.size(), 2U) << parsed.said();
  EXPECT_EQ(parsed.errors[0].place.line, 8);
  EXPECT_EQ(parsed.errors[0].help, "it stands on line 5 too: choose another");
  EXPECT_EQ(parsed.errors[1].place.line, 9);
}

TEST(BadInput, WithASectionOfBothKindsIsRefused) {
  for (const bool own_first : {true, false}) {
    const std::string own = "[[sections]]\nid = 'talks'\ntitle = 'Talks'\ntext = 'x'\n";
    const std::string built_in = "[[talks]]\nname = 'T'\n";
    const Parsed parsed = parse_with_name(own_first ? own + built_in : built_in + own);
    ASSERT_EQ(parsed.errors.size(), 1U);
    EXPECT_EQ(parsed.errors.front().message,
              "there are both [[talks]] and a section of your own with that id");
    EXPECT_EQ(parsed.errors.front().help, "choose another id");
    EXPECT_EQ(parsed.errors.front().place.line, own_first ? 4 : 6);
  }
}

TEST(BadInput, OfManyIdsTakesNoLongerThanItMust) {
  // Each look for a place goes through the file from its beginning: tens of thousands of them took a minute.
  std::string items;
  for (int i = 0; i < 20'000; ++i)
    items += "[[publications]]\nname = 'N'\nid = 'p" + std::to_string(i) + "'\n";
  EXPECT_EQ(parse_with_name(items).said(), "");
}

}  // namespace
}  // namespace galley::resume
