// galley: the texts of a résumé, each with what it is and where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/resume.h"

namespace galley {

struct ResumeText {
  std::string text;       ///< without Markdown
  std::string_view what;  ///< “highlight”, “skills list”, “summary”
  Place place;
  std::string_view section;       ///< its id; empty: the head
  const Item* item = nullptr;     ///< null: of the section itself
  std::vector<std::string> tags;  ///< of the highlight
};

/// The texts that can be printed, in the order of the résumé. They refer to it.
[[nodiscard]] std::vector<ResumeText> texts_of(const Resume& resume);

}  // namespace galley
