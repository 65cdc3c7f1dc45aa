// proof: the description of pages (see description.h).
#include "galley/proof/description.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/layout/evenness.h"
#include "page_edges.h"

namespace galley::proof {
namespace {

// From here on a line is told of.
constexpr double loose_ratio = 1;
constexpr double tight_ratio = -0.95;

bool is_body(const Line& line) { return line.role == LineRole::Body; }

/// “A4”, or “210 × 297 mm”.
std::string paper_of(const Size& size) {
  constexpr double millimetres_per_point = 25.4 / 72;
  const long width = std::lround(size.width.points() * millimetres_per_point);
  const long height = std::lround(size.height.points() * millimetres_per_point);
  if (width == 210 && height == 297) return "A4";
  if (width == 148 && height == 210) return "A5";
  if (width == 216 && height == 279) return "US Letter";
  return fmt::format("{} × {} mm", width, height);
}

/// The structure of pages, from a node upwards.
class Nodes {
 public:
  explicit Nodes(const Pages& pages) : nodes_(pages.structure.nodes), outline_(pages.outline) {}

  /// The nearest node of a role that a node is, or stands in. `no_node` if there is none.
  [[nodiscard]] NodeId holder(NodeId node, StructureRole role) const {
    while (has(node) && nodes_[node].role != role) node = nodes_[node].parent;
    return has(node) ? node : no_node;
  }

  /// The entry that a node stands in; else its section.
  [[nodiscard]] NodeId entry(NodeId node) const { return holder(node, StructureRole::Section); }

  [[nodiscard]] bool is_inside(NodeId node, NodeId outer) const {
    while (has(node) && node != outer) node = nodes_[node].parent;
    return has(node);
  }

  /// What the outline calls an entry or a section. A role has the name of its entry.
  [[nodiscard]] std::string title_of(NodeId section) const {
    for (; has(section); section = entry(nodes_[section].parent))
      for (const OutlineEntry& entry : outline_)
        if (is_inside(entry.node, section)) return entry.title;
    return {};
  }

 private:
  [[nodiscard]] bool has(NodeId node) const { return node < nodes_.size(); }

  const std::vector<StructureNode>& nodes_;
  const std::vector<OutlineEntry>& outline_;
};

/// Where a line stands on its page. A line that is not set from the left begins where its text does.
Alignment alignment_of(const Line& line, const Page& page) {
  Length left = line.origin.x;
  for (const Line& other : page.lines)
    if (is_body(other) && other.flow == line.flow) left = std::min(left, other.origin.x);
  Length begin = right_of(line);
  for (const GlyphRun& run : line.runs) begin = std::min(begin, run.origin.x);
  const Length before = begin - left;
  const Length after = left + line.measure - right_of(line);
  // A letter may reach a little into the margin, so that its stem stands at the edge.
  const Length even = line.measure / 50;
  if (before <= even) return Alignment::Left;
  return after <= even ? Alignment::Right : Alignment::Centre;
}

std::optional<NameOnPage> name_on(const Page& page, const Nodes& nodes) {
  for (const Line& line : page.lines)
    if (is_body(line) && !line.runs.empty() && nodes.holder(line.block, StructureRole::Heading1) != no_node)
      return NameOnPage{alignment_of(line, page), line.runs.front().size.points()};
  return std::nullopt;
}

/// The number of each line of text on its page, from 1. Lines on one baseline have one number.
class LineNumbers {
 public:
  explicit LineNumbers(const Page& page) {
    const Line* before = nullptr;
    for (const Line& line : page.lines) {
      const bool is_beside = before != nullptr && before->origin.y == line.origin.y;
      if (is_body(line) && !is_beside) ++count_;
      numbers_.push_back(count_);
      if (is_body(line)) before = &line;
    }
  }
  [[nodiscard]] std::size_t of(std::size_t index) const { return numbers_[index]; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::vector<std::size_t> numbers_;
  std::size_t count_ = 0;
};

std::vector<LineLook> looks_of(const Line& line) {
  std::vector<LineLook> looks;
  if (line.justified && line.ratio > loose_ratio) looks.push_back(LineLook::Loose);
  if (line.justified && line.ratio < tight_ratio) looks.push_back(LineLook::Tight);
  if (line.fault == LineFault::Short) looks.push_back(LineLook::Short);
  if (line.fault == LineFault::Runt) looks.push_back(LineLook::Runt);
  if (is_wide(line)) looks.push_back(LineLook::Wide);
  return looks;
}

/// What goes on from one page to the next in the main flow.
std::optional<Continuation> continuation(const Page& page, const Page& next, const Nodes& nodes) {
  const auto before = edges_of(page);
  const auto after = edges_of(next);
  if (before.empty() || after.empty() || before.begin()->first != after.begin()->first) return std::nullopt;
  const Line& last = *before.begin()->second.last;
  const Line& first = *after.begin()->second.first;
  const NodeId entry = nodes.entry(last.block);
  if (entry == no_node || !nodes.is_inside(first.block, entry)) return std::nullopt;
  Continuation found;
  found.entry = nodes.title_of(entry);
  std::set<NodeId> bullets;
  for (const Line& line : page.lines) {
    if (!is_body(line) || !nodes.is_inside(line.block, entry)) continue;
    const NodeId bullet = nodes.holder(line.block, StructureRole::ListItem);
    if (bullet != no_node && line.ends_paragraph) bullets.insert(bullet);
  }
  const bool is_parted = last.block == first.block;
  const NodeId bullet = nodes.holder(last.block, StructureRole::ListItem);
  found.parts_bullet = is_parted && bullet != no_node;
  found.parts_text = is_parted && bullet == no_node;
  if (found.parts_bullet) bullets.erase(bullet);
  found.bullets = bullets.size();
  return found;
}

/// “three”, or figures beyond twelve.
std::string number(std::size_t count) {
  constexpr std::array<std::string_view, 13> words{"no",   "one",    "two",   "three", "four",
                                                   "five", "six",    "seven", "eight", "nine",
                                                   "ten",  "eleven", "twelve"};
  return count < words.size() ? std::string(words.at(count)) : fmt::format("{}", count);
}

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", number(count), thing, count == 1 ? "" : "s");
}

/// “31”, “3 and 7”, “3, 5 and 7”.
std::string listed(const std::vector<std::size_t>& lines) {
  if (lines.size() == 1) return fmt::format("{}", lines.front());
  return fmt::format("{} and {}", fmt::join(lines.begin(), lines.end() - 1, ", "), lines.back());
}

/// What is said of one line, and of several.
struct Wording {
  LineLook look;
  std::string_view of_one, of_several;
};
constexpr std::array<Wording, 7> wordings{{
    {LineLook::Loose, "is set loosely", "are set loosely"},
    {LineLook::Tight, "is set tightly", "are set tightly"},
    {LineLook::Short, "is short", "are short"},
    {LineLook::Runt, "is a word alone", "are words alone"},
    {LineLook::Wide, "is wider than its measure", "are wider than their measure"},
    {LineLook::Widow, "is a widow", "are widows"},
    {LineLook::Club, "is a club line", "are club lines"},
}};

std::string in_words(const Continuation& continuation, std::string_view what, std::string_view verb) {
  std::string text =
      continuation.entry.empty() ? std::string(what) : fmt::format("{}, “{}”,", what, continuation.entry);
  text += fmt::format(" {}", verb);
  if (continuation.bullets > 0) text += " after " + counted(continuation.bullets, "bullet");
  if (continuation.parts_bullet)
    text += continuation.bullets > 0 ? " and within another" : " within a bullet";
  if (continuation.parts_text) text += " within a paragraph";
  return text;
}

}  // namespace

std::vector<PageDescription> describe(const Pages& pages) {
  const Nodes nodes(pages);
  const std::vector<layout::PlacedRiver> rivers = layout::rivers(pages);
  std::vector<PageDescription> descriptions;
  std::map<std::size_t, Edges> before;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page& page = pages.pages[i];
    const bool is_last = i + 1 == pages.pages.size();
    PageDescription description;
    description.paper = paper_of(page.size);
    description.name = name_on(page, nodes);
    description.pictures = page.pictures.size();
    for (const OutlineEntry& entry : pages.outline) {
      const auto place = std::ranges::find(pages.destinations, entry.node, &Destination::node);
      if (entry.level == 0 && place != pages.destinations.end() && place->page == i)
        description.sections.push_back(entry.title);
    }
    if (i > 0) description.begins = descriptions.back().ends;
    if (!is_last) description.ends = continuation(page, pages.pages[i + 1], nodes);
    if (page.height > Length{})
      description.foot = std::max(0.0, 1 - page.filled.points() / page.height.points());
    const LineNumbers numbers(page);
    description.lines = numbers.count();
    const auto edges = edges_of(page);
    for (std::size_t line = 0; line < page.lines.size(); ++line) {
      if (!is_body(page.lines[line])) continue;
      const auto add = [&](LineLook look) { description.looks.push_back({numbers.of(line), look}); };
      std::ranges::for_each(looks_of(page.lines[line]), add);
      for (const auto& [flow, edge] : edges) {
        if (edge.first == &page.lines[line] && is_widow(*edge.first, before[flow].last)) add(LineLook::Widow);
        if (edge.last == &page.lines[line] && !is_last && is_club(page, *edge.last)) add(LineLook::Club);
      }
    }
    for (const layout::PlacedRiver& placed : rivers)
      if (placed.page == i)
        description.rivers.push_back(
            {numbers.of(placed.river.first), placed.river.lines, placed.river.width.points()});
    before = edges;
    descriptions.push_back(std::move(description));
  }
  return descriptions;
}

std::string in_words(const PageDescription& page) {
  std::vector<std::string> parts{page.paper};
  if (page.name) {
    constexpr std::array<std::string_view, 3> places{"at the left", "centred", "at the right"};
    parts.push_back(fmt::format("name {}, {:g} pt", places.at(static_cast<std::size_t>(page.name->alignment)),
                                page.name->size));
  }
  if (page.pictures > 0) parts.push_back(counted(page.pictures, "picture"));
  if (page.begins) parts.push_back(in_words(*page.begins, "an entry", "goes on from the page before"));
  parts.push_back(page.sections.empty() ? "no section begins"
                                        : fmt::format("{}: {}", counted(page.sections.size(), "section"),
                                                      fmt::join(page.sections, ", ")));
  if (page.ends) parts.push_back(in_words(*page.ends, "the last entry", "goes on"));
  parts.push_back(counted(page.lines, "line"));
  parts.push_back(fmt::format("foot {:.0f} %", page.foot * 100));
  for (const Wording& wording : wordings) {
    std::vector<std::size_t> lines;
    for (const LookOfLine& look : page.looks)
      if (look.look == wording.look) lines.push_back(look.line);
    if (!lines.empty())
      parts.push_back(fmt::format("line{} {} {}", lines.size() == 1 ? "" : "s", listed(lines),
                                  lines.size() == 1 ? wording.of_one : wording.of_several));
  }
  for (const RiverOnPage& river : page.rivers)
    parts.push_back(fmt::format("a river of white runs through lines {} to {}, {:.1f} pt wide", river.first,
                                river.first + river.lines - 1, river.width));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string_view name_of(LineLook look) {
  constexpr std::array<std::string_view, 7> names{"loose", "tight", "short", "runt", "wide", "widow", "club"};
  return names.at(static_cast<std::size_t>(look));
}

std::string_view name_of(Alignment alignment) {
  constexpr std::array<std::string_view, 3> names{"left", "centre", "right"};
  return names.at(static_cast<std::size_t>(alignment));
}

}  // namespace galley::proof
