// document: the frame of a document (see document_frame.h).
#include "document_frame.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/limits.h"
#include "galley/base/placeholder.h"

namespace galley::document {
namespace {

/// The grey and the size of the footer, which style has no keys for.
constexpr Colour footer_grey{0x59, 0x59, 0x59};
constexpr Length footer_size = Length::points(8.5);

/// How far filling may go, where style does not say it.
constexpr Length more_size = Length::points(0.5);
constexpr int more_leading = 80;  ///< thousandths of the size

Style::Fill fill_of(const Style& style) {
  Style::Fill fill = style.fill;
  if (fill.size == Length{}) fill.size = style.size + more_size;
  if (fill.leading == Length{}) fill.leading = style.leading + style.size.scaled(more_leading, 1000);
  return fill;
}

/// Where the résumé names its language; the file as a whole if that stands elsewhere.
Place place_of_language(const Composer& composer) {
  Place file;
  file.source = composer.resume.basics.name.place.source;
  if (!composer.resume.basics.name.place.pointer.empty()) {
    file.pointer = "/meta/language";
    return file;
  }
  Place top = file;
  top.line = top.column = 1;
  for (const char* form : {"language = \"{}\"", "\"{}\"", "'{}'"}) {
    const std::string named = fmt::format(fmt::runtime(form), composer.language.tag);
    const Place found = find_from(top, named, Reach::File);
    if (found.width == static_cast<int>(named.size())) return found;
  }
  return file;
}

/// “the titles 'Experience', 'Education'”.
template <class Names>
std::string listed(std::string_view what, const Names& names) {
  return fmt::format("the {}{} '{}'", what, names.size() > 1 ? "s" : "", fmt::join(names, "', '"));
}

/// Says which of what is printed is in English, since galley lacks the language's words.
void tell_what_is_english(Composer& composer) {
  const std::vector<std::string_view> words = missing_words(composer.language);
  std::vector<std::string> english;
  if (!composer.english_titles.empty()) english.push_back(listed("title", composer.english_titles));
  if (!words.empty()) english.push_back(listed("word", words));
  if (english.empty()) return;
  const bool is_one = composer.english_titles.size() + words.size() == 1;
  composer.warnings.push_back(
      {Severity::Warning, Fault::Resume,
       fmt::format("{} {} in English: there are no words for '{}'", fmt::join(english, " and "),
                   is_one ? "is" : "are", composer.language.tag),
       place_of_language(composer), "style.titles names sections, and style.words the rest"});
}

}  // namespace

Document open_document(const Composer& composer) {
  const Style& style = composer.style;
  Document document;
  document.structure.add(StructureRole::Document, no_node);
  document.structure.nodes.front().language = composer.resume.meta.language;
  document.info.right_to_left = composer.language.right_to_left;
  document.system_fonts = style.font.system;
  document.paper = style.paper;
  document.fallback = style.font.fallback;
  document.margin = style.margin;
  document.fit = style.fit;
  document.fill = fill_of(style);
  document.size = style.size;
  document.leading = style.leading;
  document.grid = style.grid;
  document.hyphenate = style.hyphenate;
  document.hyphenate_place = style.hyphenate_place;
  document.protrusion = style.protrusion;
  document.expansion = style.expansion;
  return document;
}

void add_footer(Composer& composer) {
  if (!composer.style.footer) return;
  std::string footer = *composer.style.footer;
  if (footer.contains("{folio}")) footer = filled(footer, composer.language.words->folio, "{folio}");
  footer = filled(footer, composer.document.info.author, "{name}");
  TextStyle style;
  style.family = composer.style.font.body;
  style.size = footer_size;
  style.colour = footer_grey;
  style.figures = running_figures(composer.style);
  composer.document.footer = std::move(footer);
  composer.document.footer_style = static_cast<StyleId>(composer.document.styles.size());
  composer.document.styles.push_back(std::move(style));
}

std::expected<Document, Diagnostics> close_document(Composer& composer, Diagnostics& warnings) {
  tell_what_is_english(composer);
  std::ranges::move(in_file_order(composer.warnings), std::back_inserter(warnings));
  if (composer.document.blocks.size() > limits.blocks)
    return std::unexpected(Diagnostics{over_limit(limits.blocks, "paragraphs")});
  if (!composer.errors.empty()) return std::unexpected(in_file_order(composer.errors));
  return std::move(composer.document);
}

}  // namespace galley::document
