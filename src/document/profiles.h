// document: accounts on networks. In comes a profile, out comes which of its values are printed.
#pragma once

#include <string_view>

#include "galley/resume/resume.h"

namespace galley::document {

/// What is printed of a profile, in this order.
struct ProfileParts {
  bool network = false;
  bool username = false;
  bool address = false;
};

/// The fewest values that let a reader recognise the account: the address where it shows the username, with
/// the network before it where the address does not name it; else network and username. `network` and
/// `username` are plain text, `url` as the author wrote it; each may be empty.
[[nodiscard]] ProfileParts printed_parts(std::string_view network, std::string_view username,
                                         std::string_view url);

/// True if a field of style.contact names the network of a profile (“stack-overflow”: Stack Overflow).
[[nodiscard]] bool names_network(std::string_view field, const NetworkProfile& profile);

}  // namespace galley::document
