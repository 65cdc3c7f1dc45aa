// output: lists (see numbering.h).
#include "docx/numbering.h"

#include <algorithm>
#include <charconv>

#include "docx/namespaces.h"
#include "docx/style_sheet.h"
#include "galley/base/ascii.h"

namespace galley::output::docx {
namespace {

// Word's lists have so many levels.
constexpr int deepest = 8;

/// A label about its number: “[”, 12, “]”.
struct NumberedLabel {
  std::string_view before, after;
  long number = 0;
};

NumberedLabel parted(std::string_view label) {
  const std::size_t begin = label.find_first_of("0123456789");
  std::size_t end = begin;
  while (end < label.size() && ascii::is_digit(label[end])) ++end;
  NumberedLabel parts{label.substr(0, begin), label.substr(end), 0};
  std::from_chars(label.data() + begin, label.data() + end, parts.number);
  return parts;
}

}  // namespace

bool Numbering::Level::operator==(const Level& other) const {
  return text == other.text && is_number == other.is_number && is_right == other.is_right &&
         depth == other.depth && paragraph == other.paragraph && run == other.run;
}

std::optional<StyleName> Numbering::unused(StyleName style) const {
  for (const Definition& definition : definitions_)
    if (std::ranges::find(definition.levels, style, &Level::style) != definition.levels.end()) return {};
  return style;
}

std::size_t Numbering::definition_of(const Level& level, StyleName style) {
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    std::vector<Level>& levels = definitions_[i].levels;
    const auto same_depth = std::ranges::find(levels, level.depth, &Level::depth);
    const bool is_bullets = !level.is_number && !levels.front().is_number;
    // A paragraph's own indents count before those of its list.
    if (same_depth != levels.end()) {
      const bool fits =
          is_bullets ? same_depth->text == level.text && same_depth->run == level.run : *same_depth == level;
      if (fits) return i;
    } else if (is_bullets && levels.back().depth < level.depth) {
      const auto linked = unused(style);
      levels.push_back(level);
      levels.back().style = linked;
      return i;
    }
  }
  const auto linked = unused(style);
  definitions_.push_back({{level}});
  definitions_.back().levels.back().style = linked;
  return definitions_.size() - 1;
}

ListReference Numbering::reference(const WordParagraph& paragraph) {
  const WordLabel& label = *paragraph.label;
  ParagraphLook indents;
  indents.left = paragraph.look.left;
  indents.first = paragraph.look.first;
  Level level{label.text,
              label.is_number,
              label.is_right,
              std::min(label.depth, deepest),
              format_of(indents),
              label.format,
              {}};
  NumberedLabel parts;
  if (label.is_number) {
    parts = parted(label.text);
    level.text.assign(parts.before).append("%").append(std::to_string(level.depth + 1)).append(parts.after);
  }
  const std::size_t definition = definition_of(level, paragraph.style);
  const auto goes_on = [&](const List& list) {
    return list.definition == definition && (!label.is_number || list.last + 1 == parts.number);
  };
  auto list = std::ranges::find_if(lists_, goes_on);
  if (list == lists_.end()) list = lists_.insert(list, {definition, parts.number, 0});
  list->last = parts.number;
  return {static_cast<std::size_t>(list - lists_.begin()) + 1, level.depth};
}

std::string Numbering::file() const {
  XmlFile file("w:numbering");
  XmlNode numbering = file.root();
  add_namespaces(numbering);
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    XmlNode definition = numbering.child("w:abstractNum");
    definition.attribute("w:abstractNumId", std::to_string(i));
    definition.child("w:multiLevelType").attribute("w:val", "multilevel");
    for (const Level& level : definitions_[i].levels) {
      XmlNode node = definition.child("w:lvl");
      node.attribute("w:ilvl", level.depth);
      node.child("w:start").attribute("w:val", 1);
      node.child("w:numFmt").attribute("w:val", level.is_number ? "decimal" : "bullet");
      if (level.style) node.child("w:pStyle").attribute("w:val", style_id(*level.style));
      node.child("w:lvlText").attribute("w:val", level.text);
      node.child("w:lvlJc").attribute("w:val", level.is_right ? "right" : "left");
      XmlNode paragraph = node.child("w:pPr");
      for (const Property& property : level.paragraph)
        if (property.name == "w:ind") add_property(paragraph, property);
      XmlNode run = node.child("w:rPr");
      add_difference(run, level.run, format_of(TextStyle{}, {}, {}));
    }
  }
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    XmlNode list = numbering.child("w:num");
    list.attribute("w:numId", std::to_string(i + 1));
    list.child("w:abstractNumId").attribute("w:val", std::to_string(lists_[i].definition));
    const Level& level = definitions_[lists_[i].definition].levels.front();
    if (!level.is_number) continue;
    XmlNode change = list.child("w:lvlOverride");
    change.attribute("w:ilvl", level.depth);
    change.child("w:startOverride").attribute("w:val", static_cast<std::int64_t>(lists_[i].start));
  }
  return file.bytes();
}

}  // namespace galley::output::docx
