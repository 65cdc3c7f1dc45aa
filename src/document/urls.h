// document: addresses. In come URLs, e-mail addresses, telephone numbers and DOIs as the author wrote them,
// out come the URI to link to and the text to print.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "galley/resume/style.h"

namespace galley::document {

/// A URL with https:// before it if it has no scheme; empty if it is.
[[nodiscard]] std::string with_scheme(std::string_view url);

/// The URI of a URL: one without a scheme gets https://; what RFC 3986 does not allow is percent-encoded.
[[nodiscard]] std::string uri_of(std::string_view url);

/// What keeps a résumé from linking to an address, or nothing: it may be http:, https:, mailto:, tel:, or
/// begin with a host that has a dot (“example.org/page”).
[[nodiscard]] std::optional<std::string> fault_of_address(std::string_view address);

/// mailto: and the address.
[[nodiscard]] std::string mail_uri(std::string_view address);

/// tel: and the number (digits and a leading + only; “(0)” after a country code is left out; RFC 3966's ;ext=
/// for an extension). Empty if it holds letters otherwise: then there is no number to dial.
[[nodiscard]] std::string telephone_uri(std::string_view number);

/// A DOI without “https://doi.org/” or “doi:” before it.
[[nodiscard]] std::string_view bare_doi(std::string_view doi);

/// A URL as it is printed: as it is, or without scheme, “www.” and a trailing slash (`Short` and `Title`).
[[nodiscard]] std::string printed_url(std::string_view url, UrlForm form);

}  // namespace galley::document
