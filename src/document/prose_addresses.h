// document: addresses in prose. In comes Markdown as the author wrote it, out comes the same without them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/resume.h"

namespace galley::document {

/// What stands where an address stood.
inline constexpr std::string_view ellipsis = "…";

/// Markdown without links, web addresses, e-mail addresses and DOIs. A link leaves its text; an address that
/// is itself to be read leaves an ellipsis.
[[nodiscard]] std::string without_addresses(std::string_view markdown);

/// What leads to the person though it is no whole address: hosts, names of profiles, telephone numbers.
class OwnAddresses {
 public:
  explicit OwnAddresses(const Basics& basics);

  /// Markdown with an ellipsis for each of them. Numbers are compared by their digits.
  [[nodiscard]] std::string hidden_in(std::string_view markdown) const;

 private:
  /// The name of a profile.
  struct Handle {
    std::string name;
    bool needs_at = false;  ///< may be another word unless an @ stands before it
  };
  std::vector<std::string> hosts_;
  std::vector<Handle> handles_;
  std::vector<std::string> numbers_;  ///< their digits
};

}  // namespace galley::document
