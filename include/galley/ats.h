// What applicant systems, which read résumés by machine, find in a résumé.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/galley.h"

namespace galley {

/// Whose rule a check is.
struct AtsSource {
  std::string_view name;
  std::string_view address;  ///< where it is published; empty: galley's own advice
};

/// What a check found. A warning is a fault of the résumé, by which a system loses something; a note is
/// advice. The help of each diagnostic also says whose rule it is.
struct AtsFinding {
  std::string what;     ///< “phone number”
  std::string summary;  ///< what it looked at, or why it did not
  bool checked = true;
  AtsSource source;
  Diagnostics diagnostics;
};

/// Looks at a résumé as parsers do: at its text, section titles, dates, contact details and lines; and as
/// readers of applications do, with advice. `pdf` is the PDF that was made of it; it is read back, in three
/// reading models. `file_name` is the PDF's name. “Future” is what comes after the date that the PDF says it
/// was written on. Returns one finding for each check, in the order in which they are to be reported. Errors
/// (fault System): memory ran out.
[[nodiscard]] std::expected<std::vector<AtsFinding>, Diagnostics> check_for_ats(const Typeset& typeset,
                                                                                const std::string& file_name,
                                                                                const std::string& pdf);

}  // namespace galley
