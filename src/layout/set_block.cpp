// layout: lines, labels and asides of a block.
#include "set_block.h"

#include <algorithm>
#include <utility>

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "regions.h"

namespace galley::layout {
namespace {

// The least space between a title and its dates, in thousandths of an em.
constexpr int aside_gap = 1500;

/// A space as wide as the gap between an aside and the text beside it, in the aside's type. It joins the two:
/// else readers take the dates of several entries for a column of their own, and put it into the text that
/// stands between. `start` is where the gap starts.
void span_gap(Line& aside, Length start, Length gap, bool right_to_left) {
  if (aside.runs.empty() || gap <= Length{}) return;
  const bool leads = start < aside.origin.x + aside.width;
  GlyphRun space = aside.runs.front();
  space.text = " ";
  space.link = no_link;
  space.origin.x = start;
  // A line is mirrored as a whole, and what stands before its start then stands at its right.
  if (right_to_left) space.origin.x = 2 * aside.origin.x + aside.width - start - gap;
  PlacedGlyph glyph;
  glyph.id = space.face->glyph(U' ');
  glyph.text_end = 1;
  const Length advance =
      font::at_size(space.face->advance(glyph.id), space.size, space.face->metrics().units_per_em);
  if (glyph.id == 0 || advance <= Length{}) return;
  space.horizontal_scale = static_cast<int>(gap.scaled_points() * 1000 / advance.scaled_points());
  glyph.advance = gap;
  space.glyphs = {glyph};
  aside.runs.insert(leads ? aside.runs.begin() : aside.runs.end(), std::move(space));
}

/// Sets one block of text.
struct BlockSetter {
  const Block& block;
  const shape::ShapedBlock& shaped;
  Length measure;
  const Composition& composition;
  int lines_more = 0;

  [[nodiscard]] Length sized(Length nominal) const { return nominal.scaled(composition.size, 1000); }
  [[nodiscard]] bool right_to_left() const { return composition.rules.right_to_left; }

  [[nodiscard]] RowContent row(Line line) const {
    RowContent row;
    row.place = block.paragraph.place;
    row.lines.push_back(std::move(line));
    return row;
  }

  void add_label(RowContent& row) const {
    if (!block.label) return;
    Line label = set_on_one_line(block.label->paragraph, *shaped.label, composition);
    label.role = LineRole::Label;
    Length start = sized(block.label->offset);
    if (block.label->alignment == Alignment::End) start -= label.natural;
    // A wide mark stands out into the margin rather than over the text.
    start = std::min(start, sized(block.indent) - label.natural - sized(composition.rules.size) / 4);
    if (block.aside_offset && !block.aside)
      span_gap(label, label.natural, sized(block.indent) - start - label.natural, right_to_left());
    move(label, start, {});
    row.lines.insert(row.lines.begin(), std::move(label));
  }

  /// A year stands in its column, after the number and before the text, so that it is read there too.
  void add_column(RowContent& row) const {
    Line aside = set_on_one_line(*block.aside, *shaped.aside, composition);
    aside.role = LineRole::Aside;
    const Length start = sized(*block.aside_offset);
    span_gap(aside, aside.natural, sized(block.indent) - start - aside.natural, right_to_left());
    move(aside, start, {});
    row.lines.insert(row.lines.end() - 1, std::move(aside));
  }

  /// How a measure is shared between a title and its aside, by their widths on one line: where both do not
  /// fit beside each other, the aside stays on its line if it takes no more than half.
  struct Columns {
    Length title;
    Length aside;
  };

  [[nodiscard]] Columns columns(Length title, Length aside, Length whole) const {
    const Length gap = sized(composition.rules.size).scaled(aside_gap, 1000);
    if (title + gap + aside <= whole) return {whole, aside};
    aside = std::min(aside, std::max((whole - gap) / 2, whole - gap - title));
    return {whole - gap - aside, aside};
  }

  /// Title and aside side by side, each broken in its own column. Nothing, if one of them has a line there
  /// that is worth a warning.
  [[nodiscard]] std::optional<SetBlock> in_columns(const Shape& shape) const {
    Diagnostics said;
    const Composition quiet{composition.rules, composition.styles, composition.size, said, composition.stop};
    const Line whole_aside = set_on_one_line(*block.aside, *shaped.aside, quiet);
    const Columns room = columns(set_on_one_line(block.paragraph, *shaped.paragraph, quiet).natural,
                                 whole_aside.natural, shape.end - shape.start);
    SetBlock set;
    const Shape titles{shape.start, shape.hang, shape.start + room.title};
    for (Line& line : set_paragraph(block.paragraph, *shaped.paragraph, titles, quiet))
      set.rows.push_back(row(std::move(line)));
    set.outline.lines = set.rows.size();
    if (set.rows.empty()) return set;
    std::vector<Line> asides{whole_aside};
    if (room.aside < whole_aside.natural) {
      Paragraph broken = *block.aside;
      broken.alignment = Alignment::End;
      broken.filling = Filling::Balanced;
      asides = set_paragraph(broken, *shaped.aside, {{}, {}, room.aside}, quiet);
    }
    // On the last line of the title, so that who reads line by line reads the title whole.
    std::size_t at = set.rows.size() - std::min(set.rows.size(), asides.size());
    for (Line& aside : asides) {
      aside.role = LineRole::Aside;
      move(aside, shape.end - room.aside, {});
      if (at == set.rows.size()) {
        set.rows.push_back(row(std::move(aside)));
        ++set.outline.below;
      } else {
        const Line& title = set.rows[at].lines.back();
        const Length title_end = title.origin.x + title.natural;
        span_gap(aside, title_end, aside.origin.x - title_end, right_to_left());
        set.rows[at].lines.push_back(std::move(aside));
      }
      ++at;
    }
    return said.empty() ? std::optional(std::move(set)) : std::nullopt;
  }

  /// Where the measure is too narrow for two columns: the aside stands at the end of rows of its own.
  [[nodiscard]] SetBlock below(const Shape& shape) const {
    SetBlock set = alone(shape);
    if (set.rows.empty()) return set;
    Paragraph below = *block.aside;
    below.alignment = Alignment::End;
    for (Line& line : set_paragraph(below, *shaped.aside, {{}, {}, shape.end}, composition)) {
      line.role = LineRole::Aside;
      set.rows.push_back(row(std::move(line)));
      ++set.outline.below;
    }
    return set;
  }

  /// The paragraph without its aside.
  [[nodiscard]] SetBlock alone(const Shape& shape) const {
    SetBlock set;
    for (Line& line : set_paragraph(block.paragraph, *shaped.paragraph, shape, composition, lines_more))
      set.rows.push_back(row(std::move(line)));
    set.outline.lines = set.rows.size();
    return set;
  }

  [[nodiscard]] SetBlock set() const {
    const Shape shape = shape_of(block, measure, composition.size);
    SetBlock set;
    if (block.aside && !block.aside_offset) {
      std::optional<SetBlock> columns = in_columns(shape);
      set = columns ? *std::move(columns) : below(shape);
    } else {
      set = alone(shape);
    }
    if (set.rows.empty()) return set;
    add_label(set.rows.front());
    if (block.aside && block.aside_offset) add_column(set.rows.front());
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
      for (const Line& line : set.rows[i].lines) {
        set.outline.overfull |= line.badness == breaking::overfull_badness;
        if (line.ends_in_hyphen) set.outline.parted.push_back(i);
      }
    }
    return set;
  }
};

/// A block without text: one row.
SetBlock set_figure(const Block& block, Length measure, int size) {
  RowContent row;
  row.place = block.paragraph.place;
  if (block.kind == Block::Kind::Rule) {
    row.rule = PlacedRule{{{}, {measure, block.thickness}}, block.colour};
  } else {
    const auto sized = [size](Length nominal) { return nominal.scaled(size, 1000); };
    const Size at_size{sized(block.picture_size.width), sized(block.picture_size.height)};
    row.picture = PlacedPicture{block.picture, {{sized(block.indent), {}}, at_size}, block.node};
  }
  SetBlock set;
  set.rows.push_back(std::move(row));
  set.outline.lines = 1;
  return set;
}

template <typename Do>
void for_each_paragraph(const Block& block, Do action) {
  action(block.paragraph);
  if (block.label) action(block.label->paragraph);
  if (block.aside) action(*block.aside);
}

/// What is counted from a block's own first: so blocks are alike wherever in a document they stand.
struct Origin {
  NodeId node = 0;
  LinkId link = 0;
};

Origin origin_of(const Block& block) {
  Origin origin;
  if (block.paragraph.node != no_node) origin.node = block.paragraph.node;
  bool linked = false;
  for_each_paragraph(block, [&](const Paragraph& paragraph) {
    for (const Span& span : paragraph.spans) {
      if (linked || span.link < 0) continue;
      origin.link = span.link;
      linked = true;
    }
  });
  return origin;
}

NodeId moved(NodeId node, NodeId from, NodeId to) {
  return node == no_node ? no_node : NodeId(node - from + to);
}

LinkId moved(LinkId link, LinkId from, LinkId to) { return link < 0 ? link : LinkId(link - from + to); }

/// What the members of a block come to in a key.
struct BlockRoles {
  const std::vector<TextStyle>& styles;
  Origin origin;
  Labels labels;

  void operator()(CacheKey& /*key*/, const Place& /*place*/) const {}
  void operator()(CacheKey& /*key*/, const Placement& /*placement*/) const {}
  /// The shaped paragraph, which is in the key, stands for the text.
  void operator()(CacheKey& key, const Paragraph& paragraph) const {
    [[maybe_unused]] const auto& [text, spans, node, alignment, filling, place, places, parts, dates] =
        paragraph;
    key.add(spans, *this);
    key.add(node, *this);
    key.add(alignment);
    key.add(filling);
  }
  void operator()(CacheKey& key, const Label& label) const {
    if (labels == Labels::Counted)
      std::apply([&](const auto&... field) { (key.add(field, *this), ...); }, label.fields());
  }
  void operator()(CacheKey& key, const std::same_as<StyleId> auto& style) const { key.add(styles[style]); }
  // What counts from the origin may come to the number that says "none".
  void operator()(CacheKey& key, const std::same_as<NodeId> auto& node) const {
    key.add(node == no_node);
    key.add(std::uint32_t{moved(node, origin.node, 0)});
  }
  void operator()(CacheKey& key, const std::same_as<LinkId> auto& link) const {
    key.add(link < 0);
    key.add(std::int32_t{moved(link, origin.link, 0)});
  }
};

/// A block as it was set where it stood first.
struct KnownBlock {
  Origin origin;
  SetBlock set;
};

std::size_t memory_of(const KnownBlock& known) {
  std::size_t bytes = sizeof known;
  for (const RowContent& row : known.set.rows) {
    bytes += sizeof row;
    for (const Line& line : row.lines) {
      bytes += sizeof line + line.text.capacity();
      for (const GlyphRun& run : line.runs)
        bytes += sizeof run + run.text.capacity() + run.glyphs.capacity() * sizeof run.glyphs[0];
    }
  }
  return bytes;
}

/// A known block where it stands now.
SetBlock moved_to(const KnownBlock& known, const Origin& origin, const Place& place) {
  SetBlock set = known.set;
  for (RowContent& row : set.rows) {
    row.place = place;
    for (Line& line : row.lines) {
      line.block = moved(line.block, known.origin.node, origin.node);
      for (GlyphRun& run : line.runs) {
        run.node = moved(run.node, known.origin.node, origin.node);
        run.link = moved(run.link, known.origin.link, origin.link);
      }
    }
  }
  return set;
}

}  // namespace

struct BlockCache::Parts {
  Memo<CacheKey, const KnownBlock> blocks{limits.known_blocks_bytes};
};

BlockCache::BlockCache() : parts_(std::make_unique<Parts>()) {}
BlockCache::~BlockCache() = default;
MemoTally BlockCache::tally() const { return parts_->blocks.tally(); }

SetBlock set_block(const Block& block, const shape::ShapedBlock& shaped, Length measure,
                   const Composition& composition, int lines_more) {
  if (block.kind != Block::Kind::Text) return set_figure(block, measure, composition.size);
  return BlockSetter{block, shaped, measure, composition, lines_more}.set();
}

std::vector<OtherLength> other_lengths(const Block& block, const shape::ShapedBlock& shaped, Length measure,
                                       const Composition& composition) {
  const bool is_in_columns = block.aside && !block.aside_offset;
  if (block.kind != Block::Kind::Text || is_in_columns) return {};
  return other_lengths(block.paragraph, *shaped.paragraph, shape_of(block, measure, composition.size),
                       composition);
}

void add_block(CacheKey& key, const Block& block, const shape::ShapedBlock& shaped, Labels labels,
               const TextRules& rules, const std::vector<TextStyle>& styles) {
  key.add(rules);
  key.add(shaped.paragraph);
  key.add(shaped.aside);
  if (labels == Labels::Counted) key.add(shaped.label);
  key.add(block, BlockRoles{styles, origin_of(block), labels});
}

namespace {

SetBlock set_or_known(const Block& block, const shape::ShapedBlock& shaped, Length measure,
                      const Composition& composition, const BlockCache& known) {
  if (block.kind != Block::Kind::Text) return set_figure(block, measure, composition.size);
  const Origin origin = origin_of(block);
  CacheKey key = key_of(measure, composition.size);
  add_block(key, block, shaped, Labels::Counted, composition.rules, composition.styles);
  if (const auto found = known.parts().blocks.find(key))
    return moved_to(*found, origin, block.paragraph.place);
  Diagnostics said;
  SetBlock set = set_block(block, shaped, measure,
                           {composition.rules, composition.styles, composition.size, said, composition.stop});
  if (said.empty() && !composition.stop.stop_requested()) {
    auto made = std::make_shared<const KnownBlock>(KnownBlock{origin, set});
    const std::size_t bytes = memory_of(*made) + memory_of(shaped);
    known.parts().blocks.keep(std::move(key), std::move(made), bytes);
  }
  set.said = std::move(said);
  return set;
}

}  // namespace

std::vector<SetBlock> set_blocks(const Document& document, shape::ShapedText text, const Setting& setting,
                                 const BlockCache& known, std::stop_token stop) {
  Diagnostics ignored;  // each block keeps what is said of it
  const Composition composition{rules_of(document), document.styles, setting.size, ignored, std::move(stop)};
  std::vector<SetBlock> blocks;
  blocks.reserve(document.blocks.size());
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const shape::ShapedBlock shaped = std::exchange(text.blocks[i], {});
    const Length measure = measure_of_block(document, i, setting);
    blocks.push_back(set_or_known(document.blocks[i], shaped, measure, composition, known));
  }
  return blocks;
}

std::vector<BlockOutline> outlines_of(const std::vector<SetBlock>& blocks) {
  std::vector<BlockOutline> outlines;
  outlines.reserve(blocks.size());
  for (const SetBlock& block : blocks) outlines.push_back(block.outline);
  return outlines;
}

}  // namespace galley::layout
