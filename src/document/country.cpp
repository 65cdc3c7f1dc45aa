// document: the names of countries, by ICU.
#include "country.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "galley/base/ascii.h"

namespace galley::document {
namespace {

std::string display_name(const icu::Locale& country, const icu::Locale& language) {
  icu::UnicodeString name;
  country.getDisplayCountry(language, name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

/// `folded_words` of ASCII, which needs no tables.
std::string folded_ascii(std::string_view text) {
  std::string folded;
  bool space_wanted = false;
  for (const char c : text) {
    if (ascii::is_alphanumeric(c)) {
      if (space_wanted && !folded.empty()) folded += ' ';
      space_wanted = false;
      folded += ascii::to_small(c);
    } else if (c != '.') {
      space_wanted = true;
    }
  }
  return folded;
}

}  // namespace

bool Country::is_called(std::string_view folded_name) const {
  if (folded_name.starts_with("the ")) folded_name.remove_prefix(4);
  return std::ranges::find(names, folded_name) != names.end();
}

std::size_t memory_of(const Country& country) {
  std::size_t bytes = sizeof country + country.shown.capacity();
  for (const std::string& name : country.names) bytes += sizeof(std::string) + name.capacity();
  return bytes;
}

Country country_of(const std::string& written, const Language& language) {
  Country country;
  country.shown = written;
  if (written.empty()) {
    icu::Locale likely = language.locale;
    UErrorCode error = U_ZERO_ERROR;
    likely.addLikelySubtags(error);
    country.code = likely.getCountry();
    return country;
  }
  if (written.size() == 2) {
    country.code = written;
    for (char& c : country.code) c = ascii::to_capital(c);
    if (country.code == "UK") country.code = "GB";
    const icu::Locale place("", country.code.c_str());
    country.shown = display_name(place, language.locale);
    UErrorCode error = U_ZERO_ERROR;
    icu::Locale own = place;
    own.addLikelySubtags(error);
    country.names = {folded_words(display_name(place, icu::Locale::getEnglish())),
                     folded_words(display_name(place, own)), folded_words(place.getISO3Country())};
    if (country.code == "GB") country.names.insert(country.names.end(), {"uk", "great britain"});
    if (country.code == "US") country.names.emplace_back("united states of america");
  }
  country.names.push_back(folded_words(written));
  country.names.push_back(folded_words(country.shown));
  return country;
}

std::string folded_words(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return folded_ascii(text);
  icu::UnicodeString letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  letters.foldCase();
  UErrorCode error = U_ZERO_ERROR;
  if (const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(error); U_SUCCESS(error))
    letters = form->normalize(letters, error);
  icu::UnicodeString kept;
  bool space_wanted = false;
  for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 letter = letters.char32At(i);
    if (u_isalnum(letter) != 0) {
      if (space_wanted && !kept.isEmpty()) kept += u' ';
      space_wanted = false;
      kept += letter;
    } else if (letter != U'.' && letter != U'’' && (U_GET_GC_MASK(letter) & U_GC_M_MASK) == 0) {
      space_wanted = true;  // but “U.S.A.” is one word
    }
  }
  std::string folded;
  kept.toUTF8String(folded);
  return folded;
}

}  // namespace galley::document
