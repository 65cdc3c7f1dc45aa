// From a résumé to all that galley makes of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "galley/galley.h"

namespace galley::fuzz {

struct Made {
  Typeset set;
  std::string text, markdown, html, docx, layout, json, pdf;
};

/// Sets a résumé and writes it in all formats, the JSON also inside the PDF where its profile allows that;
/// nothing if that cannot be done. Adds to `said` what is said. Requires: a result or an error; sound
/// diagnostics; JSON that is read again; a sound PDF, out of which the same JSON comes.
[[nodiscard]] std::optional<Made> make(Session& session, const Resume& resume, Diagnostics& said);

/// A résumé with something of everything, in TOML, which names no file; and as it is read.
extern const std::string_view sample_text;
[[nodiscard]] const Resume& sample();

}  // namespace galley::fuzz
