// document: where prose may cite.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace galley::document {

/// “[@a; @b]” in the source.
struct CitationCandidate {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> ids;
  bool may_be_link = false;  ///< “[@handle](https://…)”: md4c has to say what it is
};

/// All that may be citations or nearly are: what is not escaped.
struct CitationCandidates {
  std::vector<CitationCandidate> citations;
  std::vector<std::size_t> near_misses;  ///< where “[@a, p. 3]” begins
};

[[nodiscard]] CitationCandidates citation_candidates(std::string_view text);

}  // namespace galley::document
