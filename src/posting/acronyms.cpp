// posting: acronyms and other ways to write a term (see acronyms.h).
#include "acronyms.h"

#include <algorithm>

#include "galley/base/ascii.h"
#include "stems.h"
#include "vocabulary.h"

namespace galley::posting {
namespace {

constexpr std::size_t max_acronym_letters = 10;

bool is_acronym(std::string_view text) {
  if (text.size() < 2 || text.size() > max_acronym_letters || text.contains(' ')) return false;
  std::size_t capitals = 0;
  for (const char c : text) capitals += ascii::is_capital(c) ? 1U : 0U;
  return capitals >= 2 && ascii::is_alphanumeric(text.front());
}

/// The end of a text whose letters the acronym takes, by Schwartz and Hearst: from the last letter to the
/// first, which must begin a word. Empty if there is none. It has at most twice as many words as the acronym
/// has letters.
std::string_view long_form_at_end(std::string_view text, std::string_view acronym) {
  const std::string letters =
      ascii::lowered(acronym.ends_with('s') ? acronym.substr(0, acronym.size() - 1) : acronym);
  const std::string small = ascii::lowered(text);
  std::size_t at = small.size();
  for (std::size_t i = letters.size(); i-- > 0;) {
    if (!ascii::is_alphanumeric(letters[i])) continue;
    bool is_found = false;
    while (at > 0 && !is_found) {
      --at;
      const bool begins_word =
          at == 0 || small[at - 1] == ' ' || small[at - 1] == '-' || small[at - 1] == '/';
      is_found = small[at] == letters[i] && (i > 0 || begins_word);
    }
    if (!is_found) return {};
  }
  const std::string_view form = text.substr(at);
  const std::size_t words = ascii::count_words(form);
  const bool is_short = words <= acronym.size() + 3 && words <= acronym.size() * 2;
  return is_short && form.size() > acronym.size() + 2 ? form : std::string_view();
}

}  // namespace

std::vector<AcronymPair> acronyms_in(std::string_view text) {
  std::vector<AcronymPair> pairs;
  constexpr std::size_t max_long_form = 120;
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.substr(0, open + max_long_form).find(')', open);
    if (close == std::string_view::npos) continue;
    std::string inside(ascii::trimmed(text.substr(open + 1, close - open - 1)));
    std::ranges::replace(inside, '\n', ' ');
    const std::size_t from = open > max_long_form ? open - max_long_form : 0;
    std::string before(ascii::trimmed(text.substr(from, open - from)));
    std::ranges::replace(before, '\n', ' ');
    const std::size_t sentence = before.find_last_of(".;:!?,()");
    if (sentence != std::string::npos) before.erase(0, sentence + 1);
    const std::string_view trimmed = ascii::trimmed(before);
    if (is_acronym(inside)) {
      const std::string_view form = long_form_at_end(trimmed, inside);
      if (!form.empty()) pairs.push_back({std::string(form), inside});
    } else {
      const std::size_t space = trimmed.find_last_of(' ');
      const std::string_view last = space == std::string_view::npos ? trimmed : trimmed.substr(space + 1);
      if (is_acronym(last) && long_form_at_end(inside, last) == inside)
        pairs.push_back({inside, std::string(last)});
    }
  }
  return pairs;
}

const std::vector<std::vector<std::string_view>>& known_forms() {
  static const std::vector<std::vector<std::string_view>> forms = [] {
    std::vector<std::vector<std::string_view>> lists;
    std::string_view text = word_file("pairs");
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (!text.starts_with('#') && end > 0) lists.push_back(phrases_in(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lists;
  }();
  return forms;
}

}  // namespace galley::posting
