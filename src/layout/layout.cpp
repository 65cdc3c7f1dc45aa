// layout: the stages after shaping in one function: blocks, rows, pages, footers, destinations.
#include "galley/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/base/placeholder.h"
#include "galley/base/timings.h"
#include "galley/text/text.h"
#include "inset.h"
#include "lengths.h"
#include "page_choices.h"
#include "regions.h"

namespace galley::layout {
namespace {

// How far a link's area reaches above and below the baseline, in thousandths of the size.
constexpr int link_above = 780;
constexpr int link_below = 220;

/// A gap as the page's ratio makes it.
Length set_glue(const Glue& glue, double ratio) {
  const Length bound = ratio < 0 ? glue.shrink : glue.stretch;
  const auto change = static_cast<double>(bound.scaled_points()) * ratio;
  return glue.natural + Length::scaled_points(std::llround(change));
}

Rect hull(const Rect& a, const Rect& b) {
  const Point origin{std::min(a.origin.x, b.origin.x), std::min(a.origin.y, b.origin.y)};
  const Length right = std::max(a.origin.x + a.size.width, b.origin.x + b.size.width);
  const Length bottom = std::max(a.origin.y + a.size.height, b.origin.y + b.size.height);
  return {origin, {right - origin.x, bottom - origin.y}};
}

void add_link_areas(const Line& line, Page& page) {
  bool follows = false;
  for (const GlyphRun& run : line.runs) {
    const bool linked = run.link >= 0 && !run.glyphs.empty();
    if (!linked) {
      follows = false;
      continue;
    }
    const PlacedGlyph& last = run.glyphs.back();
    const Length width = last.x + last.advance;
    const Length top = run.origin.y - run.size.scaled(link_above, 1000);
    const Length height = run.size.scaled(link_above + link_below, 1000);
    const LinkArea area{{{run.origin.x, top}, {width, height}}, run.link};
    if (follows && page.link_areas.back().link == run.link)
      page.link_areas.back().rect = hull(page.link_areas.back().rect, area.rect);
    else
      page.link_areas.push_back(area);
    follows = true;
  }
}

/// Turns the places on a row, which are counted from the start of a measure at the left, into those of lines
/// that start at the right.
void mirror(RowContent& content, Length measure) {
  for (Line& line : content.lines) {
    move(line, measure - line.width - 2 * line.origin.x, {});
    line.starts_at_right = true;
  }
  if (content.rule) {
    Rect& rect = content.rule->rect;
    rect.origin.x = measure - rect.size.width - rect.origin.x;
  }
  if (content.picture) {
    Rect& rect = content.picture->rect;
    rect.origin.x = measure - rect.size.width - rect.origin.x;
  }
}

/// Puts what stands on a row onto the page, where the row's baseline meets the left edge of its region.
void place(RowContent& content, std::size_t flow, const Point& baseline, Length top_margin, Page& page) {
  const auto fills_to = [&](Length bottom) { page.filled = std::max(page.filled, bottom - top_margin); };
  for (Line& line : content.lines) {
    line.flow = flow;
    move(line, baseline.x, baseline.y);
    fills_to(line.origin.y);
    add_link_areas(line, page);
    page.lines.push_back(std::move(line));
  }
  if (content.rule) {
    content.rule->rect.origin.x += baseline.x;
    content.rule->rect.origin.y += baseline.y;
    page.rules.push_back(*content.rule);
  }
  if (content.picture) {
    PlacedPicture& picture = *content.picture;
    picture.rect.origin.x += baseline.x;
    picture.rect.origin.y += baseline.y;
    fills_to(picture.rect.origin.y + picture.rect.size.height);
    page.pictures.push_back(std::move(picture));
  }
}

/// A flow on its way onto pages: its rows, and what stands on them.
struct FlowRows {
  std::vector<Row> rows;
  std::vector<RowContent> contents;
  PageHeights heights;
  ChosenLengths lengths;
};

/// A head that a page is to have, and where it begins.
struct PageHead {
  const RunningHead& head;
  std::size_t page = 0;
  Point origin;
  Length measure;
};

/// Puts rows of a flow, number `flow`, onto their page, number `number`.
void fill_page(FlowRows& flow_rows, const PageRows& part, std::size_t flow, std::size_t number,
               const Document& document, const Setting& setting, Page& page, std::vector<PageHead>& heads) {
  const Region& region = document.flows[flow].region;
  const Length left = left_of(document, region, setting);
  const Length measure = measure_of(document, region, setting);
  const Length top_margin = margins_of(document, setting).top;
  Length top = top_of(document, region, number, setting);
  page.height = std::max(page.height, top + flow_rows.heights[number] - top_margin);
  page.lines.reserve(page.lines.size() + (part.end - part.begin) * 2);  // many have a label or an aside
  const Row& first = flow_rows.rows[part.begin];
  const bool has_head = part.begin > 0 && first.head != nullptr;
  if (has_head) {
    heads.push_back({*first.head, number, {left, top + baseline_in(first.head_height)}, measure});
    top += first.head_height;
  }
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const Row& row = flow_rows.rows[i];
    if (i > part.begin || has_head) top += set_glue(row.above, part.ratio);
    if (document.info.right_to_left) mirror(flow_rows.contents[i], measure);
    place(flow_rows.contents[i], flow, {left, top + row.baseline}, top_margin, page);
    top += row.height;
  }
}

/// The first block of each flow that has an inset, as shaped, at its place. The others are empty.
shape::ShapedText blocks_beside_insets(const Document& document, const shape::ShapedText& text) {
  shape::ShapedText beside;
  for (const Flow& flow : document.flows) {
    if (!flow.region.inset || flow.begin >= text.blocks.size()) continue;
    beside.blocks.resize(text.blocks.size());
    beside.blocks[flow.begin] = text.blocks[flow.begin];
  }
  return beside;
}

/// What stands on the rows of a flow, row by row. `beside` has the blocks beside insets.
std::vector<RowContent> contents_of(std::span<SetBlock> blocks, const Document& document, std::size_t flow,
                                    const shape::ShapedText& beside, const Setting& setting) {
  std::vector<RowContent> contents;
  for (SetBlock& block : blocks) {
    for (RowContent& row : block.rows) {
      // A rule goes with what stands before it.
      if (row.rule && !contents.empty()) row.place = contents.back().place;
      contents.push_back(std::move(row));
    }
  }
  const auto& [begin, region] = document.flows[flow];
  if (region.inset && !contents.empty())
    contents.front().picture = placed_inset({*region.inset, document, begin, beside.blocks[begin]},
                                            measure_of(document, region, setting), setting);
  return contents;
}

/// May the paragraphs of a document be set at several lengths? Those of a very long one may not.
bool is_set_twice(const Document& document) {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) bytes += block.paragraph.text.size();
  return bytes <= limits.fitted_text_bytes;
}

/// A document that is to be set.
struct Work {
  const Document& document;
  const shape::ShapedText& text;  ///< empty if it is too long for its paragraphs to be set twice
  const Setting& setting;
  const PageBounds& bounds;
  std::stop_token stop;
};

/// Sets blocks of a flow at other lengths where its pages are better for it. Answers its rows.
std::vector<Row> choose_lengths(const Work& work, std::size_t flow, std::span<SetBlock> blocks,
                                std::vector<BlockOutline>& outlines, const shape::ShapedText& beside,
                                ChosenLengths& chosen) {
  const auto& [document, text, setting, bounds, stop] = work;
  const PageHeights heights = heights_of(document, document.flows[flow].region, setting);
  std::vector<Row> rows = rows_of(document, flow, beside, outlines, setting);
  if (text.blocks.empty() || bounds.has_best_lengths || !may_gain_by_lengths(rows, heights, bounds, stop))
    return rows;
  Diagnostics said;
  const Composition composition{rules_of(document), document.styles, setting.size, said, stop};
  const auto [begin, end] = blocks_of(document, flow);
  for (std::size_t i = begin; i < end; ++i)
    outlines[i].others = other_lengths(document.blocks[i], text.blocks[i],
                                       measure_of_block(document, i, setting), composition);
  const FlexibleRows flexible = flexible_rows(document, flow, beside, outlines, setting);
  const std::vector<int> lengths = best_lengths(flexible, heights, bounds, stop);
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (lengths[i] == 0) continue;
    const Block& block = document.blocks[begin + i];
    said.clear();
    blocks[i] = set_block(block, text.blocks[begin + i], measure_of_block(document, begin + i, setting),
                          composition, lengths[i]);
    blocks[i].said = std::exchange(said, {});
    chosen.paragraphs.push_back({block.paragraph.place, blocks[i].outline.lines, lengths[i]});
  }
  if (chosen.paragraphs.empty()) return rows;
  std::vector<Row> better = rows_at_lengths(flexible, lengths);
  chosen.saved = break_pages(rows, heights, bounds, stop).broken.demerits -
                 break_pages(better, heights, bounds, stop).broken.demerits;
  return better;
}

/// Sets all blocks, and makes rows of them, flow by flow.
std::vector<FlowRows> rows_of_flows(const Document& document, shape::ShapedText text, const Setting& setting,
                                    const PageBounds& bounds, const BlockCache& known, Diagnostics& warnings,
                                    const std::stop_token& stop) {
  const shape::ShapedText beside = blocks_beside_insets(document, text);
  const shape::ShapedText kept = is_set_twice(document) ? text : shape::ShapedText{};
  const Work work{document, kept, setting, bounds, stop};
  std::vector<SetBlock> blocks = set_blocks(document, std::move(text), setting, known, stop);
  std::vector<BlockOutline> outlines = outlines_of(blocks);
  std::vector<FlowRows> flows;
  for (std::size_t flow = 0; flow < document.flows.size(); ++flow) {
    const auto [begin, end] = blocks_of(document, flow);
    const std::span<SetBlock> of_flow = std::span(blocks).subspan(begin, end - begin);
    FlowRows& rows = flows.emplace_back();
    rows.heights = heights_of(document, document.flows[flow].region, setting);
    rows.rows = choose_lengths(work, flow, of_flow, outlines, beside, rows.lengths);
    for (SetBlock& block : of_flow) std::ranges::move(block.said, std::back_inserter(warnings));
    rows.contents = contents_of(of_flow, document, flow, beside, setting);
  }
  return flows;
}

/// Parts each flow into pages, and puts what stands side by side on one page together: as many pages as the
/// longest flow has.
std::vector<Page> pages_of_flows(std::vector<FlowRows>& flows, const Document& document,
                                 const Setting& setting, const PageBounds& bounds, Diagnostics& warnings,
                                 std::vector<PageHead>& heads, const std::stop_token& stop) {
  std::vector<Page> pages;
  for (std::size_t flow = 0; flow < flows.size(); ++flow) {
    FlowRows& rows = flows[flow];
    const auto parts = paginate(rows.rows, rows.contents, rows.heights, bounds, warnings, stop);
    for (std::size_t number = 0; number < parts.size(); ++number) {
      if (number == pages.size()) pages.emplace_back().size = document.paper;
      fill_page(rows, parts[number], flow, number, document, setting, pages[number], heads);
    }
  }
  for (const PageMark& mark : document.marks) pages.front().rules.push_back({mark.rect, mark.colour});
  return pages;
}

/// Marks where the nodes begin that links and the outline lead to: the first line that is of the node or
/// inside it.
std::vector<Destination> find_destinations(const Document& document, const std::vector<Page>& pages) {
  std::vector<bool> wanted(document.structure.nodes.size(), false);
  const auto want = [&wanted](NodeId node) {
    if (node < wanted.size()) wanted[node] = true;
  };
  for (const LinkTarget& link : document.links) want(link.destination);
  for (const OutlineEntry& entry : document.outline) want(entry.node);

  std::vector<Destination> destinations;
  for (std::size_t number = 0; number < pages.size(); ++number) {
    for (const Line& line : pages[number].lines) {
      for (NodeId node = line.block; node < wanted.size(); node = document.structure.nodes[node].parent) {
        if (!wanted[node]) continue;
        wanted[node] = false;
        const Length ascent = line.runs.empty() ? Length{} : line.runs.front().size;
        destinations.push_back({node, number, {line.origin.x, line.origin.y - ascent}});
      }
    }
  }
  return destinations;
}

/// The first and the last characters of a text, `kept` in all, with an ellipsis between.
std::string without_middle(const std::string& text, std::size_t kept) {
  const std::vector<std::uint32_t> characters = text::graphemes(text);  // and the end
  const std::size_t left = (kept + 1) / 2;
  const std::size_t right = characters.size() - 1 - kept / 2;
  if (left >= right) return text;
  return text.substr(0, characters[left]) + "…" + text.substr(characters[right]);
}

/// Sets what is no content on one line. A `name` in it has a direction of its own, the rest that of the page.
/// Characters in its middle give way where it is wider than `measure`.
std::expected<Line, Diagnostics> artifact_line(const std::string& text, const std::string& name,
                                               StyleId style, Length measure, const Document& document,
                                               const Composition& composition, const shape::Shaper& shaper) {
  for (std::size_t kept = text.size();;) {
    Paragraph footer;
    footer.text = kept < text.size() ? without_middle(text, kept) : text;
    footer.alignment = Alignment::End;
    Span span;
    span.end = static_cast<std::uint32_t>(footer.text.size());
    span.style = style;
    span.parting = Parting::Never;
    footer.spans.push_back(span);
    const std::size_t at = name.empty() ? std::string::npos : footer.text.find(name);
    if (at != std::string::npos)
      footer.parts.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())});
    const auto shaped = shape::shape_paragraph(footer, document, shaper, composition.warnings);
    if (!shaped) return std::unexpected(shaped.error());
    Line line = set_on_one_line(footer, **shaped, composition);
    if (line.natural <= measure || kept <= 2) return line;
    const std::size_t characters = std::min(kept, text::graphemes(text).size() - 1);
    const std::int64_t fitting = static_cast<std::int64_t>(characters) *
                                 std::max<std::int64_t>(measure.scaled_points(), 0) /
                                 line.natural.scaled_points();
    kept =
        static_cast<std::size_t>(std::min<std::int64_t>(fitting, static_cast<std::int64_t>(characters) - 1));
  }
}

/// Sets the footers, from page 2: only now is the number of pages known.
std::expected<void, Diagnostics> add_footers(std::vector<Page>& pages, const Document& document,
                                             const Margins& margins, const Setting& setting,
                                             const shape::Shaper& shaper, Diagnostics& warnings) {
  if (!document.footer) return {};
  const Composition composition{rules_of(document), document.styles, setting.size, warnings};
  for (std::size_t i = 1; i < pages.size(); ++i) {
    std::string text = filled(*document.footer, std::to_string(i + 1), "{page}");
    text = filled(text, std::to_string(pages.size()), "{pages}");
    const Size& paper = pages[i].size;
    auto set = artifact_line(text, document.info.author, document.footer_style,
                             paper.width - margins.left - margins.right, document, composition, shaper);
    if (!set) return std::unexpected(set.error());
    Line line = *std::move(set);
    line.role = LineRole::Footer;
    const Length end =
        document.info.right_to_left ? margins.left : paper.width - margins.right - line.natural;
    move(line, end, paper.height - margins.bottom / 2);
    pages[i].lines.push_back(std::move(line));
  }
  return {};
}

/// Sets the heads of pages that begin inside an entry.
std::expected<void, Diagnostics> add_heads(std::vector<Page>& pages, const std::vector<PageHead>& heads,
                                           const Document& document, const Setting& setting,
                                           const shape::Shaper& shaper, Diagnostics& warnings) {
  const Composition composition{rules_of(document), document.styles, setting.size, warnings};
  for (const PageHead& head : heads) {
    auto set = artifact_line(head.head.text, head.head.name, head.head.style, head.measure, document,
                             composition, shaper);
    if (!set) return std::unexpected(set.error());
    Line line = *std::move(set);
    line.role = LineRole::Header;
    const Length start = document.info.right_to_left ? head.measure - line.natural : Length{};
    move(line, head.origin.x + start, head.origin.y);
    pages[head.page].lines.push_back(std::move(line));
  }
  return {};
}

std::expected<Pages, Diagnostics> pages_of(const Document& document, shape::ShapedText text,
                                           const Setting& setting, const shape::Shaper& shaper,
                                           Diagnostics& warnings, Explain explain, const PageBounds& bounds,
                                           const BlockCache& known) {
  std::vector<FlowRows> flows =
      rows_of_flows(document, std::move(text), setting, bounds, known, warnings, shaper.stop);
  Pages result;
  for (FlowRows& flow : flows) {
    if (explain == Explain::Yes)
      std::ranges::move(page_choices(flow.rows, flow.contents, flow.heights, bounds, shaper.stop),
                        std::back_inserter(result.choices));
    if (!flow.lengths.paragraphs.empty()) result.lengths.push_back(std::move(flow.lengths));
  }
  std::vector<PageHead> heads;
  result.pages = pages_of_flows(flows, document, setting, bounds, warnings, heads, shaper.stop);
  if (shaper.stop.stop_requested()) return std::unexpected(Diagnostics{stopped()});
  if (result.pages.size() > limits.pages)
    return std::unexpected(Diagnostics{over_limit(limits.pages, "pages")});
  if (auto set = add_heads(result.pages, heads, document, setting, shaper, warnings); !set)
    return std::unexpected(set.error());
  if (auto footers =
          add_footers(result.pages, document, margins_of(document, setting), setting, shaper, warnings);
      !footers)
    return std::unexpected(footers.error());

  result.destinations = find_destinations(document, result.pages);
  result.flows = document.flows.size();
  result.info = document.info;
  result.structure = document.structure;
  result.links = document.links;
  result.outline = document.outline;
  return result;
}

}  // namespace

std::expected<Pages, Diagnostics> lay_out(const Document& document, shape::ShapedText text,
                                          const Setting& setting, shape::Shaper shaper, Diagnostics& warnings,
                                          Explain explain, const PageBounds& bounds,
                                          const BlockCache& known) {
  const Timed timed(shaper.timings, Stage::LayOut);
  return without_exceptions(
      [&] { return pages_of(document, std::move(text), setting, shaper, warnings, explain, bounds, known); });
}

}  // namespace galley::layout
