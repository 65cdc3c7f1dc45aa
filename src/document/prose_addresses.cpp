// document: addresses in prose (see prose_addresses.h). Links are found by the parser; their brackets are
// looked for in the source, so that all other marks stay as they are. What came of it is parsed again.
#include "prose_addresses.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/document/plain_text.h"
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

/// Is the byte at `at` part of a letter or a digit of a script with spaces between its words?
bool is_letter_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii::is_alphanumeric(text[at]);
  std::size_t begin = at;
  while (begin > 0 && at - begin < 3 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
  const char32_t point = utf8::decode(text, begin).code_point;
  return point < 0x2E80 && u_isalnum(static_cast<UChar32>(point)) != 0;
}
bool is_of_mail(std::string_view text, std::size_t at) {
  return std::string_view("._%+-").contains(text[at]) || is_letter_at(text, at);
}
bool is_of_host(std::string_view text, std::size_t at) {
  return text[at] == '.' || text[at] == '-' || is_letter_at(text, at);
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The end of a host that begins at `begin`. Nothing if it has no domain.
std::optional<std::size_t> end_of_host(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_of_host(text, end)) ++end;
  while (end > begin && !is_letter_at(text, end - 1)) --end;
  const std::string_view host = text.substr(begin, end - begin);
  const std::size_t dot = host.rfind('.');
  if (dot == npos || dot == 0 || host.size() < dot + 3) return {};
  if (std::ranges::any_of(host.substr(dot + 1), ascii::is_digit)) return {};
  if (host.substr(dot + 1).contains('-')) return {};
  return end;
}

/// “ada@example.com” about the @ at `at`.
std::optional<Stretch> mail_about(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t begin = at;
  while (begin > from && is_of_mail(text, begin - 1)) --begin;
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

/// “github.com/ada” or “example.dev:8080” about the first slash or the colon, at `at`: a host of a usual
/// domain. (“Node.js/Express” is none.)
std::optional<Stretch> path_about(std::string_view text, std::size_t at, std::size_t from) {
  constexpr std::string_view domains =
      " ac ai app at au be blog br ca ch cn co com cv cz de dev dk edu es eu fi fr gov gr id ie in info int "
      "io it "
      "jp kr me mx net nl no nu nz online org page pl pro pt ro ru se site space studio tech tr tv tw ua uk "
      "us "
      "work wtf xyz za ";
  std::size_t begin = at;
  while (begin > from && is_of_host(text, begin - 1)) --begin;
  const auto host_end = end_of_host(text, begin);
  if (!host_end || *host_end != at) return {};
  const std::string_view host = text.substr(begin, at - begin);
  const std::string_view domain = host.substr(host.rfind('.') + 1);
  if (!domains.contains(" " + std::string(domain) + " ")) return {};
  const std::size_t end = end_of_url(text, at);
  if (end <= at + 1 || (text[at] == ':' && !ascii::is_digit(text[at + 1]))) return {};
  return Stretch{begin, end};
}

/// “10.1000/182” about the first slash, at `at`. (“10.2023/11.2023” are two months.)
std::optional<Stretch> doi_about(std::string_view text, std::size_t at, std::size_t from) {
  const auto is_of_number = [](char c) { return ascii::is_digit(c) || c == '.'; };
  std::size_t begin = at;
  while (begin > from && is_of_number(text[begin - 1])) --begin;
  const std::size_t end = end_of_url(text, at);
  const std::string_view prefix = text.substr(begin, at - begin);
  if (!prefix.starts_with("10.") || prefix.size() < 7 || end <= at + 1) return {};
  if (begin > from && (is_letter_at(text, begin - 1) || text[begin - 1] == '/')) return {};
  const std::string_view suffix = text.substr(at + 1, end - at - 1);
  const bool is_month = prefix.size() == 7 && suffix.size() <= 7 && suffix.contains('.') &&
                        std::ranges::all_of(suffix, is_of_number);
  if (is_month) return {};
  return Stretch{begin, end};
}

/// “www.example.com” from `at` on.
std::optional<Stretch> web_host_at(std::string_view text, std::size_t at, std::size_t from) {
  const bool begins = at == from || !is_of_host(text, at - 1);
  if (!begins || ascii::lowered(text.substr(at, 4)) != "www." || !end_of_host(text, at)) return {};
  return Stretch{at, end_of_url(text, at)};
}

/// Does a word begin or end at `at`?
bool is_edge(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !is_letter_at(text, at - 1) || !is_letter_at(text, at);
}

/// The stretches of `small`, a text in small letters, at which a host stands, with what stands before and
/// behind it: “blog.example.dev/x”.
void find_host(std::string_view small, std::string_view host, std::vector<Stretch>& found) {
  for (std::size_t at = small.find(host); at != npos; at = small.find(host, at + host.size())) {
    std::size_t begin = at;
    std::size_t end = at + host.size();
    const bool goes_on =
        end + 1 < small.size() && (small[end] == '.' || small[end] == '-') && is_letter_at(small, end + 1);
    if (!is_edge(small, at) || !is_edge(small, end) || goes_on || (at > 0 && small[at - 1] == '-')) continue;
    if (at > 0 && small[at - 1] == '.')
      while (begin > 0 && is_of_host(small, begin - 1)) --begin;
    if (end < small.size() && (small[end] == '/' || small[end] == ':')) end = end_of_url(small, end);
    found.push_back({begin, end});
  }
}

void find_handle(std::string_view small, std::string_view handle, bool needs_at,
                 std::vector<Stretch>& found) {
  for (std::size_t at = small.find(handle); at != npos; at = small.find(handle, at + handle.size())) {
    const bool has_at = at > 0 && small[at - 1] == '@';
    const std::string_view before = ascii::trimmed(small.substr(0, has_at ? at - 1 : at));
    const bool is_citation = has_at && (before.ends_with('[') || before.ends_with(';'));
    const std::size_t end = at + handle.size();
    if (!is_edge(small, at) || !is_edge(small, end) || is_citation || (needs_at && !has_at)) continue;
    found.push_back({has_at ? at - 1 : at, end});
  }
}

/// Numbers that end as `number` does. What stands before those digits belongs to one as far as it is alike.
void find_number(std::string_view text, std::string_view number, std::vector<Stretch>& found) {
  constexpr std::size_t enough = 7;
  constexpr std::size_t max_between = 3;
  if (number.size() + 2 < enough) return;
  const std::string_view key = number.substr(number.size() - std::min(number.size(), enough));
  for (std::size_t at = 0; at < text.size();) {
    std::string digits;
    std::vector<std::size_t> places;
    for (; at < text.size(); ++at) {
      const bool is_between = std::string_view(" -./()\xC2\xA0\xE2\x80\x91\x93\xAF").contains(text[at]);
      if (ascii::is_digit(text[at])) {
        digits += text[at];
        places.push_back(at);
      } else if (!is_between || (!places.empty() && at - places.back() > max_between)) {
        ++at;
        break;
      }
    }
    for (std::size_t same = digits.find(key); same != npos; same = digits.find(key, same + key.size())) {
      std::size_t first = same;
      std::size_t left = number.size() - key.size();
      while (first > 0 && left > 0 && digits[first - 1] == number[left - 1]) --first, --left;
      while (first > 0 && digits[first - 1] == '0') --first;  // “030” within a country, “+49 (0)30”
      while (first > 0 && left > 0 && digits[first - 1] == number[left - 1]) --first, --left;
      std::size_t begin = places[first];
      while (begin > 0 && (text[begin - 1] == '+' || text[begin - 1] == '(')) --begin;
      found.push_back({begin, places[same + key.size() - 1] + 1});
    }
  }
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
    if (!found && (text[at] == ':' || text[at] == '/')) found = path_about(text, at, from);
    if (!found && text[at] == '/') found = doi_about(text, at, from);
    if (ascii::to_small(text[at]) == 'w') found = web_host_at(text, at, from);
    if (!found) continue;
    left.append(text.substr(from, found->begin - from)).append(ellipsis);
    from = found->end;
  }
  return left.append(text.substr(from));
}

OwnAddresses::OwnAddresses(const Basics& basics) {
  const auto take_host = [this](std::string_view address) {
    const std::string host(address.substr(0, address.find_first_of("/:?#")));
    if (host.contains('.') && host.size() > 3) hosts_.push_back(ascii::lowered(host));
  };
  take_host(printed_url(basics.url.value, UrlForm::Short));
  for (const Text& mail : basics.email)
    if (const std::size_t at = mail.value.rfind('@'); at != npos)
      take_host(std::string_view(mail.value).substr(at + 1));
  const std::string name = ascii::lowered(plain_text_of(basics.name.value));
  for (const NetworkProfile& profile : basics.profiles) {
    std::string handle = ascii::lowered(ascii::trimmed(profile.username.value));
    if (handle.starts_with('@')) handle.erase(0, 1);
    constexpr std::size_t min_letters = 3;
    if (handle.size() < min_letters) continue;
    const bool needs_at = handle.size() == min_letters || name.contains(handle);
    handles_.push_back({escaped(handle), needs_at});
    handles_.push_back({std::move(handle), needs_at});
  }
  for (const Text& phone : basics.phone) {
    std::string number = phone.value;
    if (const std::size_t zero = number.find("(0)"); zero != npos) number.erase(zero, 3);
    numbers_.push_back(ascii::digits_of(number));
  }
}

std::string OwnAddresses::hidden_in(std::string_view markdown) const {
  const std::string small = ascii::lowered(markdown);
  std::vector<Stretch> found;
  for (const std::string& host : hosts_) find_host(small, host, found);
  for (const Handle& handle : handles_) find_handle(small, handle.name, handle.needs_at, found);
  for (const std::string& number : numbers_) find_number(small, number, found);
  std::ranges::sort(found, {}, &Stretch::begin);
  std::string left;
  std::size_t from = 0;
  for (const Stretch& one : found) {
    if (one.end <= from) continue;
    if (one.begin >= from) left.append(markdown.substr(from, one.begin - from)).append(ellipsis);
    from = one.end;
  }
  return left.append(markdown.substr(from));
}

}  // namespace galley::document
