// document: the state of a composition and the looks of the page.
#include "composer.h"

#include <algorithm>
#include <array>

#include "publications.h"

namespace galley::document {

Composer::Composer(const Resume& of, Diagnostics& to, const ProseCache& read_before)
    : resume(of),
      style(of.style),
      warnings(to),
      known(read_before),
      language(language_of(of.meta.language, of.style.words)),
      dates(language, of.style.date_format, of.style.date_ranges, read_before),
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

Side by_direction(Side side, const Language& language) {
  if (side == Side::Left) return language.right_to_left ? Side::End : Side::Start;
  if (side == Side::Right) return language.right_to_left ? Side::Start : Side::End;
  return side;
}

StructureRole heading_role(const Composer& composer) {
  constexpr std::array roles{StructureRole::Heading1, StructureRole::Heading2, StructureRole::Heading3,
                             StructureRole::Heading4, StructureRole::Heading5};
  return roles.at(static_cast<std::size_t>(composer.heading_level) - 1);
}

}  // namespace galley::document
