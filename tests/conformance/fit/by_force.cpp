// Lays out at each setting, and judges pages by what layout says of them.
#include "by_force.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "galley/document/compose.h"
#include "galley/resume/tailor.h"
#include "image.h"

namespace galley::fit_test {
namespace {

std::size_t count(const Diagnostics& warnings, std::string_view what) {
  return static_cast<std::size_t>(std::ranges::count_if(warnings, [what](const Diagnostic& warning) {
    return warning.message.find(what) != std::string::npos;
  }));
}

/// Is there a page break that is only taken where nothing fits without?
bool has_bad_break(const Diagnostics& warnings) {
  return count(warnings, " begins with ") + count(warnings, " ends with ") + count(warnings, " parts a ") +
             count(warnings, " ends inside ") >
         0;
}

/// Is there a page break that is never taken?
bool has_forbidden_break(const Diagnostics& warnings) {
  return count(warnings, " ends with a heading") + count(warnings, "of two lines") +
             count(warnings, " ends inside a heading") >
         0;
}

/// The blocks of which a line sticks out.
std::set<NodeId> sticking_out(const Pages& pages) {
  std::set<NodeId> blocks;
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines)
      if (line.role != LineRole::Footer && line.badness == breaking::overfull_badness)
        blocks.insert(line.block);
  }
  return blocks;
}

/// What comes of a setting, and how good it is.
struct Trial {
  enum class Verdict { No, WithBadBreaks, Yes };
  Verdict verdict = Verdict::No;
  Pages pages;
};

Trial lay_out(const Way& way, const layout::Setting& setting, std::size_t pages,
              const std::set<NodeId>& may_stick_out) {
  Trial trial;
  const int bad_break = cost_of(BreakKind::ShortUnderHeading).penalty;
  for (const int forbidden : {breaking::infinite_penalty, bad_break}) {
    Diagnostics warnings;
    auto result = layout::lay_out(way.document, way.text, setting, Way::shaper(), warnings,
                                  layout::Explain::No, {pages, forbidden});
    if (!result || result->pages.size() > pages || count(warnings, "longer than its text block") > 0 ||
        !std::ranges::includes(may_stick_out, sticking_out(*result)))
      return trial;
    if (forbidden == bad_break && !has_bad_break(warnings)) return {Trial::Verdict::Yes, std::move(*result)};
    if (forbidden != bad_break && !has_forbidden_break(warnings))
      trial = {Trial::Verdict::WithBadBreaks, std::move(*result)};
  }
  return trial;
}

Pages as_styled(const Way& way) {
  Diagnostics ignored;
  return layout::lay_out(way.document, way.text, {}, Way::shaper(), ignored).value();
}

}  // namespace

Session& Way::session() {
  static const auto files = disk_reader();
  static Session one(*files, {});
  return one;
}

Resume Way::parsed(const std::string& toml, std::string_view variant) {
  Diagnostics warnings;
  const Source source{std::string(GALLEY_GOLDEN_DIR) + "/resume.toml", toml};
  resume::ParseOptions options;
  options.is_alone = true;
  const auto manuscript = resume::read(source, session().files, options, warnings);
  EXPECT_TRUE(manuscript) << to_text(manuscript.error()[0], false) << toml;
  auto resume = resume::tailor(manuscript.value(), variant, warnings);
  EXPECT_TRUE(resume) << to_text(resume.error()[0], false) << toml;
  return std::move(resume.value());
}

Way::Way(Resume from) : resume(std::move(from)) {
  const auto loaded = load_picture(session(), resume, resume.basics.image, warnings);
  document = compose(resume, warnings, loaded.value().picture).value();
  text = shape::shape(document, shaper(), warnings).value();
}

std::size_t plain_pages(const Way& way) { return as_styled(way).pages.size(); }

std::optional<Best> best_by_force(const Way& way, std::size_t pages) {
  const layout::SettingGrid grid(way.document);
  const std::set<NodeId> may_stick_out = sticking_out(as_styled(way));
  std::optional<Best> second;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    Trial trial = lay_out(way, grid[i], pages, may_stick_out);
    if (trial.verdict == Trial::Verdict::Yes) return Best{i, std::move(trial.pages)};
    if (trial.verdict == Trial::Verdict::WithBadBreaks && !second) second = Best{i, std::move(trial.pages)};
  }
  return second;
}

}  // namespace galley::fit_test
