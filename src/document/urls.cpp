// document: addresses to URIs, and URLs to what is printed of them.
#include "urls.h"

#include <algorithm>
#include <initializer_list>

#include "galley/base/ascii.h"

namespace galley::document {
namespace {

bool has_prefix(std::string_view text, std::string_view prefix) {
  return ascii::lowered(text.substr(0, prefix.size())) == prefix;
}

/// "://" says that there is a scheme; "localhost:80" has none. Two schemes do without the slashes.
bool has_scheme(std::string_view url) {
  if (has_prefix(url, "mailto:") || has_prefix(url, "tel:")) return true;
  const std::size_t end = url.find("://");
  return end != std::string_view::npos && end > 0 && ascii::is_letter(url[0]) &&
         std::ranges::all_of(url.substr(0, end), [](char c) {
           return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
         });
}

/// The letters before the first colon, unless what follows is a port: “example.org:8080” has no scheme.
std::string_view scheme_of(std::string_view address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos || !ascii::is_letter(address[0])) return {};
  const std::string_view scheme = address.substr(0, colon);
  const bool is_scheme = std::ranges::all_of(
      scheme, [](char c) { return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; });
  const bool is_port = scheme.find('.') != std::string_view::npos && colon + 1 < address.size() &&
                       ascii::is_digit(address[colon + 1]);
  return is_scheme && !is_port ? scheme : std::string_view();
}

bool is_host(std::string_view host) {
  return host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.') &&
         host.find_first_of(" @<>\"\\&") == std::string_view::npos;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unsafe = " \"<>\\^`{|}";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || unsafe.find(c) != std::string_view::npos) {
      encoded += '%';
      encoded += digits[byte >> 4U];
      encoded += digits[byte & 0xFU];
    } else {
      encoded += c;
    }
  }
  return encoded;
}

std::string_view without_prefixes(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (has_prefix(text, prefix)) text.remove_prefix(prefix.size());
  }
  return text;
}

/// Where an extension (“x12”, “ext. 12”) begins, or the end.
std::size_t extension_of(std::string_view number) {
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number[i] == 'x' || number[i] == 'X' || has_prefix(number.substr(i), "ext")) return i;
  }
  return number.size();
}

}  // namespace

std::string with_scheme(std::string_view url) {
  return (url.empty() || has_scheme(url) ? "" : "https://") + std::string(url);
}

std::string uri_of(std::string_view url) { return percent_encoded(with_scheme(url)); }

std::optional<std::string> fault_of_address(std::string_view address) {
  const std::string shown(address);
  const std::string_view scheme = scheme_of(address);
  if (scheme.empty()) {
    const std::string_view host = address.substr(0, address.find_first_of(":/?#"));
    return is_host(host) ? std::nullopt
                         : std::optional("'" + shown + "' is no address that can be linked to");
  }
  std::string_view rest = address.substr(scheme.size() + 1);
  const bool is_web = has_prefix(address, "http:") || has_prefix(address, "https:");
  if (!is_web && !has_prefix(address, "mailto:") && !has_prefix(address, "tel:")) {
    return "the link '" + shown + "' begins with '" + std::string(scheme) +
           ":', which a résumé cannot link to";
  }
  const bool has_slashes = rest.starts_with("//");
  if (is_web && has_slashes) rest.remove_prefix(2);
  if (is_web != has_slashes || rest.empty() || rest.starts_with('/')) {
    return "the link '" + shown + "' names no one to link to";
  }
  return std::nullopt;
}

std::string mail_uri(std::string_view address) {
  return "mailto:" + percent_encoded(without_prefixes(address, {"mailto:"}));
}

std::string telephone_uri(std::string_view number) {
  const std::size_t extension_at = extension_of(number);
  std::string_view main = number.substr(0, extension_at);
  const std::size_t first = main.find_first_not_of(" (");
  const bool international = first != std::string_view::npos && main[first] == '+';
  std::string cleaned(main);
  if (const std::size_t trunk = cleaned.find("(0)"); international && trunk != std::string::npos) {
    cleaned.erase(trunk, 3);
  }
  const std::string digits = ascii::digits_of(cleaned);
  if (digits.empty() || std::ranges::any_of(cleaned, ascii::is_letter)) return {};
  const std::string extension = ascii::digits_of(number.substr(extension_at));
  return "tel:" + std::string(international ? "+" : "") + digits +
         (extension.empty() ? "" : ";ext=" + extension);
}

std::string_view bare_doi(std::string_view doi) {
  return without_prefixes(doi, {"https://", "http://", "dx.", "doi.org/", "doi:"});
}

std::string printed_url(std::string_view url, UrlForm form) {
  if (form == UrlForm::Full) return std::string(url);
  std::string_view shown = without_prefixes(url, {"https://", "http://", "mailto:", "www."});
  if (shown.size() > 1 && shown.ends_with('/')) shown.remove_suffix(1);
  return std::string(shown);
}

}  // namespace galley::document
