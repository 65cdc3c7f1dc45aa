// layout: the rows of blocks, each set once a session. A block is known by its shaped paragraphs, which equal
// paragraphs share; its nodes, links and place are put in anew.
#include "known_rows.h"

#include "galley/base/shared_cache.h"

namespace galley::layout {
namespace {

/// What is counted from a block's own first: so blocks are alike wherever in a document they stand.
struct Base {
  NodeId node = 0;
  std::int32_t link = 0;
};

template <typename Do>
void for_each_paragraph(const Block& block, Do action) {
  action(block.paragraph);
  if (block.label) action(block.label->paragraph);
  if (block.aside) action(*block.aside);
}

Base base_of(const Block& block) {
  Base base;
  if (block.paragraph.node != no_node) base.node = block.paragraph.node;
  bool linked = false;
  for_each_paragraph(block, [&](const Paragraph& paragraph) {
    for (const Span& span : paragraph.spans) {
      if (linked || span.link < 0) continue;
      base.link = span.link;
      linked = true;
    }
  });
  return base;
}

NodeId moved(NodeId node, NodeId by) { return node == no_node ? no_node : node + by; }
std::int32_t moved(std::int32_t link, std::int32_t by) { return link < 0 ? link : link + by; }

CacheKey key_of(const Document& document, const Block& block, const shape::ShapedBlock& shaped, Base base,
                Length measure, const Setting& setting) {
  CacheKey key;
  for (const auto* part : {shaped.paragraph.get(), shaped.label.get(), shaped.aside.get()}) key.add(part);
  for (const bool is : {document.hyphenate, document.protrusion, document.expansion, block.label.has_value(),
                        block.aside.has_value(), block.aside_offset.has_value()})
    key.add(is);
  for (const Length length :
       {measure, document.size, block.indent, block.hang, block.inset, block.leading,
        block.label ? block.label->offset : Length{}, block.aside_offset.value_or(Length{})})
    key.add(length.scaled_points());
  for (const int part : {setting.size, setting.leading, setting.spacing, setting.margins}) key.add(part);
  key.add(block.break_inside);
  if (block.label) key.add(block.label->alignment);
  for_each_paragraph(block, [&](const Paragraph& paragraph) {
    key.add(paragraph.alignment);
    key.add(moved(paragraph.node, NodeId{0} - base.node));
    key.add(paragraph.spans.size());
    for (const Span& span : paragraph.spans) {
      const Colour colour = document.styles[span.style].colour;
      key.add(colour.red);
      key.add(colour.green);
      key.add(colour.blue);
      key.add(moved(span.node, NodeId{0} - base.node));
      key.add(span.link < 0 ? span.link : span.link - base.link);
    }
  });
  return key;
}

}  // namespace

/// A block's rows, as they were set where it stood first.
struct SetBlock {
  shape::ShapedBlock shaped;  ///< keeps alive what the key names
  Base base;
  std::vector<Row> rows;
};

struct BlockCache::Parts {
  SharedCache<SetBlock> blocks{1000};  // of some ten kilobytes each
};

BlockCache::BlockCache() : parts_(std::make_unique<Parts>()) {}
BlockCache::~BlockCache() = default;

std::vector<Row> known_rows(const BlockCache& cache, const Document& document, const Block& block,
                            const shape::ShapedBlock& shaped, Length measure, const Setting& setting,
                            Diagnostics& warnings) {
  if (block.kind == Block::Kind::Rule)
    return rows_of_block(document, block, shaped, measure, setting, warnings);
  const Base base = base_of(block);
  CacheKey key = key_of(document, block, shaped, base, measure, setting);
  if (const auto known = cache.parts().blocks.find(key.bytes())) {
    std::vector<Row> rows = known->rows;
    for (Row& row : rows) {
      row.place = block.paragraph.place;
      for (Line& line : row.lines) {
        line.block = moved(line.block, base.node - known->base.node);
        for (GlyphRun& run : line.runs) {
          run.node = moved(run.node, base.node - known->base.node);
          run.link = moved(run.link, base.link - known->base.link);
        }
      }
    }
    return rows;
  }
  Diagnostics said;
  std::vector<Row> rows = rows_of_block(document, block, shaped, measure, setting, said);
  if (said.empty()) {
    cache.parts().blocks.keep(std::move(key).bytes(),
                              std::make_shared<const SetBlock>(SetBlock{shaped, base, rows}));
  }
  warnings.insert(warnings.end(), said.begin(), said.end());
  return rows;
}

}  // namespace galley::layout
