// posting: the blocks of a posting (see demands.h).
#include "demands.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"

namespace galley::posting {
namespace {

/// What a block is about.
enum class Topic { Required, Desired, Other };

constexpr std::size_t max_heading_words = 10;
constexpr std::size_t max_label_words = 5;

bool is_part_of_word(std::string_view text, std::size_t at) {
  return at < text.size() && (ascii::is_alphanumeric(text[at]) ||
                              static_cast<unsigned char>(text[at]) >= 0xC0 || utf8::continues(text[at]));
}

/// Where a phrase stands in a text as whole words, at or after `from`.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from = 0) {
  for (std::size_t at = text.find(phrase, from); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const bool begins = at == 0 || !is_part_of_word(text, at - 1) || !is_part_of_word(phrase, 0);
    const bool ends =
        !is_part_of_word(text, at + phrase.size()) || !is_part_of_word(phrase, phrase.size() - 1);
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

/// The phrases of each topic, by which headings are known.
struct Headings {
  explicit Headings(const Vocabulary& vocabulary)
      : required(vocabulary.phrases("heading required")),
        desired(vocabulary.phrases("heading desired")),
        other(vocabulary.phrases("heading other")),
        address(vocabulary.words("address")) {}

  /// The topic by the longest phrase in a heading; nothing if there is none.
  [[nodiscard]] std::optional<Topic> topic_of(std::string_view heading) const {
    const std::string small = small_letters(heading);
    std::optional<Topic> topic;
    std::size_t longest = 0;
    const auto look = [&](const Phrases& phrases, Topic one) {
      for (const std::string_view phrase : phrases) {
        if (phrase.size() <= longest || find_phrase(small, phrase) == std::string_view::npos) continue;
        longest = phrase.size();
        topic = one;
      }
    };
    look(other, Topic::Other);
    look(desired, Topic::Desired);
    look(required, Topic::Required);
    return topic;
  }

  /// Does a paragraph tell the reader again and again what he or she will do?
  [[nodiscard]] bool speaks_to_reader(std::string_view text) const {
    constexpr std::ptrdiff_t min_words = 3;
    const std::vector<Word> words = words_in(text);
    return std::ranges::count_if(words, [this](const Word& word) {
             return std::ranges::find(address, word.small) != address.end();
           }) >= min_words;
  }

  /// The topic of a line that is set as a heading. One that speaks to the reader says what is asked for.
  [[nodiscard]] std::optional<Topic> topic_of_heading(std::string_view heading) const {
    if (const auto topic = topic_of(heading)) return topic;
    const std::vector<Word> words = words_in(heading);
    const auto addresses = [this](const Word& word) {
      return std::ranges::find(address, word.small) != address.end();
    };
    return std::ranges::any_of(words, addresses) && !heading.ends_with('?') ? std::optional(Topic::Required)
                                                                            : std::nullopt;
  }

  Phrases required, desired, other;
  std::vector<std::string_view> address;
};

/// A text in sentences. A point after a short word in small letters ends none.
std::vector<std::string_view> sentences_in(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '.' && c != '!' && c != '?' && c != ';') continue;
    const bool is_last = at + 1 == text.size();
    if (!is_last && !ascii::is_white_space(text[at + 1])) continue;
    if (c == '.' && !is_last) {
      std::size_t word = at;
      while (word > begin && is_part_of_word(text, word - 1)) --word;
      const std::size_t next = text.find_first_not_of(" \n\t", at + 1);
      const bool goes_on =
          next != std::string_view::npos && (ascii::is_small(text[next]) || ascii::is_digit(text[next]));
      const bool is_short = at - word <= 1 || (goes_on && at - word <= 6);
      if (is_short) continue;
    }
    sentences.push_back(text.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  if (begin < text.size()) sentences.push_back(text.substr(begin));
  return sentences;
}

class Reader {
 public:
  explicit Reader(const Vocabulary& vocabulary)
      : headings_(vocabulary),
        after_(vocabulary.phrases("desired after")),
        before_(vocabulary.phrases("desired before")),
        required_after_(vocabulary.phrases("required after")),
        other_(vocabulary.phrases("other")),
        titles_(vocabulary.words("titles")) {}

  std::vector<Demand> read(std::span<const PostingLine> lines) {
    std::vector<PostingLine> known = with_short_lines_as_items(lines);
    for (PostingLine& line : known)
      if (line.kind == LineKind::Text && is_heading(line.text)) line.kind = LineKind::Heading;
    const std::size_t title = title_of(known);
    for (std::size_t i = title + 1; i + 1 < known.size(); ++i)
      if (known[i].kind == LineKind::Text && stands_like_heading(known[i].text, known[i + 1]))
        known[i].kind = LineKind::Heading;
    // Where a heading tells what is asked for, all before it is about the company.
    const auto is_known = [this](const PostingLine& line) {
      return line.kind == LineKind::Heading && headings_.topic_of_heading(line.text).has_value();
    };
    const bool has_known = std::ranges::any_of(known, is_known);
    const auto begins_body = [&, this](const PostingLine& line) {
      if (has_known && line.kind == LineKind::Heading) {
        const auto next = known.begin() + (&line - known.data()) + 1;
        return is_known(line) || (next != known.end() && next->kind == LineKind::Text &&
                                  headings_.speaks_to_reader(next->text));
      }
      return line.kind == LineKind::Item || line.kind == LineKind::Heading ||
             label_topic(line.text).value_or(Topic::Other) != Topic::Other;
    };
    const auto body =
        std::find_if(known.begin() + static_cast<std::ptrdiff_t>(title < known.size() ? title + 1 : 0),
                     known.end(), begins_body);
    // Without headings and lists only the first paragraph is about the company.
    std::size_t begin = static_cast<std::size_t>(body - known.begin());
    if (body == known.end() || body->kind == LineKind::Text) {
      const bool is_company = known.size() > title + 2 && !headings_.speaks_to_reader(known[title + 1].text);
      begin = std::min(begin, title + (is_company ? 2 : 1));
    }
    topics_ = topics_of(known, begin);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const PostingLine& line = known[i];
      if (i == title) {
        take_title(line);
      } else if (i >= begin) {
        take(line, topics_[i]);
      }
    }
    return std::move(demands_);
  }

 private:
  /// A paragraph of short lines is a list.
  [[nodiscard]] std::vector<PostingLine> with_short_lines_as_items(std::span<const PostingLine> lines) const {
    constexpr std::size_t max_words = 4;
    std::vector<PostingLine> known;
    for (const PostingLine& line : lines) {
      std::vector<PostingLine> parts;
      bool is_list = line.kind == LineKind::Text && line.text.contains('\n') && !known.empty();
      int number = line.line;
      for (std::string_view rest = line.text; is_list && !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        is_list = !one.empty() && ascii::count_words(one) <= max_words &&
                  std::string_view(".,;:").find(one.back()) == std::string_view::npos;
        parts.push_back({std::string(one), is_heading(one) ? LineKind::Heading : LineKind::Item, number});
        if (number > 0) ++number;
      }
      if (is_list)
        std::ranges::move(parts, std::back_inserter(known));
      else
        known.push_back(line);
    }
    return known;
  }

  [[nodiscard]] bool is_heading(std::string_view text) const {
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && text.find_first_not_of(' ', colon + 1) != std::string_view::npos)
      return false;
    if (text.contains('\n') || ascii::count_words(text) > max_heading_words) return false;
    if (text.ends_with('.') || text.ends_with(',') || text.ends_with(';')) return false;
    return headings_.topic_of(text).has_value() && ascii::count_words(text) <= 7;
  }

  /// A line alone, without a point, above a longer paragraph or a list.
  [[nodiscard]] static bool stands_like_heading(std::string_view text, const PostingLine& next) {
    constexpr std::size_t max_words = 6;
    constexpr std::size_t min_words_below = 12;
    if (text.contains('\n') || ascii::count_words(text) > max_words ||
        text.find_first_of(".:;,@/0123456789") != std::string_view::npos)
      return false;
    return next.kind == LineKind::Item ||
           (next.kind == LineKind::Text && ascii::count_words(next.text) >= min_words_below);
  }

  [[nodiscard]] bool names_position(std::string_view text) const {
    for (const Word& word : words_in(text)) {
      if (std::ranges::any_of(titles_, [&](std::string_view end) { return word.small.ends_with(end); }))
        return true;
    }
    return false;
  }

  /// The line that names the position: among the first the one with a word for one, else the first.
  [[nodiscard]] std::size_t title_of(const std::vector<PostingLine>& lines) const {
    constexpr std::size_t first_lines = 12;
    constexpr std::size_t max_title_words = 25;
    // “(m/w/d)”, “(f/m/x)”
    for (std::size_t i = 0; i < std::min(lines.size(), first_lines); ++i) {
      const std::string small = small_letters(lines[i].text);
      const bool is_for_all = small.contains("/d)") || small.contains("/x)") || small.contains("/div)");
      if (is_for_all && ascii::count_words(small) <= max_title_words && names_position(small)) return i;
    }
    for (std::size_t i = 0; i < std::min(lines.size(), first_lines); ++i) {
      const std::string_view first = std::string_view(lines[i].text).substr(0, lines[i].text.find('\n'));
      if (ascii::count_words(first) > max_title_words || first.ends_with('.')) continue;
      const bool is_name_in_line = names_position(lines[i].text);
      if (is_name_in_line) return i;
    }
    // Without a title the first line may be a heading.
    return lines.empty() || lines.front().kind != LineKind::Heading ? 0 : lines.size();
  }

  /// The topic of each line. A heading without a known phrase is about what its block is about.
  [[nodiscard]] std::vector<Topic> topics_of(const std::vector<PostingLine>& lines, std::size_t begin) const {
    std::vector<Topic> topics(lines.size(), Topic::Required);
    for (std::size_t i = begin; i < lines.size();) {
      std::size_t end = i + 1;
      while (end < lines.size() && lines[end].kind != LineKind::Heading) ++end;
      Topic topic = Topic::Required;
      if (lines[i].kind == LineKind::Heading) {
        const auto known = headings_.topic_of_heading(lines[i].text);
        topic = known.value_or(is_mostly_other({lines.begin() + static_cast<std::ptrdiff_t>(i),
                                                lines.begin() + static_cast<std::ptrdiff_t>(end)})
                                   ? Topic::Other
                                   : Topic::Required);
      }
      std::fill(topics.begin() + static_cast<std::ptrdiff_t>(i),
                topics.begin() + static_cast<std::ptrdiff_t>(end), topic);
      i = end;
    }
    return topics;
  }

  /// Are half of the sentences on benefits and the like?
  [[nodiscard]] bool is_mostly_other(std::span<const PostingLine> lines) const {
    std::size_t sentences = 0;
    std::size_t others = 0;
    for (const PostingLine& line : lines.subspan(1)) {
      for (const std::string_view sentence : sentences_in(line.text)) {
        ++sentences;
        others += says_other(sentence) ? 1U : 0U;
      }
    }
    return others > 0 && others * 2 >= sentences;
  }

  /// Is a paragraph about pay and what goes with it, or about how to apply? An amount of money says so, or an
  /// address.
  [[nodiscard]] static bool is_on_pay_or_address(const PostingLine& line) {
    if (line.kind != LineKind::Text) return false;
    const std::string small = small_letters(line.text);
    for (const std::string_view sign : {"€", "$", "£", "euro", "eur", "chf"}) {
      for (std::size_t at = find_phrase(small, sign); at != std::string::npos;
           at = find_phrase(small, sign, at + 1)) {
        const std::size_t after = small.find_first_not_of(' ', at + sign.size());
        const std::size_t before = at == 0 ? std::string::npos : small.find_last_not_of(' ', at - 1);
        if ((after < small.size() && ascii::is_digit(small[after])) ||
            (before < small.size() && ascii::is_digit(small[before])))
          return true;
      }
    }
    const std::size_t at = small.find('@');
    return at != std::string::npos && at > 0 && ascii::is_alphanumeric(small[at - 1]) &&
           at + 1 < small.size() && ascii::is_alphanumeric(small[at + 1]);
  }

  [[nodiscard]] bool says_other(std::string_view sentence) const {
    const std::string small = small_letters(sentence);
    return std::ranges::any_of(
        other_, [&](std::string_view phrase) { return find_phrase(small, phrase) != std::string::npos; });
  }

  void take_title(const PostingLine& line) {
    // Of several lines the one that names the position.
    int number = line.line;
    std::string_view rest = line.text;
    std::string_view best = rest.substr(0, rest.find('\n'));
    while (!rest.empty()) {
      const std::string_view one = rest.substr(0, rest.find('\n'));
      if (names_position(one)) {
        best = one;
        break;
      }
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    }
    Demand demand{std::string(best), number, false, true, {}};
    demands_.push_back(std::move(demand));
  }

  void take(const PostingLine& line, Topic topic) {
    if (line.kind == LineKind::Heading) {
      is_past_offer_ = false;
      return;
    }
    std::string_view text = line.text;
    const auto label = label_topic(text);
    topic = label.value_or(topic);
    is_past_offer_ = is_past_offer_ || is_on_pay_or_address(line);
    if (topic == Topic::Other || (is_past_offer_ && line.kind == LineKind::Text)) return;
    int number = line.line;
    for (const std::string_view sentence : sentences_in(text)) {
      const auto ends = static_cast<int>(std::ranges::count(sentence, '\n'));
      // What follows a label is a list: “Essential: a degree; three years of …”.
      add(sentence, number, line.kind == LineKind::Item || label.has_value(), topic);
      if (number > 0) number += ends;
    }
  }

  /// The topic of a label at the beginning of a paragraph: “Must have: …”, “About us. …”.
  [[nodiscard]] std::optional<Topic> label_topic(std::string_view text) const {
    const std::size_t end = text.find_first_of(":.?!");
    if (end == std::string_view::npos || ascii::count_words(text.substr(0, end)) > max_label_words)
      return std::nullopt;
    if (text[end] != ':' && end + 1 >= text.size()) return std::nullopt;
    return headings_.topic_of(text.substr(0, end));
  }

  void add(std::string_view sentence, int line, bool is_item, Topic topic) {
    if (says_other(sentence)) return;
    const std::string small = small_letters(sentence);
    // “SQL or DAX; Dutch.”
    constexpr std::size_t max_words = 4;
    Demand demand{
        std::string(sentence), line, is_item || ascii::count_words(sentence) <= max_words, false, {}};
    if (topic == Topic::Desired)
      demand.desired.emplace_back(0, sentence.size());
    else
      mark_desired(small, demand);
    demands_.push_back(std::move(demand));
  }

  void mark_desired(std::string_view small, Demand& demand) const {
    for (const std::string_view phrase : before_) {
      const std::size_t at = find_phrase(small, phrase);
      if (at != std::string_view::npos) demand.desired.emplace_back(at, small.size());
    }
    for (const std::string_view phrase : after_) {
      const std::size_t at = find_phrase(small, phrase);
      if (at == std::string_view::npos) continue;
      std::size_t begin = 0;
      for (const std::string_view required : required_after_) {
        const std::size_t end = find_phrase(small, required);
        if (end != std::string_view::npos && end < at) begin = std::max(begin, end + required.size());
      }
      // “preferred are …”: what is desired comes after it.
      if (ascii::count_words(small.substr(begin, at - begin)) <= 1)
        demand.desired.emplace_back(at, small.size());
      else
        demand.desired.emplace_back(begin, at);
    }
  }

  Headings headings_;
  Phrases after_, before_, required_after_, other_;
  std::vector<std::string_view> titles_;
  std::vector<Topic> topics_;
  bool is_past_offer_ = false;  ///< what follows pay or an address, up to the next heading, asks for nothing
  std::vector<Demand> demands_;
};

}  // namespace

bool Demand::is_desired_at(std::size_t offset) const {
  return std::ranges::any_of(
      desired, [offset](const auto& part) { return part.first <= offset && offset < part.second; });
}

std::vector<Demand> demands_in(std::span<const PostingLine> lines, const Vocabulary& vocabulary) {
  return Reader(vocabulary).read(lines);
}

}  // namespace galley::posting
