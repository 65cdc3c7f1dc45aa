// output: a page on a printer's sheet: its boxes (ISO 32000-1, 14.11.2) and its crop marks. The trimmed page
// keeps its coordinates; the sheet extends around it.
#pragma once

#include <string>

#include "galley/base/geometry.h"
#include "galley/base/pdf_profile.h"
#include "pdf/objects.h"

namespace galley::output {

/// How far the sheet reaches beyond the trimmed page on each side, in thousandths of a point.
[[nodiscard]] std::int64_t sheet_margin(const PrintSheet& sheet);

/// The rectangle of a page as an array (7.9.5), `beyond` thousandths of a point larger on each side.
[[nodiscard]] std::string box(const Size& size, std::int64_t beyond = 0);

/// Adds MediaBox, BleedBox and TrimBox to a page that is trimmed to `size`.
void add_boxes(Dictionary page, const Size& size, const PrintSheet& sheet);

/// The operators that draw crop marks, as an artifact, in the colour that prints on every plate. They do not
/// touch the bleed. Empty if `sheet` has no marks.
[[nodiscard]] std::string crop_marks(const Size& size, const PrintSheet& sheet);

/// Adds the colour space that crop_marks draws in.
void add_registration_colour(Dictionary resources);

}  // namespace galley::output
