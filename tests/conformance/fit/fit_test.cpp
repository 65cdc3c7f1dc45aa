// Fitting against brute force: every setting of the grid laid out for real, every subset of optional content
// composed; and résumés of all lengths, which must come out at their number of pages or be refused with the
// right number of lines.
#include "galley/layout/fit.h"

#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "by_force.h"
#include "galley/galley.h"
#include "generate.h"
#include "optional_content.h"

namespace galley {
namespace {

using fit_test::best_by_force;
using fit_test::generate;
using fit_test::Kind;
using fit_test::plain_pages;
using fit_test::Way;
using testing::HasSubstr;

constexpr std::size_t no_limit = 100'000'000;

/// Small pages and a small grid, so that all of it can be laid out.
const std::string small =
    "paper = { width = \"300pt\", height = \"300pt\" }\n"
    "margin = \"30pt\"\nsize = \"9pt\"\nleading = 1.31\nfit.size = \"8.8pt\"\nfit.leading = 1.29\n"
    "fit.margin = \"24pt\"\n";

class AgainstBruteForce : public testing::TestWithParam<int> {};

TEST_P(AgainstBruteForce, NothingBetterIsInTheGrid) {
  const int seed = GetParam();
  Kind kind{.entries = 2 + seed % 2, .bullets = 3, .publications = seed % 3, .style = small};
  if (seed % 4 == 1) kind.style += "justify = false\n";
  if (seed % 4 == 2) kind.style += "grid = true\n";
  if (seed % 4 == 3) kind.style += "theme = \"modern\"\n";
  const Way way(generate(static_cast<std::uint64_t>(seed), kind));
  const std::size_t plain = plain_pages(way);
  ASSERT_GT(plain, 1U);
  layout::Fitter fitter(way.document, plain - 1, no_limit);
  const auto fit = fitter.fit(way.document, way.text);
  const auto by_force = best_by_force(way, plain - 1);
  ASSERT_EQ(fit.has_value(), by_force.has_value());
  if (fit) {
    EXPECT_EQ(fit->distortion, by_force->distortion);
  }
}
INSTANTIATE_TEST_SUITE_P(Seeds, AgainstBruteForce, testing::Range(0, 12));

/// What a choice costs, by the definition: words for each priority, the highest first.
std::vector<std::size_t> cost_of(const std::vector<resume::Piece>& pieces, const std::vector<bool>& dropped) {
  std::map<int, std::size_t, std::greater<>> words;
  for (const resume::Piece& piece : pieces)
    if (piece.priority) words[*piece.priority] = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!dropped[i]) continue;
    std::size_t named = i;
    while (!pieces[named].priority) named = *pieces[named].parent;
    words[*pieces[named].priority] += pieces[i].words;
  }
  std::vector<std::size_t> cost;
  for (const auto& [priority, sum] : words) cost.push_back(sum);
  return cost;
}

class Contents : public testing::TestWithParam<int> {};

TEST_P(Contents, NoOtherSubsetIsBetter) {
  const int seed = GetParam();
  const Kind kind{.entries = 3, .bullets = 4, .publications = 3, .optional_percent = 30, .style = small};
  const Way way(generate(static_cast<std::uint64_t>(seed), kind));
  const std::vector<resume::Piece> pieces = resume::pieces_of(way.resume);
  std::vector<std::size_t> optional;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].priority) optional.push_back(i);
  if (optional.empty() || optional.size() > 7) GTEST_SKIP() << optional.size() << " optional pieces";
  for (std::size_t pages = plain_pages(way) - 1; pages > 0; --pages) {
    layout::Fitter fitter(way.document, pages, no_limit);
    Shortening shortening(Way::session(), way.resume, nullptr, 0, fitter, {});
    const auto found = drop_optional(shortening);
    std::optional<std::vector<std::size_t>> least;
    for (unsigned subset = 0; subset < 1U << optional.size(); ++subset) {
      std::vector<bool> dropped(pieces.size(), false);
      for (std::size_t k = 0; k < optional.size(); ++k) dropped[optional[k]] = (subset >> k & 1U) != 0;
      for (std::size_t i = 0; i < pieces.size(); ++i)
        if (pieces[i].parent && dropped[*pieces[i].parent]) dropped[i] = true;
      const Way shorter(resume::without(way.resume, dropped));
      layout::Fitter own(shorter.document, pages, no_limit);
      if (!own.fit(shorter.document, shorter.text)) continue;
      const auto cost = cost_of(pieces, dropped);
      if (!least || cost < *least) least = cost;
    }
    ASSERT_EQ(found.has_value(), least.has_value()) << pages;
    if (!found) break;
    EXPECT_TRUE(found->proved);
    EXPECT_EQ(cost_of(pieces, found->dropped), *least) << pages;
  }
}
INSTANTIATE_TEST_SUITE_P(Seeds, Contents, testing::Range(0, 24));

/// All that is told of a résumé, and its pages; 0: it was refused.
struct Outcome {
  std::size_t pages = 0;
  Diagnostics told;
};

Outcome outcome(const std::string& toml) {
  const Resume resume = Way::parsed(toml);
  Outcome result;
  const auto set = typeset(Way::session(), resume, result.told);
  if (set) result.pages = set->pages.pages.size();
  if (!set) result.told = set.error();
  return result;
}

/// “does not fit on 2 pages: 7 lines over” → 7.
std::size_t lines_over(const Outcome& refused) {
  const std::string& message = refused.told.at(0).message;
  const std::size_t colon = message.find(": ");
  return colon == std::string::npos ? 0 : std::stoul(message.substr(colon + 2));
}

class OfAllLengths : public testing::TestWithParam<int> {
 protected:
  static Kind kind(int seed) {
    // From a few lines to more than ten pages.
    Kind kind{.entries = 1 + seed * seed / 20, .bullets = 5, .publications = seed % 4 * 3, .one_liners = 60};
    // What may go costs a trial for each way: the longest résumés do without.
    if (seed % 2 == 1 && seed < 16) kind.optional_percent = 35;
    if (seed % 5 == 4) kind.style += "justify = false\n";
    if (seed % 7 == 6) kind.style += "grid = true\n";
    if (seed % 3 == 2) kind.style += "theme = \"compact\"\n";
    return kind;
  }
};

TEST_P(OfAllLengths, PagesAreAsAskedForOrTheLinesOverAreRight) {
  const auto seed = static_cast<std::uint64_t>(GetParam());
  const Kind whole = kind(GetParam());
  const auto toml = [&](int one_liners, std::size_t pages) {
    Kind shorter = whole;
    shorter.one_liners = one_liners;
    shorter.style += "pages = " + std::to_string(pages) + "\n";
    return generate(seed, shorter);
  };
  for (std::size_t pages = plain_pages(Way(generate(seed, whole))); pages > 0; --pages) {
    const Outcome result = outcome(toml(whole.one_liners, pages));
    if (result.pages > 0) {
      EXPECT_LE(result.pages, pages);
      continue;
    }
    ASSERT_THAT(result.told.at(0).message, HasSubstr("does not fit on " + std::to_string(pages)));
    const std::size_t over = lines_over(result);
    ASSERT_GT(over, 0U);
    // Cut from the end while what is cut is bullets of one line, the last of which keeps its heading.
    if (over >= static_cast<std::size_t>(whole.one_liners)) break;
    const int kept = whole.one_liners - static_cast<int>(over);
    const Outcome cut = outcome(toml(kept, pages));
    EXPECT_GT(cut.pages, 0U) << over;
    EXPECT_LE(cut.pages, pages);
    EXPECT_EQ(outcome(toml(kept + 1, pages)).pages, 0U) << over;
  }
}
INSTANTIATE_TEST_SUITE_P(Seeds, OfAllLengths, testing::Range(0, 32));

}  // namespace
}  // namespace galley
