// layout: blocks by all that their lines depend on.
#include "cell_blocks.h"

#include "regions.h"

namespace galley::layout {
namespace {

BlockOutline outline_of(const Scene& scene, std::size_t index, const Setting& setting) {
  const Document& document = scene.document;
  Diagnostics ignored;
  Block block = document.blocks[index];
  block.label.reset();
  const Composition composition{rules_of(document), document.styles, setting.size, ignored, scene.stop};
  const Length measure = measure_of_block(document, index, setting);
  BlockOutline outline = set_block(block, scene.text.blocks[index], measure, composition).outline;
  if (!outline.overfull)
    outline.others = other_lengths(block, scene.text.blocks[index], measure, composition);
  return outline;
}

}  // namespace

Scene CellBlocks::scene_of(const Document& document, const shape::ShapedText& text) {
  Scene scene{document, text, {}, stop_};
  scene.blocks.reserve(document.blocks.size());
  const TextRules rules = rules_of(document);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    CacheKey key;
    const Region& region = region_of_block(document, i);
    key.add(region.left);
    key.add(region.right);
    add_block(key, block, text.blocks[i], Labels::Ignored, rules, document.styles);
    std::shared_ptr<CellBlock> known = known_.find(key);
    if (!known) {
      known = std::make_shared<CellBlock>();
      if (block.kind == Block::Kind::Text)
        known->least = LeastLines(block, *text.blocks[i].paragraph, rules, document.styles);
      known->in_cell.resize(cells_);
      known->least_in_cell.resize(cells_);
      // The key keeps the text, which nobody else may want any more.
      const std::size_t bytes = sizeof(CellBlock) + known->least.memory() + memory_of(text.blocks[i]) +
                                cells_ * (sizeof known->in_cell[0] + sizeof known->least_in_cell[0]);
      known = known_.keep(std::move(key), std::move(known), bytes);
    }
    scene.blocks.push_back(std::move(known));
  }
  return scene;
}

const BlockOutline& outline_in_cell(const Scene& scene, std::size_t index, std::size_t cell,
                                    const Setting& setting) {
  CellBlock& known = *scene.blocks[index];
  std::optional<BlockOutline>& outline = known.in_cell[cell];
  if (outline) return *outline;
  outline = outline_of(scene, index, setting);
  if (outline->overfull) {
    if (!known.overfull_as_styled) known.overfull_as_styled = outline_of(scene, index, {}).overfull;
    outline->overfull = !*known.overfull_as_styled;
  }
  return *outline;
}

std::size_t least_lines_in_cell(const Scene& scene, std::size_t index, std::size_t cell,
                                const Setting& setting) {
  CellBlock& known = *scene.blocks[index];
  std::optional<std::size_t>& lines = known.least_in_cell[cell];
  if (!lines) lines = known.least(measure_of_block(scene.document, index, setting), setting.size);
  return *lines;
}

}  // namespace galley::layout
