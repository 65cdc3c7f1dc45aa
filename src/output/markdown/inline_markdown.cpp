// output: a paragraph's text as inline Markdown (see inline_markdown.h).
#include "markdown/inline_markdown.h"

#include <algorithm>
#include <optional>

#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "text/wrapping.h"

namespace galley::output {

/// A stretch of text of one look.
struct InlineMarkdown::Stretch {
  std::string text;
  bool strong = false;
  bool emphasised = false;
  bool code = false;
  LinkId link = no_link;

  [[nodiscard]] bool looks_like(const Stretch& other) const {
    return strong == other.strong && emphasised == other.emphasised && code == other.code &&
           link == other.link;
  }
};

namespace {

constexpr int min_strong_weight = 600;

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

bool is_punctuation(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  return u_ispunct(character) != 0 || (U_GET_GC_MASK(character) & U_GC_S_MASK) != 0;
}

/// The last code point, or a space if there is none: the ends of a paragraph count as spaces.
char32_t last_of(std::string_view text) { return text.empty() ? U' ' : utf8::last(text); }
char32_t first_of(std::string_view text) { return text.empty() ? U' ' : utf8::decode(text, 0).code_point; }

/// Can a run of * between these open emphasis? (CommonMark, 6.2: left-flanking. Closing is its mirror image.)
bool may_open(char32_t before, char32_t after) {
  return !is_space(after) && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
}

/// Text without the spaces at its ends, and these.
struct Trimmed {
  std::string_view before, text, after;
};

Trimmed trimmed(std::string_view text) {
  constexpr std::string_view rigid = "\u00A0";
  std::size_t begin = 0;
  std::size_t end = text.size();
  const auto rest = [&] { return text.substr(begin, end - begin); };
  while (rest().starts_with(' ') || rest().starts_with(rigid))
    begin += rest().front() == ' ' ? 1 : rigid.size();
  while (rest().ends_with(' ') || rest().ends_with(rigid)) end -= rest().back() == ' ' ? 1 : rigid.size();
  return {text.substr(0, begin), rest(), text.substr(end)};
}

/// What stands before the first space, whether a line may end at it or not.
std::string_view up_to_space(std::string_view text) {
  return text.substr(0, std::min(text.find(' '), text.find("\u00A0")));
}

/// Code between as many backticks as it needs.
std::string code_span(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view pad = text.starts_with('`') || text.ends_with('`') ? " " : "";
  return fence + std::string(pad) + std::string(text) + std::string(pad) + fence;
}

/// “amp;”, “#38;”: after an ampersand these are a character's name.
bool begins_entity(std::string_view text) {
  std::size_t end = text.starts_with('#') ? 1 : 0;
  while (end < text.size() && ascii::is_alphanumeric(text[end])) ++end;
  return end > 0 && end < text.size() && text[end] == ';';
}

/// Is the character at `at` a mark where it stands? An underscore inside a word is none.
bool is_mark(std::string_view text, std::size_t at) {
  constexpr std::string_view marks = "\\`*[]<>";
  const char c = text[at];
  if (marks.find(c) != std::string_view::npos) return true;
  const auto is_word = [&](std::size_t i) {
    return i < text.size() &&
           (ascii::is_alphanumeric(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
  };
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  if (c == '_') return at == 0 || !is_word(at - 1) || !is_word(at + 1);
  if (c == '&') return begins_entity(text.substr(at + 1));
  if (c == '~') return next == '~' || (at > 0 && text[at - 1] == '~');
  return false;
}

}  // namespace

std::string InlineMarkdown::escaped(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_mark(text, at)) out += '\\';
    out += text[at];
  }
  return out;
}

std::vector<InlineMarkdown::Stretch> InlineMarkdown::stretches_of(const Paragraph& paragraph,
                                                                  bool is_heading) const {
  std::vector<Stretch> all;
  for (const Span& span : paragraph.spans) {
    const TextStyle& style = document_.styles[span.style];
    Stretch stretch;
    stretch.text = paragraph.text.substr(span.begin, span.end - span.begin);
    if (ascii_ != nullptr)
      stretch.text =
          span.link < 0
              ? ascii_->of(stretch.text)
              : ascii_->of_link(stretch.text, document_.links[static_cast<std::size_t>(span.link)].uri);
    stretch.strong = style.weight >= min_strong_weight && !is_heading;
    stretch.emphasised = style.slant == FontSlant::Italic;
    stretch.code = !style.beside.empty();
    stretch.link = span.link;
    if (!all.empty() && all.back().looks_like(stretch))
      all.back().text += stretch.text;
    else
      all.push_back(std::move(stretch));
  }
  return all;
}

std::string InlineMarkdown::marked(const std::vector<Stretch>& stretches) const {
  std::string out;
  LinkId link = no_link;
  const auto uri_of = [&](LinkId id) {
    return id < 0 ? std::string_view() : std::string_view(document_.links[static_cast<std::size_t>(id)].uri);
  };
  const auto end_link = [&] {
    if (!uri_of(link).empty()) out.append("](").append(uri_of(link)).append(")");
  };
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Stretch& stretch = stretches[i];
    if (stretch.link != link) {
      end_link();
      link = stretch.link;
      if (!uri_of(link).empty()) out += '[';
    }
    const Trimmed parts = trimmed(stretch.text);
    out += parts.before;
    const std::string text = stretch.code ? code_span(parts.text) : escaped(parts.text);
    const std::string_view following = !parts.after.empty() || i + 1 == stretches.size()
                                           ? parts.after
                                           : std::string_view(stretches[i + 1].text);
    const std::size_t stars = (stretch.strong ? 2U : 0U) + (stretch.emphasised ? 1U : 0U);
    // A star beside another would count with it.
    const bool has_marks = stars > 0 && !out.ends_with('*') && !text.empty() &&
                           may_open(last_of(out), first_of(text)) &&
                           may_open(first_of(following), last_of(text));
    const std::string marks(has_marks ? stars : 0, '*');
    out += marks + text + marks;
    out += parts.after;
  }
  end_link();
  return out;
}

std::string InlineMarkdown::of(const Paragraph& paragraph) const {
  return with_single_spaces(marked(stretches_of(paragraph, false)));
}

std::string InlineMarkdown::of_heading(const Paragraph& paragraph) const {
  return with_single_spaces(marked(stretches_of(paragraph, true)));
}

bool begins_block(std::string_view word) {
  word = up_to_space(word);
  if (word.empty()) return false;
  constexpr std::string_view rules = "-+=#|:";
  const bool is_all_marks =
      std::ranges::all_of(word, [&](char c) { return rules.find(c) != std::string_view::npos; });
  if (is_all_marks || word.starts_with("~~~")) return true;
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  return digits > 0 && digits + 1 == word.size() && (word[digits] == '.' || word[digits] == ')');
}

std::string with_escaped_beginning(std::string text) {
  const std::string_view word = up_to_space(text);
  if (!begins_block(word)) return text;
  const std::size_t mark = ascii::is_digit(word.front()) ? word.size() - 1 : 0;
  return text.insert(mark, "\\");
}

}  // namespace galley::output
