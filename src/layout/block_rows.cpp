// layout: what makes blocks alike, and their rows.
#include "block_rows.h"

#include <algorithm>
#include <type_traits>

#include "galley/base/memory.h"

namespace galley::layout {
namespace {

/// A block's traits as bytes: all that its lines depend on, and nothing of its place in the document. A label
/// stands in the indent.
class Key {
 public:
  explicit Key(const Document& document) : document_(document) {}

  void add(const Block& block) {
    add_value(block.kind);
    add_value(block.break_inside);
    for (const Length length : {block.indent, block.hang, block.inset}) add_value(length.scaled_points());
    add(block.paragraph);
    add_value(block.aside.has_value());
    if (block.aside) add(*block.aside);
    add_value(block.aside_offset.has_value());
  }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  template <typename Value>
  void add_value(Value value) {
    static_assert(std::is_arithmetic_v<Value> || std::is_enum_v<Value>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void add(const std::string& text) {
    add_value(text.size());
    bytes_ += text;
  }
  void add(const Paragraph& paragraph) {
    add(paragraph.text);
    add_value(paragraph.alignment);
    add_value(paragraph.spans.size());
    for (const Span& span : paragraph.spans) {
      add_value(span.begin);
      add_value(span.end);
      add_value(span.parting);
      add(document_.styles[span.style]);
    }
  }
  void add(const TextStyle& style) {
    add(style.family);
    add_value(style.weight);
    add_value(style.slant);
    add_value(style.size.scaled_points());
    add_value(style.figures);
    add_value(style.position);
    add_value(style.tracking);
  }

  const Document& document_;
  std::string bytes_;
};

/// Rows and whether a line sticks out.
BlockRows set_block(const KnownBlock& known, const Document& document, const Block& block,
                    const Setting& setting) {
  Diagnostics unheard;
  const Length measure = text_area(document, setting).width;
  Block unlabelled = block;
  unlabelled.label.reset();
  BlockRows result;
  for (const Row& row : rows_of_block(document, unlabelled, known.shaped, measure, setting, unheard)) {
    result.kinds.push_back(row.break_before);
    for (const Line& line : row.lines)
      result.overfull = result.overfull || line.badness == breaking::overfull_badness;
  }
  return result;
}

shape::ShapedBlock shape_block(const Document& document, const Block& block, shape::Shaper shaper) {
  // What cannot be shaped was said of the whole document, or will be when it is set.
  Diagnostics unheard;
  shape::ShapedBlock shaped;
  const auto set = [&](const Paragraph& paragraph, std::shared_ptr<const shape::ShapedParagraph>& to) {
    auto done = shape::shape_paragraph(paragraph, document, shaper, unheard);
    if (!done) throw_if_out_of_memory(done.error());
    to = done ? std::move(*done) : std::make_shared<shape::ShapedParagraph>();
  };
  if (block.kind == Block::Kind::Text) set(block.paragraph, shaped.paragraph);
  if (block.label) set(block.label->paragraph, shaped.label);
  if (block.aside) set(*block.aside, shaped.aside);
  return shaped;
}

}  // namespace

KnownBlock& BlockBook::known(const Document& document, const Block& block, const shape::ShapedBlock* shaped) {
  Key key(document);
  key.add(block);
  const auto [at, is_new] = blocks_.try_emplace(std::move(key).bytes());
  KnownBlock& known = at->second;
  if (!is_new) return known;
  known.shaped = shaped != nullptr ? *shaped : shape_block(document, block, shaper_);
  if (block.kind == Block::Kind::Text) known.least = LeastLines(block, *known.shaped.paragraph, document);
  known.in_cell.resize(cells_);
  known.least_in_cell.resize(cells_);
  return known;
}

void BlockBook::learn(const Document& document, const shape::ShapedText& text) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    known(document, document.blocks[i], &text.blocks[i]);
}

std::vector<KnownBlock*> BlockBook::look_up(const Document& document) {
  std::vector<KnownBlock*> found;
  found.reserve(document.blocks.size());
  for (const Block& block : document.blocks) found.push_back(&known(document, block, nullptr));
  return found;
}

std::size_t least_rows_in_cell(KnownBlock& known, std::size_t cell, Length measure, const Setting& setting) {
  std::optional<std::size_t>& rows = known.least_in_cell[cell];
  if (!rows) rows = known.least(measure, setting.size);
  return *rows;
}

const BlockRows& rows_in_cell(KnownBlock& known, const Document& document, const Block& block,
                              std::size_t cell, const Setting& setting) {
  std::optional<BlockRows>& rows = known.in_cell[cell];
  if (rows) return *rows;
  rows = set_block(known, document, block, setting);
  if (rows->overfull) {
    if (!known.overfull_as_is) known.overfull_as_is = set_block(known, document, block, {}).overfull;
    rows->overfull = !*known.overfull_as_is;
  }
  return *rows;
}

}  // namespace galley::layout
