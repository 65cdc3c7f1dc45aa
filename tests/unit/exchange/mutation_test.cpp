#include <cstdint>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "galley/exchange/json_resume.h"
#include "support.h"

namespace galley::exchange {

using namespace resume;

namespace {

/// The minimal standard generator (Park & Miller 1988): the same everywhere.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 48271 % 2147483647;
    return static_cast<std::size_t>(state_) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string mutated(std::string text, Random& random) {
  constexpr std::string_view bytes = "\"'\\[]{}=,.#\n\r \t-0x9:\xFF\xC3%é\0";
  for (std::size_t edits = 1 + random.below(4); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = random.below(text.size());
    switch (random.below(5)) {
      case 0:
        text.erase(at, 1 + random.below(20));
        break;
      case 1:
        text.insert(at, 1, bytes[random.below(bytes.size())]);
        break;
      case 2:
        text[at] = bytes[random.below(bytes.size())];
        break;
      case 3:
        text.insert(random.below(text.size()), text.substr(at, 1 + random.below(60)));
        break;
      default:
        text.resize(at + 1);
    }
  }
  return text;
}

/// A résumé with something of everything.
constexpr std::string_view seed = R"([basics]
name = "Ada"
email = ["a@example.com"]
location = { city = "London", region = "UK" }
summary = """One.

Two — “three”."""
profiles = [{ network = "GitHub", url = "https://github.com/a" }]
[[work]]
id = "w"
name = 'W'
startDate = 2020-01-01
endDate = "present"
highlights = ["a {#h .t priority=5}", ["b"], "c[@p]"]
[work.location]
city = "X"
[[publications]]
id = "p"
name = "P"
authors = ["Ada*"]
releaseDate = "2016-05"
[skills]
Languages = ["C++"]
[[sections]]
id = "talks"
title = "Talks"
like = "publications"
items = [{ name = "T", date = "Summer" }]
[style]
size = 10.5
margin = { left = "1in" }
space.entry = { min = "9pt", natural = "11pt", max = "2em" }
color.link = "#123"
order = ["*", "work"]
footer = false
[variants.acme]
include = ["t"]
[variants.acme.work.w]
position = "p"
[meta]
language = "en-GB"
)";

void mutate(const std::string& text, const std::string& name, int times) {
  Random random;
  int accepted = 0;
  for (int i = 0; i < times; ++i) {
    const Parsed parsed = parse_text(mutated(text, random), name);
    if (parsed.resume) {
      ++accepted;
      EXPECT_FALSE(has_error(parsed.warnings));
    } else {
      EXPECT_TRUE(has_error(parsed.errors));
    }
    EXPECT_FALSE(!parsed.resume && parsed.said().empty());
  }
  EXPECT_GT(accepted, 0);
  EXPECT_LT(accepted, times);
}

TEST(Mutation, OfTomlNeverCrashes) {
  const Parsed unharmed = parse_text(std::string(seed));
  ASSERT_TRUE(unharmed.resume) << unharmed.said();
  mutate(std::string(seed), "resume.toml", 3000);
}

TEST(Mutation, OfARealResumeNeverCrashes) {
  std::ifstream file(GALLEY_SOURCE_DIR "/resume.toml", std::ios::binary);
  if (!file) GTEST_SKIP() << "no resume.toml";
  std::stringstream text;
  text << file.rdbuf();
  mutate(text.str(), "resume.toml", 300);
}

TEST(Mutation, OfJsonNeverCrashes) {
  mutate(R"({"$schema":"s","basics":{"name":"Ada","location":{"city":"x"},"profiles":[{"network":"n"}]},
"work":[{"name":"W","startDate":"2020-01-02","highlights":["a","b \u00e9"]}],"skills":[{"name":"s","keywords":["k"]}],
"meta":{"version":"1"},"style":{"size":11,"space":{"entry":{"natural":1.5e1}}}})",
         "resume.json", 2000);
}

TEST(Mutation, OfJsonIsImportedOrRefused) {
  const std::string unharmed =
      R"({"basics":{"name":"Ada","email":"a","emails":["b"],"location":{"city":"x"},"x":[1]},"work":[{"company":"W",
"highlights":["a","  – b \u00e9"],"roles":[{"position":"p"}],"odd":{"a":[null,"'\"\\"]}}],"skills":[{"name":"s",
"keywords":["k"]}],"sections":[{"id":"t","title":"T","like":"awards","items":[{"title":"x","releaseDate":"y"}]}]})";
  Random random;
  int accepted = 0;
  constexpr int times = 3000;
  for (int i = 0; i < times; ++i) {
    Diagnostics warnings;
    const auto toml = import_json({"cv.json", mutated(unharmed, random)}, {}, warnings);
    EXPECT_FALSE(has_error(warnings));
    if (!toml) {
      EXPECT_TRUE(has_error(toml.error()));
      continue;
    }
    ++accepted;
    const Parsed parsed = parse_text(*toml);
    EXPECT_TRUE(parsed.resume) << *toml << parsed.said();
    if (parsed.resume) {
      EXPECT_TRUE(parse_text(to_json(*parsed.resume), "again.json").resume) << to_json(*parsed.resume);
    }
  }
  EXPECT_GT(accepted, 0);
  EXPECT_LT(accepted, times);
}

}  // namespace
}  // namespace galley::exchange
