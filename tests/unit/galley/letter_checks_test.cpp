#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "galley/galley.h"

namespace galley {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Text text(std::string value, Place place = {}) { return {std::move(value), std::move(place)}; }

BodyPart paragraph(const Text& text) { return {text, {}, {}, false}; }
BodyPart list(std::vector<Highlight> items) { return {{}, {}, std::move(items), false}; }
Highlight item(const Text& text, std::vector<Highlight> nested = {}) {
  return {text, {}, {}, {}, std::move(nested)};
}

/// A letter in which there is nothing to note.
Resume letter_in(const std::string& language) {
  Resume resume;
  resume.meta.language = language;
  Letter letter;
  letter.recipient.organization = text("Initech");
  letter.recipient.location.address = text("1 High Street");
  letter.recipient.location.postal_code = text("LS1 4AP");
  letter.recipient.location.city = text("Leeds");
  letter.subject = text("Editor");
  letter.opening = text("Dear Ms Chen,");
  letter.body = {paragraph(text("I read your notice."))};
  letter.closing = text("Yours sincerely,");
  resume.letter = letter;
  return resume;
}

Resume letter_of(const std::string& language, const std::string& opening, const std::string& closing,
                 const std::string& body = "…") {
  Resume resume = letter_in(language);
  resume.letter->opening = text(opening);
  resume.letter->closing = text(closing);
  resume.letter->body = {paragraph(text(body))};
  return resume;
}

std::vector<std::string> notes_on(const Resume& resume, const std::vector<std::string>& companies = {},
                                  std::size_t pages = 1) {
  Pages made;
  made.pages.resize(pages);
  std::vector<std::string> messages;
  for (const Diagnostic& note : advise_on_letter(resume, made, companies)) {
    EXPECT_EQ(note.severity, Severity::Note);
    messages.push_back(note.message);
  }
  return messages;
}

TEST(LetterChecks, note_nothing_without_a_letter) {
  Resume resume = letter_in("en");
  resume.letter.reset();
  EXPECT_THAT(notes_on(resume, {"Initech"}, 2), IsEmpty());
}

TEST(LetterChecks, note_a_missing_subject_and_a_second_page) {
  Resume resume = letter_in("en-GB");
  EXPECT_THAT(notes_on(resume), IsEmpty());
  EXPECT_THAT(notes_on(resume, {}, 2), ElementsAre("the letter has 2 pages; one is usual"));
  resume.letter->subject = {};
  EXPECT_THAT(notes_on(resume), ElementsAre("the letter has no subject"));
}

TEST(LetterChecks, note_an_address_without_a_postal_code) {
  const auto none = ElementsAre("the recipient's address has no postal code");
  Resume resume = letter_in("en-GB");
  Location& location = resume.letter->recipient.location;
  location.postal_code = {};
  EXPECT_THAT(notes_on(resume), none);
  location.country_code = text("IE");
  EXPECT_THAT(notes_on(resume), IsEmpty()) << "few people write Eircodes";
  location = {};
  EXPECT_THAT(notes_on(resume), IsEmpty()) << "there is no address";
  location.line = text("Leeds");
  EXPECT_THAT(notes_on(resume), none);
  location.line = text("Leeds LS1 4AP");
  EXPECT_THAT(notes_on(resume), IsEmpty());
}

TEST(LetterChecks, look_for_a_postal_code_in_lines) {
  Resume resume = letter_in("de");
  resume.letter->opening = text("Sehr geehrte Damen und Herren,");
  resume.letter->closing = text("Mit freundlichen Grüßen");
  resume.letter->body = {};
  Recipient& to = resume.letter->recipient;
  to.location = {};
  for (const char* line :
       {"10115 Berlin", "1010 Wien", "113 30 Stockholm", "Leeds LS1 4AP", "1012 AB Amsterdam",
        "Portland, OR 97201", "Ottawa ON K1A 0B1", "Musterstraße 1, 10115 Berlin"}) {
    to.lines = {text("Initech"), text("Musterstraße 12"), text(line)};
    EXPECT_THAT(notes_on(resume), IsEmpty()) << line;
  }
  to.lines.back() = text("Berlin");
  EXPECT_THAT(notes_on(resume), ElementsAre("the recipient's address has no postal code"));
}

TEST(LetterChecks, name_the_company_of_another_variant_at_its_place) {
  Resume resume = letter_in("en-GB");
  resume.application.company = text("Initech Labs");
  const auto source =
      std::make_shared<const Source>(Source{"letter.toml", "body = '''\nDear me,\nI like GLOBEX.'''"});
  Place place;
  place.source = source;
  place.line = 2;
  place.column = 1;
  resume.letter->body = {paragraph(text("Dear me,\nI like GLOBEX.", place))};
  Pages pages;
  pages.pages.resize(1);
  const std::vector<std::string> companies{"Acme", "Globex"};
  const Diagnostics notes = advise_on_letter(resume, pages, companies);
  ASSERT_EQ(notes.size(), 1);
  EXPECT_EQ(notes[0].message, "“Globex” is the company of another variant");
  EXPECT_EQ(notes[0].place.line, 3);
  EXPECT_EQ(notes[0].place.column, 8);
  EXPECT_EQ(notes[0].place.width, 6);
}

TEST(LetterChecks, look_for_companies_in_every_text) {
  const auto found = ElementsAre("“Globex Corp” is the company of another variant");
  const auto notes_after = [](auto change) {
    Resume resume = letter_in("en-GB");
    resume.application.company = text("Initech");
    change(*resume.letter);
    return notes_on(resume, {"Globex Corp"});
  };
  const Text name = text("of Globex\n Corp, I");
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.subject = name; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.reference = name; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.postscript = name; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.recipient.name = name; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.recipient.organization = name; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.recipient.lines = {text("LS1 4AP"), name}; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.enclosures = {{name, {}}}; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.body = {list({item(name)})}; }), found);
  EXPECT_THAT(notes_after([&](Letter& letter) { letter.body = {list({item({}, {item(name)})})}; }), found);
}

TEST(LetterChecks, take_only_whole_words_for_a_company) {
  const auto notes_with = [](const std::string& body, const std::string& company) {
    Resume resume = letter_in("en-GB");
    resume.application.company = text("Acme Labs");
    Section work;
    work.items.resize(1);
    work.items[0].name = text("Hooli");
    resume.sections = {work};
    resume.letter->body = {paragraph(text(body))};
    return notes_on(resume, {company}).size();
  };
  EXPECT_EQ(notes_with("I set type.", "Typ"), 0);
  EXPECT_EQ(notes_with("Metallurgy", "Meta"), 0);
  EXPECT_EQ(notes_with("the next step", "Next"), 0) << "a word of the language";
  EXPECT_EQ(notes_with("your work at Acme Labs", "Acme"), 0) << "a part of the own company's name";
  EXPECT_EQ(notes_with("your work at Acme", "Acme"), 1);
  EXPECT_EQ(notes_with("at Hooli I set type", "Hooli"), 0) << "the résumé names it";
  EXPECT_EQ(notes_with("MÜLLER & Söhne", "Müller & Söhne"), 1);
  EXPECT_EQ(notes_with("(Yahoo!)", "Yahoo!"), 1);
  EXPECT_EQ(notes_with("Globex's type", "Globex"), 1);
}

TEST(LetterCustoms, note_nothing_on_what_is_usual) {
  struct Usual {
    const char *language, *opening, *closing, *body = "…";
  };
  for (const Usual& usual : std::vector<Usual>{
           {"en-US", "Dear Ms. Chen:", "Sincerely,"},
           {"en-US", "Dear Hiring Manager,", "Best regards,"},
           {"en-US", "To whom it may concern:", "Respectfully yours,"},
           {"en", "Dear Ms. Chen", "Sincerely"},
           {"en", "Hello Initech team!", "Best,"},
           {"en-GB", "Dear Ms Chen", "Yours sincerely"},
           {"en-GB", "Dear Sir or Madam,", "Yours faithfully,"},
           {"en-GB", "Dear Sir/Madam,", "Yours faithfully,"},
           {"en-GB", "Dear Sir John,", "Yours sincerely,"},
           {"en-GB", "Dear Hiring Manager,", "Yours faithfully,"},
           {"en-GB", "Dear Hiring Manager,", "Yours sincerely,"},
           {"en-GB", "Dear Dr Chen,", "Kind regards,"},
           {"de", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen", "als Setzerin …"},
           {"de", "Sehr geehrte Frau Yılmaz,", "Mit freundlichen Grüßen aus Köln", "Ihre Anzeige …"},
           {"de", "Guten Tag, Herr Dr. Schmidt,", "Freundliche Grüße", "Setzerin bin ich …"},
           {"de-AT", "Sehr geehrte Frau Yılmaz!", "Hochachtungsvoll", "Mit Freude …"},
           {"de-CH", "Sehr geehrte Frau Müller", "Freundliche Grüsse", "Mit Freude …"},
           {"de", "Liebes Team,", "Herzliche Grüße", "ich …"},
           {"fr", "Madame, Monsieur,",
            "Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées."},
           {"fr-FR", "Madame la Directrice,",
            "Je vous prie d’agréer, Madame la Directrice, mes respectueuses salutations."},
           {"fr-CA", "Madame,", "Veuillez recevoir, Madame, mes salutations distinguées."},
           {"fr-CH", "Monsieur,", "Dans l’attente de vous lire, recevez mes salutations."},
           {"es", "Estimada Sra. García:", "Atentamente,"},
           {"es", "A quien corresponda:", "Un cordial saludo,"},
           {"it", "Gentile Dott.ssa Rossi,", "Cordiali saluti"},
           {"it", "Alla cortese attenzione dell’ufficio del personale", "In fede,"},
           {"nl", "Geachte mevrouw De Vries,", "Met vriendelijke groet,"},
           {"pt-PT", "Exma. Senhora Dra. Silva,", "Com os melhores cumprimentos,"},
           {"pt-BR", "Estimado Senhor Silva,", "Atentamente,"},
           {"sv", "Hej Anna Lindqvist!", "Med vänliga hälsningar"},
           {"sv", "Bästa Anna,", "Vänliga hälsningar,"},
           {"da", "Kære Anna Holm", "Med venlig hilsen"},
           {"da", "Hej Anna", "De bedste hilsner"},
           {"nb", "Hei, Anna Dahl", "Med vennlig hilsen"},
           {"no", "Kjære Anna,", "Vennlig hilsen"},
           {"pl", "Szanowni Państwo,", "Z poważaniem"},
           {"ja", "拝啓", "敬具"},
           {"fi", "Hei,", "Ystävällisin terveisin"},
       })
    EXPECT_THAT(notes_on(letter_of(usual.language, usual.opening, usual.closing, usual.body)), IsEmpty())
        << usual.language << ": " << usual.opening << " … " << usual.closing;
}

TEST(LetterCustoms, note_what_is_missing) {
  EXPECT_THAT(notes_on(letter_of("en", "", "")),
              ElementsAre("the letter has no opening", "the letter has no closing"));
  EXPECT_THAT(notes_on(letter_of("ja", "", "")), IsEmpty()) << "customs that are not known";
}

TEST(LetterCustoms, note_another_language) {
  EXPECT_THAT(notes_on(letter_of("en-US", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen")),
              ElementsAre("this opening is German, but the language of the résumé is English",
                          "this closing is German, but the language of the résumé is English"));
  EXPECT_THAT(notes_on(letter_of("nl", "Dear Ms De Vries,", "Met vriendelijke groet,")),
              ElementsAre("this opening is English, but the language of the résumé is Dutch"));
}

TEST(LetterCustoms, are_those_of_English) {
  EXPECT_THAT(notes_on(letter_of("en-GB", "Dear Sir or Madam,", "Yours sincerely,")),
              ElementsAre("a letter to “Sir or Madam” closes with “Yours faithfully”"));
  EXPECT_THAT(notes_on(letter_of("en-GB", "Dear Ms Chen,", "Yours faithfully,")),
              ElementsAre("a letter to somebody who is named closes with “Yours sincerely”"));
  EXPECT_THAT(notes_on(letter_of("en-US", "Dear Ms. Chen", "Sincerely,")),
              ElementsAre("this opening ends in neither a colon nor a comma"));
  Resume british = letter_of("en", "Dear Ms Chen", "Yours sincerely,");
  british.letter->form = LetterForm::Uk;
  EXPECT_THAT(notes_on(british), IsEmpty());
}

TEST(LetterCustoms, are_those_of_German) {
  const auto notes = [](const char* opening, const char* closing, const char* body) {
    return notes_on(letter_of("de", opening, closing, body));
  };
  EXPECT_THAT(notes("Sehr geehrte Frau Yılmaz", "Mit freundlichen Grüßen", "ich …"),
              ElementsAre("a German opening ends in a comma"));
  EXPECT_THAT(notes("Sehr geehrte Frau Yılmaz,", "Mit freundlichen Grüßen,", "ich …"),
              ElementsAre("a German closing does not end in a comma"));
  EXPECT_THAT(notes("Sehr geehrte Frau Yılmaz,", "Mit freundlichen Grüßen", "Für die Stelle …"),
              ElementsAre("after the comma of the opening the text begins with a small letter: “für”"));
}

TEST(LetterCustoms, are_those_of_French) {
  EXPECT_THAT(
      notes_on(letter_of("fr", "Madame, Monsieur,", "Je vous prie d’agréer, Monsieur, mes salutations.")),
      ElementsAre("the closing addresses somebody else than the opening"));
  EXPECT_THAT(notes_on(letter_of("fr", "Madame", "Je vous prie d’agréer, Madame, mes salutations.")),
              ElementsAre("a French opening ends in a comma"));
  EXPECT_THAT(notes_on(letter_of("fr", "Madame,", "Cordialement,")),
              ElementsAre("this closing is that of an e-mail"));
}

TEST(LetterCustoms, are_those_of_Spanish_and_Polish) {
  EXPECT_THAT(notes_on(letter_of("es", "Estimada Sra. García,", "Atentamente,")),
              ElementsAre("a Spanish opening ends in a colon"));
  EXPECT_THAT(notes_on(letter_of("pl", "Szanowni Państwo,", "Z poważaniem,")),
              ElementsAre("a Polish closing does not end in a comma"));
}

}  // namespace
}  // namespace galley
