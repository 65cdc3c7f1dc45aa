// facts: does a word, or a group of words, stand anywhere in a résumé?
#pragma once

#include <string>
#include <string_view>

#include "galley/resume/resume.h"

namespace galley::facts {

/// The words of all texts of a résumé.
class Claims {
 public:
  explicit Claims(const Resume& resume);

  /// Do these words stand one after the other somewhere? Capitals and punctuation make no difference. Of a
  /// list (“Python, Go”, “SQL (advanced)”) each part may stand elsewhere.
  [[nodiscard]] bool hold(std::string_view markdown) const;

 private:
  void add(std::string_view markdown);

  std::string words_;  ///< with a space around each, and a line for each text
};

}  // namespace galley::facts
