// galley: what is usual at the beginning and at the end of a letter, by its language.
#pragma once

#include <unicode/locid.h>

#include "galley/base/diagnostic.h"
#include "galley/resume/letter.h"

namespace galley {

/// Notes on an opening or a closing that is missing, or that is not as the custom of its language has it.
/// There are no notes on a language whose customs are not known.
[[nodiscard]] Diagnostics notes_on_customs(const Letter& letter, const icu::Locale& language);

}  // namespace galley
