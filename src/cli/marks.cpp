// cli: finds changed words by the longest common subsequence of words.
#include "marks.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "galley/base/ascii.h"

namespace galley::cli {
namespace {

constexpr std::size_t max_words = 300;  ///< a longer text is shown twice

constexpr std::string_view red = "\033[31m";
constexpr std::string_view green = "\033[32m";
constexpr std::string_view plain = "\033[0m";

enum class Fate { Stays, Goes, Comes };

struct Word {
  std::string_view text;
  Fate fate;
};

/// The words of both texts in one order, each with what happened to it.
std::vector<Word> merged(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<Word> words;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      words.push_back({a[i++], Fate::Stays});
      ++j;
    } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
      words.push_back({a[i++], Fate::Goes});
    } else {
      words.push_back({b[j++], Fate::Comes});
    }
  }
  return words;
}

std::string opening(Fate fate, Colour colour) {
  if (colour == Colour::Yes) return std::string(fate == Fate::Goes ? red : green);
  return fate == Fate::Goes ? "[-" : "{+";
}

std::string closing(Fate fate, Colour colour) {
  if (colour == Colour::Yes) return std::string(plain);
  return fate == Fate::Goes ? "-]" : "+}";
}

}  // namespace

std::string removed(std::string_view text, Colour colour) {
  return colour == Colour::Yes ? fmt::format("{}− {}{}", red, text, plain) : fmt::format("− {}", text);
}

std::string added(std::string_view text, Colour colour) {
  return colour == Colour::Yes ? fmt::format("{}+ {}{}", green, text, plain) : fmt::format("+ {}", text);
}

std::string marked(std::string_view before, std::string_view after, Colour colour) {
  const std::vector<std::string_view> a = ascii::words_of(before);
  const std::vector<std::string_view> b = ascii::words_of(after);
  if (a.empty() || b.empty() || a.size() > max_words || b.size() > max_words) return {};
  const std::vector<Word> words = merged(a, b);
  const auto stay = static_cast<std::size_t>(std::ranges::count(words, Fate::Stays, &Word::fate));
  if (2 * stay < std::min(a.size(), b.size())) return {};
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Fate fate = words[i].fate;
    const bool opens = fate != Fate::Stays && (i == 0 || words[i - 1].fate != fate);
    const bool closes = fate != Fate::Stays && (i + 1 == words.size() || words[i + 1].fate != fate);
    if (i > 0) text += ' ';
    if (opens) text += opening(fate, colour);
    text += words[i].text;
    if (closes) text += closing(fate, colour);
  }
  return text;
}

}  // namespace galley::cli
