// conformance: Unicode's LineBreakTest.txt and BidiCharacterTest.txt against the text module. A line of
// theirs that fails must be listed as an exception, with its reason, and a listed one must fail.
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
void expect_all_but(std::set<int> excepted, const std::string& data, Passes passes) {
  const std::string path = std::string(GALLEY_UNICODE_DATA) + "/" + data;
  const std::map<int, std::string> cases = cases_of(path);
  ASSERT_GT(cases.size(), 7000U) << path << " is missing or cut short (Debian package unicode-data)";
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

/// “× 0023 ÷ 2014 ÷”: ÷ where a line may end, × where it may not.
bool line_break_case_passes(const std::string& line) {
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
