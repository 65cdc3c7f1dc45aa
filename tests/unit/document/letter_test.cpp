// Letters: the parts of each form in their order, addresses, dates, and where regions stand.
#include <gmock/gmock.h>

#include "galley/document/compose_letter.h"
#include "samples.h"

namespace galley::document {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

constexpr Length mm(double millimetres) { return Length::points(millimetres * 72 / 25.4); }

Resume letter_of(LetterForm form, std::string language = "en-US") {
  Resume resume = resume_of({}, std::move(language));
  resume.basics.name = text("Ada Quill");
  resume.basics.label = text("Compositor");
  resume.basics.email = {text("ada@example.org")};
  resume.basics.location.address = text("12 Type Street");
  resume.basics.location.city = text("London");
  resume.basics.location.postal_code = text("E1 6AN");
  resume.basics.location.country_code = text("GB");
  Letter letter;
  letter.form = form;
  letter.recipient.name = text("Ms Grace Hot-Metal");
  letter.recipient.title = text("Head of Composition");
  letter.recipient.organization = text("Foundry & Sons");
  letter.recipient.location = resume.basics.location;
  letter.place = text("London");
  letter.date.date = Date{2026, 11, 30};
  letter.subject = text("Your notice for a compositor");
  letter.reference = text("C-17");
  letter.opening = text("Dear Ms Hot-Metal,");
  letter.body.push_back({text("I set type."), {}, {}, false});
  letter.closing = text("Yours sincerely,");
  letter.postscript = text("I read proofs too.");
  letter.enclosures = {{text("Certificate"), {}}, {text("Specimens"), {}}};
  resume.letter = std::move(letter);
  return resume;
}

Document composed_letter(const Resume& resume, const LetterParts& parts = {}) {
  Diagnostics warnings;
  auto document = compose_letter(resume, parts, warnings);
  EXPECT_TRUE(document) << (document ? "" : document.error().front().message);
  return document ? *std::move(document) : Document{};
}

std::string letter_text(const Resume& resume) { return dump(composed_letter(resume)); }

TEST(Letter, UsesOneColumnInTheUnitedStates) {
  EXPECT_EQ(
      letter_text(letter_of(LetterForm::Us)),
      "# **Ada Quill**\n*Compositor*\n[ada@example.org](mailto:ada@example.org)~· 12 Type Street, London E1 "
      "6AN, "
      "United Kingdom\nLondon, November 30, 2026\n"
      "Ms Grace Hot-Metal \nHead of Composition \nFoundry & Sons \n12 Type Street \nLondon E1 6AN\n"
      "Your ref: C-17\n## **Re: Your notice for a compositor**\nDear Ms Hot-Metal,\nI set type.\n"
      "Yours sincerely,\nAda Quill\nP.S. I read proofs too.\n**Enclosures** \nCertificate \nSpecimens\n");
}

TEST(Letter, HasItsSubjectAfterTheOpeningInTheUnitedKingdom) {
  const Document document = composed_letter(letter_of(LetterForm::Uk, "en-GB"));
  EXPECT_THAT(dump(document),
              HasSubstr("Dear Ms Hot-Metal,\n## **Your notice for a compositor**\nI set type.\n"));
  const auto date = std::ranges::find_if(
      document.blocks, [](const Block& block) { return block.paragraph.text == "London, 30 November 2026"; });
  ASSERT_NE(date, document.blocks.end());
  EXPECT_EQ(date->paragraph.alignment, Alignment::End);
}

TEST(Letter, HasTheRecipientAtTheRightInFrance) {
  Resume resume = letter_of(LetterForm::French, "fr");
  resume.letter->date.date = Date{2026, 12, 1};
  const Document document = composed_letter(resume);
  EXPECT_THAT(dump(document), HasSubstr("London E1 6AN\nLondon, le 1er décembre 2026\n"));
  EXPECT_THAT(dump(document), HasSubstr("## **Objet~: Your notice for a compositor**\nDear"));
  const auto address = std::ranges::find_if(
      document.blocks, [](const Block& block) { return block.paragraph.text.starts_with("Ms Grace"); });
  ASSERT_NE(address, document.blocks.end());
  EXPECT_EQ(address->indent, mm(110) - resume.style.margin.left);
}

TEST(Letter, HasTheFieldsOfDin5008) {
  const Document document = composed_letter(letter_of(LetterForm::Din5008B, "de"));
  ASSERT_THAT(document.flows, SizeIs(5)) << "head, information, return line, address, text";
  const auto region = [&](std::size_t flow) -> const Region& { return document.flows[flow].region; };
  EXPECT_EQ(region(1).left, mm(125));
  EXPECT_EQ(region(1).right, mm(125) + mm(75));
  EXPECT_EQ(region(1).first_page.top, mm(45) + mm(5));
  EXPECT_EQ(region(3).left, mm(25));
  EXPECT_EQ(region(3).first_page.top, mm(45) + mm(17.7));
  EXPECT_EQ(region(3).first_page.bottom, mm(45) + mm(45));
  EXPECT_FALSE(region(3).later_pages);
  EXPECT_EQ(region(4).first_page.top, mm(45) + mm(53.46));
  EXPECT_FALSE(region(4).later_pages->top);
  ASSERT_THAT(document.marks, SizeIs(3));
  EXPECT_NEAR((document.marks[0].rect.origin.y + document.marks[0].rect.size.height / 2).points(),
              mm(105).points(), .01);
  EXPECT_EQ(dump(document),
            "# **Ada Quill**\n*Compositor*\n[ada@example.org](mailto:ada@example.org)\n12 Type Street\n"
            "London E1 6AN\nIhr Zeichen: C-17\nLondon, 30. November 2026\n"
            "Ada Quill · 12 Type Street · London E1 6AN\nFoundry & Sons \nMs Grace Hot-Metal \n"
            "Head of Composition \n12 Type Street \nLondon E1 6AN\n## **Your notice for a compositor**\n"
            "Dear Ms Hot-Metal,\nI set type.\nYours sincerely,\nAda Quill\nPS: I read proofs too.\n"
            "**Anlagen** \nCertificate \nSpecimens\n");
}

TEST(Letter, HasAnAddressAsOneParagraph) {
  const Document document = composed_letter(letter_of(LetterForm::Din5008A, "de"));
  const std::size_t begin = document.flows[3].begin;
  for (std::size_t i = begin; i < document.flows[4].begin; ++i)
    EXPECT_EQ(document.blocks[i].paragraph.node, document.blocks[begin].paragraph.node);
}

TEST(Letter, NamesACountryAbroadInCapitals) {
  Resume resume = letter_of(LetterForm::Us);
  resume.letter->recipient.location.country_code = text("DE");
  EXPECT_THAT(letter_text(resume), HasSubstr("12 Type Street \nE1 6AN London \nGERMANY\n"));
}

TEST(Letter, TakesTheLinesOfAnAddressAsTheyAre) {
  Resume resume = letter_of(LetterForm::Us);
  resume.letter->recipient.lines = texts({"c/o The Hall", "London"});
  EXPECT_THAT(letter_text(resume), HasSubstr("Foundry & Sons \nc/o The Hall \nLondon\n"));
}

TEST(Letter, EndsALineAtAHardBreak) {
  Resume resume = letter_of(LetterForm::Plain);
  resume.letter->closing = text("With thanks\\\nand kind regards,");
  resume.letter->body.front().paragraph = text("One line,\\\n*another* one,\nand the same.");
  const std::string shown = letter_text(resume);
  EXPECT_THAT(shown, HasSubstr("\nOne line, \n*another* one, and the same.\n"));
  EXPECT_THAT(shown, HasSubstr("\nWith thanks \nand kind regards,\n"));
}

TEST(Letter, ListsItsPoints) {
  Resume resume = letter_of(LetterForm::Plain);
  resume.letter->body.push_back({{}, {}, highlights({"First.", "Second."}), true});
  EXPECT_THAT(letter_text(resume), HasSubstr("I set type.\n1. First.\n2. Second.\n"));
  resume.letter->body.back().is_ordered = false;
  EXPECT_THAT(letter_text(resume), HasSubstr("I set type.\n• First.\n• Second.\n"));
}

TEST(Letter, IsDatedTodayOnlyIfItIsTold) {
  Resume resume = letter_of(LetterForm::Us);
  resume.letter->date = {};
  resume.letter->date.is_today = true;
  EXPECT_THAT(dump(composed_letter(resume, {Date{2026, 3, 9}, nullptr})), HasSubstr("March 9, 2026"));
  Diagnostics warnings;
  const auto failed = compose_letter(resume, {}, warnings);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().front().message, "which day is today is not known");
}

TEST(Letter, HasTheFormOfItsRecipientsCountry) {
  const auto flows_of = [](std::string country, std::string language) {
    Resume resume = letter_of(LetterForm::Plain, std::move(language));
    resume.letter->form.reset();
    resume.letter->recipient.location.country_code = text(std::move(country));
    return composed_letter(resume).flows.size();
  };
  EXPECT_EQ(flows_of("DE", "en-US"), 5U);
  EXPECT_EQ(flows_of("US", "de"), 1U);
  EXPECT_EQ(flows_of("", "de"), 5U);
  EXPECT_EQ(flows_of("", "en-GB"), 1U);
}

TEST(Letter, HasNoFieldsOnSmallPaper) {
  Resume resume = letter_of(LetterForm::Din5008A, "de");
  resume.style.paper = {mm(148), mm(210)};
  Diagnostics warnings;
  const auto failed = compose_letter(resume, {}, warnings);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().front().message, "a letter after DIN 5008 needs paper of at least 200 × 250 mm");
  resume.letter->form.reset();
  EXPECT_THAT(composed_letter(resume).flows, SizeIs(1));
}

TEST(Letter, SaysWhatItIsAbout) {
  const Document document = composed_letter(letter_of(LetterForm::Us));
  EXPECT_EQ(document.info.title, "Ada Quill – Your notice for a compositor");
  ASSERT_THAT(document.outline, SizeIs(1));
  EXPECT_EQ(document.outline.front().title, "Your notice for a compositor");
}

}  // namespace
}  // namespace galley::document
