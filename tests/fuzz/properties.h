// What holds of everything that galley gives, whatever it was given.
#pragma once

#include <string>
#include <string_view>

#include "galley/base/diagnostic.h"

namespace galley::fuzz {

/// Ends the process if `holds` is false: that is a finding. `what` tells what does not hold.
void require(bool holds, std::string_view what);

/// Each place lies in its source; each diagnostic can be shown, as text and as JSON, in well-formed UTF-8.
void require_sound(const Diagnostics& said);

/// The same of warnings and notes: none is an error.
void require_no_error(const Diagnostics& said);

/// The same of what a failure gives: at least one is an error.
void require_error(const Diagnostics& said);

/// `qpdf --check` has nothing to say of it.
void require_sound_pdf(const std::string& pdf);

/// All that is said, to be compared.
[[nodiscard]] std::string told(const Diagnostics& said);

}  // namespace galley::fuzz
