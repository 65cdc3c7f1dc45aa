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

Property switched(std::string_view name, bool on) { return {name, {{"w:val", on ? "1" : "0"}}, {}}; }

Property border(std::string_view name, const Border& border) {
  if (border.thickness <= Length{}) return {name, {{"w:val", "none"}}, {}};
  const std::int64_t eighths =
      std::clamp((border.thickness * 8 + Length::points(0.5)).scaled_points() / Length::per_point,
                 least_thickness, most_thickness);
  const std::int64_t points =
      std::clamp((border.distance + Length::points(0.5)).scaled_points() / Length::per_point, std::int64_t{0},
                 most_distance);
  return {name,
          {{"w:val", "single"},
           {"w:sz", std::to_string(eighths)},
           {"w:space", std::to_string(points)},
           {"w:color", hexadecimal(border.colour)}},
          {}};
}

std::string_view justification(Alignment alignment) {
  switch (alignment) {
    case Alignment::Justified:
      return "both";
    case Alignment::Left:
      return "left";
    case Alignment::Right:
      return "right";
    case Alignment::Centre:
      return "center";
  }
  return "left";
}

Property spacing(const ParagraphLook& look) {
  Property spacing{"w:spacing", {{"w:before", std::to_string(twips(look.above))}, {"w:after", "0"}}, {}};
  const bool is_exact = look.leading > Length{};
  spacing.attributes.emplace_back("w:line", std::to_string(is_exact ? twips(look.leading) : 240));
  spacing.attributes.emplace_back("w:lineRule", is_exact ? "exact" : "auto");
  return spacing;
}

Property indents(const ParagraphLook& look) {
  const bool hangs = look.first < Length{};
  return {"w:ind",
          {{"w:left", std::to_string(twips(look.left))},
           {"w:right", std::to_string(twips(look.right))},
           {hangs ? "w:hanging" : "w:firstLine", std::to_string(twips(hangs ? -look.first : look.first))}},
          {}};
}

Property list_reference(const ListReference& reference) {
  Property list{"w:numPr", {}, {{"w:numId", {{"w:val", std::to_string(reference.list)}}, {}}}};
  if (reference.list > 0)
    list.inside.insert(list.inside.begin(), {"w:ilvl", {{"w:val", std::to_string(reference.depth)}}, {}});
  return list;
}

Property tabs(const std::vector<TabStop>& stops) {
  Property tabs{"w:tabs", {}, {}};
  for (const TabStop& stop : stops) {
    tabs.inside.push_back(
        {"w:tab",
         {{"w:val", stop.is_right ? "right" : "left"}, {"w:pos", std::to_string(twips(stop.offset))}},
         {}});
  }
  return tabs;
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

std::int64_t twips(Length length) { return length.scaled(20, Length::per_point).scaled_points(); }

std::int64_t half_points(Length length) {
  return std::max<std::int64_t>(1, length.scaled(2, Length::per_point).scaled_points());
}

std::int64_t emus(Length length) { return length.scaled(12700, Length::per_point).scaled_points(); }

std::string hexadecimal(const Colour& colour) {
  return fmt::format("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

Format format_of(const ParagraphLook& look) {
  return {switched("w:keepNext", look.keeps_with_next),
          switched("w:keepLines", look.keeps_together),
          switched("w:pageBreakBefore", look.begins_page),
          list_reference(look.list),
          {"w:pBdr", {}, {border("w:top", look.top), border("w:bottom", look.bottom)}},
          tabs(look.tabs),
          switched("w:suppressAutoHyphens", !look.hyphenates),
          switched("w:bidi", look.runs_to_left),
          spacing(look),
          indents(look),
          {"w:jc", {{"w:val", std::string(justification(look.alignment))}}, {}}};
}

Format format_of(const TextStyle& style, const std::string& family, Length size) {
  const bool is_bold = style.weight >= least_bold;
  const bool is_italic = style.slant == FontSlant::Italic;
  const std::string half = std::to_string(half_points(size));
  const bool is_raised = style.position == Position::Superscript;
  const bool is_old = style.figures == Figures::OldStyle;
  const bool is_tabular = style.figures == Figures::Tabular;
  return {
      {"w:rFonts", {{"w:ascii", family}, {"w:hAnsi", family}, {"w:eastAsia", family}, {"w:cs", family}}, {}},
      switched("w:b", is_bold),
      switched("w:bCs", is_bold),
      switched("w:i", is_italic),
      switched("w:iCs", is_italic),
      switched("w:smallCaps", style.capitals == Capitals::Small),
      {"w:color", {{"w:val", hexadecimal(style.colour)}}, {}},
      {"w:spacing", {{"w:val", std::to_string(twips(size.scaled(style.tracking, 1000)))}}, {}},
      {"w:sz", {{"w:val", half}}, {}},
      {"w:szCs", {{"w:val", half}}, {}},
      {"w:vertAlign", {{"w:val", is_raised ? "superscript" : "baseline"}}, {}},
      {"w14:numForm", {{"w14:val", is_old ? "oldStyle" : "lining"}}, {}},
      {"w14:numSpacing", {{"w14:val", is_tabular ? "tabular" : "proportional"}}, {}}};
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
