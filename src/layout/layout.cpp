// layout: the stages after shaping in one function: rows, pages, footers, destinations.
#include "galley/layout/layout.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "explain.h"
#include "galley/base/memory.h"
#include "grid.h"

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

void add_link_areas(const Line& line, Page& page) {
  bool follows = false;
  for (const GlyphRun& run : line.runs) {
    const bool linked = run.link >= 0 && !run.glyphs.empty();
    if (!linked) {
      follows = false;
      continue;
    }
    const PlacedGlyph& last = run.glyphs.back();
    const Length right = run.origin.x + last.x + last.advance;
    const Length top = run.origin.y - run.size.scaled(link_above, 1000);
    const Length height = run.size.scaled(link_above + link_below, 1000);
    LinkArea* previous = follows ? &page.link_areas.back() : nullptr;
    if (previous != nullptr && previous->link == run.link) {
      const Length bottom = std::max(previous->rect.origin.y + previous->rect.size.height, top + height);
      previous->rect.size.width = right - previous->rect.origin.x;
      previous->rect.origin.y = std::min(previous->rect.origin.y, top);
      previous->rect.size.height = bottom - previous->rect.origin.y;
    } else {
      page.link_areas.push_back({{{run.origin.x, top}, {right - run.origin.x, height}}, run.link});
    }
    follows = true;
  }
}

Page make_page(std::vector<Row>& rows, const PageRows& part, Length height, const Document& document,
               const Margins& margins) {
  Page page;
  page.size = document.paper;
  page.height = height;
  page.lines.reserve((part.end - part.begin) * 2);  // many have a label or an aside
  Length top = margins.top;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    Row& row = rows[i];
    if (i > part.begin) top += set_glue(row.above, part.ratio);
    for (Line& line : row.lines) {
      move(line, margins.left, top);
      page.filled = std::max(page.filled, line.origin.y - margins.top);
      add_link_areas(line, page);
      page.lines.push_back(std::move(line));
    }
    if (row.rule) {
      PlacedRule rule = *row.rule;
      rule.rect.origin.x += margins.left;
      rule.rect.origin.y += top;
      page.rules.push_back(rule);
    }
    if (row.picture) {
      PlacedPicture picture = *row.picture;
      picture.rect.origin.x += margins.left;
      picture.rect.origin.y += top;
      page.filled = std::max(page.filled, picture.rect.origin.y + picture.rect.size.height - margins.top);
      page.pictures.push_back(std::move(picture));
    }
    top += row.height;
  }
  return page;
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

std::string fill_placeholder(std::string text, std::string_view placeholder, std::size_t number) {
  for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at))
    text.replace(at, placeholder.size(), fmt::format("{}", number));
  return text;
}

/// Sets the footers, from page 2: only now is the number of pages known.
std::expected<void, Diagnostics> add_footers(std::vector<Page>& pages, const Document& document,
                                             const Margins& margins, const Setting& setting,
                                             shape::Shaper shaper, Diagnostics& warnings) {
  if (!document.footer) return {};
  const Composition composition{document, setting, warnings};
  for (std::size_t i = 1; i < pages.size(); ++i) {
    Paragraph footer;
    footer.text = fill_placeholder(*document.footer, "{page}", i + 1);
    footer.text = fill_placeholder(std::move(footer.text), "{pages}", pages.size());
    footer.alignment = Alignment::Right;
    Span span;
    span.end = static_cast<std::uint32_t>(footer.text.size());
    span.style = document.footer_style;
    span.parting = Parting::Never;
    footer.spans.push_back(span);
    const auto shaped = shape::shape_paragraph(footer, document, shaper, warnings);
    if (!shaped) return std::unexpected(shaped.error());
    Line line = set_on_one_line(footer, **shaped, composition);
    line.role = LineRole::Footer;
    const Size& paper = pages[i].size;
    move(line, paper.width - margins.right - line.natural, paper.height - margins.bottom / 2);
    pages[i].lines.push_back(std::move(line));
  }
  return {};
}

std::expected<Pages, Diagnostics> pages_of(const Document& document, const shape::ShapedText& text,
                                           const Setting& setting, shape::Shaper shaper,
                                           Diagnostics& warnings, Explain explain, const PageBounds& bounds,
                                           const BlockCache* known) {
  const Margins margins = margins_of(document, setting);
  const auto [measure, text_height] = text_area(document, setting);
  Length height = text_height;
  std::vector<Row> rows = rows_of(document, text, measure, setting, warnings, known);
  if (document.grid) {
    const Length leading = document.leading.scaled(setting.leading, 1000);
    stand_on_grid(rows, leading);
    height = whole_lines(height, leading);
  }

  Pages result;
  if (explain == Explain::Yes) result.choices = page_choices(rows, height, bounds);
  for (const PageRows& part : paginate(rows, height, bounds, warnings))
    result.pages.push_back(make_page(rows, part, height, document, margins));
  if (auto footers = add_footers(result.pages, document, margins, setting, shaper, warnings); !footers)
    return std::unexpected(footers.error());

  result.destinations = find_destinations(document, result.pages);
  result.info = document.info;
  result.structure = document.structure;
  result.links = document.links;
  result.outline = document.outline;
  return result;
}

}  // namespace

std::expected<Pages, Diagnostics> lay_out(const Document& document, const shape::ShapedText& text,
                                          const Setting& setting, shape::Shaper shaper, Diagnostics& warnings,
                                          Explain explain, const PageBounds& bounds,
                                          const BlockCache* known) {
  return without_exceptions(
      [&] { return pages_of(document, text, setting, shaper, warnings, explain, bounds, known); });
}

}  // namespace galley::layout
