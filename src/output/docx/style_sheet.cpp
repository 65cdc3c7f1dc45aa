// output: the named styles (see style_sheet.h).
#include "docx/style_sheet.h"

#include <algorithm>
#include <new>
#include <ranges>

#include <unicode/uloc.h>

#include "docx/namespaces.h"

namespace galley::output::docx {
namespace {

struct StyleSpec {
  StyleName name;
  std::string_view id;
  std::string_view shown;  ///< Word knows its own styles by these names
  std::string_view next =
      {};  ///< the style of a paragraph that is written after one of these; empty: the same
  int outline_level = -1;
  bool is_own = false;  ///< a style that Word does not know
};

constexpr std::array<StyleSpec, style_count> specs{{
    {StyleName::Title, "Title", "Title", "Contact"},
    {StyleName::Subtitle, "Subtitle", "Subtitle", "Contact"},
    {StyleName::Contact, "Contact", "Contact", "BodyText", -1, true},
    {StyleName::Heading1, "Heading1", "heading 1", "BodyText", 0},
    {StyleName::Heading2, "Heading2", "heading 2", "BodyText", 1},
    {StyleName::Heading3, "Heading3", "heading 3", "BodyText", 2},
    {StyleName::Heading4, "Heading4", "heading 4", "BodyText", 3},
    {StyleName::EntryLine, "EntryLine", "Entry Line", "ListBullet", -1, true},
    {StyleName::LetterLine, "LetterLine", "Letter Line", "", -1, true},
    {StyleName::BodyText, "BodyText", "Body Text"},
    {StyleName::List, "List", "List"},
    {StyleName::ListBullet, "ListBullet", "List Bullet"},
    {StyleName::ListBullet2, "ListBullet2", "List Bullet 2"},
    {StyleName::ListBullet3, "ListBullet3", "List Bullet 3"},
    {StyleName::ListNumber, "ListNumber", "List Number"},
    {StyleName::Bibliography, "Bibliography", "Bibliography"},
    {StyleName::Picture, "Picture", "Picture", "", -1, true},
    {StyleName::Footer, "Footer", "footer"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (static_cast<std::size_t>(specs[i].name) != i) return false;
  return true;
}
static_assert(in_order());

struct CharacterSpec {
  std::string_view id;
  bool is_own = false;
};
constexpr std::array<CharacterSpec, character_style_count> character_specs{{{"Strong"},
                                                                            {"Emphasis"},
                                                                            {"Code", true},
                                                                            {"Separator", true},
                                                                            {"Dates", true},
                                                                            {"Citation", true},
                                                                            {"Hyperlink"}}};

/// What a style of characters is about.
std::vector<std::size_t> properties_of(CharacterStyle style) {
  switch (style) {
    case CharacterStyle::Strong:
      return {RunBold, RunBoldComplex};
    case CharacterStyle::Emphasis:
      return {RunItalic, RunItalicComplex};
    case CharacterStyle::Code:
      return {RunFonts, RunSize, RunSizeComplex};
    case CharacterStyle::Separator:
      return {RunSpacing};
    case CharacterStyle::Dates:
      return {RunSize, RunSizeComplex, RunFigureWidth};
    case CharacterStyle::Citation:
      return {RunColour, RunPosition};
    case CharacterStyle::Hyperlink:
      return {RunColour};
  }
  return {};
}

std::size_t weight_of(const WordRun& run) { return run.text.size(); }

XmlNode add_style(XmlNode styles, std::string_view type, std::string_view id, std::string_view shown,
                  bool is_own, bool is_default = false) {
  XmlNode style = styles.child("w:style");
  style.attribute("w:type", type);
  if (is_default) style.attribute("w:default", "1");
  if (is_own) style.attribute("w:customStyle", "1");
  style.attribute("w:styleId", id);
  style.child("w:name").attribute("w:val", shown);
  return style;
}

/// What all text has unless a style says otherwise. Kerning and ligatures are on.
void add_defaults(XmlNode defaults, const Format& normal, const std::string& language) {
  XmlNode run = defaults.child("w:rPrDefault").child("w:rPr");
  const Format plain = format_of(TextStyle{}, {}, {});
  for (std::size_t i = 0; i < normal.size(); ++i) {
    if (i == RunSize) run.child("w:kern").attribute("w:val", 1);
    if (i == RunFigures) {
      if (!language.empty()) add_property(run, language_property(language));
      run.child("w14:ligatures").attribute("w14:val", "standard");
    }
    if (normal[i] != plain[i]) add_property(run, normal[i]);
  }
  defaults.child("w:pPrDefault");
}

void add_style_of_paragraphs(XmlNode styles, const StyleSpec& spec, const Format& paragraph,
                             const Format& normal_paragraph, const Format& run, const Format& normal_run) {
  XmlNode style = add_style(styles, "paragraph", spec.id, spec.shown, spec.is_own);
  style.child("w:basedOn").attribute("w:val", "Normal");
  if (!spec.next.empty()) style.child("w:next").attribute("w:val", spec.next);
  style.child("w:qFormat");
  XmlNode properties = style.child("w:pPr");
  add_difference(properties, paragraph, normal_paragraph);
  if (spec.outline_level >= 0) properties.child("w:outlineLvl").attribute("w:val", spec.outline_level);
  add_difference(style.child("w:rPr"), run, normal_run);
}

}  // namespace

std::string_view style_id(StyleName name) { return specs[static_cast<std::size_t>(name)].id; }

Property language_property(const std::string& tag) {
  // Word wants a region: its German is “de-DE”.
  std::string full = tag;
  if (tag.find('-') == std::string::npos) {
    std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
    std::array<char, ULOC_COUNTRY_CAPACITY> region{};
    UErrorCode error = U_ZERO_ERROR;
    uloc_addLikelySubtags(tag.c_str(), likely.data(), likely.size(), &error);
    const int length = uloc_getCountry(likely.data(), region.data(), region.size(), &error);
    if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_SUCCESS(error) && length > 0) full += "-" + std::string(region.data());
  }
  const std::string primary = tag.substr(0, tag.find('-'));
  Property property("w:lang");
  property.set("w:val", full);
  if (primary == "zh" || primary == "ja" || primary == "ko") property.set("w:eastAsia", full);
  if (uloc_isRightToLeft(primary.c_str()) != 0) property.set("w:bidi", full);
  return property;
}

StyleSheet::StyleSheet(std::span<const WordParagraph* const> paragraphs, const Document& document) {
  std::vector<WeighedFormat> all;
  for (const WordParagraph* paragraph : paragraphs) {
    for (const WordRun& run : paragraph->runs) all.push_back({&run.format, weight_of(run)});
    if (paragraph->label) all.push_back({&paragraph->label->format, 0});
  }
  ParagraphLook look;
  look.leading = document.leading;
  normal_.paragraph = format_of(look);
  TextStyle plain;
  if (!document.styles.empty()) plain = document.styles.front();
  normal_.run = all.empty() ? format_of(plain, plain.family, document.size) : most_common(all);

  for (std::size_t i = 0; i < style_count; ++i) {
    std::vector<Format> formats;
    std::vector<WeighedFormat> runs;
    for (const WordParagraph* paragraph : paragraphs) {
      if (static_cast<std::size_t>(paragraph->style) != i) continue;
      formats.push_back(format_of(paragraph->look));
      for (const WordRun& run : paragraph->runs) runs.push_back({&run.format, weight_of(run)});
    }
    if (formats.empty()) continue;
    std::vector<WeighedFormat> weighed;
    for (const Format& format : formats) weighed.push_back({&format, 1});
    named_[i] = {true, most_common(weighed), runs.empty() ? normal_.run : most_common(runs)};
  }

  std::array<std::vector<WeighedFormat>, character_style_count> styled;
  for (const WordParagraph* paragraph : paragraphs) {
    const Format& base = named_[static_cast<std::size_t>(paragraph->style)].run;
    for (const WordRun& run : paragraph->runs)
      if (const auto style = character_style_of(run, base))
        styled[static_cast<std::size_t>(*style)].push_back({&run.format, weight_of(run)});
  }
  for (std::size_t i = 0; i < character_style_count; ++i) {
    if (styled[i].empty()) continue;
    const Format common = most_common(styled[i]);
    Changes& changes = characters_[i].emplace();
    for (const std::size_t property : properties_of(static_cast<CharacterStyle>(i)))
      changes.emplace_back(property, common[property]);
  }

  for (const WeighedFormat& one : all) families_.push_back((*one.format)[RunFonts].attributes.front().second);
  std::ranges::sort(families_);
  const auto rest = std::ranges::unique(families_);
  families_.erase(rest.begin(), rest.end());
}

std::optional<CharacterStyle> StyleSheet::character_style_of(const WordRun& run, const Format& base) const {
  if (run.link >= 0) {
    const bool is_raised = run.format[RunPosition].attributes.front().second != "baseline";
    return is_raised ? CharacterStyle::Citation : CharacterStyle::Hyperlink;
  }
  if (run.is_code) return CharacterStyle::Code;
  if (run.is_separator && run.format[RunSpacing] != base[RunSpacing]) return CharacterStyle::Separator;
  if (run.is_aside && run.format[RunFigureWidth] != base[RunFigureWidth]) return CharacterStyle::Dates;
  // In Word, bold in bold text is not bold.
  if (is_on(run.format[RunBold]) && !is_on(base[RunBold])) return CharacterStyle::Strong;
  if (is_on(run.format[RunItalic]) && !is_on(base[RunItalic])) return CharacterStyle::Emphasis;
  return std::nullopt;
}

void StyleSheet::add_paragraph_properties(XmlNode properties, const WordParagraph& paragraph) const {
  properties.child("w:pStyle").attribute("w:val", style_id(paragraph.style));
  add_difference(properties, format_of(paragraph.look),
                 named_[static_cast<std::size_t>(paragraph.style)].paragraph);
}

void StyleSheet::add_run_properties(XmlNode run, const WordRun& run_of, StyleName style) const {
  Format base = named_[static_cast<std::size_t>(style)].run;
  const auto character_style = character_style_of(run_of, base);
  if (run_of.format == base && !character_style && run_of.language.empty() && !run_of.runs_to_left) return;
  XmlNode properties = run.child("w:rPr");
  if (character_style) {
    const auto i = static_cast<std::size_t>(*character_style);
    properties.child("w:rStyle").attribute("w:val", character_specs[i].id);
    for (const auto& [place, property] : *characters_[i]) base[place] = property;
  }
  for (std::size_t i = 0; i < base.size(); ++i) {
    // These two stand before what only newer versions of Word know.
    if (i == RunFigures && run_of.runs_to_left) properties.child("w:rtl");
    if (i == RunFigures && !run_of.language.empty())
      add_property(properties, language_property(run_of.language));
    if (run_of.format[i] != base[i]) add_property(properties, run_of.format[i]);
  }
}

std::string StyleSheet::file(const std::string& language) const {
  XmlFile file("w:styles");
  add_namespaces(file.root());
  XmlNode styles = file.root();
  add_defaults(styles.child("w:docDefaults"), normal_.run, language);

  XmlNode normal = add_style(styles, "paragraph", "Normal", "Normal", false, true);
  normal.child("w:qFormat");
  XmlNode properties = normal.child("w:pPr");
  const Format plain = format_of(ParagraphLook{});
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i].name == "w:numPr") properties.child("w:widowControl");
    if (normal_.paragraph[i] != plain[i]) add_property(properties, normal_.paragraph[i]);
  }
  XmlNode font =
      add_style(styles, "character", "DefaultParagraphFont", "Default Paragraph Font", false, true);
  font.child("w:uiPriority").attribute("w:val", 1);
  font.child("w:semiHidden");
  XmlNode numbering = add_style(styles, "numbering", "NoList", "No List", false, true);
  numbering.child("w:uiPriority").attribute("w:val", 99);
  numbering.child("w:semiHidden");

  for (const StyleSpec& spec : specs) {
    const NamedStyle& named = named_[static_cast<std::size_t>(spec.name)];
    if (named.is_used)
      add_style_of_paragraphs(styles, spec, named.paragraph, normal_.paragraph, named.run, normal_.run);
  }
  for (std::size_t i = 0; i < character_style_count; ++i) {
    if (!characters_[i]) continue;
    const CharacterSpec& spec = character_specs[i];
    XmlNode style = add_style(styles, "character", spec.id, spec.id, spec.is_own);
    style.child("w:basedOn").attribute("w:val", "DefaultParagraphFont");
    style.child("w:qFormat");
    XmlNode changed = style.child("w:rPr");
    for (const auto& [place, property] : *characters_[i]) add_property(changed, property);
  }
  return file.bytes();
}

}  // namespace galley::output::docx
