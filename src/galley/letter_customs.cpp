// galley: the customs of letters, as tables and a few rules (see letter_customs.h). A rule is here only if
// the dictionaries and style guides of its language agree on it.
#include "letter_customs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "ats/ats_words.h"
#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/typeset/notes.h"

namespace galley {
namespace {

using ats::folded;

/// What is usual in a language.
struct Custom {
  std::string_view language;  ///< primary subtag
  std::string_view name;      ///< of the language, in English
  std::string_view openings;  ///< as an example, for help
  std::string_view closings;  ///< as an example, for help
  /// How openings and closings of this language begin, in small letters, parted by “|”.
  std::string_view beginnings;
};

constexpr std::array<Custom, 11> customs{{
    {.language = "en",
     .name = "English",
     .openings = "“Dear Ms Chen,” or “Dear Hiring Manager,”",
     .closings = "“Yours sincerely,” or “Sincerely,”",
     .beginnings = "dear |to whom it |sincerely|yours |kind regards|best regards|respectfully"},
    {.language = "de",
     .name = "German",
     .openings = "“Sehr geehrte Frau Yılmaz,” or “Sehr geehrte Damen und Herren,”",
     .closings = "“Mit freundlichen Grüßen”",
     .beginnings = "sehr geehrte|liebe frau |lieber herr |guten tag|mit freundlichen grü|mit besten grü|"
                   "freundliche grü|beste grüße|viele grüße|hochachtungsvoll"},
    {.language = "fr",
     .name = "French",
     .openings = "“Madame, Monsieur,” or “Madame,”",
     .closings = "“Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.”",
     .beginnings = "madame|monsieur|mesdames|messieurs|chère madame|cher monsieur|je vous prie d|"
                   "veuillez agréer|cordialement|bien cordialement|dans l’attente"},
    {.language = "es",
     .name = "Spanish",
     .openings = "“Estimada Sra. García:” or “Estimados señores:”",
     .closings = "“Atentamente,”",
     .beginnings = "estimad|muy señor|distinguid|atentamente|un cordial saludo|reciba "},
    {.language = "it",
     .name = "Italian",
     .openings = "“Gentile Dott.ssa Rossi,” or “Gentili Signore e Signori,”",
     .closings = "“Cordiali saluti” or “Distinti saluti”",
     .beginnings = "gentile|gentili|egregi|spettabil|spett.|cordiali saluti|distinti saluti"},
    {.language = "nl",
     .name = "Dutch",
     .openings = "“Geachte mevrouw De Vries,” or “Geachte heer, mevrouw,”",
     .closings = "“Met vriendelijke groet,”",
     .beginnings = "geachte|beste mevrouw|beste heer|met vriendelijke groet|hoogachtend"},
    {.language = "pt",
     .name = "Portuguese",
     .openings = "“Exma. Senhora Dra. Silva,” or “Prezados Senhores,”",
     .closings = "“Com os melhores cumprimentos,” or “Atenciosamente,”",
     .beginnings =
         "exm|prezad|estimad|atentamente|com os melhores cumprimentos|atenciosamente|melhores cumprimentos"},
    {.language = "sv",
     .name = "Swedish",
     .openings = "“Hej Anna Lindqvist!” or “Hej!”",
     .closings = "“Med vänliga hälsningar”",
     .beginnings = "bästa |med vänlig|vänliga hälsningar"},
    {.language = "da",
     .name = "Danish",
     .openings = "“Kære Anna Holm” or “Til rette vedkommende”",
     .closings = "“Med venlig hilsen”",
     .beginnings = "kære |til rette vedkommende|med venlig hilsen|venlig hilsen|de bedste hilsner"},
    {.language = "nb",
     .name = "Norwegian",
     .openings = "“Hei, Anna Dahl” or “Til den det gjelder”",
     .closings = "“Med vennlig hilsen”",
     .beginnings = "hei |hei,|hei!|kjære |til den det |med vennlig hilsen|vennlig hilsen|beste hilsen"},
    {.language = "pl",
     .name = "Polish",
     .openings = "“Szanowna Pani,” or “Szanowni Państwo,”",
     .closings = "“Z poważaniem”",
     .beginnings = "szanown|z poważaniem|z wyrazami szacunku"},
}};

/// Words with which a German sentence begins, none of them a noun or a form of “Sie”. In the middle of a
/// sentence they are small.
constexpr std::string_view german_beginnings =
    " ab aktuell als am an anbei auch auf aufgrund aus bei beim bereits besonders bezugnehmend da das dass "
    "den der derzeit dies diese dieser die durch ein eine einen einer eines es für gern gerne gestern heute "
    " hiermit ich im in inzwischen ist man mein meine meinen meiner mich mir mit momentan nach "
    "nachdem neben nun nur ob ohne schon sehr seit seitdem so sowohl um und unser unsere unter vielen vom "
    "von vor während wann warum was weil wenn wer wie wir wo zu zum zunächst zur zurzeit zusammen zwar ";

/// Calls `see` with each of the parts of a list.
template <typename See>
void for_each_part(std::string_view list, char between, See see) {
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(between, begin), list.size());
    see(list.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool begins_as(std::string_view folded_text, const Custom& custom) {
  bool begins = false;
  for_each_part(custom.beginnings, '|',
                [&](std::string_view beginning) { begins = begins || folded_text.starts_with(beginning); });
  return begins;
}

/// A text without spaces around it, in small letters, with typewriter's apostrophes as a printer's.
std::string compared(const Text& text) {
  std::string result = folded(ascii::trimmed(text.value));
  for (std::size_t at = 0; (at = result.find('\'', at)) != std::string::npos;) result.replace(at, 1, "’");
  return result;
}

/// A letter, its language's customs, and what is noted.
struct Looked {
  const Letter& letter;
  const Custom& custom;
  std::string_view country;      ///< of the language's tag, or empty
  std::string opening, closing;  ///< as they are compared
  Diagnostics notes;

  void add(const Place& place, std::string message, std::string help) {
    Diagnostic made = note(place, std::move(message));
    made.help = std::move(help);
    notes.push_back(std::move(made));
  }
};

void look_for_parts(Looked& looked) {
  const auto look = [&](const Text& text, std::string_view part, std::string_view usual) {
    if (text.empty())
      looked.add(looked.letter.place_in_file, fmt::format("the letter has no {}", part),
                 fmt::format("usual in {}: {}", looked.custom.name, usual));
  };
  look(looked.letter.opening, "opening", looked.custom.openings);
  look(looked.letter.closing, "closing", looked.custom.closings);
}

void look_for_language(Looked& looked) {
  const auto look = [&](const Text& text, const std::string& written, std::string_view part,
                        std::string_view usual) {
    if (begins_as(written, looked.custom)) return;
    const auto* const other =
        std::ranges::find_if(customs, [&](const Custom& custom) { return begins_as(written, custom); });
    if (other == customs.end()) return;
    looked.add(
        text.place,
        fmt::format("this {} is {}, but the language of the résumé is {}", part, other->name,
                    looked.custom.name),
        fmt::format("usual in {}: {}; meta.language says which language it is", looked.custom.name, usual));
  };
  look(looked.letter.opening, looked.opening, "opening", looked.custom.openings);
  look(looked.letter.closing, looked.closing, "closing", looked.custom.closings);
}

/// Does a text end without a mark?
bool ends_in_letter(std::string_view text) {
  return !text.empty() && u_isalnum(static_cast<UChar32>(utf8::last(text))) != 0;
}

/// Does an English opening address nobody by name? “dear sir or madam,”. A knight has a name.
bool is_to_nobody(std::string_view opening) {
  if (!opening.starts_with("dear ")) return false;
  bool all = true;
  std::string words(opening.substr(5));
  std::ranges::replace_if(words, [](char c) { return c == '/' || c == ',' || c == ':'; }, ' ');
  for_each_part(words, ' ', [&](std::string_view word) {
    constexpr std::string_view known = " sir sirs madam madams mesdames or and ";
    all = all && (word.empty() || known.contains(" " + std::string(word) + " "));
  });
  return all;
}

bool is_to_somebody(std::string_view opening) {
  constexpr std::array<std::string_view, 9> titles{"mr", "mrs",  "ms",        "miss", "mx",
                                                   "dr", "prof", "professor", "sir"};
  if (!opening.starts_with("dear ") || is_to_nobody(opening)) return false;
  const std::string_view title = opening.substr(5, opening.find_first_of(" .", 5) - 5);
  return std::ranges::find(titles, title) != titles.end();
}

void look_at_english(Looked& looked) {
  const Letter& letter = looked.letter;
  if (is_to_nobody(looked.opening) && looked.closing.starts_with("yours sincerely"))
    looked.add(letter.closing.place, "a letter to “Sir or Madam” closes with “Yours faithfully”",
               "“Yours sincerely” closes a letter to somebody who is named");
  if (is_to_somebody(looked.opening) && looked.closing.starts_with("yours faithfully"))
    looked.add(letter.closing.place, "a letter to somebody who is named closes with “Yours sincerely”",
               "“Yours faithfully” closes a letter to “Sir or Madam”");
  const bool is_american =
      letter.form ? *letter.form == LetterForm::Us : looked.country.empty() || looked.country == "US";
  // Some leave out both marks.
  if (is_american && ends_in_letter(looked.opening) && looked.closing.ends_with(','))
    looked.add(letter.opening.place, "this opening ends in neither a colon nor a comma",
               "in the United States a colon follows the opening of a business letter");
}

/// The first word of the body, if this begins with a paragraph.
std::optional<std::string_view> first_word(const Letter& letter) {
  if (letter.body.empty() || letter.body.front().paragraph.empty()) return {};
  const std::string_view text = letter.body.front().paragraph.value;
  return text.substr(0, text.find_first_of(" ,.;:\t\n\r\\"));
}

void look_at_german(Looked& looked) {
  const Letter& letter = looked.letter;
  if (looked.closing.ends_with(','))
    looked.add(letter.closing.place, "a German closing does not end in a comma", {});
  // In Switzerland there is no mark, and a capital letter follows.
  if (looked.country == "CH" || looked.country == "LI") return;
  if (ends_in_letter(looked.opening))
    looked.add(letter.opening.place, "a German opening ends in a comma", {});
  const auto word = first_word(letter);
  if (!looked.opening.ends_with(',') || !word) return;
  const std::string small = folded(*word);
  if (small != *word && german_beginnings.contains(" " + small + " "))
    looked.add(letter.body.front().paragraph.place,
               fmt::format("after the comma of the opening the text begins with a small letter: “{}”", small),
               {});
}

/// The titles by which a French text addresses somebody.
std::string addressed(std::string_view text) {
  std::string titles;
  for (const std::string_view title : {"madame", "monsieur", "mesdames", "messieurs"})
    if (text.contains(title)) titles += fmt::format("{} ", title);
  return titles;
}

void look_at_french(Looked& looked) {
  const Letter& letter = looked.letter;
  if (ends_in_letter(looked.opening))
    looked.add(letter.opening.place, "a French opening ends in a comma", {});
  const std::string titles = addressed(looked.opening);
  const std::string repeated = addressed(looked.closing);
  if (!titles.empty() && !repeated.empty() && titles != repeated)
    looked.add(letter.closing.place, "the closing addresses somebody else than the opening",
               "a French closing repeats the words of the opening");
  std::string bare = looked.closing;
  while (!bare.empty() && (bare.back() == ',' || bare.back() == '.')) bare.pop_back();
  if (bare == "cordialement" || bare == "bien cordialement")
    looked.add(letter.closing.place, "this closing is that of an e-mail",
               fmt::format("a French letter closes with a sentence: {}", looked.custom.closings));
}

void look_at_spanish(Looked& looked) {
  if (looked.opening.ends_with(','))
    looked.add(looked.letter.opening.place, "a Spanish opening ends in a colon", {});
}

void look_at_polish(Looked& looked) {
  if (looked.closing.ends_with(','))
    looked.add(looked.letter.closing.place, "a Polish closing does not end in a comma", {});
}

}  // namespace

Diagnostics notes_on_customs(const Letter& letter, const icu::Locale& language) {
  std::string_view primary = language.getLanguage();
  if (primary == "no") primary = "nb";
  const auto* const custom = std::ranges::find(customs, primary, &Custom::language);
  if (custom == customs.end()) return {};
  Looked looked{letter, *custom, language.getCountry(), compared(letter.opening), compared(letter.closing),
                {}};
  look_for_parts(looked);
  look_for_language(looked);
  if (!looked.notes.empty()) return std::move(looked.notes);
  if (primary == "en") look_at_english(looked);
  if (primary == "de") look_at_german(looked);
  if (primary == "fr") look_at_french(looked);
  if (primary == "es") look_at_spanish(looked);
  if (primary == "pl") look_at_polish(looked);
  return std::move(looked.notes);
}

}  // namespace galley
