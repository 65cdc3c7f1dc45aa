// galley: advice on what to shorten.
#pragma once

#include "galley/galley.h"

namespace galley {

/// A note at a place.
[[nodiscard]] Diagnostic note(const Place& place, std::string message);

/// Notes on the paragraphs that would have a line less if they were a few characters shorter: the best ones.
[[nodiscard]] Diagnostics notes_on_line_savers(const Document& document, const shape::ShapedText& text,
                                               const layout::Setting& setting, const std::stop_token& stop);

}  // namespace galley
