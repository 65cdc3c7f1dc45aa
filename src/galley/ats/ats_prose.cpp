// galley: checks of what the texts say: stand-ins for texts, acronyms, and how sentences are put (see
// ats_checks.h).
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/document/plain_text.h"
#include "galley/typeset/wording.h"
#include "sample_names.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

/// Names of no one, in small letters, a line each.
constexpr std::string_view names_of_no_one =
    "\njane doe\njohn doe\njane smith\njohn smith\nfirst last\nfirstname lastname\nyour name\n"
    "max mustermann\nerika mustermann\nmaria mustermann\nvorname nachname\njean dupont\nmarie dupont\n"
    "prénom nom\nfulano de tal\nnombre apellido\nmario rossi\nnome cognome\njan jansen\nvoornaam achternaam\n"
    "nome sobrenome\njan kowalski\nimię nazwisko\nkari nordmann\nola nordmann\nförnamn efternamn\n";

/// What stands in for a text, in small letters.
constexpr std::string_view stand_ins[] = {
    "lorem ipsum", "dolor sit amet", "company name", "job title here", "your company",    "[your ",
    "[insert ",    "[company",       "<your ",       "<insert ",       "placeholder text"};

/// The same, and the employers of the samples.
std::vector<std::string> stand_ins_and_employers() {
  std::vector<std::string> all(std::begin(stand_ins), std::end(stand_ins));
  std::ranges::transform(sample_employers(), std::back_inserter(all), folded);
  return all;
}

// Acronyms that need no long form.
constexpr std::string_view known_acronyms =
    " AI API APIS APP BA BS BSC CAD CD CEO CFO CIO CSS CSV CTO CV DVD EU FAQ GB GPA GPS HR HTML HTTP HTTPS "
    "ID II "
    "III IMAP IP IT ITIL IV JPEG JSON KPI KPIS LED MA MBA MP3 MS MSC NASA NATO OK PC PDF PHD PHP PIN PNG PR "
    "QA RNA DNA "
    "SDK SIM SMS SQL TB TCP TV UI UK UN URL URLS USA US USB UX VAT VI VII VPN WIFI XML YAML ZIP AG GMBH KG "
    "INC LLC "
    "LTD SA SARL BV NV AB AS ASA APS SE CO ";

// Who speaks of themself, in small letters. Words that also mean other things are left out.
struct Person {
  std::string_view language;
  std::string_view words;
};
constexpr Person first_persons[] = {
    {"en", " i'm i've my myself me we we've our ours us "},
    {"de",
     " ich mein meine meinen meinem meiner meines mir mich wir unser unsere unseren unserem unserer uns "},
    {"fr", " je j'ai j'étais mon ma mes moi nous notre nos "},
    {"es", " yo mi mis nosotros nosotras nuestro nuestra nuestros nuestras "},
    {"it", " io mio mia miei noi nostro nostra nostri nostre "},
    {"nl", " ik mijn mij wij onze ons "},
    {"pt", " eu meu minha meus minhas nós nosso nossa nossos nossas "},
    {"sv", " jag mitt mina mig vår vårt våra oss "},
    {"da", " jeg mit mine mig vores os "},
    {"nb", " jeg mitt mine meg våre oss "},
    {"pl", " ja mój moja moje mnie mi nasz nasza nasze nas "},
};

// Participles that do not end in -ed.
constexpr std::string_view english_participles =
    " made built given written taken chosen held led run set done begun brought bought caught cut drawn "
    "driven "
    "found grown hired kept known left lost met paid put read seen sent shown sold spent taught told thought "
    "understood won ";

std::string_view primary(const Resume& resume) {
  const std::string_view tag = resume.meta.language;
  const std::string_view language = tag.substr(0, tag.find_first_of("-_"));
  return language == "no" ? "nb" : language;
}

bool is_letter(char c) { return ascii::is_alphanumeric(c) || c == '\'' || (c & 0x80) != 0; }

/// The words of a text in Markdown, as written, with plain apostrophes.
struct Word {
  std::string text;
  char mark = ' ';  ///< that stands before it: a space, if there is none
  [[nodiscard]] bool begins_clause() const { return mark != ' '; }
};
std::vector<Word> words_of(const Text& text) {
  std::string plain_text = plain_text_of(text.value);
  for (std::size_t at = 0; (at = plain_text.find("\u2019", at)) != std::string::npos; ++at)
    plain_text.replace(at, std::string_view("\u2019").size(), "'");
  std::vector<Word> words;
  char mark = '.';
  for (std::size_t at = 0; at < plain_text.size();) {
    if (!is_letter(plain_text[at])) {
      if (!ascii::is_white_space(plain_text[at])) mark = plain_text[at];
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < plain_text.size() && is_letter(plain_text[end])) ++end;
    words.push_back({plain_text.substr(at, end - at), mark});
    mark = ' ';
    at = end;
  }
  return words;
}

bool is_in(std::string_view list, std::string_view word) { return list.contains(fmt::format(" {} ", word)); }

/// Is it an acronym: two to six capitals, perhaps with figures or a plural's s?
std::string acronym_of(std::string word) {
  if (word.size() > 2 && word.ends_with('s') && ascii::is_capital(word[word.size() - 2])) word.pop_back();
  const auto capitals = std::ranges::count_if(word, ascii::is_capital);
  const bool plain_word =
      std::ranges::all_of(word, [](char c) { return ascii::is_capital(c) || ascii::is_digit(c); });
  return plain_word && capitals >= 2 && word.size() <= 6 ? word : std::string();
}

/// The first letters of the words of texts, in small letters, with a space where a clause ends.
struct Initials {
  std::string all;
  std::string important;  ///< without “and”, “of” and the like, which acronyms leave out; ends at no comma

  void add(const std::vector<Word>& words) {
    for (const Word& word : words) {
      const char initial = ascii::to_small(word.text.front());
      if (word.begins_clause()) all += ' ';
      all += initial;
      if (word.text.size() > 3 || ascii::is_capital(word.text.front())) important += initial;
    }
    all += ' ';
    important += ' ';
  }
  /// Does any stretch of words have these initials?
  [[nodiscard]] bool have(const std::string& acronym) const {
    const std::string letters = ascii::lowered(acronym);
    return all.contains(letters) || (letters.size() > 2 && important.contains(letters));
  }
};

/// Reports what was found of one kind, once, with its places.
void report(const std::vector<std::pair<std::string, Place>>& found, std::string_view what, const char* help,
            Diagnostics& diagnostics) {
  constexpr std::size_t max_named = 6;
  if (found.empty()) return;
  std::vector<Place> places;
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const auto& [name, place] : found) {
    places.push_back(place);
    if (seen.insert(name).second) names.push_back(name);
  }
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), max_named); ++i)
    list += fmt::format("{}'{}'", i == 0 ? "" : ", ", names[i]);
  if (names.size() > max_named) list += fmt::format(" and {} more", names.size() - max_named);
  diagnostics.push_back(advice(find_from(places.front(), names.front()),
                               fmt::format("{}: {}{}", what, list, in_lines(places)), help));
}

}  // namespace

Summary check_placeholders(const Subject& subject, Diagnostics& diagnostics) {
  const Resume& resume = subject.resume;
  const std::vector<std::string> looked_for = stand_ins_and_employers();
  const auto see_text = [&](const Text& text) {
    const std::string small = folded(text.value);
    for (const std::string& stand_in : looked_for) {
      if (small.contains(stand_in))
        diagnostics.push_back(
            fault(text.place, fmt::format("'{}' stands in for a text", stand_in), "your own words"));
    }
  };
  const Text& name = resume.basics.name;
  const std::string small_name = folded(plain(name.value));
  const auto is_name = [&](std::string_view sample) { return folded(sample) == small_name; };
  if (names_of_no_one.contains(fmt::format("\n{}\n", small_name)) ||
      std::ranges::any_of(sample_persons(), is_name))
    diagnostics.push_back(fault(
        name.place, fmt::format("'{}' is the name of no one: systems skip it", name.value), "your own name"));
  for (const Text& email : resume.basics.email) {
    for (const std::string_view end : {"@example.com", "@example.org", "@example.net"})
      if (email.value.ends_with(end))
        diagnostics.push_back(
            advice(email.place, fmt::format("'{}' reaches no one", email.value), "your own address"));
  }
  see_text(resume.basics.label);
  for (const Section& section : resume.sections) {
    for (const Item& item : section.items)
      for (const Text* text : {&item.name, &item.position, &item.organization, &item.institution})
        see_text(*text);
  }
  each_prose(resume, see_text);
  return "none";
}

Summary check_acronyms(const Subject& subject, Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, Place>> found;
  constexpr std::size_t max_acronyms = 200;  // of a hostile text: each is looked for in all of it
  Initials initials;
  std::set<std::string> seen, explained;
  const auto see = [&](const Text& text) {
    const std::vector<Word> words = words_of(text);
    initials.add(words);
    // A text in capitals has none.
    const auto is_upper = [](const Word& word) { return !acronym_of(word.text).empty(); };
    if (std::ranges::count_if(words, is_upper) * 2 > static_cast<std::ptrdiff_t>(words.size())) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string acronym = acronym_of(words[i].text);
      // Who puts one of them into brackets says both.
      const bool is_explained = words[i].mark == '(' || (i + 1 < words.size() && words[i + 1].mark == '(');
      if (is_explained) explained.insert(acronym);
      if (!acronym.empty() && !is_in(known_acronyms, acronym) && seen.size() < max_acronyms &&
          seen.insert(acronym).second)
        found.emplace_back(acronym, text.place);
    }
  };
  for (const Section& section : subject.resume.sections) {
    for (const Item& item : section.items) {
      for (const Text* text : {&item.position, &item.study_type, &item.area}) initials.add(words_of(*text));
      if (section.kind != SectionKind::Skills) continue;
      see(item.name);
      for (const Text& keyword : item.keywords) initials.add(words_of(keyword));
    }
  }
  each_prose(subject.resume, see);
  std::erase_if(found,
                [&](const auto& one) { return explained.contains(one.first) || initials.have(one.first); });
  report(found, "without a long form", "once in full: Search Engine Optimization (SEO)", diagnostics);
  return "each with its long form, or known to all";
}

Summary check_first_words(const Subject& subject, Diagnostics& diagnostics) {
  constexpr std::size_t max_uses = 2;
  std::map<std::string, std::vector<Place>> uses;
  each_list(subject.resume, [&uses](const std::vector<Highlight>& list) {
    for (const Highlight& highlight : list) {
      const std::vector<Word> words = words_of(highlight.text);
      if (!words.empty()) uses[folded(words.front().text)].push_back(highlight.text.place);
    }
  });
  for (const auto& [word, places] : uses) {
    if (places.size() <= max_uses || ascii::is_digit(word.front())) continue;
    diagnostics.push_back(advice(
        places.front(), fmt::format("{} highlights begin with '{}'{}", places.size(), word, in_lines(places)),
        "another verb says more"));
  }
  return fmt::format("none more than {} times", max_uses);
}

Summary check_person(const Subject& subject, Diagnostics& diagnostics) {
  const auto language = std::ranges::find(first_persons, primary(subject.resume), &Person::language);
  if (language == std::end(first_persons)) return not_checked("galley does not know the language");
  std::vector<std::pair<std::string, Place>> found;
  each_prose(subject.resume, [&](const Text& text) {
    for (const Word& word : words_of(text)) {
      // “US” is a country, “Phase I” a number.
      const bool is_capital = std::ranges::all_of(word.text, ascii::is_capital);
      const bool is_i = language->language == "en" && word.text == "I" && word.begins_clause();
      if (is_i || (!is_capital && is_in(language->words, folded(word.text))))
        found.emplace_back(word.text, text.place);
    }
  });
  report(found, "in the first person", "leave the person out: “Led a team of six”", diagnostics);
  return "no “I”, no “my”";
}

Summary check_passive(const Subject& subject, Diagnostics& diagnostics) {
  const std::string_view language = primary(subject.resume);
  if (language != "en" && language != "de") return not_checked("galley knows it in English and German");
  const std::string_view helpers = language == "en" ? " was were been being " : " wurde wurden worden ";
  const auto is_participle = [&](const std::string& word) {
    const std::string small = folded(word);
    if (language == "en")
      return (small.size() > 3 && small.ends_with("ed")) || is_in(english_participles, small);
    if (ascii::is_capital(word.front())) return false;
    const bool has_prefix = small.contains("ge") || small.starts_with("be") || small.starts_with("ver") ||
                            small.starts_with("er") || small.starts_with("ent") || small.starts_with("über");
    return (has_prefix && (small.ends_with('t') || small.ends_with("en"))) || small.ends_with("iert");
  };
  std::vector<std::pair<std::string, Place>> found;
  each_prose(subject.resume, [&](const Text& text) {
    constexpr std::size_t reach = 3;  // adverbs may stand between
    const std::vector<Word> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_in(helpers, folded(words[i].text))) continue;
      // In German the participle ends the sentence, or stands before “worden”.
      const std::size_t end = language == "en" ? std::min(i + reach, words.size()) : words.size();
      std::size_t other = i + 1;
      while (other < end && !words[other].begins_clause() && !is_participle(words[other].text)) ++other;
      const bool is_after = other < end && !words[other].begins_clause();
      const bool is_before = language == "de" && i > 0 && is_participle(words[i - 1].text);
      if (!is_after && !is_before) continue;
      const std::string& verb = words[is_after ? other : i - 1].text;
      const bool is_beside = !is_after || other == i + 1;
      const auto& [first, second] = is_after ? std::tie(words[i].text, verb) : std::tie(verb, words[i].text);
      found.emplace_back(first + (is_beside ? " " : " … ") + second, text.place);
    }
  });
  report(found, "in the passive", "say who did it: “Built …”, not “was built”", diagnostics);
  return "none";
}

}  // namespace galley::ats
