// facts: does a variant of a résumé say anything else than its base? It may reword, leave out and reorder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/resume/resume.h"

namespace galley::facts {

enum class FindingKind {
  Changed,  ///< an employer, title, school, degree, date or grade is another one
  Number,   ///< a text has a number or an amount that it does not have in the base
  Added,    ///< an entry or a highlight is not in the base
  Claimed,  ///< a skill stands nowhere in the base
};

/// One thing that a variant says and its base does not.
struct Finding {
  FindingKind kind = FindingKind::Changed;
  std::string section;  ///< its id, or `basics`
  std::string item;     ///< “Engineer, Acme”. Empty: the section itself
  std::string key;      ///< “position”, “dates”. Empty: the item itself
  Text in_variant;
  Text in_base;  ///< of what was added or claimed: only a place, that of the section or item it was added to
};

/// Everything that `variant` says and `base` does not, in the order of the variant:
/// - Entries are the same if their ids are, or their places in the files, or else their labels, or their
///   employers, schools and titles. So are highlights, but for their words.
/// - Short fields, dates among them, must be the same to the letter. Markdown makes no difference.
/// - Numbers of a text must stand in the same text of the base. A number has its magnitude and its unit:
/// “3M”,
///   “3 million” and “3,000,000” are equal, “4.8 %” and “48 %” are not. Numbers may be words. A highlight
///   without a counterpart may have the numbers of all texts of its entry.
/// - Keywords and courses must stand somewhere in the base.
[[nodiscard]] std::vector<Finding> compare_facts(const Resume& base, const Resume& variant);

/// “changed”, “number”, “added”, “claimed”.
[[nodiscard]] std::string_view name_of(FindingKind kind);

/// The finding as an error at its place in the variant, which also names the place in the base. `base_name`
/// says what the base is: “the whole résumé”.
[[nodiscard]] Diagnostic error_of(const Finding& finding, std::string_view base_name);

}  // namespace galley::facts
