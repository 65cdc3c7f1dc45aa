// document: the one table of what page breaks cost, and why.
#include "galley/document/page_break.h"

#include <array>
#include <utility>

namespace galley {
namespace {

// A break of penalty p costs p², as does a page whose foot has badness p − 10: one that is short by 3 % of
// its height (badness 11), 5 % (51), 7 % (140), 8 % (210) or 10 % (410). So a long entry is parted between
// bullets for a foot of 5 %, a short one for 7 %, and one bullet is left behind for 8 %. A widow costs more
// than any page can gain.
constexpr std::array<std::pair<BreakKind, BreakCost>, 32> costs{{
    {BreakKind::NewPage, {-10000, "a new page is asked for"}},
    {BreakKind::Section, {-50, "between sections"}},
    {BreakKind::Group, {-30, "before a sub-heading"}},
    {BreakKind::Entry, {-20, "between entries"}},
    {BreakKind::Role, {20, "between the roles of an entry"}},
    {BreakKind::Publication, {0, "between publications"}},
    {BreakKind::ListLine, {60, "between the lines of a list"}},
    {BreakKind::Text, {20, "between paragraphs"}},
    {BreakKind::Paragraph, {120, "parts an entry between paragraphs"}},
    {BreakKind::Bullets, {200, "parts a text from its bullets"}},
    {BreakKind::AfterFirstBullet, {200, "leaves one bullet behind"}},
    {BreakKind::BetweenBullets, {150, "parts a short entry between bullets"}},
    {BreakKind::BeforeLastBullet, {250, "takes the last bullet away from the others"}},
    {BreakKind::NestedBullet, {150, "parts a bullet from what is nested in it"}},
    {BreakKind::InsideText, {60, "parts a paragraph"}},
    {BreakKind::InsideParagraph, {250, "parts a paragraph of an entry"}},
    {BreakKind::InsideBullet, {300, "parts a bullet"}},
    {BreakKind::InsidePublication, {300, "parts a publication"}},
    {BreakKind::ShortUnderHeading, {5000, "leaves fewer than two lines under a heading"}},
    {BreakKind::Club, {5000, "leaves the first line of a paragraph behind"}},
    {BreakKind::BeforeClosing, {5000, "takes the closing away from the text"}},
    {BreakKind::Widow, {5000, "takes the last line of a paragraph away"}},
    {BreakKind::ClubAndWidow, {10000, "parts a paragraph of two lines"}},
    {BreakKind::InsideWord, {5000, "parts a word"}},
    {BreakKind::InsideHeading, {10000, "parts a heading"}},
    {BreakKind::AfterClosing, {10000, "parts the closing from the name"}},
    {BreakKind::AfterTitle, {10000, "parts a title from its text"}},
    {BreakKind::AfterHeading, {10000, "leaves a heading at the foot"}},
    {BreakKind::KeptTogether, {10000, "parts what is to stay together"}},
    {BreakKind::FreelyParted, {0, "parts what pages may part"}},
    {BreakKind::LongEntry, {40, "parts a long entry between bullets"}},
    {BreakKind::AfterSummary, {60, "parts a long entry after its summary"}},
}};

/// Each kind stands at its own index.
constexpr bool in_order() {
  for (std::size_t i = 0; i < costs.size(); ++i)
    if (static_cast<std::size_t>(costs[i].first) != i) return false;
  return static_cast<std::size_t>(BreakKind::AfterSummary) + 1 == costs.size();
}
static_assert(in_order());

}  // namespace

BreakCost cost_of(BreakKind kind) { return costs[static_cast<std::size_t>(kind)].second; }

}  // namespace galley
