// conformance: Unicode's LineBreakTest.txt, GraphemeBreakTest.txt, BidiTest.txt and BidiCharacterTest.txt
// against the text module. A line of theirs that fails must be listed as an exception, with its reason, and a
// listed one must fail.
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"

namespace galley::text {
namespace {

/// The lines of a data file that hold a case, by number, without their comments. None if it cannot be read.
std::map<int, std::string> cases_of(const std::string& path) {
  std::map<int, std::string> cases;
  std::ifstream file(path);
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    line.erase(std::min(line.find('#'), line.size()));
    if (line.find_first_not_of(" \t\r") != std::string::npos) cases.emplace(number, line);
  }
  return cases;
}

/// The line numbers of an exception file: each line a number, or two with a dash between, and the reason.
std::set<int> exceptions_of(const std::string& name) {
  std::set<int> numbers;
  for (const auto& [line, text] : cases_of(std::string(GALLEY_TEST_DIR) + "/" + name)) {
    std::istringstream words(text);
    int first = 0;
    EXPECT_TRUE(words >> first) << name << ":" << line;
    int last = first;
    if (words.peek() == '-') {
      EXPECT_TRUE(words.ignore() && words >> last) << name << ":" << line;
    }
    std::string reason;
    EXPECT_TRUE(words >> reason) << name << ":" << line << ": an exception needs its reason";
    for (int number = first; number <= last; ++number) numbers.insert(number);
  }
  return numbers;
}

char32_t code_point_of(const std::string& hexadecimal) {
  return static_cast<char32_t>(std::stoul(hexadecimal, nullptr, 16));
}

/// Fails for each case that fails though it is no exception, and for each exception that passes.
template <typename Passes>
void expect_all_but(std::set<int> excepted, const std::string& data, Passes passes,
                    std::size_t least = 7000) {
  const std::string path = std::string(GALLEY_UNICODE_DATA) + "/" + data;
  const std::map<int, std::string> cases = cases_of(path);
  ASSERT_GT(cases.size(), least) << path << " is missing or cut short (Debian package unicode-data)";
  int failures = 0;
  for (const auto& [number, line] : cases) {
    const bool expected = excepted.erase(number) == 0;
    if (passes(line) == expected) continue;
    if (++failures <= 20) {
      ADD_FAILURE() << path << ":" << number << (expected ? " fails: " : " passes, but is an exception: ")
                    << line;
    }
  }
  EXPECT_EQ(failures, 0) << "the exceptions are those of ICU 72 with Unicode 15.0; this is ICU "
                         << U_ICU_VERSION << " with Unicode " << U_UNICODE_VERSION;
  EXPECT_TRUE(excepted.empty()) << "an exception names no case, line " << *excepted.begin();
}

/// “× 0023 ÷ 2014 ÷”: the characters, and where a ÷ stands, in bytes.
std::pair<std::string, std::vector<std::uint32_t>> parted_text(const std::string& line) {
  std::istringstream words(line);
  std::string text;
  std::vector<std::uint32_t> expected;
  for (std::string word; words >> word;) {
    if (word == "÷") {
      expected.push_back(static_cast<std::uint32_t>(text.size()));
    } else if (word != "×") {
      utf8::append(text, code_point_of(word));
    }
  }
  return {text, expected};
}

bool grapheme_case_passes(const std::string& line) {
  const auto [text, expected] = parted_text(line);
  return graphemes(text) == expected;
}

/// ÷ where a line may end, × where it may not.
bool line_break_case_passes(const std::string& line) {
  auto [text, expected] = parted_text(line);
  if (!expected.empty() && expected.back() == text.size()) expected.pop_back();
  return unicode_breaks(text, BreakRules("en")) == expected;
}

/// “05D0 0028;2;1;1 1;1 0”: characters, direction (2: of the first strong one), the paragraph's level, each
/// character's level (x: removed by rule X9, any will do), visual order.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream parts(line);
  for (std::string field; std::getline(parts, field, ';');) fields.push_back(field);
  return fields;
}

bool bidi_levels_are_right(const std::string& line) {
  const std::vector<std::string> fields = fields_of(line);
  if (fields.size() < 4) return false;

  std::u32string text;
  std::istringstream characters(fields[0]);
  for (std::string word; characters >> word;) text.push_back(code_point_of(word));
  const int direction = std::stoi(fields[1]);
  const std::vector<std::uint8_t> levels = bidi_levels(text, direction == 2 ? -1 : direction);

  std::istringstream expected(fields[3]);
  std::size_t i = 0;
  for (std::string word; expected >> word; ++i) {
    if (i == levels.size() || (word != "x" && std::stoi(word) != levels[i])) return false;
  }
  return i == levels.size();
}

/// The levels are those of the file, so that no fault in them counts here.
bool visual_order_is_right(const std::string& line) {
  const std::vector<std::string> fields = fields_of(line);
  if (fields.size() < 4) return false;
  std::vector<std::uint8_t> levels;
  std::vector<std::size_t> characters;  // of which these are the levels
  std::istringstream words(fields[3]);
  std::size_t character = 0;
  for (std::string word; words >> word; ++character) {
    if (word == "x") continue;
    levels.push_back(static_cast<std::uint8_t>(std::stoi(word)));
    characters.push_back(character);
  }
  std::vector<std::size_t> expected;
  std::istringstream places(fields.size() > 4 ? fields[4] : "");
  for (std::size_t place = 0; places >> place;) expected.push_back(place);
  std::vector<std::size_t> order = visual_order(levels);
  for (std::size_t& place : order) place = characters.at(place);
  return order == expected;
}

/// BidiTest.txt's cases: the classes of characters; for which paragraphs (1: of the first strong character's
/// direction, 2: from left to right, 4: from right to left); the levels and the order that are right for
/// them.
class BidiClasses {
 public:
  /// True if a line is no case, or passes.
  bool passes(const std::string& line) {
    if (line.starts_with("@Levels:")) {
      levels_ = words_of(line.substr(8));
      return true;
    }
    if (line.starts_with("@Reorder:")) {
      order_.clear();
      for (const std::string& word : words_of(line.substr(9))) order_.push_back(std::stoul(word));
      return !checks_order_ || visual_order_passes();
    }
    if (line.starts_with('@') || checks_order_) return true;
    const std::size_t end = line.find(';');
    std::u32string text;
    for (const std::string& word : words_of(line.substr(0, end))) text += character_of(word);
    const int paragraphs = std::stoi(line.substr(end + 1), nullptr, 16);
    return ((paragraphs & 1) == 0 || order_passes(text, -1)) &&
           ((paragraphs & 2) == 0 || order_passes(text, 0)) &&
           ((paragraphs & 4) == 0 || order_passes(text, 1));
  }

  explicit BidiClasses(bool checks_order) : checks_order_(checks_order) {}

 private:
  static std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
  }

  static char32_t character_of(const std::string& bidi_class) {
    static const std::map<std::string, char32_t> characters{
        {"L", U'a'},        {"R", U'\u05D0'},   {"EN", U'1'},       {"ES", U'+'},       {"ET", U'$'},
        {"AN", U'\u0661'},  {"CS", U','},       {"B", U'\u2029'},   {"S", U'\t'},       {"WS", U' '},
        {"ON", U'!'},       {"BN", U'\u00AD'},  {"NSM", U'\u0300'}, {"AL", U'\u0627'},  {"LRE", U'\u202A'},
        {"RLE", U'\u202B'}, {"PDF", U'\u202C'}, {"LRO", U'\u202D'}, {"RLO", U'\u202E'}, {"LRI", U'\u2066'},
        {"RLI", U'\u2067'}, {"FSI", U'\u2068'}, {"PDI", U'\u2069'}};
    return characters.at(bidi_class);
  }

  /// Our levels give the order that is right: what is of one direction only may have one level.
  bool order_passes(const std::u32string& text, int base) const {
    const std::vector<std::uint8_t> levels = bidi_levels(text, base);
    return levels.size() == levels_.size() && gives_order([&](std::size_t i) { return levels[i]; });
  }

  bool visual_order_passes() const {
    return gives_order([this](std::size_t i) { return static_cast<std::uint8_t>(std::stoi(levels_[i])); });
  }

  template <typename LevelOf>
  bool gives_order(LevelOf level_of) const {
    std::vector<std::uint8_t> levels;
    std::vector<std::size_t> characters;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (levels_[i] == "x") continue;
      levels.push_back(level_of(i));
      characters.push_back(i);
    }
    std::vector<std::size_t> order = visual_order(levels);
    for (std::size_t& place : order) place = characters.at(place);
    return order == order_;
  }

  bool checks_order_;
  std::vector<std::string> levels_;
  std::vector<std::size_t> order_;
};

TEST(Unicode, GraphemeBreakTest) {
  expect_all_but({}, "auxiliary/GraphemeBreakTest.txt", grapheme_case_passes, 600);
}

TEST(Unicode, BidiTest) {
  BidiClasses classes(false);
  expect_all_but(
      exceptions_of("bidi_classes_exceptions.txt"), "BidiTest.txt",
      [&](const std::string& line) { return classes.passes(line); }, 490'000);
}

TEST(Unicode, VisualOrderOfBidiTest) {
  BidiClasses classes(true);
  expect_all_but({}, "BidiTest.txt", [&](const std::string& line) { return classes.passes(line); }, 490'000);
}

TEST(Unicode, LineBreakTest) {
  expect_all_but(exceptions_of("line_break_exceptions.txt"), "auxiliary/LineBreakTest.txt",
                 line_break_case_passes);
}

TEST(Unicode, BidiCharacterTest) {
  expect_all_but(exceptions_of("bidi_exceptions.txt"), "BidiCharacterTest.txt", bidi_levels_are_right);
}

TEST(Unicode, VisualOrderOfBidiCharacterTest) {
  expect_all_but({}, "BidiCharacterTest.txt", visual_order_is_right);
}

}  // namespace
}  // namespace galley::text
