// The applicant's view: what a system that reads résumés by machine makes of one.
#pragma once

#include <string>
#include <vector>

#include "galley/galley.h"

namespace galley {

/// What a check found. A warning among the diagnostics is a fault; a note is advice.
struct AtsFinding {
  std::string what;     ///< “phone number”
  std::string summary;  ///< what it looked at
  Diagnostics diagnostics;
};

/// Looks at a résumé as parsers do: at its text, its words for sections and dates, its contact details, its
/// lines. `pdf` is the PDF that was made of it, which is read back; `file_name` is its name. All checks, in
/// the order in which they are to be told. Errors (fault System): memory.
[[nodiscard]] std::expected<std::vector<AtsFinding>, Diagnostics> check_for_ats(const Typeset& typeset,
                                                                                const std::string& file_name,
                                                                                const std::string& pdf);

}  // namespace galley
