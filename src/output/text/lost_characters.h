// output: a warning of characters that ASCII does not have.
#pragma once

#include "galley/base/diagnostic.h"
#include "galley/document/document.h"
#include "text/ascii_text.h"

namespace galley::output {

/// Warns if characters of a document became question marks.
void warn_of_lost_characters(const AsciiText& ascii, const Document& document, Diagnostics& warnings);

}  // namespace galley::output
