// Words by chance.
#include "generate.h"

#include <array>

#include <fmt/format.h>

#include "random.h"

namespace galley::fit_test {
namespace {

std::string words(Random& random, int count) {
  constexpr std::array all{"built", "a",       "system",   "that",    "measures", "how",         "pages",
                           "fill",  "and",     "keeps",    "every",   "line",     "even",        "while",
                           "teams", "across",  "the",      "company", "ship",     "typesetting", "in",
                           "weeks", "instead", "of",       "months",  "cutting",  "latency",     "by",
                           "half",  "for",     "research", "on",      "data",     "platforms"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))];
  }
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string generate(std::uint64_t seed, const Kind& kind) {
  Random random(seed);
  int uncited = kind.publications;
  const auto cite = [&]() -> std::string {
    return uncited > 0 && random.percent(40) ? fmt::format("[@p{}]", uncited--) : "";
  };
  const auto priority = [&] {
    constexpr std::array levels{20, 50, 80};
    return random.percent(kind.optional_percent) ? levels[static_cast<std::size_t>(random.below(3))] : -1;
  };
  std::string toml =
      fmt::format("[basics]\nname = \"Ada Example\"\nemail = \"ada@example.com\"\nsummary = \"{}.\"\n",
                  words(random, 10 + random.below(30)));
  for (int i = 0; i < kind.entries; ++i) {
    toml += fmt::format("[[work]]\nname = \"Foundry {}\"\nposition = \"Engineer\"\nstartDate = \"20{:02}\"\n",
                        i, i % 24);
    if (const int level = priority(); level >= 0) toml += fmt::format("priority = {}\n", level);
    if (random.percent(50)) toml += fmt::format("summary = \"{}.\"\n", words(random, 8 + random.below(30)));
    toml += "highlights = [\n";
    const int bullets = 1 + random.below(kind.bullets);
    for (int k = 0; k < bullets; ++k) {
      const std::string text = words(random, 4 + random.below(40)) + "." + cite();
      const int level = priority();
      toml += level >= 0 ? fmt::format("  \"{} {{priority={}}}\",\n", text, level)
                         : fmt::format("  \"{}\",\n", text);
      if (random.percent(15)) toml += fmt::format("  [\"{}\"],\n", words(random, 4 + random.below(10)));
    }
    toml += "]\n";
  }
  for (int i = 1; i <= kind.publications; ++i) {
    toml += fmt::format(
        "[[publications]]\nid = \"p{}\"\nname = \"{}\"\nauthors = [\"Ada Example\", \"Ben Other\"]\n"
        "releaseDate = \"2020\"\n",
        i, words(random, 5 + random.below(9)));
    if (const int level = priority(); level >= 0) toml += fmt::format("priority = {}\n", level);
  }
  if (kind.one_liners > 0) {
    toml += "[[sections]]\nid = \"notes\"\ntitle = \"Notes\"\nhighlights = [\n";
    for (int i = 0; i < kind.one_liners; ++i) toml += fmt::format("  \"Note {}.\",\n", i);
    toml += "]\n";
  }
  return toml + "[style]\n" + kind.style;
}

}  // namespace galley::fit_test
