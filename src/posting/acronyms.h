// posting: acronyms and other ways to write a term.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::posting {

/// A long form and its acronym: “continuous integration (CI)”, “CI (continuous integration)”.
struct AcronymPair {
  std::string long_form;
  std::string acronym;
};

/// The pairs that a text defines: one stands in parentheses after the other, and the letters of the acronym
/// stand in the long form in their order, the first at its beginning.
[[nodiscard]] std::vector<AcronymPair> acronyms_in(std::string_view text);

/// Ways to write one thing that galley knows (data/terms/pairs.txt), each list of equal forms.
[[nodiscard]] const std::vector<std::vector<std::string_view>>& known_forms();

}  // namespace galley::posting
