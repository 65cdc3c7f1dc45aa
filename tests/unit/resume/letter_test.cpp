// The letter: its keys, its body, the file beside the résumé, what lies over it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string basics = "[basics]\nname = \"Ada\"\n";

std::vector<std::string> values_of(const std::vector<Text>& texts) {
  std::vector<std::string> values;
  for (const Text& text : texts) values.push_back(text.value);
  return values;
}

/// Reads a letter whose body is the text, which begins on line 5.
Parsed with_body(const std::string& text) {
  return parse_text(basics + "[letter]\nbody = '''\n" + text + "'''\n");
}

/// The body as one line for each paragraph and item: place, kind, text, tags.
std::string shown(const std::vector<BodyPart>& body) {
  std::string lines;
  const auto add = [&lines](const Text& text, std::string_view kind, const std::vector<std::string>& tags) {
    lines += std::to_string(text.place.line) + ":" + std::to_string(text.place.column) + std::string(kind);
    for (const char c : text.value) lines += c == '\n' ? std::string("|") : std::string(1, c);
    for (const std::string& tag : tags) lines += " ." + tag;
    lines += "\n";
  };
  for (const BodyPart& part : body) {
    if (!part.paragraph.empty()) add(part.paragraph, " ", part.tags);
    for (const Highlight& item : part.items) {
      add(item.text, part.is_ordered ? " # " : " - ", item.tags);
      for (const Highlight& nested : item.nested) add(nested.text, " -- ", nested.tags);
    }
  }
  return lines;
}

std::string body_of(const std::string& text) {
  const Parsed parsed = with_body(text);
  return parsed.resume ? shown(parsed.resume->letter->body) + parsed.said() : parsed.said();
}

TEST(Letter, HasAllItsKeys) {
  const Parsed parsed = parse_text(basics + R"([letter]
form = "din-5008-b"
place = "Berlin"
date = 2026-11-30
subject = "Application"
reference = "R-7"
opening = "Dear Ms B,"
body = "Hello."
closing = "Yours"
enclosures = ["CV", { name = "Degree", file = "degree.pdf" }]
postscript = "P"
[letter.recipient]
name = "B"
title = "Head"
organization = "Acme"
location = { address = "A 1", city = "C", countryCode = "DE" }
[letter.signature]
image = "me.png"
imageAlt = "Mine"
height = "30pt"
)");
  ASSERT_TRUE(parsed.resume && parsed.resume->letter) << parsed.said();
  const Letter& letter = *parsed.resume->letter;
  EXPECT_EQ(letter.form, LetterForm::Din5008B);
  EXPECT_EQ(letter.place.value, "Berlin");
  EXPECT_EQ(letter.date.date, (Date{2026, 11, 30}));
  EXPECT_EQ(letter.subject.value + letter.reference.value + letter.opening.value, "ApplicationR-7Dear Ms B,");
  EXPECT_EQ(letter.body.at(0).paragraph.value + letter.closing.value + letter.postscript.value,
            "Hello.YoursP");
  EXPECT_EQ(letter.recipient.name.value + letter.recipient.title.value, "BHead");
  EXPECT_EQ(letter.recipient.organization.value + letter.recipient.location.city.value, "AcmeC");
  EXPECT_EQ(letter.signature.image.value + letter.signature.image_alt.value, "me.pngMine");
  EXPECT_EQ(letter.signature.height, Length::points(30));
  ASSERT_EQ(letter.enclosures.size(), 2U);
  EXPECT_EQ(letter.enclosures[0].name.value + letter.enclosures[1].name.value, "CVDegree");
  EXPECT_EQ(letter.enclosures[0].file.value + letter.enclosures[1].file.value, "degree.pdf");
  EXPECT_EQ(letter.place_in_file.line, 3);
  EXPECT_EQ(parsed.said(), "");
}

TEST(Letter, IsNotThereWithoutItsTable) { EXPECT_FALSE(parse_text(basics).resume->letter); }

TEST(Letter, TakesAnAddressInLines) {
  const Parsed lines = parse_text(basics + "[letter]\nrecipient.location = ['A 1', 'B 2']\n");
  EXPECT_THAT(values_of(lines.resume->letter->recipient.lines), ElementsAre("A 1", "B 2"));
  const Parsed line = parse_text(basics + "[letter]\nrecipient.location = 'A 1, B 2'\n");
  EXPECT_EQ(line.resume->letter->recipient.location.line.value, "A 1, B 2");
  EXPECT_THAT(parse_text(basics + "[letter]\nrecipient.location = 3\n").said(),
              HasSubstr("must be text, a list of text or a table, not an integer"));
}

TEST(Letter, TakesDatesAndText) {
  const auto date_of = [](const std::string& value) {
    return parse_text(basics + "[letter]\ndate = " + value + "\n").resume->letter->date;
  };
  EXPECT_TRUE(date_of("'today'").is_today);
  EXPECT_TRUE(date_of("' Today'").is_today);
  EXPECT_EQ(date_of("'2026-11'").date, (Date{2026, 11, 0}));
  EXPECT_EQ(date_of("'on a Friday'").literal.value, "on a Friday");
  EXPECT_TRUE(parse_text(basics + "[letter]\nplace = 'B'\n").resume->letter->date.empty());
  EXPECT_THAT(parse_text(basics + "[letter]\ndate = '2026-13'\n").said(),
              HasSubstr("'2026-13' is not a date"));
}

TEST(Letter, BodyHasParagraphsAndLists) {
  EXPECT_EQ(
      body_of("One\ngoes on. {.ml}\n\nTwo:\n- a\n- b\n  goes on {.x .y}\n\nThree\n1. c\n2. d\n"),
      "5:1 One|goes on. .ml\n8:1 Two:\n9:1 - a\n10:1 - b|goes on .x .y\n13:1 Three\n14:1 # c\n15:1 # d\n");
  EXPECT_EQ(body_of("- a\n  - b\n  - c\n- d\n  * e\n    goes on\n"),
            "5:1 - a\n6:3 -- b\n7:3 -- c\n8:1 - d\n9:3 -- e|goes on\n");
  EXPECT_EQ(body_of("- a\n\n- b\n\nc\n- d\n1. e\n"), "5:1 - a\n7:1 - b\n9:1 c\n10:1 - d\n11:1 # e\n")
      << "a blank line does not end a list; other marks begin one";
}

TEST(Letter, BodyKeepsWhatIsNoList) {
  EXPECT_EQ(body_of("3. Oktober\n\nIn\n2024. Then\n\n-x\n\n- \n\n*a* b\n"),
            "5:1 3. Oktober\n7:1 In|2024. Then\n10:1 -x\n12:1 -\n14:1 *a* b\n");
  EXPECT_EQ(body_of("A \\\nB\n"), "5:1 A \\|B\n") << "a line break stays in the text";
}

TEST(Letter, BodySaysWhatItDoesNotTake) {
  EXPECT_THAT(body_of("- a\n\n  b\n"), HasSubstr("an item of a list is one paragraph"));
  EXPECT_THAT(body_of("- a\n  - b\n    - c\n"),
              HasSubstr("resume.toml:7:5: error: lists nest one level deep"));
  EXPECT_THAT(body_of("- a\n  1. b\n"), HasSubstr("warning: a nested list has no numbers"));
  EXPECT_THAT(body_of("> a\n"), HasSubstr("warning: a quotation is not read"));
  EXPECT_THAT(body_of("```\na\n```\n"), HasSubstr("warning: a block of code is not read"));
  EXPECT_THAT(body_of("a\n\n---\n\nb\n"), HasSubstr("resume.toml:7:1: warning: a rule is not read"));
  EXPECT_THAT(body_of("a {#id}\n"),
              HasSubstr("resume.toml:5:4: error: '#id' is no attribute of a paragraph"));
  EXPECT_THAT(body_of("- a {priority=3}\n"), HasSubstr("'priority=3' is no attribute of a list item"));
  EXPECT_THAT(body_of("- {.ml}\n"), HasSubstr("a list item of attributes alone"));
}

TEST(Letter, PlacesAreThoseOfTheFile) {
  // A backslash ends a line of the file, not of the string.
  const Parsed joined =
      parse_text(basics + "[letter]\nbody = \"\"\"One \\\n  and on.\n\nTwo\n- a\n- a\n\"\"\"\n");
  EXPECT_EQ(shown(joined.resume->letter->body), "4:8 One and on.\n7:1 Two\n8:1 - a\n9:1 - a\n");
  const Parsed one_line = parse_text(basics + "[letter]\nbody = \"One\\n\\nTwo\"\n[meta]\nversion = 'Two'\n");
  EXPECT_EQ(shown(one_line.resume->letter->body), "4:8 One\n4:8 Two\n");
  std::string many;
  for (int i = 0; i < 500; ++i) many += "Same.\n\n";
  const Parsed long_one = with_body(many);
  EXPECT_EQ(long_one.resume->letter->body.at(499).paragraph.place.line, 5 + 2 * 499);
}

TEST(Letter, IsAFileBesideTheResume) {
  const std::map<std::string, std::string> files{{"letter.toml", "place = 'B'\n[recipient]\nname = 'C'\n"}};
  const Parsed parsed = parse_text(basics + "[letter]\nplace = 'A'\nsubject = 'S'\n", "resume.toml", files);
  ASSERT_TRUE(parsed.resume && parsed.resume->letter) << parsed.said();
  EXPECT_EQ(parsed.resume->letter->place.value, "B");
  EXPECT_EQ(parsed.resume->letter->subject.value, "S");
  EXPECT_EQ(parsed.resume->letter->recipient.name.value, "C");
  EXPECT_EQ(file_and_line(parsed.resume->letter->recipient.name.place), "letter.toml:3");
  EXPECT_FALSE(parse_text(basics, "resume.toml", files, {.theme = "", .is_alone = true}).resume->letter);
  EXPECT_FALSE(parse_text(basics, "letter.toml", {{"letter.toml", basics}}).resume->letter);
}

TEST(Letter, FileIsToldOfAsItStands) {
  const auto said = [](const std::string& letter) {
    return parse_text(basics, "resume.toml", {{"letter.toml", letter}}).said();
  };
  EXPECT_THAT(said("subjekt = 'S'\n"), HasSubstr("letter.toml:1:1: error: unknown key 'subjekt' at the top"));
  EXPECT_THAT(said("[recipient]\nnane = 'S'\n"), HasSubstr("unknown key 'nane' in [recipient]"));
  EXPECT_THAT(said("[recipient]\nopening = 'S'\n"),
              HasSubstr("'opening' stands at the top of this file: move it above [recipient]"));
  EXPECT_THAT(said("[letter]\nplace = 'S'\n"), HasSubstr("its keys stand here without that header"));
  EXPECT_THAT(said("[[work]]\n"), HasSubstr("'work' belongs to the résumé, not to this file"));
  EXPECT_THAT(said("subject = 3\n"), HasSubstr("'subject' must be text"));
  EXPECT_THAT(said("subject = \n"), HasSubstr("letter.toml:1:"));
}

TEST(Letter, LiesUnderOverlaysVariantsAndSettings) {
  const std::string text = basics + R"([letter]
place = "0"
subject = "0"
closing = "0"
opening = "0"
postscript = "0"
recipient.location = ["0"]
[variants.v]
letter.closing = "V"
letter.opening = "V"
letter.recipient.location = { city = "V" }
)";
  const std::map<std::string, std::string> files{
      {"letter.toml", "subject = 'L'\npostscript = 'L'\n"},
      {"over.toml", "letter.postscript = 'O'\nletter.closing = 'O'\n"},
      {"resume.private.toml", "letter.opening = 'P'\n"}};
  const ParseOptions options{.theme = "", .overlays = {"over.toml"}, .settings = {"letter.opening=S"}};
  const auto shown_of = [&](std::string_view variant) {
    const Parsed parsed = tailor_text(text, variant, files, options);
    if (!parsed.resume) return parsed.said();
    const Letter& letter = *parsed.resume->letter;
    return letter.place.value + letter.subject.value + letter.postscript.value + letter.closing.value +
           letter.opening.value + letter.recipient.location.city.value;
  };
  EXPECT_EQ(shown_of("default"), "0LOOS");
  EXPECT_EQ(shown_of("v"), "0LOVSV");
}

TEST(Letter, IsHiddenInPart) {
  const std::string text = basics + R"([letter]
subject = "S"
recipient = { name = "N", organization = "O" }
[meta]
private = ["letter.recipient.name"]
[variants.v]
hide = ["letter.subject"]
[variants.w]
hide = ["letter"]
)";
  const Parsed all = tailor_text(text, "v");
  EXPECT_EQ(all.resume->letter->subject.value + all.resume->letter->recipient.name.value, "N");
  const Parsed open = parse_text(text, "resume.toml", {}, {.theme = "", .is_public = true});
  EXPECT_EQ(open.resume->letter->recipient.name.value + open.resume->letter->recipient.organization.value,
            "O");
  EXPECT_FALSE(tailor_text(text, "w").resume->letter);
  EXPECT_THAT(parse_text(basics + "[variants.v]\nhide = ['letter.subjekt']\n").said(),
              HasSubstr("did you mean 'letter.subject'?"));
}

TEST(Letter, TagsSelectParagraphsAndItems) {
  const std::string text = basics + R"([letter]
body = """
Both.

Ml. {.ml}

- a {.ml}
- b {.web}
  - c {.ml}

1. d {.ml}
"""
[variants.ml]
include = ["ml"]
[variants.web]
exclude = ["ml"]
[variants.none]
exclude = ["ml", "web"]
[variants.all]
)";
  const auto body_for = [&text](std::string_view variant) {
    const Parsed parsed = tailor_text(text, variant);
    return parsed.resume ? shown(parsed.resume->letter->body) : parsed.said();
  };
  EXPECT_EQ(body_for("ml"), "5:1 Both.\n7:1 Ml. .ml\n9:1 - a .ml\n13:1 # d .ml\n");
  EXPECT_EQ(body_for("web"), "5:1 Both.\n10:1 - b .web\n");
  EXPECT_EQ(body_for("none"), "5:1 Both.\n");
  EXPECT_EQ(body_for("all"), body_for("default"));
}

}  // namespace
}  // namespace galley::resume
