// exchange: a résumé to other programs and back: a Resume becomes JSON Resume, JSON Resume becomes an
// author's TOML.
#pragma once

#include <expected>
#include <string>

#include "galley/resume/resume.h"

namespace galley::exchange {

/// JSON Resume 1.0.0 of all that `resume` holds but its style, tags and priorities; Markdown stays as it is
/// written. `parse` reads it back: what JSON Resume has no key for stands under galley's own (`roles`,
/// `sections`, …); a nested highlight, which has to be a string, follows its own as "  – text". Keys in JSON
/// Resume's order, two spaces a level, a line feed at the end. A résumé to be given away goes through
/// `printed` (document) first.
[[nodiscard]] std::string to_json(const Resume& resume);

/// A JSON Resume as galley's TOML, as an author would write it. A key that galley does not know is kept in
/// the table's `x`, or, if it has one string and means a key that is missing, as that; either is a warning.
/// Errors are those that `parse` finds in it, each by its JSON pointer.
[[nodiscard]] std::expected<std::string, Diagnostics> import_json(const Source& source,
                                                                  Diagnostics& warnings);

}  // namespace galley::exchange
