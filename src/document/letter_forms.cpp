// document: forms of letters (see letter_forms.h).
#include "letter_forms.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "address.h"

namespace galley::document {
namespace {

// DIN 5008, as KOMA-Script's letter class options and the Typst package letter-pro state it.
constexpr AddressFieldPlaces din_a{mm(9), mm(27), mm(87), mm(192)};
constexpr AddressFieldPlaces din_b{mm(18), mm(45), mm(105), mm(210)};

// US: Purdue OWL's business letter. UK: sender and date at the right. French: NF Z 11-001, as KOMA-Script's
// NF.lco states it.
constexpr std::array<LetterFormSpec, 6> specs{{
    {.form = LetterForm::Din5008A, .field = din_a, .organization_first = true},
    {.form = LetterForm::Din5008B, .field = din_b, .organization_first = true},
    {.form = LetterForm::Us, .labels_subject = true},
    {.form = LetterForm::Uk, .date = LetterColumn::End, .subject_after_opening = true},
    {.form = LetterForm::French,
     .date = LetterColumn::Right,
     .recipient = LetterColumn::Right,
     .signature = LetterColumn::Right,
     .date_after_recipient = true,
     .labels_subject = true},
    {.form = LetterForm::Plain, .labels_subject = true},
}};

/// The form of a country; nothing if it has none of its own.
std::optional<LetterForm> form_of_country(std::string_view code) {
  const auto is_one_of = [code](std::string_view codes) { return code.size() == 2 && codes.contains(code); };
  if (is_one_of("DE AT")) return LetterForm::Din5008B;
  if (is_one_of("US CA")) return LetterForm::Us;
  if (is_one_of("GB IE AU NZ IM JE GG")) return LetterForm::Uk;
  if (is_one_of("FR MC")) return LetterForm::French;
  return std::nullopt;
}

}  // namespace

const LetterFormSpec& spec_of(LetterForm form) {
  return *std::ranges::find(specs, form, &LetterFormSpec::form);
}

LetterForm usual_form(const Composer& composer, const Letter& letter) {
  const std::string country = country_code_of(composer, letter.recipient.location);
  if (!country.empty()) return form_of_country(country).value_or(LetterForm::Plain);
  const std::string region = composer.language.locale.getCountry();
  if (!region.empty()) return form_of_country(region).value_or(LetterForm::Plain);
  if (composer.language.primary == "de") return LetterForm::Din5008B;
  if (composer.language.primary == "en") return LetterForm::Us;
  if (composer.language.primary == "fr") return LetterForm::French;
  return LetterForm::Plain;
}

}  // namespace galley::document
