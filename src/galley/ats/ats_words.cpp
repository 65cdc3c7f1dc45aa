// galley: what parsers of résumés can read, as tables and a few rules (see ats_words.h).
#include "ats_words.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <vector>

#include <unicode/unorm2.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/document/word_language.h"
#include "galley/resume/section_spec.h"

namespace galley::ats {
namespace {

struct Titles {
  std::string_view language;
  std::string_view words;  ///< the beginnings of known words, in small letters
};

// A word stands for all that begin with it: “skill” for “skills”.
constexpr std::array<Titles, 11> titles{{
    {"en",
     "experience employment work career education academic qualification skill competenc expertise technolog "
     "summary profile objective about publication paper article research project portfolio award honor "
     "honour "
     "achievement accomplishment certificat licens language volunteer interest hobbies reference course "
     "training patent talk presentation conference membership affiliation activit leadership teaching grant "
     "fellowship"},
    {"de",
     "erfahrung beruf tätigkeit werdegang praktika ausbildung bildung studium schul kenntnis fähigkeit "
     "kompetenz profil publikation veröffentlichung projekt auszeichnung preis stipendi zertifikat sprache "
     "ehrenamt engagement interesse hobby referenz weiterbildung fortbildung vorträge lehre patent mitglied "
     "drittmittel betreuung"},
    {"fr",
     "expérience emploi parcours formation étude diplôme éducation compétence profil résumé publication "
     "projet "
     "distinction prix certification langue bénévolat intérêt loisir référence enseignement recherche "
     "communication brevet conférence financement affiliation encadrement"},
    {"es",
     "experiencia empleo laboral educación formación estudio competencia habilidad aptitud perfil resumen "
     "publicacion proyecto premio reconocimiento certifica idioma voluntariado interes referencia curso "
     "docencia investigación patente conferencia subvenci afiliaci"},
    {"it",
     "esperienz istruzione formazione competenz capacità profilo pubblicazion progett premi riconosciment "
     "certificazion lingue volontariato interess referenz corsi brevett conferenz didattic finanziament "
     "affiliazion"},
    {"nl",
     "ervaring werkervaring loopbaan opleiding onderwijs vaardighe kennis profiel publicatie project "
     "onderscheiding prijs certifica talen taal vrijwilliger interesse hobby referentie cursus octrooi "
     "lezing lidmaatschap begeleiding subsidie"},
    {"pt",
     "experiência emprego formação educação competência habilidade perfil resumo publicaç projeto prêmio "
     "prémio certifica idioma voluntariado interesse referência curso patente palestra docência "
     "financiamento afiliaç"},
    {"sv",
     "erfarenhet anställning utbildning kompetens färdighet kunskap profil publikation projekt utmärkelse "
     "certifikat språk ideell intresse referens kurs patent föredrag undervisning anslag medlemskap"},
    {"da",
     "erfaring ansættelse uddannelse kompetence færdighed profil publikation projekt pris certifikat sprog "
     "frivillig interesse reference kursus patent foredrag undervisning bevilling medlemskab"},
    {"nb",
     "erfaring ansettelse utdanning kompetanse ferdighet profil publikasjon prosjekt pris sertifikat språk "
     "frivillig interesse referanse kurs patent foredrag undervisning tildeling medlemskap"},
    {"pl",
     "doświadczenie zatrudnienie wykształcenie edukacja umiejętności profil podsumowanie publikacj projekt "
     "nagrod certyfikat język wolontariat zainteresowania referencj kurs szkoleni patent wystąpieni dydaktyk "
     "grant członk"},
}};

// Words for a date of birth, each followed by a comma.
constexpr std::array<Titles, 11> births{{
    {"en", "born,date of birth,birth date,birthdate,birthday,dob,"},
    {"de", "geboren,geb,geburtsdatum,geburtstag,"},
    {"fr", "né,née,date de naissance,"},
    {"es", "nacido,nacida,nací,fecha de nacimiento,"},
    {"it", "nato,nata,data di nascita,"},
    {"nl", "geboren,geb,geboortedatum,"},
    {"pt", "nascido,nascida,nasci,data de nascimento,"},
    {"sv", "född,födelsedatum,"},
    {"da", "født,fødselsdato,"},
    {"nb", "født,fødselsdato,"},
    {"pl", "urodzony,urodzona,ur,data urodzenia,"},
}};

/// The words that may stand in a date, besides figures.
constexpr std::string_view date_words =
    " january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec present current now today expected graduation since until to from and ";

std::string_view primary(std::string_view language) {
  const std::string_view tag = language.substr(0, language.find_first_of("-_"));
  return tag == "no" ? "nb" : tag;
}

using ascii::is_digit;

/// The letters, in small, and the figures. All other characters become spaces.
std::string letters_of(std::string_view text) {
  const std::string small = folded(text);
  std::string letters;
  for (std::size_t at = 0; at < small.size();) {
    const auto [point, next] = utf8::decode(small, at);
    at = next;
    const bool general_punctuation = point >= 0x2000 && point <= 0x206F;
    const bool kept = point < 0x80 ? ascii::is_small(point) || ascii::is_digit(point)
                                   : point >= 0xC0 && !general_punctuation;
    utf8::append(letters, kept ? point : U' ');
  }
  return letters;
}

/// Is it a number of the North American plan? The country's code decides. Without one, the language does.
bool is_american(std::string_view number, std::string_view language) {
  const std::string digits = ascii::digits_of(number);
  if (number.starts_with('+')) return digits.size() == 11 && digits.starts_with('1');
  return language == "en" || language == "en-US" || language == "en-CA";
}

/// The shape of a number: each figure becomes 9.
std::string shape_of(std::string_view number) {
  std::string shape(number);
  std::ranges::replace_if(shape, is_digit, '9');
  return shape;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string small;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    at = next;
    const bool capital = ascii::is_capital(point) || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
    // In Latin Extended-A capitals have even numbers, except in two ranges.
    const bool odd_capital = (point >= 0x139 && point <= 0x147) || (point >= 0x179 && point <= 0x17D);
    const bool extended = point >= 0x100 && point <= 0x17D && (point % 2 == 0) != odd_capital;
    utf8::append(small, capital ? point + 0x20 : extended ? point + 1 : point);
  }
  return small;
}

std::string without_marks(std::string_view text, bool long_forms) {
  constexpr std::string_view long_letters = "ä=ae ö=oe ü=ue å=aa ø=oe ";
  constexpr std::string_view letters = "ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ı=i ";
  const std::string small = folded(text);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  std::string plain;
  for (std::size_t at = 0; at < small.size();) {
    const auto [point, next] = utf8::decode(small, at);
    const std::string key = small.substr(at, next - at) + "=";
    at = next;
    if (point < 0x80) {
      if (ascii::is_alphanumeric(static_cast<char>(point))) plain += static_cast<char>(point);
      continue;
    }
    const auto append_of = [&](std::string_view table) {
      const std::size_t found = table.find(key);
      if (found == std::string_view::npos) return false;
      const std::size_t begin = found + key.size();
      plain += table.substr(begin, table.find(' ', begin) - begin);
      return true;
    };
    if ((long_forms && append_of(long_letters)) || append_of(letters)) continue;
    std::array<UChar, 20> parts{};
    UErrorCode error = status;
    const std::int32_t count = unorm2_getDecomposition(nfd, static_cast<UChar32>(point), parts.data(),
                                                       static_cast<std::int32_t>(parts.size()), &error);
    for (std::int32_t i = 0; i < count && U_SUCCESS(error); ++i) {
      const UChar part = parts[static_cast<std::size_t>(i)];
      if (part < 0x80 && ascii::is_alphanumeric(static_cast<char>(part)))
        plain += ascii::to_small(static_cast<char>(part));
    }
  }
  return plain;
}

bool tells_birth(std::string_view text, std::string_view language) {
  constexpr std::size_t reach = 5;  // “born in New York on 3 May”
  const std::string letters = letters_of(text);
  std::string small = " ";
  for (const std::string_view word : ascii::words_of(letters)) small.append(word).append(" ");
  const auto is_dated = [&](std::size_t after) {
    const std::vector<std::string_view> words = ascii::words_of(std::string_view(small).substr(after));
    return std::ranges::any_of(words | std::views::take(reach),
                               [](std::string_view word) { return is_digit(word.front()); });
  };
  for (const Titles& known : births) {
    if (known.language != "en" && known.language != primary(language)) continue;
    for (std::string_view rest = known.words; !rest.empty();) {
      const std::size_t end = rest.find(',');
      const std::string phrase = " " + std::string(rest.substr(0, end)) + " ";
      rest.remove_prefix(end + 1);
      for (std::size_t at = 0; (at = small.find(phrase, at)) != std::string::npos; ++at)
        if (is_dated(at + phrase.size())) return true;
    }
  }
  return false;
}

namespace {

/// Is a title the one that galley itself gives to a section in the language? Parsers that read the language
/// know the titles that its résumés have.
bool is_own_title(const std::string& small, std::string_view language) {
  return std::ranges::any_of(resume::section_specs, [&](const resume::SectionSpec& spec) {
    const std::string_view own = section_title(std::string(language), spec.kind);
    return !own.empty() && letters_of(own) == small;
  });
}

}  // namespace

bool knows_titles(std::string_view language) {
  return std::ranges::find(titles, primary(language), &Titles::language) != titles.end();
}

bool is_standard_title(std::string_view title, std::string_view language) {
  const std::string small = letters_of(title);
  if (is_own_title(small, language)) return true;
  for (const Titles& known : titles) {
    if (known.language != "en" && known.language != primary(language)) continue;
    for (const std::string_view stem : ascii::words_of(known.words)) {
      // In German and similar languages the word that counts may be the last part of a compound.
      const auto begins = [&](std::string_view word) {
        return known.language == "en" ? word.starts_with(stem) : word.contains(stem);
      };
      if (std::ranges::any_of(ascii::words_of(small), begins)) return true;
    }
  }
  return false;
}

bool is_known_in_small_letters(std::string_view title) {
  constexpr std::array<std::string_view, 9> known{"experience", "education", "project", "skill",    "course",
                                                  "summary",    "award",     "honor",   "objective"};
  const auto is_plain = [](char c) { return ascii::is_letter(c) || c == ' ' || c == '&'; };
  if (title.empty() || !ascii::is_capital(title.front()) || !std::ranges::all_of(title, is_plain))
    return false;
  std::size_t words = 0;
  for (const auto part : std::views::split(title, ' ')) {
    if (std::string_view(part.begin(), part.end()) != "&") ++words;
  }
  const std::string small = folded(title);
  return words <= 2 && std::ranges::any_of(known, [&](auto word) { return small.contains(word); });
}

bool is_readable_phone(std::string_view number, std::string_view language) {
  std::string shape = shape_of(number);
  if (is_american(number, language)) {
    for (const std::string_view country : {"+9 ", "+9-", "9-", "9 "}) {
      if (shape.starts_with(country)) {
        shape.erase(0, country.size());
        break;
      }
    }
    constexpr std::array<std::string_view, 4> read{"999-999-9999", "999 999 9999", "(999) 999-9999",
                                                   "(999)-999-9999"};
    return std::ranges::find(read, shape) != read.end();
  }
  const std::size_t figures = ascii::digits_of(number).size();
  return (number.starts_with('+') || number.starts_with('0') || number.starts_with("(0")) && figures >= 7 &&
         figures <= 15 && shape.find_first_not_of("9+-() ") == std::string::npos;
}

std::string readable_phone(std::string_view number, std::string_view language) {
  std::string digits = ascii::digits_of(number);
  if (is_american(number, language)) {
    if (digits.size() == 11 && digits.starts_with('1')) digits.erase(0, 1);
    if (digits.size() != 10) return {};
    return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
  }
  const bool has_letter =
      std::ranges::any_of(letters_of(number), [](char c) { return !is_digit(c) && c != ' '; });
  if (has_letter || digits.size() < 7 || !(number.starts_with('+') || number.starts_with('0'))) return {};
  std::string plain(number);
  std::ranges::replace_if(plain, [](char c) { return c == '.' || c == '/'; }, ' ');
  return plain;
}

bool is_readable_email(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view host = address.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const auto plain = [](std::string_view text, std::string_view marks) {
    return std::ranges::all_of(text,
                               [marks](char c) { return ascii::is_alphanumeric(c) || marks.contains(c); });
  };
  return plain(address.substr(0, at), "._-+") && plain(host, ".-");
}

bool is_readable_date(std::string_view date, std::string_view language) {
  const std::string small = letters_of(date);
  bool year = false;
  bool readable = true;
  for (const std::string_view word : ascii::words_of(small)) {
    const bool figures = std::ranges::all_of(word, is_digit);
    year = year || (figures && word.size() == 4 && (word.starts_with("19") || word.starts_with("20")));
    if (figures || primary(language) != "en") continue;
    readable = readable && date_words.contains(" " + std::string(word) + " ");
  }
  return year && readable;
}

bool is_numeric(std::string_view skeleton) {
  const auto count = [skeleton](char field) { return std::ranges::count(skeleton, field); };
  const auto month = count('M') + count('L');
  return (month > 0 && month < 3) || count('y') == 2;
}

}  // namespace galley::ats
