// conformance: points of hyphenation against libhyphen's, for all patterns that are installed and for made-up
// ones.
//
// galley differs from libhyphen on purpose in what follows. No file that Debian has shows it but for the
// first two, and there it is taken out.
// - libhyphen takes what follows the 99th byte of a line for another line, so the end of a long comment is a
// pattern.
// - It knows no “#” comments, and takes their first word for a pattern.
// - It takes a “/” in a remark after a pattern for a change of spelling.
// - NOHYPHEN means nothing to it in a file without NEXTLEVEL.
// - Of changes of spelling that overlap in a word it gives one, and takes the points of the others for plain
// ones.
// - Where a compound changes its spelling between two parts, it hyphenates the first part as it is spelt
// then. With
//   most such patterns it never ends.
// - For the distance from a word's beginning it counts “ﬁ” as two letters.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"

namespace galley::text {
namespace {

namespace fs = std::filesystem;

using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t count) { return random() / 64 % count; }

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The encoding of a file of patterns, as ICU has it.
class Encoding {
 public:
  explicit Encoding(std::string name) : is_utf8_(name == "UTF-8") {
    constexpr std::string_view microsoft = "microsoft-cp";
    if (name.starts_with(microsoft)) name.replace(0, microsoft.size(), "windows-");
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name.c_str(), &status));
    EXPECT_TRUE(U_SUCCESS(status)) << name;
    ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }

  /// Nothing if the encoding lacks a character.
  [[nodiscard]] std::optional<std::string> encode(std::string_view text) const {
    if (is_utf8_) return std::string(text);
    std::string encoded;
    for (std::size_t at = 0; at < text.size();) {
      const auto [code_point, next] = utf8::decode(text, at);
      at = next;
      const auto unit = static_cast<UChar>(code_point);
      std::array<char, 8> bytes{};
      UErrorCode status = U_ZERO_ERROR;
      const auto size = ucnv_fromUChars(converter_.get(), bytes.data(), bytes.size(), &unit, 1, &status);
      if (code_point > 0xFFFF || U_FAILURE(status) || size != 1) return {};
      encoded.push_back(bytes[0]);
    }
    return encoded;
  }

  [[nodiscard]] std::string decode(const std::string& bytes) const {
    if (is_utf8_) return bytes;
    std::vector<UChar> units(bytes.size());
    UErrorCode status = U_ZERO_ERROR;
    const auto size = ucnv_toUChars(converter_.get(), units.data(), static_cast<int>(units.size()),
                                    bytes.data(), static_cast<int>(bytes.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status));
    std::string text;
    for (int i = 0; i < size; ++i) utf8::append(text, units[static_cast<std::size_t>(i)]);
    return text;
  }

 private:
  bool is_utf8_;
  std::unique_ptr<UConverter, decltype([](UConverter* it) { ucnv_close(it); })> converter_;
};

/// libhyphen's patterns.
class Reference {
 public:
  explicit Reference(std::string bytes) : encoding_(bytes.substr(0, bytes.find_first_of("\r\n"))) {
    FILE* file = ::fmemopen(bytes.data(), bytes.size(), "r");
    dictionary_.reset(hnj_hyphen_load_file(file));
    std::fclose(file);
    EXPECT_NE(dictionary_, nullptr);
  }

  /// What `Hyphenator::points` promises.
  [[nodiscard]] std::vector<std::uint32_t> points(std::string_view word, int left, int right) const {
    std::string small;
    std::vector<std::uint32_t> offsets;
    for (std::size_t at = 0; at < word.size();) {
      const auto [code_point, next] = utf8::decode(word, at);
      if (u_isalpha(static_cast<UChar32>(code_point)) == 0) return {};
      utf8::append(small, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point))));
      offsets.push_back(static_cast<std::uint32_t>(at));
      at = next;
    }
    const std::optional<std::string> encoded = encoding_.encode(small);
    if (!encoded || offsets.size() > 100) return {};

    std::string marks(encoded->size() + 5, '\0');
    char** texts = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    EXPECT_EQ(hnj_hyphen_hyphenate2(dictionary_.get(), encoded->c_str(), static_cast<int>(encoded->size()),
                                    marks.data(), nullptr, &texts, &positions, &cuts),
              0);
    std::vector<std::uint32_t> points;
    for (auto at = static_cast<std::size_t>(left); at + static_cast<std::size_t>(right) <= offsets.size();
         ++at) {
      const bool is_respelt = texts != nullptr && texts[at - 1] != nullptr;
      if (marks[at - 1] % 2 == 1 && !is_respelt) points.push_back(offsets[at]);
    }
    for (std::size_t i = 0; texts != nullptr && i < encoded->size(); ++i) std::free(texts[i]);
    std::free(static_cast<void*>(texts));
    std::free(positions);
    std::free(cuts);
    return points;
  }

  [[nodiscard]] const Encoding& encoding() const { return encoding_; }

 private:
  std::unique_ptr<HyphenDict, decltype([](HyphenDict* it) { hnj_hyphen_free(it); })> dictionary_;
  Encoding encoding_;
};

std::vector<std::uint32_t> offsets_of(const std::vector<Hyphenator::Point>& points) {
  std::vector<std::uint32_t> offsets;
  for (const Hyphenator::Point& point : points) offsets.push_back(point.offset);
  return offsets;
}

std::string parted(std::string_view word, const std::vector<std::uint32_t>& points) {
  std::string marked;
  std::size_t from = 0;
  for (const std::uint32_t point : points) {
    marked.append(word.substr(from, point - from)).append("·");
    from = point;
  }
  return marked.append(word.substr(from));
}

/// Expects the same points of both, and returns how many there were.
std::size_t expect_same(const Hyphenator& ours, const Reference& reference,
                        const std::vector<std::string>& words) {
  std::size_t points = 0;
  for (const std::string& word : words) {
    for (const auto& [left, right] : {std::pair(2, 3), std::pair(1, 1)}) {
      const auto expected = reference.points(word, left, right);
      points += expected.size();
      EXPECT_EQ(parted(word, offsets_of(ours.points(word, left, right))), parted(word, expected));
      if (testing::Test::HasFailure()) return points;
    }
  }
  return points;
}

/// The letters of each pattern of a file, in UTF-8.
std::vector<std::string> pieces_of(const std::vector<std::string>& lines, const Encoding& encoding) {
  std::vector<std::string> pieces;
  for (const std::string& line : lines) {
    std::string piece = line.substr(0, line.find_first_of("/ \t\r"));
    std::erase_if(piece, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    if (!piece.empty()) pieces.push_back(encoding.decode(piece));
  }
  return pieces;
}

/// Words of the repository's documents and résumés, which are in several languages.
std::vector<std::string> words_of_documents() {
  std::set<std::string> words;
  for (const char* folder : {"docs", "tests/golden"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(GALLEY_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".md" && entry.path().extension() != ".toml") continue;
      const std::string text = contents_of(entry.path());
      std::string word;
      for (std::size_t at = 0; at < text.size();) {
        const auto [code_point, next] = utf8::decode(text, at);
        at = next;
        if (u_isalpha(static_cast<UChar32>(code_point)) != 0) {
          utf8::append(word, code_point);
        } else if (!word.empty()) {
          words.insert(std::exchange(word, {}));
        }
      }
    }
  }
  return {words.begin(), words.end()};
}

TEST(Hyphenation, IsLibhyphensForAllPatternsThatAreInstalled) {
  const std::vector<std::string> of_documents = words_of_documents();
  ASSERT_GT(of_documents.size(), 2000U);
  Random random(1983);
  std::vector<std::string> languages;
  for (const auto& entry : fs::directory_iterator("/usr/share/hyphen")) {
    if (entry.path().extension() != ".dic" || !entry.is_regular_file() || entry.is_symlink()) continue;
    SCOPED_TRACE(entry.path());
    languages.push_back(entry.path().stem().string());
    const std::string bytes = contents_of(entry.path());
    std::vector<std::string> lines = split(bytes, '\n');
    std::erase_if(lines,
                  [](const std::string& line) { return line.starts_with('%') || line.starts_with('#'); });
    std::string without_comments;
    for (const std::string& line : lines) without_comments += line + '\n';

    const auto ours = Hyphenator::parse(bytes);
    ASSERT_NE(ours, nullptr);
    const Reference reference(without_comments);
    lines.erase(lines.begin());
    const std::vector<std::string> pieces = pieces_of(lines, reference.encoding());
    std::vector<std::string> words = of_documents;
    for (std::size_t i = 0; i < 20'000; ++i) {
      words.emplace_back();
      for (std::size_t piece = 0; piece <= i % 4; ++piece)
        words.back() += pieces[below(random, pieces.size())];
    }
    EXPECT_GT(expect_same(*ours, reference, words), 2000U);
  }
  for (const char* language :
       {"ca_ES", "cs_CZ", "de_DE", "en_US", "es_ES", "fr", "hu_HU", "it_IT", "nl_NL", "ru_RU"})
    EXPECT_THAT(languages, testing::Contains("hyph_" + std::string(language))) << "see script/packages";
}

/// A made-up file of patterns over few letters, so that many patterns meet in a word.
std::string any_file(Random& random, const std::vector<std::string>& letters, const std::string& encoding) {
  std::string file = encoding + "\n";
  const auto any_letters = [&](std::size_t max) {
    std::string text;
    for (std::size_t i = 0; i <= below(random, max); ++i) text += letters[below(random, letters.size())];
    return text;
  };
  const auto add_level = [&] {
    for (std::size_t i = 0, count = 1 + below(random, 30); i < count; ++i) {
      std::string pattern = below(random, 6) == 0 ? "." : "";
      for (std::size_t letter = 0, size = 1 + below(random, 5); letter < size; ++letter) {
        if (below(random, 3) == 0) pattern += static_cast<char>('0' + below(random, 10));
        pattern += letters[below(random, letters.size())];
      }
      if (below(random, 3) == 0) pattern += static_cast<char>('0' + below(random, 10));
      if (below(random, 6) == 0) pattern += '.';
      file += pattern + (below(random, 9) == 0 ? " remark\r\n" : "\n");
    }
  };
  for (const char* option :
       {"LEFTHYPHENMIN ", "RIGHTHYPHENMIN ", "COMPOUNDLEFTHYPHENMIN ", "COMPOUNDRIGHTHYPHENMIN "})
    if (below(random, 2) == 0) file += option + std::to_string(below(random, 5)) + "\n";
  const bool has_compounds = below(random, 2) == 0;
  if (has_compounds && below(random, 4) == 0)
    file += "NOHYPHEN " + any_letters(2) + ",-," + any_letters(2) + "\n";
  add_level();
  if (has_compounds) {
    file += "NEXTLEVEL\n";
    add_level();
    if (below(random, 2) == 0) file += "LEFTHYPHENMIN 5\nNOHYPHEN " + any_letters(2) + "\n";
    if (below(random, 4) == 0) {
      file += "NEXTLEVEL\n";
      add_level();
    }
  }
  return file;
}

TEST(Hyphenation, IsLibhyphensForMadeUpPatterns) {
  for (const auto& [name, letters] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"UTF-8", {"a", "b", "c"}},
           {"UTF-8", {"a", "ä", "क", "ß"}},
           {"ISO8859-1", {"a", "b", "ü"}},
           {"ISO8859-2", {"ř", "a", "č"}},
           {"KOI8-R", {"а", "б", "в", "ъ"}},
           {"microsoft-cp1251", {"а", "б", "ў"}},
       }) {
    const Encoding encoding(name);
    Random random(1883);
    std::size_t points = 0;
    for (int i = 0; i < 500 && !HasFailure(); ++i) {
      const std::string file = any_file(random, letters, name);
      SCOPED_TRACE(file);
      const std::string bytes = encoding.encode(file).value();
      const auto ours = Hyphenator::parse(bytes);
      ASSERT_NE(ours, nullptr);
      std::vector<std::string> words(60);
      for (std::string& word : words)
        for (std::size_t letter = 0, size = 1 + below(random, 14); letter < size; ++letter)
          word += letters[below(random, letters.size())];
      points += expect_same(*ours, Reference(bytes), words);
    }
    EXPECT_GT(points, 10'000U) << name;
  }
}

TEST(Hyphenation, ChangesSpellingWhereLibhyphenDoes) {
  for (const auto& [file, words] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"UTF-8\nf1f/ff=f\na1b\n", {"schiffahrt", "tabaffe", "affaffaff"}},
           {"UTF-8\nf1f/ff=f,1,2\nf1t\n", {"schiffahrt", "luftaffe"}},
           {"UTF-8\nf3f\nschif5fahrt/ff=f,5,2\n", {"schiffahrt", "affe", "schiffahrtaffe"}},
           {"UTF-8\n.schif5fahrt/ff=,5,1\n1fa\n", {"schiffahrt", "xschiffahrt"}},
           {"UTF-8\na2b1c1d/x=y,2,1\n", {"xxabcdxx"}},
           {"UTF-8\na1b2c1d/x=y,2,1\n", {"xxabcdxx"}},
           {"UTF-8\na1b2c2d1/x=y,2,1\n", {"xxabcdxx"}},
           {"UTF-8\n.ö2ä1b1c/x=y,2,1\n", {"öäbcxx"}},
           {"UTF-8\nö1ä2b1c/x=y,2,1\n", {"xxöäbcxx"}},
           {"UTF-8\nö1ä3b2c/x=y,3,1\n", {"xxöäbcxx"}},
           {"ISO8859-1\no1a2b1c/x=y,2,1\n", {"xxoabcxx"}},
           {"UTF-8\na3b/x=y,1\na1b\nb1c\n", {"xxabcxx"}},
           {"UTF-8\na3b/x=y,1\nb1c\n", {"xxabcxx"}},
           {"UTF-8\na1b\na1b/x=y,1,2\n", {"xxabxx"}},
           {"UTF-8\na1b/x=y,1,2\na1b\n", {"xxabxx"}},
           {"UTF-8\na1b/x=y,1,2\nxa1b\n", {"xxabxx"}},
           {"UTF-8\na1b/x=y,1,2\nxa2b\nxxa3b\n", {"aaabxx", "axabxx", "xxabxx"}},
           {"UTF-8\nm1n\nNEXTLEVEL\na1b/x=y,1,2\nb1a\n", {"xxabamnxxabaxx"}},
           {"ISO8859-1\nm1n\nNEXTLEVEL\na1b/x=y,1,2\nb1a\n", {"xxabamnxxabaxx"}},
       }) {
    SCOPED_TRACE(file);
    const auto ours = Hyphenator::parse(file);
    ASSERT_NE(ours, nullptr);
    expect_same(*ours, Reference(file), words);
  }
}

}  // namespace
}  // namespace galley::text
