// document: addresses in prose (see prose_addresses.h). Links are found by the parser; their brackets are
// looked for in the source, so that all other marks stay as they are. What came of it is parsed again.
#include "prose_addresses.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "galley/base/ascii.h"
#include "inline.h"
#include "urls.h"

namespace galley::document {
namespace {

constexpr auto npos = std::string_view::npos;

/// The bracket that opens what the bracket at `close` closes.
std::optional<std::size_t> opening_of(std::string_view text, std::size_t close, std::size_t from) {
  const auto is_escaped = [&](std::size_t at) {
    std::size_t marks = 0;
    while (at > from + marks && text[at - marks - 1] == '\\') ++marks;
    return marks % 2 == 1;
  };
  std::size_t depth = 0;
  for (std::size_t at = close + 1; at-- > from;) {
    if ((text[at] != '[' && text[at] != ']') || is_escaped(at)) continue;
    depth += text[at] == ']' ? 1 : 0;
    if (text[at] == '[' && --depth == 0) return at;
  }
  return {};
}

/// The source from `from` on without the link to `address`, which is the next. Moves `from` behind it.
/// Nothing if the link is not found.
std::optional<std::string> without_link(std::string_view text, std::string_view address, std::size_t& from) {
  std::size_t tries = 64;  // what is written so that more of them fail is written to take long
  for (std::size_t at = text.find(address, from); at != npos && tries-- > 0;
       at = text.find(address, at + 1)) {
    const std::size_t after = at + address.size();
    if (at > from && text[at - 1] == '<' && text.substr(after, 1) == ">" &&
        !text.substr(0, at).ends_with("(<")) {
      const std::size_t begin = std::exchange(from, after + 1);
      return std::string(text.substr(begin, at - 1 - begin)).append(ellipsis);
    }
    std::size_t open = at;
    while (open > from && (text[open - 1] == ' ' || text[open - 1] == '\n' || text[open - 1] == '<')) --open;
    if (open < from + 2 || text.substr(open - 2, 2) != "](") continue;
    const std::size_t close = text.find(')', after);
    const auto bracket = opening_of(text, open - 2, from);
    if (close == npos || !bracket) continue;
    const std::size_t begin = std::exchange(from, close + 1);
    const std::string_view words = text.substr(*bracket + 1, open - 3 - *bracket);
    const bool is_address = printed_url(words, UrlForm::Short) == printed_url(address, UrlForm::Short);
    return std::string(text.substr(begin, *bracket - begin)).append(is_address ? ellipsis : words);
  }
  return {};
}

/// Words as Markdown that stands for itself.
std::string escaped(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (std::string_view("\\`*_[]<").contains(c)) text += '\\';
    text += c;
  }
  return text;
}

std::string without_links(std::string_view markdown) {
  const Inline content = parse_inline(markdown).content;
  if (content.addresses.empty()) return std::string(markdown);
  std::string left;
  std::size_t from = 0;
  for (const std::string& address : content.addresses) {
    auto part = without_link(markdown, address, from);
    constexpr std::string_view mail = "mailto:";  // of <ada@example.com>, the parser's own
    if (!part && address.starts_with(mail))
      part = without_link(markdown, std::string_view(address).substr(mail.size()), from);
    if (!part) break;
    left += *part;
  }
  left += markdown.substr(from);
  const Inline again = parse_inline(left).content;
  if (again.addresses.empty()) return left;
  // An address that is written with escapes, say, is not found. Then the text alone stays.
  return escaped(plain_text(content));
}

bool is_of_mail(char c) { return ascii::is_alphanumeric(c) || std::string_view("._%+-").contains(c); }
bool is_of_host(char c) { return ascii::is_alphanumeric(c) || c == '.' || c == '-'; }

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The end of a host that begins at `begin`. Nothing if it has no domain.
std::optional<std::size_t> end_of_host(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_of_host(text[end])) ++end;
  while (end > begin && !ascii::is_alphanumeric(text[end - 1])) --end;
  const std::string_view host = text.substr(begin, end - begin);
  const std::size_t dot = host.rfind('.');
  if (dot == npos || dot == 0 || host.size() < dot + 3) return {};
  if (!std::ranges::all_of(host.substr(dot + 1), ascii::is_letter)) return {};
  return end;
}

/// “ada@example.com” about the @ at `at`.
std::optional<Stretch> mail_about(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t begin = at;
  while (begin > from && is_of_mail(text[begin - 1])) --begin;
  const auto end = end_of_host(text, at + 1);
  if (begin == at || !end) return {};
  for (const std::string_view scheme : {"mailto:", "xmpp:"})
    if (begin >= from + scheme.size() && text.substr(begin - scheme.size(), scheme.size()) == scheme)
      begin -= scheme.size();
  return Stretch{begin, *end};
}

/// The end of a web address: white space, or the punctuation of the sentence around it.
std::size_t end_of_url(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find_first_of(" \t\r\n<>\"`|", at), text.size());
  while (end > at && std::string_view(".,;:!?)]'*_").contains(text[end - 1])) --end;
  return end;
}

/// “https://example.com/ada” about the colon at `at`.
std::optional<Stretch> url_about(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t begin = at;
  while (begin > from && ascii::is_alphanumeric(text[begin - 1])) --begin;
  const std::string scheme = ascii::lowered(text.substr(begin, at - begin));
  const bool is_short = scheme == "doi" || scheme == "tel";
  if (begin == at || (!is_short && text.substr(at, 3) != "://")) return {};
  const std::size_t end = end_of_url(text, at + 1);
  if (end <= at + (is_short ? 1 : 3)) return {};
  return Stretch{begin, end};
}

/// “github.com/ada” about the first slash, at `at`: a host of a usual domain. (“Node.js/Express” is none.)
std::optional<Stretch> path_about(std::string_view text, std::size_t at, std::size_t from) {
  constexpr std::string_view domains =
      " ac ai app at au be blog br ca ch cn co com cv cz de dev dk edu es eu fi fr gov gr id ie in info int "
      "io it "
      "jp kr me mx net nl no nu nz online org page pl pro pt ro ru se site space studio tech tr tv tw ua uk "
      "us "
      "work wtf xyz za ";
  std::size_t begin = at;
  while (begin > from && is_of_host(text[begin - 1])) --begin;
  const auto host_end = end_of_host(text, begin);
  if (!host_end || *host_end != at) return {};
  const std::string_view host = text.substr(begin, at - begin);
  const std::string_view domain = host.substr(host.rfind('.') + 1);
  if (!domains.contains(" " + std::string(domain) + " ")) return {};
  const std::size_t end = end_of_url(text, at);
  if (end <= at + 1) return {};
  return Stretch{begin, end};
}

/// “www.example.com” from `at` on.
std::optional<Stretch> web_host_at(std::string_view text, std::size_t at, std::size_t from) {
  const bool begins = at == from || !is_of_host(text[at - 1]);
  if (!begins || ascii::lowered(text.substr(at, 4)) != "www." || !end_of_host(text, at)) return {};
  return Stretch{at, end_of_url(text, at)};
}

}  // namespace

std::string without_addresses(std::string_view markdown) {
  if (markdown.find_first_of("@:/.") == npos) return std::string(markdown);
  const std::string unlinked = without_links(markdown);
  const std::string_view text = unlinked;
  std::string left;
  std::size_t from = 0;
  for (std::size_t at = text.find_first_of("@:/wW"); at != npos; at = text.find_first_of("@:/wW", at + 1)) {
    if (at < from) continue;
    std::optional<Stretch> found;
    if (text[at] == '@') found = mail_about(text, at, from);
    if (text[at] == ':') found = url_about(text, at, from);
    if (text[at] == '/') found = path_about(text, at, from);
    if (ascii::to_small(text[at]) == 'w') found = web_host_at(text, at, from);
    if (!found) continue;
    left.append(text.substr(from, found->begin - from)).append(ellipsis);
    from = found->end;
  }
  return left.append(text.substr(from));
}

}  // namespace galley::document
