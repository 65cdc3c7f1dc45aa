// document: the picture. In come the head's blocks, out come narrower ones with an inset beside them.
#include "head_picture.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/base/placeholder.h"

namespace galley::document {
namespace {

/// Of the text area a picture takes at most so much, in thousandths.
constexpr int widest = 400;
constexpr int highest = 500;

/// Between the picture and the text beside it, in thousandths of running text's size.
constexpr int gutter = 1500;

/// As high as the style has it, with the picture's own proportions, but no larger than the page can bear.
Size size_of(const Picture& picture, const Style& style) {
  const Margins& margin = style.margin;
  const Length most_width = (style.paper.width - margin.left - margin.right).scaled(widest, 1000);
  const Length most_height = (style.paper.height - margin.top - margin.bottom).scaled(highest, 1000);
  const std::int64_t across = picture.upright_width();
  const std::int64_t down = picture.upright_height();
  Size size;
  size.height = std::min(style.image.height, most_height);
  size.width = size.height.scaled(across, down);
  if (size.width > most_width) size = {most_width, most_width.scaled(down, across)};
  return size;
}

}  // namespace

void place_inset(Composer& composer, std::shared_ptr<const Picture> picture) {
  Document& document = composer.document;
  const Basics& basics = composer.resume.basics;
  Inset inset;
  inset.size = size_of(*picture, composer.style);
  inset.picture = std::move(picture);
  inset.place = by_direction(composer.style.image.place, composer.language);
  inset.blocks = document.blocks.size();
  // Last in the head: who listens hears name and contact first.
  inset.node = document.structure.add(StructureRole::Figure, document_node, basics.image.place);
  document.structure.nodes[inset.node].alternative =
      basics.image_alt.empty() ? filled(composer.language.words->portrait, read_plain(composer, basics.name))
                               : read_plain(composer, basics.image_alt);
  const Length room = inset.size.width + composer.style.size.scaled(gutter, 1000);
  for (Block& block : document.blocks) {
    Length& narrowed = inset.place == Side::Start ? block.indent : block.inset;
    narrowed += room;
  }
  document.flows.front().region.inset = std::move(inset);
}

}  // namespace galley::document
