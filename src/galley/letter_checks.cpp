// galley: notes on a letter: its address, its subject, its length, and names that another variant left in it.
#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/galley.h"
#include "galley/typeset/notes.h"
#include "letter_customs.h"

namespace galley {
namespace {

/// Countries whose addresses have no postal code, or in which few people write it. After the Universal Postal
/// Union.
constexpr std::string_view without_postal_codes =
    " AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM CO DJ DM ER FJ GA GD GH GM GN GQ GY HK IE JM KE KI "
    "KM KN "
    "KP LC LY ML MO MR MW NG NR NU PA PE QA RW SB SC SL SR SS ST SY TD TG TK TL TO TT TV TZ UG VU WS YE ZW ";

/// Three digits, or digits and letters in one word: of postal codes there is always a word like this. House
/// numbers of three digits are taken for one as well.
bool is_like_postal_code(std::string_view word) {
  const auto digits = std::ranges::count_if(word, ascii::is_digit);
  return digits >= 3 || (digits > 0 && std::ranges::any_of(word, ascii::is_letter));
}

bool has_postal_code(std::string_view line) {
  return std::ranges::any_of(ascii::words_of(line), is_like_postal_code);
}

/// The country of an address; if it names none, the country where the language is spoken most.
std::string country_of(const Location& location, icu::Locale language) {
  if (!location.country_code.empty()) return location.country_code.value;
  UErrorCode error = U_ZERO_ERROR;
  language.addLikelySubtags(error);
  return language.getCountry();
}

void look_at_address(const Recipient& recipient, const icu::Locale& language, Diagnostics& notes) {
  const Location& location = recipient.location;
  const Text* first = nullptr;  // of the address
  for (const Text* text : {&location.line, &location.address, &location.city, &location.region})
    if (first == nullptr && !text->empty()) first = text;
  if (!recipient.lines.empty()) first = &recipient.lines.front();
  if (first == nullptr || !location.postal_code.empty()) return;
  const std::string country = country_of(location, language);
  if (without_postal_codes.contains(fmt::format(" {} ", country))) return;
  if (has_postal_code(location.line.value) || has_postal_code(location.city.value) ||
      std::ranges::any_of(recipient.lines, has_postal_code, &Text::value))
    return;
  notes.push_back(note(first->place, "the recipient's address has no postal code"));
}

/// Calls `see` with each text of a letter that its author wrote.
template <typename See>
void for_each_text(const Letter& letter, See see) {
  const Recipient& to = letter.recipient;
  for (const Text* text : {&to.name, &to.title, &to.organization, &to.location.line, &to.location.address,
                           &letter.subject, &letter.reference, &letter.opening})
    see(*text);
  for (const Text& line : to.lines) see(line);
  for (const BodyPart& part : letter.body) {
    see(part.paragraph);
    for (const Highlight& item : part.items) {
      see(item.text);
      for (const Highlight& nested : item.nested) see(nested.text);
    }
  }
  see(letter.closing);
  for (const Enclosure& enclosure : letter.enclosures) see(enclosure.name);
  see(letter.postscript);
}

bool is_of_word(char32_t point) { return u_isalnum(static_cast<UChar32>(point)) != 0; }

/// Where a name ends that begins at `at`. Any white space is as good as any other. Capitals are as small
/// letters, but if only the first letter of a name is a capital in the name and small in the text, it is a
/// word of the language (“next”). Nothing if the name does not stand there.
std::size_t end_of_name(std::string_view text, std::size_t at, std::string_view name) {
  const std::size_t begin = at;
  char32_t last = 0;
  for (std::size_t i = 0; i < name.size();) {
    const auto [wanted, next_wanted] = utf8::decode(name, i);
    if (at >= text.size()) return begin;
    const auto [point, next] = utf8::decode(text, at);
    if (ascii::is_white_space(wanted)) {
      if (!ascii::is_white_space(point)) return begin;
      while (at < text.size() && ascii::is_white_space(text[at])) ++at;
      while (i < name.size() && ascii::is_white_space(name[i])) ++i;
      continue;
    }
    const auto folded = [](char32_t one) {
      return u_foldCase(static_cast<UChar32>(one), U_FOLD_CASE_DEFAULT);
    };
    const bool is_small_instead = i == 0 && wanted != point && u_isupper(static_cast<UChar32>(wanted)) != 0;
    if (folded(wanted) != folded(point) || is_small_instead) return begin;
    last = point;
    i = next_wanted;
    at = next;
  }
  const bool goes_on = at < text.size() && is_of_word(last) && is_of_word(utf8::decode(text, at).code_point);
  return goes_on ? begin : at;
}

/// Some bytes of a text, from the first to the one after the last.
struct Range {
  std::size_t begin, end;
};

/// Where a name stands in a text as words of its own.
std::vector<Range> places_of(std::string_view name, std::string_view text) {
  std::vector<Range> places;
  if (name.empty()) return places;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    const std::size_t end = is_of_word(before) && is_of_word(point) ? at : end_of_name(text, at, name);
    if (end > at) places.push_back({at, end});
    before = point;
    at = next;
  }
  return places;
}

bool contain(const std::vector<Range>& ranges, const Range& range) {
  return std::ranges::any_of(
      ranges, [&](const Range& one) { return one.begin <= range.begin && range.end <= one.end; });
}

/// Does the résumé itself name it? An applicant may write about a company where they worked.
bool is_of_resume(const Resume& resume, std::string_view company) {
  for (const Section& section : resume.sections)
    for (const Item& item : section.items)
      for (const Text* text : {&item.name, &item.organization, &item.institution})
        if (!places_of(company, text->value).empty()) return true;
  return false;
}

void look_for_companies(const Resume& resume, std::span<const std::string> companies, Diagnostics& notes) {
  const Letter& letter = *resume.letter;
  const Text& company_of_letter = resume.application.company;
  const Text& own = company_of_letter.empty() ? letter.recipient.organization : company_of_letter;
  for (const std::string& company : companies) {
    if (is_of_resume(resume, company)) continue;
    for_each_text(letter, [&](const Text& text) {
      const auto places = places_of(company, text.value);
      if (places.empty()) return;
      const auto own_places = places_of(own.value, text.value);
      const auto left =
          std::ranges::find_if(places, [&](const Range& one) { return !contain(own_places, one); });
      if (left == places.end()) return;
      const std::string written = text.value.substr(left->begin, left->end - left->begin);
      notes.push_back(note(find_from(text.place, written),
                           fmt::format("“{}” is the company of another variant", company)));
    });
  }
}

}  // namespace

Diagnostics advise_on_letter(const Resume& resume, const Pages& pages,
                             std::span<const std::string> other_companies) {
  Diagnostics notes;
  if (!resume.letter) return notes;
  const Letter& letter = *resume.letter;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale language = icu::Locale::forLanguageTag(resume.meta.language, error);
  look_at_address(letter.recipient, language, notes);
  if (letter.subject.empty()) notes.push_back(note(letter.place_in_file, "the letter has no subject"));
  if (pages.pages.size() > 1)
    notes.push_back(
        note(letter.place_in_file, fmt::format("the letter has {} pages; one is usual", pages.pages.size())));
  std::ranges::move(notes_on_customs(letter, language), std::back_inserter(notes));
  look_for_companies(resume, other_companies, notes);
  return notes;
}

}  // namespace galley
