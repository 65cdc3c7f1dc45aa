// Applications, and the placeholders that they fill.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string basics = "[basics]\nname = \"Ada\"\n";
const std::string acme = R"([variants.acme.application]
company = "Acme"
position = "Engineer"
sent = 2026-11-30
)";

std::string said_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& one : diagnostics) text += to_text(one, false);
  return text;
}

/// A letter of this subject, for the variant acme.
std::string subject_of(const std::string& subject) {
  const Parsed parsed = tailor_text(basics + "[letter]\nsubject = '" + subject + "'\n" + acme, "acme");
  if (!parsed.resume) return parsed.said();
  return parsed.resume->letter->subject.value + said_of(parsed.resume->letter->unfilled);
}

/// The label of a résumé, tailored to a variant.
std::string label_of(const std::string& label, std::string_view variant, const std::string& more = "") {
  const Parsed parsed = tailor_text(basics + "label = '" + label + "'\n" + more, variant);
  return parsed.resume ? parsed.resume->basics.label.value : parsed.said();
}

TEST(Application, StandsInAVariant) {
  const Parsed parsed = tailor_text(basics + acme + "url = 'https://a.example'\nposting = 'R-7'\n", "acme");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  const Application& application = parsed.resume->application;
  EXPECT_EQ(application.company.value + application.position.value, "AcmeEngineer");
  EXPECT_EQ(application.sent.value, "2026-11-30");
  EXPECT_EQ(application.url.value + application.posting.value, "https://a.exampleR-7");
  EXPECT_EQ(application.company.place.line, 4);
  EXPECT_TRUE(tailor_text(basics + acme, "default").resume->application.company.empty());
}

TEST(Application, IsExtendedKeyByKey) {
  const std::string text = basics + acme +
                           "[variants.lead]\nextends = 'acme'\napplication.position = 'Lead'\n"
                           "[variants.other]\n";
  const Parsed parsed = tailor_text(text, "lead");
  EXPECT_EQ(parsed.resume->application.company.value + parsed.resume->application.position.value, "AcmeLead");
  const ParseOptions options{.theme = "", .settings = {"variants.lead.application.position=Boss"}};
  EXPECT_EQ(tailor_text(text, "lead", {}, options).resume->application.position.value, "Boss");
  const auto reader = memory_reader({});
  Diagnostics warnings;
  std::string companies;
  for (const VariantCompany& one : read({"resume.toml", text}, *reader, {}, warnings)->companies())
    companies += one.variant + ":" + one.company + " ";
  EXPECT_EQ(companies, "acme:Acme lead:Acme ");
}

TEST(Application, IsChecked) {
  const auto said = [](const std::string& keys) {
    return parse_text(basics + "[variants.v.application]\n" + keys).said();
  };
  EXPECT_THAT(said("compnay = 'A'\n"), HasSubstr("unknown key 'compnay' in [variants.v.application]"));
  EXPECT_THAT(said("compnay = 'A'\n"), HasSubstr("did you mean 'company'?"));
  EXPECT_THAT(said("sent = '2026-13-01'\n"), HasSubstr("'2026-13-01' is not a date"));
  EXPECT_EQ(said("sent = 'on a Friday'\n"), "");
  EXPECT_THAT(said("company = ['A']\n"), HasSubstr("must be a string"));
  EXPECT_THAT(parse_text(basics + "[application]\ncompany = 'A'\n").said(),
              HasSubstr("'application' belongs to a variant: write [variants.NAME.application]"));
  EXPECT_THAT(parse_text(basics + "[variants.v]\napplication = 'A'\n").said(),
              HasSubstr("'application' in [variants.v] must be a table"));
}

TEST(Placeholders, AreFilledInALetter) {
  EXPECT_EQ(subject_of("{position} at {company}, {sent}"), "Engineer at Acme, 2026-11-30");
  EXPECT_EQ(subject_of("{{company}} {{ }}"), "{company\\} { \\}");
  EXPECT_EQ(subject_of("{{{company}}}"), "{Acme\\}");
}

TEST(Placeholders, AreFilledInAllTextsOfALetter) {
  const Parsed parsed = tailor_text(basics + R"([letter]
place = "{company}1"
date = "{company}2"
subject = "{company}3"
reference = "{company}4"
opening = "{company}5"
body = "{company}6 {.t}\n\n- {company}7 {.t}\n  - {company}8"
closing = "{company}9"
signature = { image = "{company}.png", imageAlt = "{company}10" }
enclosures = ["{company}11", { name = "{company}12", file = "{company}.pdf" }]
postscript = "{company}13"
recipient = { name = "{company}14", title = "{company}15", organization = "{company}16", location = ["{company}17"] }
)" + acme,
                                    "acme");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  const Letter& letter = *parsed.resume->letter;
  EXPECT_EQ(letter.place.value + letter.date.literal.value + letter.subject.value, "Acme1Acme2Acme3");
  EXPECT_EQ(letter.reference.value + letter.opening.value, "Acme4Acme5");
  EXPECT_EQ(letter.body[0].paragraph.value + letter.body[1].items[0].text.value, "Acme6Acme7");
  EXPECT_EQ(letter.body[1].items[0].nested[0].text.value + letter.closing.value, "Acme8Acme9");
  EXPECT_EQ(letter.signature.image.value + letter.signature.image_alt.value, "{company}.pngAcme10");
  EXPECT_EQ(letter.enclosures[0].name.value + letter.enclosures[1].name.value, "Acme11Acme12");
  EXPECT_EQ(letter.enclosures[1].file.value + letter.postscript.value, "{company}.pdfAcme13");
  EXPECT_EQ(letter.recipient.name.value + letter.recipient.title.value, "Acme14Acme15");
  EXPECT_EQ(letter.recipient.organization.value + letter.recipient.lines[0].value, "Acme16Acme17");
  EXPECT_EQ(said_of(letter.unfilled), "");
}

TEST(Placeholders, GiveTextNotMarkdown) {
  const std::string text = basics + R"([letter]
subject = "{company}"
date = "{company}"
[variants.v.application]
company = "*A* [b](c) <d> `e` f_g \\ @&#"
)";
  const Parsed parsed = tailor_text(text, "v");
  EXPECT_EQ(parsed.resume->letter->subject.value, R"(\*A\* \[b\](c) \<d> \`e\` f\_g \\ @&#)");
  const Parsed code = tailor_text(
      basics +
          "[letter]\nsubject = '`{sent}` {sent} ``a ` {sent}`` \\`{sent}` `{sent}'\n[variants.v]\n"
          "application.sent = '*'\n",
      "v");
  EXPECT_EQ(code.resume->letter->subject.value, R"(`*` \* ``a ` *`` \`\*` `\*)")
      << "an escaped ` is no mark, and the last has no partner";
  EXPECT_EQ(parsed.resume->letter->date.literal.value, R"(*A* [b](c) <d> `e` f_g \ @&#)");
}

TEST(Placeholders, OfADateGiveADate) {
  const auto date_of = [](const std::string& sent) {
    return tailor_text(basics + "[letter]\ndate = '{sent}'\n[variants.v]\napplication.sent = " + sent, "v")
        .resume->letter->date;
  };
  EXPECT_EQ(date_of("2026-11-30").date, (Date{2026, 11, 30}));
  EXPECT_EQ(date_of("'on a Friday'").literal.value, "on a Friday");
}

TEST(Placeholders, ThatAreUnknownAreErrorsOfTheFile) {
  const std::string said = parse_text(basics + "[letter]\nopening = 'Dear {compny},'\n").said();
  EXPECT_THAT(said, HasSubstr("resume.toml:4:17: error: unknown placeholder '{compny}'"));
  EXPECT_THAT(said, HasSubstr("did you mean 'company'? it is {company}, {position} or {sent}; a brace that"));
  EXPECT_THAT(parse_text(basics + "[letter]\nbody = '''\na\n\n- b } c\n'''\n").said(),
              HasSubstr("resume.toml:7:5: error: the brace '}' has no partner"));
  EXPECT_THAT(parse_text(basics + "[variants.v]\nletter.opening = '{x}'\n").said(),
              HasSubstr("resume.toml:4:19: error: unknown placeholder '{x}'"));
}

TEST(Placeholders, WithoutAValueKeepTheLetterAlone) {
  const std::string text =
      basics + "[letter]\nopening = 'Dear {company}, {position}'\n[variants.v]\napplication.company = 'A'\n";
  const Parsed whole = tailor_text(text, "default");
  ASSERT_TRUE(whole.resume) << whole.said();
  EXPECT_THAT(said_of(whole.resume->letter->unfilled),
              HasSubstr("resume.toml:4:17: error: '{company}' has no value without a variant"));
  const Parsed variant = tailor_text(text, "v");
  ASSERT_TRUE(variant.resume) << variant.said();
  const std::string said = said_of(variant.resume->letter->unfilled);
  EXPECT_THAT(said, HasSubstr("resume.toml:4:28: error: '{position}' has no value in the variant 'v'"));
  EXPECT_THAT(said, HasSubstr("write position = \"…\" below [variants.v.application]"));
  EXPECT_THAT(said, Not(HasSubstr("{company}' has")));
}

TEST(Placeholders, AreFilledInLabelAndSummary) {
  EXPECT_EQ(label_of("For {company}", "acme", acme), "For Acme");
  EXPECT_EQ(label_of("{{For}} {company}", "acme", acme), "{For\\} Acme");
  const Parsed parsed =
      tailor_text(basics + "summary = 'One.'\n" + acme +
                      "[variants.acme]\nbasics.summary = \"\"\"To {company}.\n\n{sent}\"\"\"\n",
                  "acme");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->sections.at(0).text.at(0).value, "To Acme.");
  EXPECT_EQ(parsed.resume->sections.at(0).text.at(1).value, "2026-11-30");
}

TEST(Placeholders, LeaveBracesWithoutApplications) {
  EXPECT_EQ(label_of("{a} {{b}} }c{ {.d}", "default"), "{a} {{b}} }c{ {.d}");
  EXPECT_EQ(label_of("{{company}}", "default"), "{{company}}");
  EXPECT_THAT(label_of("{company}", "default"),
              HasSubstr("resume.toml:3:10: error: '{company}' has no value without a variant"));
  EXPECT_THAT(label_of("{a}", "default", acme), HasSubstr("error: unknown placeholder '{a}'"));
  EXPECT_EQ(label_of("{{a}}", "default", acme), "{a\\}");
}

TEST(Placeholders, WithoutAValueInALabelKeepTheVariantAlone) {
  const std::string more = acme + "[variants.none]\n";
  EXPECT_EQ(label_of("{company}", "acme", more), "Acme");
  EXPECT_THAT(label_of("{company}", "none", more), HasSubstr("has no value in the variant 'none'"));
  EXPECT_THAT(label_of("{company}", "whole", more),
              HasSubstr("choose a variant that has an application, with --variant"));
  EXPECT_EQ(label_of("x", "none", more + "basics.summary = 'x'\n[style]\norder = ['work']\n"), "x");
}

TEST(Placeholders, AreFilledInOutput) {
  const auto output_of = [](const std::string& output, std::string_view variant,
                            const std::string& more = acme) {
    const std::string pattern = "[meta]\noutput = '" + output + "'\n";
    const Parsed parsed = tailor_text(basics + pattern + more, variant);
    if (!parsed.resume) return parsed.said();
    return output_name(*parsed.resume, variant == default_variant ? "" : variant).value_or("none") +
           said_of(parsed.resume->meta.unfilled_output);
  };
  EXPECT_EQ(output_of("{name} {position} {sent}{ – variant}", "acme"), "Ada Engineer 2026-11-30 – acme");
  EXPECT_EQ(output_of("{{{company}}}", "acme"), "{Acme}");
  EXPECT_EQ(output_of("{name}{ – variant}", "default"), "Ada");
  EXPECT_EQ(output_of("{company}", "v", "[variants.v]\napplication.company = 'A/B'\n"), "A-B");
  EXPECT_THAT(output_of("{company}", "v", "[variants.v]\napplication.company = '..'\n"),
              HasSubstr("'output' comes out as '..', which is no name for a file"));
  EXPECT_THAT(output_of("To {company}", "default"),
              HasSubstr("resume.toml:4:14: error: '{company}' has no value without a variant"));
  EXPECT_THAT(output_of("To {compani}", "acme"), HasSubstr("it knows {name}, { – variant}, {company}"));
  EXPECT_THAT(output_of("To {", "acme"), HasSubstr("the braces of 'output' do not match"));
  EXPECT_EQ(output_of("x", "acme", acme + "[variants.acme]\noutput = '{company}'\n"), "Acme");
}

TEST(Placeholders, NameResultsBeforeTailoring) {
  const auto reader = memory_reader({});
  Diagnostics warnings;
  const auto manuscript =
      read({"resume.toml", basics + "[meta]\noutput = '{company}'\n" + acme}, *reader, {}, warnings);
  EXPECT_EQ(output_name(*tailor_head(*manuscript, "acme"), "acme"), "Acme");
  EXPECT_EQ(output_name(*tailor_head(*manuscript, "default"), ""), std::nullopt);
}

TEST(Placeholders, CannotAskForMuchMoreTextThanThereIs) {
  std::string body;
  for (int i = 0; i < 6000; ++i) body += "{company} ";
  const std::string text = basics + "[letter]\nbody = '" + body + "'\n[variants.v]\napplication.company = '" +
                           std::string(10'000, 'x') + "'\n";
  const Parsed parsed = tailor_text(text, "v");
  EXPECT_THAT(said_of(parsed.resume->letter->unfilled), HasSubstr("bytes of text"));
  EXPECT_LT(parsed.resume->letter->body[0].paragraph.value.size(), 6'000'000U);
}

}  // namespace
}  // namespace galley::resume
