// document: typographer's punctuation. In come runs as typed, out come the same runs with the quotation
// marks, dashes, ellipses and no-break spaces of the language. Code, URLs and escaped characters are left as
// they are.
#pragma once

#include <vector>

#include "inline.h"
#include "language.h"

namespace galley::document {

/// Sets the punctuation of one paragraph. Marks are read across runs, so "**strong**" is quoted rightly.
void set_punctuation(std::vector<Run>& runs, const Language& language);

}  // namespace galley::document
