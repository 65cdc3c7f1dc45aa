// exchange: text as other programs hold it (see foreign_text.h).
#include "foreign_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/exchange/html_text.h"

namespace galley::exchange {
namespace {

/// HTML's names of the characters from U+00A0 to U+00FF, in their order.
constexpr std::string_view latin_names =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 "
    "acute "
    "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml "
    "Aring "
    "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde "
    "Ouml "
    "times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig "
    "ccedil "
    "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide "
    "oslash "
    "ugrave uacute ucirc uuml yacute thorn yuml";

constexpr std::pair<std::string_view, char32_t> other_names[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"OElig", 0x152},  {"oelig", 0x153},  {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"circ", 0x2C6},   {"tilde", 0x2DC},  {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009},
    {"zwnj", 0x200C},  {"zwj", 0x200D},   {"lrm", 0x200E},    {"rlm", 0x200F},    {"ndash", 0x2013},
    {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},
    {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030},
    {"prime", 0x2032}, {"Prime", 0x2033}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
    {"trade", 0x2122}, {"larr", 0x2190},  {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},
    {"harr", 0x2194},  {"minus", 0x2212}, {"asymp", 0x2248},  {"ne", 0x2260},     {"le", 0x2264},
    {"ge", 0x2265},    {"infin", 0x221E}, {"radic", 0x221A},  {"sum", 0x2211},    {"alpha", 0x3B1},
    {"beta", 0x3B2},   {"gamma", 0x3B3},  {"delta", 0x3B4},   {"mu", 0x3BC},      {"pi", 0x3C0},
    {"sigma", 0x3C3},  {"omega", 0x3C9},  {"Delta", 0x394},   {"Omega", 0x3A9},
};

/// The character of a name; 0 if it is none of HTML's.
char32_t character_of(std::string_view name) {
  const auto* const other =
      std::ranges::find(other_names, name, &std::pair<std::string_view, char32_t>::first);
  if (other != std::end(other_names)) return other->second;
  char32_t character = 0xA0;
  for (const std::string_view latin : ascii::words_of(latin_names)) {
    if (latin == name) return character;
    ++character;
  }
  return 0;
}

/// The character of “#39” or “#x27”; 0 if it is none.
char32_t character_of_number(std::string_view number) {
  number.remove_prefix(1);
  const bool is_hexadecimal = number.starts_with('x') || number.starts_with('X');
  if (is_hexadecimal) number.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), code, is_hexadecimal ? 16 : 10);
  const bool is_whole = error == std::errc() && end == number.data() + number.size() && !number.empty();
  const bool is_character = is_whole && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return is_character ? static_cast<char32_t>(code) : 0;
}

/// A tag of HTML, and where it stands.
struct Tag {
  std::string name;  ///< in small letters
  std::string attributes;
  bool is_closing = false;
  bool is_alone = false;  ///< <br/>
  std::size_t begin = 0;
  std::size_t end = 0;  ///< after its bracket
  bool is_used = true;  ///< false: its characters stand for themselves
};

/// Longer ones are taken for text.
constexpr std::size_t longest_tag = 2000;

constexpr std::string_view elements_of_html =
    " a abbr address article aside b big blockquote br center cite code dd del details div dl dt em figure "
    "font "
    "footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li main mark nav ol p pre q s samp section small "
    "span "
    "strike strong sub sup table tbody td tfoot th thead tr tt u ul var ";
constexpr std::string_view paired_elements = " b strong i em code a ";
constexpr std::string_view parting_elements =
    " p div ul ol dl table section article header footer blockquote pre h1 h2 h3 h4 h5 h6 hr ";
constexpr std::string_view line_elements = " br tr dt dd ";

bool is_in(std::string_view list, const std::string& name) { return list.contains(" " + name + " "); }

/// The tag that begins at an opening bracket.
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  Tag tag;
  tag.begin = at++;
  if (at < text.size() && text[at] == '/') tag.is_closing = ++at > 0;
  const std::size_t name = at;
  while (at < text.size() && ascii::is_alphanumeric(text[at])) ++at;
  tag.name = ascii::lowered(text.substr(name, at - name));
  if (tag.name.empty() || !is_in(elements_of_html, tag.name)) return std::nullopt;
  const std::size_t close = at + text.substr(at, longest_tag).find('>');
  if (close < at || close >= text.size()) return std::nullopt;
  std::string_view rest = text.substr(at, close - at);
  if (!rest.empty() && rest.front() != ' ' && rest.front() != '/' && rest.front() != '\n')
    return std::nullopt;
  tag.is_alone = rest.ends_with('/');
  if (tag.is_alone) rest.remove_suffix(1);
  tag.attributes = rest;
  tag.end = close + 1;
  return tag;
}

bool is_of_block(const Tag& tag) {
  return tag.name == "li" || is_in(parting_elements, tag.name) || is_in(line_elements, tag.name);
}

/// The end of the code that begins at a backtick; of the backticks alone if nothing closes it.
std::size_t end_of_code(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
  const std::size_t close = text.find(text.substr(at, end - at), end);
  return close == std::string_view::npos ? end : close + (end - at);
}

/// The tags of a text. Emphasis, code and links count only as pairs.
std::vector<Tag> tags_in(std::string_view text) {
  std::vector<Tag> tags;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      at += 2;
    } else if (text[at] == '`') {
      at = end_of_code(text, at);
    } else if (auto tag = text[at] == '<' ? tag_at(text, at) : std::nullopt) {
      at = tag->end;
      tags.push_back(*std::move(tag));
    } else {
      ++at;
    }
  }
  std::vector<std::size_t> open;
  std::map<std::string_view, int> open_of_name;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!is_in(paired_elements, tags[i].name)) continue;
    tags[i].is_used = false;
    if (!tags[i].is_closing) {
      open.push_back(i);
      ++open_of_name[tags[i].name];
      continue;
    }
    if (open_of_name[tags[i].name] == 0) continue;
    const auto match = std::find_if(open.rbegin(), open.rend(),
                                    [&](std::size_t one) { return tags[one].name == tags[i].name; });
    tags[*match].is_used = tags[i].is_used = true;
    for (auto one = open.rbegin(); one != std::next(match); ++one) --open_of_name[tags[*one].name];
    open.erase(std::prev(match.base()), open.end());
  }
  return tags;
}

std::string address_in(std::string_view attributes) {
  const std::string small = ascii::lowered(attributes);
  const std::size_t key = small.find("href");
  const std::size_t equals = key == std::string::npos ? key : small.find_first_not_of(' ', key + 4);
  if (equals == std::string::npos || small[equals] != '=') return {};
  std::string_view value = ascii::trimmed(attributes.substr(equals + 1));
  if (value.empty()) return {};
  const bool is_quoted = value.front() == '"' || value.front() == '\'';
  const std::size_t end = is_quoted ? value.find(value.front(), 1) : value.find(' ');
  value = value.substr(is_quoted ? 1 : 0, end == std::string_view::npos ? end : end - (is_quoted ? 1 : 0));
  return with_entities_decoded(value);
}

/// Can galley's Markdown link to it?
bool is_address(std::string_view address) {
  if (address.empty() || address.find_first_of(" \t\n<>()\"") != std::string_view::npos) return false;
  const std::string small = ascii::lowered(address);
  return small.starts_with("http://") || small.starts_with("https://") || small.starts_with("mailto:") ||
         small.starts_with("tel:");
}

/// Does “<https://…>” begin at this bracket?
bool begins_autolink(std::string_view text, std::size_t at) {
  const std::size_t close = text.substr(0, at + longest_tag).find('>', at);
  return close != std::string_view::npos && is_address(text.substr(at + 1, close - at - 1));
}

/// Does a bracket begin what stands before “(”, as the label of a link does?
bool is_label_of_link(std::string_view text, std::size_t at) {
  const std::size_t close = text.substr(0, at + longest_tag).find(']', at);
  return close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '(';
}

/// Does “@” follow a bracket?
bool begins_citation_mark(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(' ', at + 1);
  return next != std::string_view::npos && text[next] == '@';
}

/// Does a link of Markdown begin at this bracket, with an address that galley takes?
bool begins_link(std::string_view text, std::size_t at) {
  if (!is_label_of_link(text, at)) return false;
  const std::size_t close = text.find(']', at);
  const std::size_t end = text.find(')', close);
  if (end == std::string_view::npos) return false;
  const std::string_view label = text.substr(at + 1, close - at - 1);
  return !ascii::trimmed(label).empty() && is_address(text.substr(close + 2, end - close - 2));
}

/// Does a citation of galley's begin at this bracket?
bool begins_citation(std::string_view text, std::size_t at, const Ids& citable) {
  const std::size_t close = text.substr(0, at + longest_tag).find(']', at);
  if (close == std::string_view::npos || at + 1 >= text.size() || text[at + 1] != '@') return false;
  std::string_view inside = text.substr(at + 1, close - at - 1);
  while (!inside.empty()) {
    const std::size_t end = std::min(inside.find(';'), inside.size());
    const std::string_view id = ascii::trimmed(inside.substr(0, end));
    if (!id.starts_with('@') || !citable.contains(id.substr(1))) return false;
    inside.remove_prefix(std::min(end + 1, inside.size()));
  }
  return true;
}

/// Text with a backslash before what galley's Markdown would refuse or read as something else.
std::string escaped(std::string_view text, const Ids& citable) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (c == '`') {
      const std::size_t stop = end_of_code(text, i);
      out += text.substr(i, stop - i);
      i = stop - 1;
      continue;
    }
    if (c == '\\' && next > ' ' && next < 0x7F && !ascii::is_alphanumeric(next)) {
      out += c;
      out += next;
      ++i;
      continue;
    }
    const bool is_tag = c == '<' && (ascii::is_letter(next) || next == '/' || next == '!' || next == '?') &&
                        !begins_autolink(text, i);
    const bool is_bracket =
        c == '[' && ((begins_citation_mark(text, i) && !begins_citation(text, i, citable)) ||
                     (is_label_of_link(text, i) && !begins_link(text, i)));
    const bool is_image = c == '!' && next == '[';
    if (is_tag || is_bracket || is_image) out += '\\';
    out += c;
  }
  return out;
}

/// Writes Markdown while tags come and go.
class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Ids& citable) : citable_(citable) {}

  void text(std::string_view text) {
    const std::string more = escaped(with_entities_decoded(text), citable_);
    if (!more.empty() && goes_on_in_word(more)) take_back_marks();
    out_ += more;
  }

  void tag(const Tag& tag) {
    if (tag.name == "ul" || tag.name == "ol") depth_ += tag.is_closing ? -1 : 1;
    if (is_in(line_elements, tag.name)) return line();
    if (is_in(parting_elements, tag.name)) return paragraph();
    if (tag.name == "li") return item(tag);
    if (tag.name == "b" || tag.name == "strong") return mark("**", tag.is_closing);
    if (tag.name == "i" || tag.name == "em") return mark("*", tag.is_closing);
    if (tag.name == "code") return mark("`", tag.is_closing);
    if (tag.name == "a") return link(tag);
    // The cells of a table, say.
    if (tag.name == "td" || tag.name == "th") out_ += ' ';
  }

  std::string take() {
    std::string text;
    for (const char c : ascii::trimmed(out_))
      if (c != ' ' || !text.ends_with(' ')) text += c;
    return text;
  }

 private:
  /// Has an item of a list just begun?
  [[nodiscard]] bool begins_item() const {
    const std::size_t last = out_.find_last_not_of(' ');
    if (last == std::string::npos || last + 1 >= out_.size() || out_[last] != '-') return false;
    const std::size_t begin = last > 0 && out_[last - 1] == ' ' ? last - 1 : last;
    return begin == 0 || out_[begin - 1] == '\n';
  }
  void line() {
    if (begins_item()) return;
    trim_blanks();
    if (!out_.empty()) out_ += '\n';
  }
  void paragraph() {
    if (begins_item()) return;
    trim_blanks();
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += out_.ends_with('\n') ? "\n" : "\n\n";
  }
  void item(const Tag& tag) {
    if (!out_.ends_with('\n')) line();
    if (!tag.is_closing) out_ += depth_ > 1 ? " - " : "- ";
  }
  /// White space inside the marks goes outside: Markdown would not take it there.
  void mark(std::string_view mark, bool is_closing) {
    if (!is_closing) {
      open_.emplace_back(mark, out_.size());
      return;
    }
    const auto opened =
        std::find_if(open_.rbegin(), open_.rend(), [mark](const auto& one) { return one.first == mark; });
    if (opened == open_.rend()) return;
    const std::size_t begin = out_.find_first_not_of(" \n", opened->second);
    const std::size_t end = out_.find_last_not_of(" \n") + 1;
    open_.erase(std::prev(opened.base()), open_.end());
    if (begin == std::string::npos || begin >= end) return;
    const std::string_view inside = std::string_view(out_).substr(begin, end - begin);
    // A mark inside a word, or around lines, is no emphasis.
    const bool in_word = begin > 0 && ascii::is_alphanumeric(out_[begin - 1]);
    const bool touches_marks = begin > 0 && begin == marks_end_;
    if (in_word || touches_marks || inside.contains('\n') || inside.contains(mark)) return;
    out_.insert(end, mark);
    out_.insert(begin, mark);
    marks_begin_ = begin;
    marks_end_ = end + 2 * mark.size();
    mark_ = mark;
  }
  /// Does a text go on with the word that the last marks end?
  [[nodiscard]] bool goes_on_in_word(std::string_view text) const {
    return !mark_.empty() && marks_end_ == out_.size() && ascii::is_alphanumeric(text.front());
  }
  /// Marks end with a word, or are none.
  void take_back_marks() {
    out_.erase(marks_end_ - mark_.size(), mark_.size());
    out_.erase(marks_begin_, mark_.size());
    mark_ = {};
  }
  void link(const Tag& tag) {
    if (!tag.is_closing) {
      address_ = address_in(tag.attributes);
      link_begin_ = out_.size();
      return;
    }
    const std::string address = std::exchange(address_, {});
    link_begin_ = std::min(out_.find_first_not_of(" \n", link_begin_), out_.size());
    const std::string label(ascii::trimmed(std::string_view(out_).substr(link_begin_)));
    const bool may_be_label = !label.empty() && label.find_first_of("\n[]") == std::string::npos;
    if (!is_address(address) || !may_be_label) return;
    out_.resize(link_begin_);
    out_ += "[" + label + "](" + address + ")";
  }
  void trim_blanks() {
    while (out_.ends_with(' ')) out_.pop_back();
  }

  const Ids& citable_;
  std::string out_;
  std::vector<std::pair<std::string_view, std::size_t>> open_;  ///< marks, and where they began
  std::string_view mark_;  ///< the last that was set, around [marks_begin_, marks_end_)
  std::size_t marks_begin_ = 0;
  std::size_t marks_end_ = 0;
  int depth_ = 0;  ///< of lists
  std::string address_;
  std::size_t link_begin_ = 0;
};

/// Elements of a page whose text is not shown, or is not what the page is about.
constexpr std::string_view silent_elements =
    " head script style nav footer noscript template svg iframe object select aside button ";

/// The tag or the comment of a page that begins at an opening bracket, whatever its name; a `>` inside
/// quotation marks ends no tag. Of a comment, a declaration and the like the name is empty.
std::optional<Tag> page_tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  tag.begin = at++;
  if (html.substr(at).starts_with("!--")) {
    const std::size_t close = html.find("-->", at);
    tag.end = close == std::string_view::npos ? html.size() : close + 3;
    return tag;
  }
  if (at < html.size() && html[at] == '/') tag.is_closing = ++at > 0;
  if (at >= html.size() || !(ascii::is_letter(html[at]) || html[at] == '!' || html[at] == '?'))
    return std::nullopt;
  const std::size_t name = at;
  while (at < html.size() && (ascii::is_alphanumeric(html[at]) || html[at] == '-' || html[at] == ':')) ++at;
  tag.name = ascii::lowered(html.substr(name, at - name));
  char quote = 0;
  for (; at < html.size() && (quote != 0 || html[at] != '>'); ++at) {
    if (quote != 0) {
      if (html[at] == quote) quote = 0;
    } else if (html[at] == '"' || html[at] == '\'') {
      quote = html[at];
    }
  }
  // A quotation mark that nothing closes: the tag ends at its bracket.
  if (at >= html.size()) at = std::min(html.find('>', name), html.size() - 1);
  tag.is_alone = html[at - 1] == '/';
  tag.end = at + 1;
  return tag;
}

/// Where a closing tag of an element stands at or after `at`.
std::size_t find_closing(std::string_view html, std::string_view name, std::size_t at) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2))
    if (ascii::lowered(html.substr(at + 2, name.size())) == name) return at;
  return at;
}

/// Writes the text of a page while its tags come.
class PageWriter {
 public:
  void text(std::string_view text) {
    for (const char c : with_entities_decoded(text)) {
      const bool is_space = ascii::is_white_space(c);
      if (!is_space)
        out_ += c;
      else if (!out_.empty() && !ascii::is_white_space(out_.back()))
        out_ += ' ';
    }
  }

  void tag(const Tag& tag) {
    const bool is_heading =
        tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6';
    if (tag.name == "br") {
      end_line();
    } else if (is_heading || tag.name == "dt" || tag.name == "summary" || tag.name == "legend") {
      begin_block(tag.is_closing ? "" : "# ");
    } else if (tag.name == "li") {
      begin_block(tag.is_closing ? "" : "- ");
    } else if (is_of_block(tag) ||
               is_in(" main body html title thead tbody tfoot figcaption details ", tag.name)) {
      begin_block("");
    } else if (tag.name == "td" || tag.name == "th") {
      if (!out_.empty() && !ascii::is_white_space(out_.back())) out_ += "; ";
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  void end_line() {
    while (out_.ends_with(' ')) out_.pop_back();
    if (!out_.empty() && !out_.ends_with('\n')) out_ += '\n';
  }
  /// A block inside an item that has no text yet is the item's.
  void begin_block(std::string_view mark) {
    const bool is_begun = out_.ends_with("\n- ") || out_.ends_with("\n# ") || out_ == "- " || out_ == "# ";
    if (is_begun && mark.empty()) return;
    if (is_begun) out_.resize(out_.size() - 2);
    end_line();
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
    out_ += mark;
  }

  std::string out_;
};

/// The text after the mark of a list's item; nothing if the line is no such item.
std::optional<std::string_view> item_text(std::string_view line) {
  line = ascii::trimmed(line);
  for (const std::string_view mark :
       {"- ", "* ", "+ ", "• ", "– ", "— ", "· ", "▪ ", "● ", "◦ ", "•\t", "-\t"})
    if (line.starts_with(mark)) return ascii::trimmed(line.substr(mark.size()));
  if (line.starts_with("•")) return ascii::trimmed(line.substr(std::string_view("•").size()));
  std::size_t digits = 0;
  while (digits < line.size() && ascii::is_digit(line[digits])) ++digits;
  const bool is_number = digits > 0 && digits <= 2 && digits + 1 < line.size() &&
                         (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  if (is_number) return ascii::trimmed(line.substr(digits + 1));
  return std::nullopt;
}

/// The mark to print before an item where no list can be.
std::string mark_of(std::string_view line) {
  if (!ascii::is_digit(line.front())) return "•";
  return std::string(line.substr(0, line.find_first_of(".)") + 1));
}

}  // namespace

std::string without_control_characters(std::string_view text) {
  constexpr std::array<std::string_view, 7> ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    if (point == 0x2028 || point == 0x2029)
      out += '\n';
    else if (point >= 0xFB00 && point <= 0xFB06)
      out += ligatures[point - 0xFB00];
    else if (point == '\r')
      out += next < text.size() && text[next] == '\n' ? "" : "\n";
    else if (point == '\v' || point == '\f')
      out += ' ';
    else if ((point >= 0x20 || point == '\n' || point == '\t') && (point < 0x7F || point > 0x9F) &&
             (point & 0xFFFE) != 0xFFFE)
      out += text.substr(at, next - at);
    at = next;
  }
  return out;
}

std::string with_entities_decoded(std::string_view text) {
  constexpr std::size_t longest_name = 10;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out += text.substr(at, ampersand - at);
    at = ampersand;
    if (at == text.size()) break;
    const std::size_t semicolon = text.substr(0, at + longest_name + 2).find(';', at);
    const std::size_t size = semicolon == std::string_view::npos ? 0 : semicolon - at - 1;
    const std::string_view name = text.substr(at + 1, size);
    char32_t character = 0;
    if (size > 0 && size <= longest_name)
      character = name.starts_with('#') ? character_of_number(name) : character_of(name);
    if (character == 0) {
      out += text[at++];
      continue;
    }
    std::string decoded;
    utf8::append(decoded, character);
    out += without_control_characters(decoded);
    at = semicolon + 1;
  }
  return out;
}

std::string markdown_of(std::string_view text, const Ids& citable) {
  MarkdownWriter writer(citable);
  std::size_t at = 0;
  const std::vector<Tag> tags = tags_in(text);
  // Between the blocks of HTML a line end is a space.
  std::string in_lines(text);
  if (std::ranges::any_of(tags, is_of_block)) std::ranges::replace(in_lines, '\n', ' ');
  text = in_lines;
  for (const Tag& tag : tags) {
    if (!tag.is_used) continue;
    writer.text(text.substr(at, tag.begin - at));
    writer.tag(tag);
    at = tag.end;
  }
  writer.text(text.substr(at));
  return writer.take();
}

std::string text_of_html(std::string_view html) {
  PageWriter writer;
  std::set<std::string> unclosed;  // silent elements that nothing closes from here on: they hide nothing
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t bracket = std::min(html.find('<', at), html.size());
    const auto tag = bracket < html.size() ? page_tag_at(html, bracket) : std::nullopt;
    const std::size_t end = tag ? bracket : std::min(bracket + 1, html.size());
    writer.text(html.substr(at, end - at));
    at = tag ? tag->end : end;
    if (!tag) continue;
    if (!is_in(silent_elements, tag->name)) {
      writer.tag(*tag);
    } else if (!tag->is_closing && !tag->is_alone && !unclosed.contains(tag->name)) {
      const std::size_t close = find_closing(html, tag->name, at);
      if (close == std::string_view::npos)
        unclosed.insert(tag->name);
      else
        at = close;
    }
  }
  return without_control_characters(std::move(writer).take());
}

std::string_view without_bullet(std::string_view text) {
  for (const std::string_view mark : {"•", "▪", "●", "◦"})
    if (text.starts_with(mark)) return ascii::trimmed(text.substr(mark.size()));
  return text;
}

std::vector<TextPart> parts_of_text(std::string_view text) {
  std::vector<TextPart> parts;
  std::optional<std::size_t> outer_indent;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view whole = text.substr(at, end - at);
    const std::string_view line = ascii::trimmed(whole);
    if (const auto item = item_text(line); item && !item->empty()) {
      const std::size_t indent = whole.find_first_not_of(" \t");
      if (!outer_indent) outer_indent = indent;
      const bool is_nested = indent > *outer_indent && parts.back().is_list_item;
      parts.push_back({std::string(*item), true, mark_of(line), is_nested});
    } else if (!line.empty()) {
      parts.push_back({std::string(line), false});
    }
    at = end + 1;
  }
  return parts;
}

}  // namespace galley::exchange
