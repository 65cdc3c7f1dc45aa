// posting: words of a text, and their stems (see stems.h).
#include "stems.h"

#include <new>
#include <tuple>
#include <utility>

#include <libstemmer.h>
#include <unicode/uchar.h>

#include "galley/base/utf8.h"

namespace galley::posting {
namespace {

/// Longer words are not stemmed: no language has them.
constexpr std::size_t max_stemmed_bytes = 100;
/// So many stems are remembered.
constexpr std::size_t max_known = 50'000;

UChar32 icu(char32_t point) { return static_cast<UChar32>(point); }

bool is_word_character(char32_t point) {
  return u_isalnum(icu(point)) != 0 || u_charType(icu(point)) == U_NON_SPACING_MARK;
}

/// A character in its plain form: hyphens that do not break, apostrophes of type.
char32_t plain(char32_t point) {
  if (point == 0x2010 || point == 0x2011) return '-';
  if (point == 0x2019 || point == 0x02BC) return '\'';
  return point;
}

bool is_inner(char32_t point) {
  return point == '-' || point == '\'' || point == '/' || point == '.' || point == '&' || point == '_' ||
         point == '*' || point == ':' || point == ',';
}

/// May a character stand between two others of one word?
bool joins(char32_t point, char32_t before, char32_t after) {
  const bool letters = u_isalpha(icu(before)) != 0 && u_isalpha(icu(after)) != 0;
  if (point == ',') return u_isdigit(icu(before)) != 0 && u_isdigit(icu(after)) != 0;
  if (point == '&') return u_isupper(icu(before)) != 0 && u_isupper(icu(after)) != 0;
  if (point == ':' || point == '*' || point == '_') return letters && u_islower(icu(before)) != 0;
  return is_inner(point);
}

std::string_view algorithm_of(std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> algorithms[] = {
      {"en", "english"},    {"de", "german"}, {"fr", "french"},  {"es", "spanish"}, {"it", "italian"},
      {"pt", "portuguese"}, {"nl", "dutch"},  {"sv", "swedish"}, {"da", "danish"},  {"nb", "norwegian"},
  };
  for (const auto& [tag, algorithm] : algorithms)
    if (tag == language) return algorithm;
  return {};
}

}  // namespace

std::string small_letters(std::string_view text) {
  std::string small;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    at = next;
    utf8::append(small, static_cast<char32_t>(u_tolower(icu(plain(point)))));
  }
  return small;
}

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  std::string between;
  for (std::size_t at = 0; at < text.size();) {
    auto [point, next] = utf8::decode(text, at);
    // “.NET”
    const auto after_point = [&] { return next < text.size() ? utf8::decode(text, next).code_point : U' '; };
    const bool begins_with_point =
        point == '.' && u_isupper(icu(after_point())) != 0 && (at == 0 || text[at - 1] == ' ');
    if (!is_word_character(point) && !begins_with_point) {
      if (u_isUWhiteSpace(icu(point)) == 0) utf8::append(between, plain(point));
      at = next;
      continue;
    }
    Word word;
    word.begin = at;
    word.before = std::exchange(between, {});
    char32_t last = point;
    while (true) {
      utf8::append(word.text, plain(point));
      if (is_word_character(point)) last = point;
      at = next;
      if (at == text.size()) break;
      std::tie(point, next) = [&] {
        const auto decoded = utf8::decode(text, at);
        return std::pair(decoded.code_point, decoded.next);
      }();
      if (point == 0xAD || (point >= 0x200B && point <= 0x200D)) {  // a soft hyphen, a joiner
        const auto decoded = next < text.size() ? utf8::decode(text, next) : utf8::Decoded{U' ', next};
        if (!is_word_character(decoded.code_point)) break;
        point = decoded.code_point;
        next = decoded.next;
      }
      if (is_word_character(point)) continue;
      const char32_t following = next < text.size() ? utf8::decode(text, next).code_point : U' ';
      const bool is_sign = point == '+' || point == '#';
      if (is_sign && (u_isalpha(icu(last)) != 0) && !is_word_character(following)) continue;
      if (is_word_character(following) && joins(plain(point), last, following)) continue;
      break;
    }
    word.end = at;
    word.small = small_letters(word.text);
    words.push_back(std::move(word));
  }
  return words;
}

Shape shape_of(std::string_view word) {
  Shape shape;
  std::size_t capitals = 0;
  std::size_t small = 0;
  bool is_first = true;
  for (std::size_t at = 0; at < word.size();) {
    const auto [point, next] = utf8::decode(word, at);
    at = next;
    if (u_isupper(icu(point)) != 0) {
      ++capitals;
      (is_first ? shape.begins_with_capital : shape.has_inner_capital) = true;
    } else if (u_isalpha(icu(point)) != 0) {
      ++small;
    }
    shape.has_letter = shape.has_letter || u_isalpha(icu(point)) != 0;
    shape.has_figure = shape.has_figure || u_isdigit(icu(point)) != 0;
    shape.has_sign = shape.has_sign || point == '+' || point == '#' || (is_first && point == '.');
    // “.NET” begins with a capital.
    is_first = point == '-' || (is_first && point == '.');
  }
  const bool is_plural = small == 1 && (word.ends_with('s') || word.ends_with('n')) && capitals >= 2;
  shape.is_capitals = capitals >= 1 && (small == 0 || is_plural);
  return shape;
}

Stemmer::Stemmer(std::string_view language)
    : rules_(nullptr, sb_stemmer_delete), is_german_(language == "de") {
  const std::string_view algorithm = algorithm_of(language);
  if (algorithm.empty()) return;
  rules_.reset(sb_stemmer_new(algorithm.data(), nullptr));
  if (!rules_) throw std::bad_alloc();
}

const std::string& Stemmer::stem(const Word& word) const {
  const bool is_plural = word.text.size() > 2 && word.text.ends_with('s') && shape_of(word.text).is_capitals;
  return stem(is_plural ? word.small.substr(0, word.small.size() - 1) : word.small);
}

const std::string& Stemmer::stem(const std::string& small) const {
  const auto known = known_.find(small);
  if (known != known_.end()) return known->second;
  std::string stem = small;
  // “Entwicklerin”, “Entwicklerinnen”: Snowball's rules leave the feminine ending.
  if (is_german_) {
    for (const std::string_view end : {"erinnen", "erin"})
      if (stem.size() > end.size() + 2 && stem.ends_with(end)) stem.resize(stem.size() - end.size() + 2);
    // “Konstrukteur” and “Konstruktion”, “Kauffrau” and “Kaufmann” are one term.
    constexpr std::pair<std::string_view, std::string_view> equals[] = {
        {"teurinnen", "tion"}, {"teurin", "tion"},         {"teuren", "tion"}, {"teure", "tion"},
        {"teurs", "tion"},     {"teur", "tion"},           {"frauen", "mann"}, {"frau", "mann"},
        {"leute", "mann"},     {"modellierung", "modell"},
    };
    for (const auto& [end, other] : equals) {
      if (stem.size() <= end.size() + 3 || !stem.ends_with(end)) continue;
      stem.replace(stem.size() - end.size(), end.size(), other);
      break;
    }
  }
  if (rules_ && stem.size() <= max_stemmed_bytes) {
    const auto* const bytes = reinterpret_cast<const sb_symbol*>(stem.data());
    const sb_symbol* result = sb_stemmer_stem(rules_.get(), bytes, static_cast<int>(stem.size()));
    if (result == nullptr) throw std::bad_alloc();
    stem.assign(reinterpret_cast<const char*>(result),
                static_cast<std::size_t>(sb_stemmer_length(rules_.get())));
  }
  if (known_.size() >= max_known) known_.clear();
  return known_.emplace(small, std::move(stem)).first->second;
}

}  // namespace galley::posting
