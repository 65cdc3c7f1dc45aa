// document: which values of an account are printed, so that nothing is said twice.
#include "profiles.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "galley/base/ascii.h"
#include "urls.h"

namespace galley::document {
namespace {

/// Letters and figures of ASCII in lower case: “Stack Overflow” is in stackoverflow.com. Other characters
/// stay.
std::string folded(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
    if (beyond_ascii || ascii::is_alphanumeric(c)) letters += ascii::to_small(c);
  }
  return letters;
}

bool contains(std::string_view text, std::string_view part) {
  return folded(text).find(folded(part)) != std::string::npos;
}

/// Does an address say which network this is? Each word counts by itself, since Google Scholar is at
/// scholar.google.com. A name of one or two letters (“X”) has to be a label of the host: it is part of most
/// words.
bool says_network(std::string_view address, std::string_view network) {
  if (folded(network).size() <= 2) {
    const std::string host = "." + printed_url(address, UrlForm::Short);
    const std::string label = "." + folded(network) + ".";
    return host.substr(0, host.find('/')).find(label) != std::string::npos;
  }
  for (std::size_t begin = 0; begin < network.size();) {
    const std::size_t end = std::min(network.find(' ', begin), network.size());
    if (!contains(address, network.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

ProfileParts printed_parts(std::string_view network, std::string_view username, std::string_view url) {
  // Many give their address for their name.
  const bool names_both = username.find('/') != std::string_view::npos && says_network(username, network);
  const bool has_network = !network.empty();
  if (url.empty()) return {has_network && !names_both, !username.empty(), false};
  // What follows a question mark is for machines: no reader knows an account by it.
  const bool is_readable = url.find_first_of("?#") == std::string_view::npos;
  const bool shows_username =
      username.empty() || (is_readable && contains(url, printed_url(username, UrlForm::Short)));
  if (!shows_username && has_network) return {!names_both, true, false};
  return {has_network && !says_network(url, network), !shows_username, true};
}

bool names_network(std::string_view field, const NetworkProfile& profile) {
  return folded(profile.network.value) == folded(field);
}

}  // namespace galley::document
