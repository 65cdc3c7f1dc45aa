// output: the bytes of a PDF file (ISO 32000-1, 7.5).
#pragma once

#include <string>

#include "pdf/objects.h"

namespace galley::output {

/// The versions of PDF that our files need: PDF/X-4 stands on 1.6 (ISO 15930-7), all else on 1.7.
enum class Version { Pdf16, Pdf17 };

/// Writes all objects: with object and cross-reference streams, or a classic file if nothing is compressed.
[[nodiscard]] std::string serialise(PdfFile& file, Version version);

}  // namespace galley::output
