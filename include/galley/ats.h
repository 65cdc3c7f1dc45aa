// What applicant systems, which read résumés by machine, find in a résumé.
#pragma once

#include <string>
#include <vector>

#include "galley/galley.h"

namespace galley {

/// What a check found. A warning is a fault of the résumé; a note is advice.
struct AtsFinding {
  std::string what;     ///< “phone number”
  std::string summary;  ///< what it looked at
  Diagnostics diagnostics;
};

/// Looks at a résumé as parsers do: at its text, section titles, dates, contact details and lines. `pdf` is
/// the PDF that was made of it; it is read back. `file_name` is the PDF's name. Returns one finding for each
/// check, in the order in which they are to be reported. Errors (fault System): memory ran out.
[[nodiscard]] std::expected<std::vector<AtsFinding>, Diagnostics> check_for_ats(const Typeset& typeset,
                                                                                const std::string& file_name,
                                                                                const std::string& pdf);

}  // namespace galley
