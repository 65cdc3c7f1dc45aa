// document: the frame of a document (see document_frame.h).
#include "document_frame.h"

#include <algorithm>
#include <iterator>

#include "galley/base/limits.h"

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
  constexpr std::string_view placeholder = "{name}";
  const std::string& name = composer.document.info.author;
  for (std::size_t at = footer.find(placeholder); at != std::string::npos;
       at = footer.find(placeholder, at + name.size())) {
    footer.replace(at, placeholder.size(), name);
  }
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
  std::ranges::move(in_file_order(composer.warnings), std::back_inserter(warnings));
  if (composer.document.blocks.size() > limits.blocks)
    return std::unexpected(Diagnostics{over_limit(limits.blocks, "paragraphs")});
  if (!composer.errors.empty()) return std::unexpected(in_file_order(composer.errors));
  return std::move(composer.document);
}

}  // namespace galley::document
