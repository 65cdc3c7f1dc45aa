// output: formats of paragraphs and runs (see word_formats.h).
#include "docx/word_formats.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::output::docx {
namespace {

// What Word's user interface calls bold.
constexpr int least_bold = 600;

// Word's limits of a border's distance, in points, and of its thickness, in eighths of a point.
constexpr std::int64_t most_distance = 31;
constexpr std::int64_t least_thickness = 2;
constexpr std::int64_t most_thickness = 96;

// A line of its own height, in 240ths.
constexpr std::int64_t single_line = 240;

constexpr std::size_t paragraph_properties = 11;
constexpr std::size_t run_properties = 13;

Property valued(std::string_view name, std::string value) {
  Property property(name);
  property.set("w:val", std::move(value));
  return property;
}

Property switched(std::string_view name, bool on) { return valued(name, on ? "1" : "0"); }

Property border(std::string_view name, const Border& border) {
  if (border.thickness <= Length{}) return valued(name, "none");
  const Length half = Length::points(0.5);
  Property property = valued(name, "single");
  property.set("w:sz", std::clamp((border.thickness * 8 + half).scaled_points() / Length::per_point,
                                  least_thickness, most_thickness));
  property.set("w:space", std::clamp((border.distance + half).scaled_points() / Length::per_point,
                                     std::int64_t{0}, most_distance));
  property.set("w:color", hexadecimal(border.colour));
  return property;
}

std::string_view justification(Alignment alignment) {
  switch (alignment) {
    case Alignment::Justified:
      return "both";
    case Alignment::Start:
      return "left";
    case Alignment::End:
      return "right";
    case Alignment::Centre:
      return "center";
  }
  return "left";
}

Property spacing(const ParagraphLook& look) {
  Property spacing("w:spacing");
  const bool is_exact = look.leading > Length{};
  spacing.set("w:before", twips(look.above));
  spacing.set("w:after", 0);
  spacing.set("w:line", is_exact ? twips(look.leading) : single_line);
  spacing.set("w:lineRule", std::string(is_exact ? "exact" : "auto"));
  return spacing;
}

Property indents(const ParagraphLook& look) {
  Property indents("w:ind");
  const bool hangs = look.first < Length{};
  indents.set("w:left", twips(look.left));
  indents.set("w:right", twips(look.right));
  indents.set(hangs ? "w:hanging" : "w:firstLine", twips(hangs ? -look.first : look.first));
  return indents;
}

Property list_reference(const ListReference& reference) {
  Property list("w:numPr");
  if (reference.list > 0) list.inside.push_back(valued("w:ilvl", std::to_string(reference.depth)));
  list.inside.push_back(valued("w:numId", std::to_string(reference.list)));
  return list;
}

Property borders(const ParagraphLook& look) {
  Property borders("w:pBdr");
  borders.inside.push_back(border("w:top", look.top));
  borders.inside.push_back(border("w:bottom", look.bottom));
  return borders;
}

Property tabs(const std::vector<TabStop>& stops) {
  Property tabs("w:tabs");
  for (const TabStop& stop : stops) {
    tabs.inside.push_back(valued("w:tab", stop.is_right ? "right" : "left"));
    tabs.inside.back().set("w:pos", twips(stop.offset));
  }
  return tabs;
}

Property fonts(const std::string& family) {
  Property fonts("w:rFonts");
  for (const std::string_view scripts : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"})
    fonts.set(scripts, family);
  return fonts;
}

/// Of what only newer versions of Word know.
Property valued_since_2010(std::string_view name, std::string_view value) {
  Property property(name);
  property.set("w14:val", std::string(value));
  return property;
}

/// The tabs of `wanted`, and those of `base` that it lacks as cleared.
void add_tabs(XmlNode parent, const Property& wanted, const Property& base) {
  Property all = wanted;
  const auto position = [](const Property& tab) { return std::stol(tab.attributes[1].second); };
  for (const Property& tab : base.inside) {
    const auto is_there = [&](const Property& other) { return position(other) == position(tab); };
    if (std::ranges::any_of(wanted.inside, is_there)) continue;
    all.inside.push_back(tab);
    all.inside.back().attributes[0].second = "clear";
  }
  std::ranges::sort(all.inside, {}, position);
  add_property(parent, all);
}

}  // namespace

Property::Property(std::string_view name) : name(name) {}
Property::Property(const Property& other) = default;
Property::Property(Property&& other) noexcept = default;
Property& Property::operator=(const Property& other) = default;
Property& Property::operator=(Property&& other) noexcept = default;
Property::~Property() = default;
bool Property::operator==(const Property& other) const = default;

void Property::set(std::string_view attribute, std::string value) {
  attributes.emplace_back(attribute, std::move(value));
}

std::int64_t twips(Length length) { return length.scaled(20, Length::per_point).scaled_points(); }

std::int64_t half_points(Length length) {
  return std::max<std::int64_t>(1, length.scaled(2, Length::per_point).scaled_points());
}

std::int64_t emus(Length length) { return length.scaled(12700, Length::per_point).scaled_points(); }

std::string hexadecimal(const Colour& colour) {
  return fmt::format("{:06X}", colour.red << 16U | colour.green << 8U | colour.blue);
}

Format format_of(const ParagraphLook& look) {
  Format format;
  format.reserve(paragraph_properties);
  format.push_back(switched("w:keepNext", look.keeps_with_next));
  format.push_back(switched("w:keepLines", look.keeps_together));
  format.push_back(switched("w:pageBreakBefore", look.begins_page));
  format.push_back(list_reference(look.list));
  format.push_back(borders(look));
  format.push_back(tabs(look.tabs));
  format.push_back(switched("w:suppressAutoHyphens", !look.hyphenates));
  format.push_back(switched("w:bidi", look.runs_to_left));
  format.push_back(spacing(look));
  format.push_back(indents(look));
  format.push_back(valued("w:jc", std::string(justification(look.alignment))));
  return format;
}

Format format_of(const TextStyle& style, const std::string& family, Length size) {
  const bool is_bold = style.weight >= least_bold;
  const bool is_italic = style.slant == FontSlant::Italic;
  const std::string halves = std::to_string(half_points(size));
  const bool is_raised = style.position == Position::Superscript;
  Format format;
  format.reserve(run_properties);
  format.push_back(fonts(family));
  format.push_back(switched("w:b", is_bold));
  format.push_back(switched("w:bCs", is_bold));
  format.push_back(switched("w:i", is_italic));
  format.push_back(switched("w:iCs", is_italic));
  format.push_back(switched("w:smallCaps", style.capitals == Capitals::Small));
  format.push_back(valued("w:color", hexadecimal(style.colour)));
  format.push_back(valued("w:spacing", std::to_string(twips(size.scaled(style.tracking, 1000)))));
  format.push_back(valued("w:sz", halves));
  format.push_back(valued("w:szCs", halves));
  format.push_back(valued("w:vertAlign", is_raised ? "superscript" : "baseline"));
  format.push_back(
      valued_since_2010("w14:numForm", style.figures == Figures::OldStyle ? "oldStyle" : "lining"));
  format.push_back(
      valued_since_2010("w14:numSpacing", style.figures == Figures::Tabular ? "tabular" : "proportional"));
  return format;
}

bool is_on(const Property& property) { return property.attributes.front().second == "1"; }

Format most_common(std::span<const WeighedFormat> formats) {
  Format common = *formats.front().format;
  for (std::size_t i = 0; i < common.size(); ++i) {
    std::vector<std::pair<const Property*, std::size_t>> weights;
    for (const auto& [format, weight] : formats) {
      const Property& property = (*format)[i];
      auto known = std::ranges::find_if(weights, [&](const auto& other) { return *other.first == property; });
      if (known == weights.end())
        weights.emplace_back(&property, weight);
      else
        known->second += weight;
    }
    common[i] = *std::ranges::max_element(weights, {}, [](const auto& one) { return one.second; })->first;
  }
  return common;
}

void add_property(XmlNode parent, const Property& property) {
  XmlNode node = parent.child(property.name);
  for (const auto& [name, value] : property.attributes) node.attribute(name, std::string_view(value));
  for (const Property& inner : property.inside) add_property(node, inner);
}

void add_difference(XmlNode parent, const Format& wanted, const Format& base) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == base[i]) continue;
    if (wanted[i].name == "w:tabs")
      add_tabs(parent, wanted[i], base[i]);
    else
      add_property(parent, wanted[i]);
  }
}

}  // namespace galley::output::docx
