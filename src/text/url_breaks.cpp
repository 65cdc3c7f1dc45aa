// text: a URL to the places at which it parts, without a hyphen. A line that ends in a slash or begins with
// another mark shows that the address goes on.
#include "url_breaks.h"

#include <algorithm>

namespace galley::text {
namespace {

constexpr std::size_t shortest_piece = 3;

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Range host_of(std::u32string_view url) {
  constexpr std::u32string_view after_scheme = U"://";
  const std::size_t scheme = url.find(after_scheme);
  const bool has_scheme = scheme != url.npos && url.find_first_of(U"/?#.") > scheme;
  const std::size_t begin = has_scheme ? scheme + after_scheme.size() : 0;
  return {begin, std::min(url.find_first_of(U"/?#", begin), url.size())};
}

/// The dots of the host but the last, which stands inside the registered name, and that of a leading `www`.
std::vector<std::size_t> host_breaks(std::u32string_view url, Range host) {
  std::vector<std::size_t> dots;
  for (std::size_t i = host.begin; i < host.end; ++i) {
    if (url[i] == U'.') dots.push_back(i);
  }
  if (!dots.empty()) dots.pop_back();
  if (!dots.empty() && url.substr(host.begin, dots.front() - host.begin) == U"www") dots.erase(dots.begin());
  return dots;
}

bool is_mark(char32_t character) {
  return std::u32string_view(U"/?&=#.-_~%,:;@!+$*|").find(character) != std::u32string_view::npos;
}

bool parts_before(std::u32string_view url, std::size_t i) {
  if (url[i - 1] == U'/') return url[i] != U'/';
  return is_mark(url[i]) && url[i] != U'/' && !is_mark(url[i - 1]);
}

}  // namespace

std::vector<std::size_t> url_breaks(std::u32string_view url) {
  const Range host = host_of(url);
  std::vector<std::size_t> breaks = host_breaks(url, host);
  for (std::size_t i = host.end + 1; i < url.size(); ++i) {
    if (parts_before(url, i)) breaks.push_back(i);
  }
  std::erase_if(breaks,
                [&](std::size_t at) { return at < shortest_piece || url.size() - at < shortest_piece; });
  return breaks;
}

}  // namespace galley::text
