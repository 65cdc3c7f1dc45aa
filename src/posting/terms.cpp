// posting: the terms in the sentences of a posting (see terms.h).
#include "terms.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

#include "acronyms.h"
#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "known_terms.h"

namespace galley::posting {
namespace {

constexpr std::size_t max_known_words = 5;
/// Words and bytes of a term.
constexpr std::size_t max_run = 6;
constexpr std::size_t max_term = 100;
/// Bytes of the name of a host.
constexpr std::size_t max_host = 100;

/// A word of a demand, and what it is.
struct Token {
  Word word;
  Shape shape;
  WordClass kind = WordClass::Other;
  bool is_name = false;  ///< by its form: “SQL”, “GitHub”, “k6”
  bool is_number = false;
  bool is_known = false;     ///< as a term by itself
  bool is_first = false;     ///< of the sentence
  bool is_parted = false;    ///< punctuation stands before it
  std::string ending;        ///< of a genitive: “'s”
  bool is_elliptic = false;  ///< a hyphen after it stands for the end of a later word
};

/// A found term: words [begin, end) of a demand.
struct Found {
  std::string text;
  std::size_t offset = 0;
  bool is_likely = true;  ///< false: only its neighbours can say that it is a term
};

bool is_pure_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return ascii::is_digit(c) || c == '.' || c == ',' || c == '-' || c == '/' || c == ':';
  }) && ascii::is_digit(text.front());
}

/// A word in two where a slash parts alternatives: “Docker/Kubernetes”, but not “CI/CD”, “TCP/IP”, “S/4HANA”.
bool parts_at_slash(std::string_view left, std::string_view right) {
  const Shape one = shape_of(left);
  const Shape other = shape_of(right.substr(0, right.find('-')));  // “CI/CD-Pipelines”
  const bool is_short = std::min(left.size(), right.size()) <= 2;
  return !(is_short && one.begins_with_capital && !other.has_sign &&
           (other.begins_with_capital || other.has_figure) &&
           (one.is_capitals && (other.is_capitals || other.has_figure)));
}

class Extractor {
 public:
  Extractor(std::span<const PostingLine> lines, const Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        known_(vocabulary),
        is_german_(vocabulary.language() == "de"),
        is_elided_(vocabulary.language() == "fr" || vocabulary.language() == "it") {
    find_company(lines);
    for (const std::string_view end : vocabulary.words("adjectives")) adjective_ends_.push_back(end);
    for (const std::string_view end : vocabulary.words("compounds")) compound_ends_.push_back(end);
    for (const std::string_view end : vocabulary.words("nouns")) noun_ends_.push_back(end);
    suffixes_ = vocabulary.words("suffixes");
    positions_ = vocabulary.words("titles");
    alone_ends_ = vocabulary.words("alone");
    count_small(lines);
  }

  std::vector<Found> extract(const Demand& demand) {
    demand_ = &demand;
    found_.clear();
    tokenize();
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t end = known_end(i);
      // A known word inside a group is judged with it.
      const bool goes_on = end == i + 1 && begin_ != end_ && !tokens_[i].is_parted;
      if (end > i && !goes_on) {
        flush();
        emit(i, end);
        i = end;
        continue;
      }
      if (is_german_)
        take_german(i);
      else
        take(i);
      ++i;
    }
    flush();
    drop_unlikely();
    return std::move(found_);
  }

  /// The name in a term of a name and other words: “Linux” of “Linux administration”, “Pivot” of
  /// “Pivot-Tabellen”. Empty if it has none, or several, or says what somebody is.
  [[nodiscard]] std::string name_in(std::string_view term) const {
    const std::vector<Word> words = plain_words_in(term);
    if (words.size() < 2) return {};
    const Token last{.word = words.back(), .shape = {}, .ending = {}};
    if (names_position(last)) return {};
    std::string name;
    for (const Word& word : words) {
      const Shape shape = shape_of(word.text);
      const bool is_name = known_.has_name(word.text) || (shape.is_capitals && word.text.size() > 1);
      if (is_name && !name.empty()) return {};
      if (is_name) name = word.text;
      const bool is_other_name = shape.begins_with_capital && !is_german_;
      if (!is_name && (is_other_name || shape.has_figure)) return {};
    }
    return name;
  }

 private:
  /// What an address calls the company, and what stands after “at”, “join” or “bei”.
  void find_company(std::span<const PostingLine> lines) {
    for (const PostingLine& line : lines) {
      const std::string_view text = line.text;
      for (std::size_t at = text.find_first_of("@:"); at < text.size();
           at = text.find_first_of("@:", at + 1)) {
        const std::size_t begin = text[at] == '@' ? at + 1 : at + 3;
        if (text[at] == ':' && text.substr(at, 3) != "://") continue;
        add_company(text.substr(std::min(begin, text.size()), max_host));
      }
      // “careers.example.com”
      for (const Word& word : words_in(line.text)) {
        const std::size_t dots = static_cast<std::size_t>(std::ranges::count(word.small, '.'));
        const std::size_t dot = word.small.find('.');
        if (dots >= 1 && word.small == word.text && dot > 2 &&
            word.small.size() - word.small.rfind('.') >= 3 && !ascii::is_digit(word.small.front()))
          add_company(word.small.substr(0, word.small.find('/')));
      }
    }
  }
  void add_company(std::string_view host) {
    host = host.substr(0, host.find_first_of(" \n/>),;"));
    while (host.ends_with('.')) host.remove_suffix(1);
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos) return;
    std::string name = small_letters(host.substr(0, dot));
    if (const std::size_t last = name.rfind('.'); last != std::string::npos) name.erase(0, last + 1);
    if (name.size() > 3) companies_.insert(name);
  }
  [[nodiscard]] bool is_company(const std::string& small) const {
    if (small.size() < 4) return false;
    return std::ranges::any_of(companies_, [&](const std::string& name) {
      return name.starts_with(small) || (small.size() > 5 && name.contains(small));
    });
  }

  /// Counts the words that stand in small letters somewhere.
  void count_small(std::span<const PostingLine> lines) {
    for (const PostingLine& line : lines)
      for (const Word& word : words_in(line.text))
        if (word.small == word.text) small_.insert(word.small);
  }

  void push(Word word, bool is_first, bool is_parted) {
    Token token;
    token.word = std::move(word);
    std::string& text = token.word.text;
    for (const std::string_view end : {"'s", "'"}) {
      if (!is_german_ && text.size() > end.size() + 1 && text.ends_with(end)) {
        token.ending = text.substr(text.size() - end.size());
        text.resize(text.size() - end.size());
        break;
      }
    }
    // “l’équipe”
    const std::size_t apostrophe = text.find('\'');
    if (is_elided_ && apostrophe != std::string::npos && apostrophe <= 5 && apostrophe + 3 < text.size())
      text.erase(0, apostrophe + 1);
    if (is_german_) {
      for (const std::string_view end :
           {":innen", "*innen", "_innen", "/innen", ":in", "*in", "_in", "/in", "/-in", "/r", "/n", "/-r",
            ":r", "*r", "_r", "/-frau", "/frau", "/-mann"}) {
        if (text.size() > end.size() + 2 && text.ends_with(end)) {
          text.resize(text.size() - end.size());
          token.word.end -= end.size();
          break;
        }
      }
    }
    token.word.small = small_letters(text);
    token.shape = shape_of(text);
    token.is_first = is_first;
    token.is_parted = is_parted;
    token.is_number = is_pure_number(text);
    token.kind = is_german_ && token.shape.begins_with_capital && !is_first
                     ? vocabulary_.class_of_noun(token.word.small)
                     : vocabulary_.class_of(token.word.small);
    token.is_known = known_.has_word(text, token.word.small);
    const bool is_stop =
        vocabulary_.is_function(token.word.small) || vocabulary_.is_of_postings(token.word.small);
    if (token.is_known && token.kind != WordClass::Verb && !is_stop) token.kind = WordClass::Other;
    classify(token);
    tokens_.push_back(std::move(token));
  }

  /// “45k”, “2nd”, “36h”
  [[nodiscard]] static bool is_measure(std::string_view small) {
    const std::size_t letters = small.find_first_not_of("0123456789.,+");
    return ascii::is_digit(small.front()) && letters != std::string_view::npos &&
           small.size() - letters <= 2 && !small.ends_with('d') && !small.ends_with('g');
  }
  /// “jobs.example.com”
  [[nodiscard]] static bool is_address(const Word& word) {
    const std::size_t dot = word.text.rfind('.');
    return dot != std::string::npos && dot > 2 && word.text == word.small && word.text.size() - dot > 2 &&
           !word.text.ends_with(".js") && !word.text.ends_with(".net") &&
           !ascii::is_digit(word.text[dot + 1]);
  }
  /// “dbt”, “npm”: a word without a vowel.
  [[nodiscard]] static bool is_abbreviation(std::string_view small) {
    return small.size() >= 3 && small.size() <= 5 &&
           small.find_first_of("aeiouy") == std::string_view::npos &&
           std::ranges::all_of(small, ascii::is_small);
  }
  /// “AWS-based”: “AWS”
  void cut_suffix(Token& token) const {
    std::string& text = token.word.text;
    const std::size_t hyphen = text.rfind('-');
    if (hyphen == std::string::npos || !token.shape.begins_with_capital) return;
    if (std::ranges::find(suffixes_, std::string_view(token.word.small).substr(hyphen + 1)) ==
        suffixes_.end())
      return;
    text.resize(hyphen);
    token.word.small = small_letters(text);
    token.shape = shape_of(text);
    token.kind = vocabulary_.class_of(token.word.small);
  }

  void classify(Token& token) {
    if (token.is_number) return;
    if (is_measure(token.word.small) || is_address(token.word)) {
      token.kind = WordClass::Stop;
      return;
    }
    if (!is_german_) cut_suffix(token);
    const Shape& shape = token.shape;
    const std::string& text = token.word.text;
    const bool is_listed = known_.has_name(text);
    // “MUST”, “NOTICE”: words that are only stressed.
    const bool is_known_word = token.kind == WordClass::Stop || token.kind == WordClass::Common ||
                               (token.kind != WordClass::Other && text.size() > 4);
    if (is_listed && !(token.is_first && vocabulary_.is_function(token.word.small) && !demand_->is_item)) {
      token.is_name = true;
    } else if (is_capitals_line_) {
      token.is_name = shape.has_figure && shape.has_letter;
    } else if (shape.has_sign || (shape.has_figure && shape.has_letter && !is_known_word)) {
      token.is_name = true;
    } else if ((shape.is_capitals && text.size() >= 2) || shape.has_inner_capital) {
      const std::size_t hyphen = text.find('-');
      token.is_name = !(is_known_word && vocabulary_.class_of(token.word.small) != WordClass::Other) ||
                      hyphen != std::string::npos;
      if (is_german_ && !shape.is_capitals && shape.has_inner_capital && hyphen != std::string::npos)
        token.is_name = false;
      if (token.is_name && token.kind != WordClass::Other && vocabulary_.is_function(token.word.small))
        token.is_name = false;
    } else if (!is_german_ && is_abbreviation(token.word.small)) {
      token.is_name = token.kind == WordClass::Other;
    } else if (!is_german_ && shape.begins_with_capital && !token.is_first) {
      token.is_name = token.kind == WordClass::Other && !is_title_case_;
    }
    const bool is_joined = !tokens_.empty() && !token.is_parted && !shape.is_capitals && !is_listed &&
                           !token.is_first && vocabulary_.is_before_company(tokens_.back().word.small);
    if (token.is_name && (is_joined || is_company(token.word.small))) {
      token.is_name = false;
      token.kind = WordClass::Stop;
    }
    if (!token.is_name && shape.begins_with_capital && is_company(token.word.small))
      token.kind = WordClass::Stop;
    if (!is_german_ && token.kind == WordClass::Other && !token.is_name && token.word.small.size() > 4 &&
        token.word.small.ends_with("ly") && !known_.has_word(text, token.word.small))
      token.kind = WordClass::Stop;
  }

  void tokenize() {
    tokens_.clear();
    const std::vector<Word> words = words_in(demand_->text);
    std::size_t capitals = 0;
    std::size_t letters = 0;
    bool is_long = false;
    const bool has_small = std::ranges::any_of(demand_->text, ascii::is_small);
    for (const Word& word : words) {
      is_long = is_long || word.text.size() >= 6;
      if (word.text.size() < 4) continue;
      if (shape_of(word.text).is_capitals) ++capitals;
      ++letters;
    }
    is_capitals_line_ = is_long && ((letters >= 2 && capitals == letters && !has_small) ||
                                    (capitals >= 3 && capitals * 3 >= letters * 2));
    is_title_case_ = demand_->is_title;
    bool is_first = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      const std::string_view before = word.before;
      const bool is_parted =
          before.find_first_not_of("\"'“”„‚‘*_`’") != std::string_view::npos && !before.starts_with('-');
      if (i > 0 && before.starts_with('-') && !tokens_.empty()) tokens_.back().is_elliptic = true;
      const bool is_mail = before == "@" && !tokens_.empty();
      if (before.find_first_of(":.!?") != std::string_view::npos) is_first = true;
      split(word, is_first, is_parted || (before.starts_with('-') && before.size() > 1));
      if (is_mail) {
        tokens_.back().kind = WordClass::Stop;
        tokens_.back().is_name = false;
        if (tokens_.size() > 1) {
          tokens_[tokens_.size() - 2].kind = WordClass::Stop;
          tokens_[tokens_.size() - 2].is_name = false;
        }
      }
      is_first = false;
    }
    // “Open Policy Agent”: known words are a name where two of them have capitals inside a sentence.
    const auto has_capital = [this](std::size_t i) {
      const Token& token = tokens_[i];
      return token.shape.begins_with_capital && !token.shape.is_capitals && !token.is_first &&
             !vocabulary_.is_function(token.word.small) && !is_company(token.word.small);
    };
    if (!is_german_ && !is_title_case_ && !is_capitals_line_) {
      for (std::size_t i = 0; i + 1 < tokens_.size(); ++i)
        if (has_capital(i) && has_capital(i + 1) && !tokens_[i + 1].is_parted)
          tokens_[i].is_name = tokens_[i + 1].is_name = true;
    }
    // “Section 504”
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const bool is_numbered = tokens_[i + 1].is_number && !tokens_[i + 1].is_parted &&
                               tokens_[i].shape.begins_with_capital && !tokens_[i].is_first && !is_german_ &&
                               !is_title_case_ && !vocabulary_.is_function(tokens_[i].word.small);
      if (is_numbered) tokens_[i].is_name = true;
    }
  }

  /// Parts a word at slashes, where they part alternatives.
  void split(const Word& word, bool is_first, bool is_parted) {
    const std::size_t slash = word.text.find('/');
    const bool is_gender =
        is_german_ && (word.text.ends_with("/in") || word.text.ends_with("/innen") ||
                       word.text.ends_with("/r") || word.text.ends_with("/-in") || word.text.ends_with("/n"));
    if (slash == std::string::npos || is_gender || vocabulary_.is_function(word.small) ||
        !parts_at_slash(std::string_view(word.text).substr(0, slash),
                        std::string_view(word.text).substr(slash + 1)))
      return push(word, is_first, is_parted);
    Word left = word;
    left.text = word.text.substr(0, slash);
    left.end = word.begin + slash;
    left.small = small_letters(left.text);
    push(std::move(left), is_first, is_parted);
    Word right = word;
    right.text = word.text.substr(slash + 1);
    right.begin = word.begin + slash + 1;
    right.small = small_letters(right.text);
    split(right, false, true);
  }

  /// The end of the longest known term that begins at a token; the token itself if there is none.
  [[nodiscard]] std::size_t known_end(std::size_t from) const {
    std::string key;
    std::size_t longest = from;
    for (std::size_t i = from; i < std::min(tokens_.size(), from + max_known_words); ++i) {
      if (i > from && tokens_[i].is_parted) break;
      key += key_of(tokens_[i].word.text, vocabulary_.stemmer());
      const Word& word = tokens_[i].word;
      if (known_.has_phrase(key) || (i == from && known_.has_word(word.text, word.small))) longest = i + 1;
    }
    // A single word that goes on with others is judged with them.
    if (longest == from + 1 && longest < tokens_.size() && !tokens_[longest].is_parted && !is_german_) {
      const Token& next = tokens_[longest];
      if (next.kind == WordClass::Head || next.kind == WordClass::Other) return from;
    }
    if (is_german_ && longest == from + 1) return from;
    return longest;
  }

  void emit(std::size_t begin, std::size_t end, bool is_likely = true) {
    // Longer ones are no terms but texts in capitals.
    if (begin >= end || end - begin > max_run ||
        tokens_[end - 1].word.end - tokens_[begin].word.begin > max_term)
      return;
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      if (!text.empty()) text += ' ';
      if (is_capitals_line_)
        text += tokens_[i].word.small;
      else
        text += tokens_[i].word.text + (i + 1 < end ? tokens_[i].ending : "");
    }
    found_.push_back({std::move(text), tokens_[begin].word.begin, is_likely});
  }

  void flush() {
    if (begin_ == end_) return;
    const std::size_t begin = std::exchange(begin_, 0);
    const std::size_t end = std::exchange(end_, 0);
    if (is_run_)
      flush_names(begin, end);
    else
      flush_words(begin, end);
    is_run_ = false;
  }

  void flush_names(std::size_t begin, std::size_t end) {
    if (!is_of_another_kind(begin, end)) emit(begin, end, is_likely(begin, end));
  }

  /// Are these words the name of a person or a place, or a word of everyday life?
  [[nodiscard]] bool is_of_another_kind(std::size_t begin, std::size_t end) const {
    const auto tokens = std::span(tokens_).subspan(begin, end - begin);
    if (tokens.size() == 1 && !tokens[0].is_known && known_.is_everyday(tokens[0].word.small)) return true;
    return std::ranges::all_of(tokens, [&](const Token& token) { return is_person_or_place(token); });
  }
  [[nodiscard]] bool is_person_or_place(const Token& token) const {
    return known_.is_person_or_place(token.word.text) && !token.is_known;
  }

  /// Is a group that galley does not know a term? A name is; in a list nearly all are; in a sentence what
  /// ends in a word for a field of work.
  [[nodiscard]] bool is_likely(std::size_t begin, std::size_t end) const {
    if (demand_->is_item || demand_->is_title) return true;
    const auto tokens = std::span(tokens_).subspan(begin, end - begin);
    // “Event Storming”: German has no two nouns in a row but in names.
    const auto has_capital = [](const Token& token) {
      return token.shape.begins_with_capital && !token.is_first;
    };
    if (is_german_ && tokens.size() > 1 && std::ranges::all_of(tokens, has_capital)) return true;
    return std::ranges::any_of(tokens, [&](const Token& token) {
      return token.is_known || (token.is_name && !is_person_or_place(token)) ||
             known_.ends_in_known_word(token.word.small);
    });
  }

  /// In a sentence that names more known terms than others, the others are terms too.
  void drop_unlikely() {
    const auto likely = std::ranges::count_if(found_, &Found::is_likely);
    if (likely * 3 >= std::ssize(found_)) return;
    std::erase_if(found_, [](const Found& found) { return !found.is_likely; });
  }

  void flush_words(std::size_t begin, std::size_t end) {
    if (is_german_) return;  // adjectives without a noun
    const auto kind = [this](std::size_t i) { return tokens_[i].kind; };
    constexpr std::size_t max_words = 4;
    if (end - begin > max_words) begin = end - max_words + 1;
    // “port authorities welcome”: words of everyday life begin and end no term.
    const auto is_everyday = [this](std::size_t i) {
      return tokens_[i].kind == WordClass::Other && !tokens_[i].is_known &&
             known_.is_everyday(tokens_[i].word.small);
    };
    while (end - begin > 2 && is_everyday(begin)) ++begin;
    while (begin < end && is_everyday(end - 1)) --end;
    if (begin == end) return;
    const std::size_t size = end - begin;
    std::size_t others = 0;
    for (std::size_t i = begin; i < end; ++i) others += kind(i) == WordClass::Other ? 1U : 0U;
    if (size == 1) {
      if (others == 1 && is_term_alone(begin)) emit(begin, end);
      return;
    }
    if (others == 0 && kind(end - 1) != WordClass::Head) return;
    if (!is_of_another_kind(begin, end))
      emit(begin, end, kind(end - 1) == WordClass::Head || is_likely(begin, end));
  }

  [[nodiscard]] bool is_and(std::size_t at) const {
    const std::string& small = tokens_[at].word.small;
    return small == "and" || small == "or" || small == "including" || small == "&";
  }

  [[nodiscard]] bool is_with(std::size_t at) const {
    const std::string& small = tokens_[at].word.small;
    return small == "with" || small == "in" || small == "of" || small == "using" || small == "for" ||
           small == "on";
  }

  [[nodiscard]] bool is_term_alone(std::size_t at) const {
    const Token& token = tokens_[at];
    const std::string& small = token.word.small;
    if (small.size() < 3) return false;
    if (demand_->is_title || vocabulary_.words("verbs").empty()) return true;
    if (known_.has_word(token.word.text, small)) return true;
    if (std::ranges::any_of(alone_ends_, [&](std::string_view end) {
          return small.size() > end.size() + 1 && small.ends_with(end);
        }))
      return true;
    // In a list: “asthma, allergies and diabetes”.
    const bool is_last = at + 1 == tokens_.size();
    const bool ends = is_last || tokens_[at + 1].is_parted || is_and(at + 1);
    const bool begins = at == 0 || token.is_parted || is_and(at - 1) || (demand_->is_item && is_with(at - 1));
    const bool is_listed = begins && ends && (at > 0 || !is_last);
    return demand_->is_item ? begins && ends : is_listed && (at > 0 && !is_last);
  }

  void begin_group(std::size_t at, bool is_run) {
    begin_ = at;
    end_ = at + 1;
    is_run_ = is_run;
  }

  void take(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.is_parted) flush();
    const bool is_open = begin_ != end_;
    if (token.is_name) {
      if (is_open && !is_run_) {
        // “Apache Kafka” at the beginning of a sentence.
        const bool is_joined = end_ - begin_ == 1 && tokens_[begin_].is_first &&
                               tokens_[begin_].shape.begins_with_capital &&
                               tokens_[begin_].kind == WordClass::Other && !token.shape.is_capitals;
        if (is_joined) {
          is_run_ = true;
        } else {
          flush();
        }
      }
      if (begin_ == end_)
        begin_group(i, true);
      else
        end_ = i + 1;
      return;
    }
    if (token.is_number) {
      if (is_open && is_run_ && token.word.text.size() <= 5)
        end_ = i + 1;
      else
        flush();
      return;
    }
    if (is_open && is_run_) {
      if (token.shape.begins_with_capital && token.kind != WordClass::Stop && !is_title_case_) {
        end_ = i + 1;
        return;
      }
      // “Swan-Ganz catheters”: the name is enough.
      const std::size_t next = i + 1;
      const bool is_last =
          next == tokens_.size() || tokens_[next].is_parted || tokens_[next].kind == WordClass::Stop;
      flush();
      if (is_last) return;
    }
    // “gestion de projet”
    const bool is_inside = begin_ != end_ && i + 1 < tokens_.size() && !tokens_[i + 1].is_parted &&
                           !tokens_[i + 1].is_name && tokens_[i + 1].kind != WordClass::Stop &&
                           vocabulary_.is_joiner(token.word.small);
    if (token.kind == WordClass::Stop && !is_inside) return flush();
    if (begin_ == end_) {
      if (token.kind != WordClass::Verb) begin_group(i, false);
      return;
    }
    end_ = i + 1;
  }

  // German: nouns have capitals.

  [[nodiscard]] bool is_adjective(const Token& token) const {
    const std::string& small = token.word.small;
    if (token.kind != WordClass::Other || small.size() < 5) return false;
    for (const std::string_view inflection : {"e", "er", "es", "en", "em"}) {
      if (!small.ends_with(inflection)) continue;
      const std::string_view base = std::string_view(small).substr(0, small.size() - inflection.size());
      if (std::ranges::any_of(adjective_ends_, [&](std::string_view end) {
            return base.ends_with(end) && base.size() > end.size();
          }))
        return true;
    }
    return false;
  }

  /// Is the first word of a sentence a noun? Others have a capital there too.
  [[nodiscard]] bool is_noun_at_start(std::size_t i) const {
    const Token& token = tokens_[i];
    if (small_.contains(token.word.small)) return false;
    if (demand_->is_title || token.is_known || token.is_elliptic) return true;
    if (demand_->is_item && (is_german_noun(token) || (i + 1 < tokens_.size() && tokens_[i + 1].is_name)) &&
        !is_adjective(token) && !token.word.small.ends_with("en"))
      return true;
    return std::ranges::any_of(noun_ends_,
                               [&](std::string_view end) { return token.word.small.ends_with(end); }) ||
           token.word.small.contains('-') || (i + 1 < tokens_.size() && tokens_[i + 1].is_parted);
  }

  /// “Anlagenbuchhaltung der Papiermaschinen”: what a term is about is none.
  [[nodiscard]] bool is_of_term(std::size_t i) const {
    if (i < 2 || tokens_[i].is_name || tokens_[i].is_parted || tokens_[i - 1].is_parted) return false;
    const std::string& article = tokens_[i - 1].word.small;
    const bool is_genitive =
        article == "der" || article == "des" || article == "unserer" || article == "unseres";
    const Token& before = tokens_[i - 2];
    return is_genitive && before.shape.begins_with_capital && !before.is_name &&
           before.kind == WordClass::Other && !before.is_first;
  }
  /// “zum Lesen”
  [[nodiscard]] bool is_infinitive(std::size_t i) const {
    if (i == 0 || tokens_[i].is_name || !tokens_[i].word.small.ends_with('n')) return false;
    const std::string& before = tokens_[i - 1].word.small;
    return (before == "zum" || before == "beim" || before == "am") && tokens_[i].word.small.size() <= 9 &&
           tokens_[i].word.small.ends_with("en");
  }

  /// “Wöhrder See”, “Nürnberger Straße”
  [[nodiscard]] bool is_of_place(std::size_t i) const {
    if (tokens_[i].is_name || !tokens_[i].word.small.ends_with("er") || i + 1 == tokens_.size()) return false;
    const Token& next = tokens_[i + 1];
    const bool is_known = next.kind == WordClass::Stop || next.kind == WordClass::Common;
    return !next.is_parted && next.shape.begins_with_capital && is_known && !next.is_name;
  }
  /// “UX-Designerin”: a colleague, where it is not the position.
  [[nodiscard]] bool is_person(const Token& token) const {
    const std::size_t hyphen = token.word.small.rfind('-');
    if (demand_->is_title || hyphen == std::string::npos || !token.word.small.ends_with("in")) return false;
    return std::ranges::find(positions_, std::string_view(token.word.small).substr(hyphen + 1)) !=
           positions_.end();
  }

  [[nodiscard]] bool names_position(const Token& token) const {
    return std::ranges::any_of(positions_,
                               [&](std::string_view end) { return token.word.small.ends_with(end); });
  }

  [[nodiscard]] bool is_german_noun(const Token& token) const {
    const std::string& small = token.word.small;
    return small.size() >= 9 ||
           std::ranges::any_of(noun_ends_, [&](std::string_view end) { return small.ends_with(end); });
  }

  void take_german(std::size_t i) {
    Token& token = tokens_[i];
    if (token.is_parted) flush();
    const bool is_open = begin_ != end_;
    if (token.is_number) {
      if (is_open && token.word.text.size() <= 9 && tokens_[end_ - 1].shape.begins_with_capital)
        end_ = i + 1;
      else
        flush();
      return;
    }
    const bool is_noun =
        token.is_name || (token.shape.begins_with_capital && (!token.is_first || is_noun_at_start(i)));
    if (!is_noun || is_capitals_line_) {
      if (is_capitals_line_ && token.kind != WordClass::Stop && token.word.small.size() > 3) {
        flush();
        token.word.text = title_case(token.word.text);
        found_.push_back({token.word.text, token.word.begin});
        return;
      }
      flush();
      // An adjective begins a group if a noun follows.
      const bool is_followed = i + 1 < tokens_.size() && !tokens_[i + 1].is_parted &&
                               tokens_[i + 1].shape.begins_with_capital && !tokens_[i + 1].is_name;
      if (is_followed && is_adjective(token)) begin_group(i, false);
      return;
    }
    if (token.is_elliptic) {
      flush();
      complete(i);
      return;
    }
    strip(token);
    if (!token.is_name && token.kind == WordClass::Stop) return flush();
    const bool is_letter = token.word.text.size() == 1 && !known_.has_name(token.word.text);
    if (token.word.text.empty() || is_letter || is_of_term(i) || is_infinitive(i) || is_of_place(i) ||
        is_person(token))
      return flush();
    // “Softwareentwickler C++” is two, and so is “Entwicklungsingenieur Kunststoffteile”.
    const bool is_apart =
        begin_ != end_ && is_run_ && !tokens_[end_ - 1].is_name &&
        ((token.is_name && is_german_noun(tokens_[end_ - 1])) || names_position(tokens_[end_ - 1]));
    if (is_apart) flush();
    if (begin_ == end_)
      begin_group(i, true);
    else
      end_ = i + 1;
    is_run_ = true;
    if (!token.is_name && token.kind == WordClass::Common) {
      // A common noun is a part of a name, or with an adjective a term; alone it is none.
      const bool has_more = end_ - begin_ > 1;
      const bool goes_on = i + 1 < tokens_.size() && !tokens_[i + 1].is_parted && tokens_[i + 1].is_name;
      if (!has_more && !goes_on) {
        begin_ = end_ = 0;
        is_run_ = false;
      }
    }
  }

  [[nodiscard]] static std::string title_case(std::string_view text) {
    std::string small = small_letters(text);
    if (!small.empty()) small.front() = ascii::to_capital(small.front());
    return small;
  }

  /// “Java-Kenntnisse”: “Java”; “PLM-System”: “PLM”; “Deutschkenntnisse”: “Deutsch”.
  void strip(Token& token) const {
    std::string& text = token.word.text;
    const std::size_t hyphen = text.rfind('-');
    if (hyphen != std::string::npos && hyphen > 0) {
      const std::string_view first = std::string_view(text).substr(0, hyphen);
      const std::string last = small_letters(std::string_view(text).substr(hyphen + 1));
      const WordClass kind = vocabulary_.class_of(last);
      const Shape shape = shape_of(first);
      const bool is_name = shape.is_capitals || shape.has_figure || known_.has_name(std::string(first));
      if (kind == WordClass::Stop || (kind == WordClass::Common && is_name)) {
        text.resize(hyphen);
        token.word.small = small_letters(text);
        token.kind = vocabulary_.class_of(token.word.small);
        token.is_name = is_name && token.kind != WordClass::Stop;
      } else {
        token.kind = WordClass::Other;
      }
      return;
    }
    for (const std::string_view end :
         {"grundkenntnisse", "fachkenntnisse", "sprachkenntnisse", "kenntnisse", "kenntnissen"}) {
      if (token.word.small.size() <= end.size() + 3 || !token.word.small.ends_with(end)) continue;
      text.resize(text.size() - end.size());
      token.word.small = small_letters(text);
      token.kind = vocabulary_.class_of(token.word.small);
      return;
    }
  }

  /// “Monats- und Jahresabschlüsse”: the first word with the end of the last.
  void complete(std::size_t i) {
    const Token& token = tokens_[i];
    constexpr std::size_t max_between = 6;
    for (std::size_t k = i + 1; k < std::min(tokens_.size(), i + max_between); ++k) {
      const Token& last = tokens_[k];
      if (last.is_elliptic || !last.shape.begins_with_capital) continue;
      for (const std::string_view end : compound_ends_) {
        const std::size_t at = last.word.small.rfind(end);
        if (at == std::string::npos || at < 2 || last.word.small.size() - at > end.size() + 4) continue;
        const std::string whole = token.word.text + last.word.small.substr(at);
        if (vocabulary_.class_of(small_letters(whole)) == WordClass::Other)
          found_.push_back({whole, token.word.begin});
        return;
      }
      const std::size_t hyphen = last.word.text.rfind('-');
      if (hyphen != std::string::npos) {
        const std::string whole = token.word.text + last.word.text.substr(hyphen);
        found_.push_back({whole, token.word.begin});
      }
      return;
    }
  }

  const Vocabulary& vocabulary_;
  KnownTerms known_;
  bool is_german_;
  bool is_elided_;  ///< “l’équipe” is two words
  std::set<std::string> companies_;
  std::unordered_set<std::string> small_;  ///< words that stand in small letters somewhere
  std::vector<std::string_view> adjective_ends_, compound_ends_, noun_ends_, suffixes_, alone_ends_,
      positions_;

  const Demand* demand_ = nullptr;
  std::vector<Token> tokens_;
  bool is_capitals_line_ = false;
  bool is_title_case_ = false;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool is_run_ = false;
  std::vector<Found> found_;
};

/// Lists of forms that mean one thing, by the key of each.
class Forms {
 public:
  explicit Forms(const Stemmer& stemmer) : stemmer_(stemmer) {
    for (const auto& list : known_forms()) add(std::vector<std::string>(list.begin(), list.end()));
  }
  void add(std::vector<std::string> forms) {
    for (const std::string& form : forms) by_key_[key_of(form, stemmer_)].push_back(lists_.size());
    lists_.push_back(std::move(forms));
  }
  /// All forms of a term, itself the first.
  [[nodiscard]] std::vector<std::string> of(const std::string& term) const {
    std::vector<std::string> forms{term};
    std::set<std::string> keys{key_of(term, stemmer_)};
    const auto found = by_key_.find(*keys.begin());
    if (found == by_key_.end()) return forms;
    for (const std::size_t list : found->second) {
      for (const std::string& form : lists_[list])
        if (keys.insert(key_of(form, stemmer_)).second) forms.push_back(form);
    }
    return forms;
  }

 private:
  const Stemmer& stemmer_;
  std::vector<std::vector<std::string>> lists_;
  std::map<std::string, std::vector<std::size_t>> by_key_;
};

}  // namespace

std::vector<Word> plain_words_in(std::string_view text) {
  std::vector<Word> plain;
  for (Word& word : words_in(text)) {
    std::size_t begin = 0;
    std::string before = word.before;
    while (begin <= word.text.size()) {
      std::size_t end = std::min(word.text.find_first_of("-/_*:", begin), word.text.size());
      // “l’équipe”
      if (const std::size_t apostrophe = word.text.find('\'', begin);
          apostrophe < end && apostrophe - begin <= 2)
        end = apostrophe;
      if (end > begin) {
        Word part;
        part.text = word.text.substr(begin, end - begin);
        part.small = small_letters(part.text);
        part.begin = word.begin + begin;
        part.end = part.begin + part.text.size();
        part.is_after_hyphen = begin > 0 && word.text[begin - 1] == '-';
        part.before = std::exchange(before, {});
        plain.push_back(std::move(part));
      }
      begin = end + 1;
    }
  }
  return plain;
}

std::string key_of(std::string_view text, const Stemmer& stemmer) {
  std::string key;
  for (const Word& word : plain_words_in(text)) key += stemmer.stem(word);
  return key;
}

std::vector<Term> terms_in(std::span<const Demand> demands, std::span<const PostingLine> lines,
                           const Vocabulary& vocabulary) {
  Forms forms(vocabulary.stemmer());
  for (const PostingLine& line : lines)
    for (const AcronymPair& pair : acronyms_in(line.text)) forms.add({pair.long_form, pair.acronym});
  Extractor extractor(lines, vocabulary);
  std::vector<Term> terms;
  std::map<std::string, std::size_t> by_key;
  for (const Demand& demand : demands) {
    for (const Found& found : extractor.extract(demand)) {
      const Need need = demand.is_desired_at(found.offset) ? Need::Desired : Need::Required;
      const auto known = by_key.find(key_of(found.text, vocabulary.stemmer()));
      if (known != by_key.end()) {
        terms[known->second].need = std::min(terms[known->second].need, need);
        continue;
      }
      Term term;
      term.text = found.text;
      term.forms = forms.of(found.text);
      if (const std::string name = extractor.name_in(found.text); !name.empty()) term.forms.push_back(name);
      term.need = need;
      const auto before =
          demand.text.begin() + static_cast<std::ptrdiff_t>(std::min(found.offset, demand.text.size()));
      if (demand.line > 0)
        term.line = demand.line + static_cast<int>(std::count(demand.text.begin(), before, '\n'));
      for (const std::string& form : term.forms)
        by_key.emplace(key_of(form, vocabulary.stemmer()), terms.size());
      terms.push_back(std::move(term));
    }
  }
  return terms;
}

}  // namespace galley::posting
