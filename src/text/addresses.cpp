// text: telephone numbers, mail addresses and handles that stand in prose, where nothing marks them. Their
// direction is their own: a plus stands before its number, an @ before its name.
#include <algorithm>
#include <optional>

#include "galley/base/ascii.h"
#include "galley/text/text.h"

namespace galley::text {
namespace {

constexpr std::size_t min_digits = 6;  // of a number to call

bool is_of_number(char c) { return ascii::is_digit(c) || std::string_view(" ()-./").contains(c); }
bool is_of_name(char c) { return ascii::is_alphanumeric(c) || std::string_view("._%+-").contains(c); }

/// The end of the number whose plus stands at `plus`, if one does.
std::optional<std::size_t> end_of_number(std::string_view text, std::size_t plus) {
  std::size_t end = plus + 1;
  std::size_t digits = 0;
  std::size_t last = end;
  for (; end < text.size() && is_of_number(text[end]); ++end) {
    if (!ascii::is_digit(text[end])) continue;
    ++digits;
    last = end + 1;
  }
  return digits >= min_digits ? std::optional(last) : std::nullopt;
}

/// The mail address or handle around an @.
std::optional<Isolate> name_around(std::string_view text, std::size_t sign, std::size_t from) {
  std::size_t begin = sign;
  while (begin > from && is_of_name(text[begin - 1])) --begin;
  std::size_t end = sign + 1;
  while (end < text.size() && is_of_name(text[end])) ++end;
  while (end > sign + 1 && !ascii::is_alphanumeric(text[end - 1])) --end;
  if (end == sign + 1) return std::nullopt;
  return Isolate{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::vector<Isolate> addresses_in(std::string_view text) {
  std::vector<Isolate> found;
  std::size_t from = 0;
  for (std::size_t at = text.find_first_of("+@"); at != std::string_view::npos;
       at = text.find_first_of("+@", std::max(at + 1, from))) {
    if (text[at] == '@') {
      if (const auto name = name_around(text, at, from)) found.push_back(*name);
    } else if (const auto end = end_of_number(text, at)) {
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)});
    }
    if (!found.empty()) from = found.back().end;
  }
  return found;
}

}  // namespace galley::text
