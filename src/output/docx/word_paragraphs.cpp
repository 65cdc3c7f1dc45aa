// output: a document's blocks as Word's paragraphs (see word_paragraphs.h).
#include "docx/word_paragraphs.h"

#include <algorithm>
#include <utility>

#include "docx/text_measure.h"
#include "galley/base/ascii.h"
#include "galley/text/text.h"

namespace galley::output::docx {
namespace {

// A page break of this cost happens only where a page would run over otherwise.
constexpr int forbidden = 5000;

// Thousandths of the leading that stand above the baseline.
constexpr int above_baseline = 760;

bool keeps_with_previous(const Block& block) {
  return cost_of(block.placement.break_before).penalty >= forbidden;
}

/// Walks the structure tree.
class Tree {
 public:
  explicit Tree(const Structure& structure) : nodes_(structure.nodes) {}

  [[nodiscard]] bool has(NodeId node) const { return node < nodes_.size(); }
  [[nodiscard]] StructureRole role(NodeId node) const {
    return has(node) ? nodes_[node].role : StructureRole::Span;
  }
  /// The parent; no node of the root. Parents come first, so that the way up ends.
  [[nodiscard]] NodeId parent(NodeId node) const {
    return has(node) && nodes_[node].parent < node ? nodes_[node].parent : no_node;
  }
  /// The nearest node of one of these roles, from `node` upwards.
  [[nodiscard]] NodeId nearest(NodeId node, std::initializer_list<StructureRole> roles) const {
    while (has(node) && std::ranges::find(roles, nodes_[node].role) == roles.end()) node = parent(node);
    return node;
  }
  /// The language, where it is not that of the whole.
  [[nodiscard]] std::string language(NodeId node) const {
    for (; has(node) && node != document_node; node = parent(node)) {
      const std::string& language = nodes_[node].language;
      if (!language.empty()) return language == nodes_[document_node].language ? "" : language;
    }
    return {};
  }
  /// In how many lists the list of an item is.
  [[nodiscard]] int list_depth(NodeId node) const {
    int lists = 0;
    for (; has(node); node = parent(node)) lists += nodes_[node].role == StructureRole::List ? 1 : 0;
    return std::max(0, lists - 1);
  }
  [[nodiscard]] const std::string& alternative(NodeId node) const {
    static const std::string none;
    return has(node) ? nodes_[node].alternative : none;
  }

 private:
  const std::vector<StructureNode>& nodes_;
};

bool has_link_or_separator(const Paragraph& paragraph) {
  return std::ranges::any_of(
      paragraph.spans, [](const Span& span) { return span.link >= 0 || span.parting == Parting::Separator; });
}

bool is_alike(const WordRun& one, const WordRun& other) {
  return one.format == other.format && one.language == other.language && one.link == other.link &&
         one.is_separator == other.is_separator && one.runs_to_left == other.runs_to_left &&
         one.is_aside == other.is_aside && one.is_code == other.is_code;
}

/// The parts whose direction is their own.
std::vector<text::Isolate> isolates_of(const Paragraph& paragraph) {
  std::vector<text::Isolate> isolates;
  for (const TextPart& part : paragraph.parts)
    if (part.begin > 0 || part.end < paragraph.text.size()) isolates.push_back({part.begin, part.end});
  return isolates;
}

/// Which way a text runs, and the bytes at which that changes; it begins to the right.
struct Directions {
  bool is_to_left = false;
  std::vector<std::size_t> turns;
};

Directions directions_of(const Paragraph& paragraph, const DocumentInfo& info) {
  const std::string_view text = paragraph.text;
  // Below U+0590 no letter runs to the left: UTF-8 begins these with 0xD6 at least.
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xD6; })) return {};
  const text::Itemisation items =
      text::itemise(text, info.right_to_left ? text::Base::RightUnlessAllLeft : text::Base::FirstStrong,
                    isolates_of(paragraph));
  Directions directions{items.level % 2 != 0, {}};
  for (const text::ItemRun& run : items.runs)
    if (run.level % 2U != directions.turns.size() % 2) directions.turns.push_back(run.begin);
  return directions;
}

/// Builds the paragraphs.
class Collector {
 public:
  Collector(const Document& document, const Families& families, font::Library& fonts)
      : document_(document),
        families_(families),
        measure_(document, fonts),
        tree_(document.structure),
        has_places_(document.flows.size() > 1 || document.flows.front().region.inset),
        end_(document.margin.top) {}

  std::vector<WordParagraph> collect() && {
    for (const Block& block : document_.blocks) {
      enter_flow(static_cast<std::size_t>(&block - document_.blocks.data()));
      switch (block.kind) {
        case Block::Kind::Text:
          add_text(block);
          break;
        case Block::Kind::Rule:
          add_rule(block);
          break;
        case Block::Kind::Picture:
          add_picture(block);
          break;
      }
      before_ = &block;
    }
    if (inset_ != nullptr) add_inset();
    return std::move(paragraphs_);
  }

 private:
  /// Keeps the region that the block stands in, and what is to stand beside or above it.
  void enter_flow(std::size_t block);
  /// Adds the picture beside the blocks that have ended, and moves what follows below it.
  void add_inset();
  /// The side of the paper.
  [[nodiscard]] Side side_of(Side side) const {
    return (side == Side::Start) != document_.info.right_to_left ? Side::Left : Side::Right;
  }
  /// The width of the region.
  [[nodiscard]] Length width() const {
    return document_.paper.width - document_.margin.left - document_.margin.right - left_ - right_;
  }

  /// Counts the lines of a block, where that matters.
  void move_down(const Block& block);
  void add_text(const Block& block);
  void add_rule(const Block& block);
  void add_picture(const Block& block);

  /// Begins a paragraph at the place of a block.
  WordParagraph& begin(const Block& block);
  [[nodiscard]] StyleName style_of(const Block& block) const;
  /// Adds the runs of a text, with what they lack of `end` (a trailing space).
  void add_runs(WordParagraph& paragraph, const Paragraph& text, std::size_t end, bool is_aside = false);
  void add_structural(WordParagraph& paragraph, const Paragraph& beside, char mark);
  void set_label(WordParagraph& paragraph, const Block& block);
  [[nodiscard]] Format format_of_span(const Span& span) const;

  const Document& document_;
  const Families& families_;
  TextMeasure measure_;
  Tree tree_;
  std::vector<WordParagraph> paragraphs_;
  const Block* before_ = nullptr;
  const Block* rule_ = nullptr;  ///< which is to stand above the next paragraph
  bool has_places_;              ///< does anything stand at a place of the first page?
  std::size_t flow_ = 0;
  Length left_, right_;           ///< of the region, from the margins
  const Inset* inset_ = nullptr;  ///< which stands beside the blocks at hand
  std::optional<Length> top_;     ///< where the next paragraph begins at least, on the first page
  Length min_gap_;  ///< above that paragraph, where what stands beside it on the page is above it here
  Length end_;      ///< about where the last one ends there
};

StyleName Collector::style_of(const Block& block) const {
  const NodeId node = block.paragraph.node;
  switch (tree_.role(node)) {
    case StructureRole::Heading1:
      return StyleName::Title;
    case StructureRole::Heading2:
      return StyleName::Heading1;
    case StructureRole::Heading3:
      return StyleName::Heading2;
    case StructureRole::Heading4:
      return StyleName::Heading3;
    case StructureRole::Heading5:
      return StyleName::Heading4;
    case StructureRole::BibliographyEntry:
      return StyleName::Bibliography;
    default:
      break;
  }
  const NodeId holder = tree_.nearest(node, {StructureRole::ListItem, StructureRole::Section,
                                             StructureRole::Division, StructureRole::Document});
  switch (tree_.role(holder)) {
    case StructureRole::ListItem: {
      if (!block.label) return block.hang > Length{} ? StyleName::List : StyleName::BodyText;
      const NodeId list = tree_.parent(holder);
      if (tree_.has(list) && document_.structure.nodes[list].ordered) return StyleName::ListNumber;
      constexpr std::array by_depth{StyleName::ListBullet, StyleName::ListBullet2, StyleName::ListBullet3};
      const auto depth = static_cast<std::size_t>(tree_.list_depth(node));
      return by_depth[std::min(depth, by_depth.size() - 1)];
    }
    case StructureRole::Section:
      if (block.hang > Length{}) return StyleName::List;
      return block.paragraph.filling == Filling::Full ? StyleName::BodyText : StyleName::EntryLine;
    case StructureRole::Division:
      return block.paragraph.filling == Filling::Full ? StyleName::BodyText : StyleName::LetterLine;
    default: {
      const bool follows_name = !paragraphs_.empty() && paragraphs_.back().style == StyleName::Title;
      return follows_name && !has_link_or_separator(block.paragraph) ? StyleName::Subtitle
                                                                     : StyleName::Contact;
    }
  }
}

void Collector::enter_flow(std::size_t block) {
  const std::vector<Flow>& flows = document_.flows;
  while (flow_ + 1 < flows.size() && flows[flow_ + 1].begin <= block) ++flow_;
  const Flow& flow = flows[flow_];
  if (flow.begin == block) {
    const Region& region = flow.region;
    left_ = region.left ? *region.left - document_.margin.left : Length{};
    right_ = region.right ? document_.paper.width - document_.margin.right - *region.right : Length{};
    top_ = region.first_page.top;
    if (top_ && flow_ > 0) {
      const std::optional<Length>& bottom = flows[flow_ - 1].region.first_page.bottom;
      min_gap_ = bottom && *top_ > *bottom ? *top_ - *bottom : document_.leading;
    }
    before_ = nullptr;
    if (region.inset) inset_ = &*region.inset;
  }
  if (inset_ != nullptr && block >= flow.begin + inset_->blocks) add_inset();
}

void Collector::add_inset() {
  const Inset& inset = *std::exchange(inset_, nullptr);
  if (paragraphs_.empty()) return;
  const Block& first = document_.blocks[document_.flows[flow_].begin];
  const Length below =
      first.leading.scaled(above_baseline, 1000) - measure_.height_of_capitals(first.paragraph);
  paragraphs_.back().pictures.push_back(
      {inset.picture, inset.size, tree_.alternative(inset.node), side_of(inset.place), below});
  top_ = document_.margin.top + below + inset.size.height +
         document_.leading.scaled(1000 - above_baseline, 1000);
}

WordParagraph& Collector::begin(const Block& block) {
  if (!paragraphs_.empty() && keeps_with_previous(block)) paragraphs_.back().look.keeps_with_next = true;
  WordParagraph& paragraph = paragraphs_.emplace_back();
  ParagraphLook& look = paragraph.look;
  look.above = block.placement.above.natural;
  look.begins_page = paragraphs_.size() > 1 && block.placement.break_before == BreakKind::NewPage;
  if (rule_ != nullptr) {
    look.top = {rule_->thickness, look.above, rule_->colour};
    look.above = rule_->placement.above.natural;
    look.begins_page = paragraphs_.size() > 1 && rule_->placement.break_before == BreakKind::NewPage;
    rule_ = nullptr;
  }
  if (paragraphs_.size() == 1) look.above = {};
  if (top_) look.above = std::max({look.above, *top_ - end_, min_gap_});
  top_.reset();
  min_gap_ = {};
  end_ += look.above;
  return paragraph;
}

Format Collector::format_of_span(const Span& span) const {
  const TextStyle& style = document_.styles[span.style];
  return format_of(style, families_.of(style), measure_.size_of(style));
}

void Collector::add_runs(WordParagraph& paragraph, const Paragraph& text, std::size_t end, bool is_aside) {
  const std::vector<std::size_t> turns = directions_of(text, document_.info).turns;
  for (const Span& span : text.spans) {
    const std::size_t span_end = std::min<std::size_t>(span.end, end);
    for (std::size_t begin = span.begin; begin < span_end;) {
      const auto turn = std::ranges::upper_bound(turns, begin);
      const std::size_t run_end = turn == turns.end() ? span_end : std::min(span_end, *turn);
      WordRun run;
      run.text = text.text.substr(begin, run_end - begin);
      // Of white space only what is meant as such may move text.
      std::ranges::replace_if(run.text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
      run.format = format_of_span(span);
      run.language = tree_.language(span.node);
      run.link = span.link;
      run.is_separator = span.parting == Parting::Separator;
      run.runs_to_left = (turn - turns.begin()) % 2 == 1;
      run.is_aside = is_aside;
      run.is_code = !document_.styles[span.style].beside.empty();
      begin = run_end;
      if (!paragraph.runs.empty() && is_alike(paragraph.runs.back(), run))
        paragraph.runs.back().text += run.text;
      else
        paragraph.runs.push_back(std::move(run));
    }
  }
}

void Collector::add_structural(WordParagraph& paragraph, const Paragraph& beside, char mark) {
  WordRun run;
  run.text = mark;
  if (!paragraph.runs.empty() && paragraph.runs.back().link < 0)
    paragraph.runs.back().text += mark;
  else if (!beside.spans.empty()) {
    run.format = format_of_span(beside.spans.front());
    paragraph.runs.push_back(std::move(run));
  }
}

void Collector::set_label(WordParagraph& paragraph, const Block& block) {
  const Paragraph& text = block.label->paragraph;
  if (text.spans.empty()) return;
  WordLabel& label = paragraph.label.emplace();
  label.text = text.text;
  label.format = format_of_span(text.spans.front());
  label.offset = left_ + block.label->offset;
  label.is_right = block.label->alignment == Alignment::End;
  label.is_number = std::ranges::any_of(text.text, ascii::is_digit);
  label.depth = tree_.list_depth(block.paragraph.node);
  paragraph.look.first = label.offset - paragraph.look.left;
}

void Collector::add_text(const Block& block) {
  const bool continues = before_ != nullptr && before_->kind == Block::Kind::Text && !paragraphs_.empty() &&
                         before_->paragraph.node == block.paragraph.node && block.paragraph.node != no_node &&
                         !block.label;
  // A line before a hard break ends in a space.
  std::string_view visible = block.paragraph.text;
  while (visible.ends_with(' ')) visible.remove_suffix(1);
  if (continues) {
    add_structural(paragraphs_.back(), block.paragraph, '\n');
    add_runs(paragraphs_.back(), block.paragraph, visible.size());
    move_down(block);
    return;
  }
  const StyleName style = style_of(block);
  WordParagraph& paragraph = begin(block);
  paragraph.style = style;
  paragraph.nodes.push_back(block.paragraph.node);
  ParagraphLook& look = paragraph.look;
  look.alignment = block.paragraph.alignment;
  look.left = left_ + block.indent + block.hang;
  look.first = -block.hang;
  look.right = right_ + block.inset;
  look.leading = block.leading;
  look.keeps_together = block.placement.break_inside == BreakKind::InsideHeading;
  look.hyphenates = style == StyleName::BodyText || style >= StyleName::List;
  // Of a document that starts at the right, all paragraphs do.
  look.runs_to_left =
      document_.info.right_to_left || directions_of(block.paragraph, document_.info).is_to_left;
  if (block.label) set_label(paragraph, block);
  const bool leads = block.aside && block.aside_offset;
  if (leads) {
    const Length offset = left_ + *block.aside_offset;
    if (!block.label) look.first = offset - look.left;
    look.tabs.push_back({offset, false});
    add_runs(paragraph, *block.aside, block.aside->text.size(), true);
    add_structural(paragraph, *block.aside, '\t');
  }
  add_runs(paragraph, block.paragraph, visible.size());
  if (block.aside && !leads) {
    look.tabs.push_back({left_ + width() - block.inset, true});
    add_structural(paragraph, *block.aside, '\t');
    add_runs(paragraph, *block.aside, block.aside->text.size(), true);
  }
  move_down(block);
}

void Collector::move_down(const Block& block) {
  if (!has_places_) return;
  const Length measure = width() - block.indent - block.hang - block.inset;
  end_ += block.leading * measure_.lines_of(block.paragraph, measure);
}

void Collector::add_rule(const Block& block) {
  if (keeps_with_previous(block) && !paragraphs_.empty())
    paragraphs_.back().look.bottom = {block.thickness, block.placement.above.natural, block.colour};
  else
    rule_ = &block;
}

void Collector::add_picture(const Block& block) {
  WordParagraph& paragraph = begin(block);
  paragraph.style = StyleName::Picture;
  paragraph.look.left = left_ + block.indent;
  paragraph.look.alignment = block.paragraph.alignment;
  paragraph.pictures.push_back({block.picture, block.picture_size, tree_.alternative(block.node), {}});
}

}  // namespace

std::vector<WordParagraph> word_paragraphs(const Document& document, const Families& families,
                                           font::Library& fonts) {
  return Collector(document, families, fonts).collect();
}

}  // namespace galley::output::docx
