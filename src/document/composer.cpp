// document: the state of a composition and the looks of the page.
#include "composer.h"

#include <algorithm>
#include <array>

#include <unicode/locid.h>

#include "publications.h"

namespace galley::document {

Composer::Composer(const Resume& of, Diagnostics& to, const ProseCache& read_before)
    : resume(of),
      style(of.style),
      warnings(to),
      known(read_before),
      language(language_of(of.meta.language)),
      dates(language, of.style.date_format, read_before),
      citations(number_publications(of, language)) {
  own_names.push_back(name_key(of.basics.name.value));
  for (const std::string& alias : of.basics.aliases) own_names.push_back(name_key(alias));
  std::ranges::sort(own_names);
}

Figures running_figures(const Style& style) {
  return style.figures == FigureForm::OldStyle ? Figures::OldStyle : Figures::Lining;
}

Look running_look(const Composer& composer) {
  Look look;
  look.style.family = composer.style.font.body;
  look.style.size = composer.style.size;
  look.style.colour = composer.style.colour.text;
  look.style.figures = running_figures(composer.style);
  look.link_colour = composer.style.colour.link;
  return look;
}

Look semibold(Look look) {
  look.style.weight = 600;
  return look;
}

Look italic(Look look) {
  look.style.slant = FontSlant::Italic;
  return look;
}

Look tabular(Look look) {
  look.style.figures = Figures::Tabular;
  return look;
}

Look quiet(Look look) {
  look.link_colour = look.style.colour;
  return look;
}

StructureRole heading_role(const Composer& composer) {
  constexpr std::array roles{StructureRole::Heading1, StructureRole::Heading2, StructureRole::Heading3,
                             StructureRole::Heading4, StructureRole::Heading5};
  return roles.at(static_cast<std::size_t>(composer.heading_level) - 1);
}

Text location_line(const Composer& composer, const Location& location) {
  if (!location.line.empty()) return location.line;
  std::string country = location.country_code.value;
  if (country.size() == 2) {
    icu::UnicodeString name;
    icu::Locale("", country.c_str()).getDisplayCountry(composer.language.locale, name);
    country.clear();
    name.toUTF8String(country);
  }
  // “San Francisco, CA 94115” where English is spoken, “10115 Berlin” elsewhere.
  const bool code_last = composer.language.primary == "en";
  const auto beside = [](const std::string& a, const std::string& b) {
    return a + (a.empty() || b.empty() ? "" : " ") + b;
  };
  const std::string& code = location.postal_code.value;
  const std::string city = code_last ? location.city.value : beside(code, location.city.value);
  const std::string region = code_last ? beside(location.region.value, code) : location.region.value;

  Text line;
  for (const Text* part :
       {&location.address, &location.city, &location.region, &location.country_code, &location.postal_code}) {
    if (!part->empty()) {
      line.place = part->place;
      break;
    }
  }
  for (const std::string& part : {location.address.value, city, region, country}) {
    if (!part.empty()) line.value += (line.value.empty() ? "" : ", ") + part;
  }
  return line;
}

}  // namespace galley::document
