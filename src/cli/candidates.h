// cli: what may follow on a command line, for the completions of shells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::cli {

struct Candidate {
  std::string value;  ///< the whole word
  std::string description;
};

/// What may stand in place of a word.
struct Candidates {
  std::vector<Candidate> words;
  /// If there are no words: “none”, “any” file, “folders”, or the extensions of files.
  std::string_view files = "none";
};

/// What may stand in place of the last of these words. They are those after `galley`, as typed so far.
/// Résumés, themes and fonts are read as a build would read them. What cannot be read gives no candidates.
[[nodiscard]] Candidates candidates_for(std::vector<std::string> words);

}  // namespace galley::cli
