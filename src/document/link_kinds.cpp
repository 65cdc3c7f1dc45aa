// document: the hosts that have a name of their own (see link_kinds.h).
#include "link_kinds.h"

#include <array>
#include <string>

#include "galley/base/ascii.h"

namespace galley::document {
namespace {

struct Network {
  std::string_view host;
  std::string_view name;
};

constexpr std::array networks{
    Network{"arxiv.org", "arXiv"},
    Network{"behance.net", "Behance"},
    Network{"bitbucket.org", "Bitbucket"},
    Network{"bsky.app", "Bluesky"},
    Network{"codeberg.org", "Codeberg"},
    Network{"doi.org", "DOI"},
    Network{"dribbble.com", "Dribbble"},
    Network{"facebook.com", "Facebook"},
    Network{"github.com", "GitHub"},
    Network{"gitlab.com", "GitLab"},
    Network{"scholar.google.com", "Google Scholar"},
    Network{"huggingface.co", "Hugging Face"},
    Network{"instagram.com", "Instagram"},
    Network{"kaggle.com", "Kaggle"},
    Network{"linkedin.com", "LinkedIn"},
    Network{"medium.com", "Medium"},
    Network{"orcid.org", "ORCID"},
    Network{"researchgate.net", "ResearchGate"},
    Network{"stackoverflow.com", "Stack Overflow"},
    Network{"twitter.com", "Twitter"},
    Network{"x.com", "X"},
    Network{"xing.com", "XING"},
    Network{"youtube.com", "YouTube"},
};

/// Without the scheme, the account and what follows the host; in small letters.
std::string host_of(std::string_view uri) {
  if (const std::size_t slashes = uri.find("//"); slashes != std::string_view::npos)
    uri.remove_prefix(slashes + 2);
  uri = uri.substr(0, uri.find_first_of("/?#"));
  if (const std::size_t account = uri.rfind('@'); account != std::string_view::npos)
    uri.remove_prefix(account + 1);
  return ascii::lowered(std::string(uri.substr(0, uri.find(':'))));
}

/// Is it the host, or a name below it? “de.linkedin.com” is LinkedIn's.
bool is_at(std::string_view host, std::string_view network) {
  if (!host.ends_with(network)) return false;
  return host.size() == network.size() || host[host.size() - network.size() - 1] == '.';
}

}  // namespace

std::string_view kind_of_link(std::string_view uri, const Vocabulary& words) {
  if (uri.starts_with("mailto:")) return words.email;
  if (uri.starts_with("tel:")) return words.phone;
  const std::string host = host_of(uri);
  for (const Network& network : networks)
    if (is_at(host, network.host)) return network.name;
  return words.website;
}

}  // namespace galley::document
