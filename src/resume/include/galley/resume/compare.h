// resume: what two résumés, most often two variants of one, differ in.
#pragma once

#include <string>
#include <vector>

#include "galley/resume/resume.h"

namespace galley::resume {

/// One thing that differs. What is only in one of them has nothing in the other's place.
struct Difference {
  std::string section;  ///< its id; `basics`; empty: the order of the sections
  std::string item;     ///< what the item is known by; empty: the section itself
  std::string key;      ///< “position”, “highlights”, “order”; empty: the item or section as a whole
  std::string before;
  std::string after;
};

/// What differs from `before` to `after`, in the order of `before`, and after each of its sections what only
/// `after` has there. Items are the same if their ids are, or if they come from the same place of the same
/// file, or else if they are known by the same words; so are highlights.
[[nodiscard]] std::vector<Difference> compare(const Resume& before, const Resume& after);

}  // namespace galley::resume
