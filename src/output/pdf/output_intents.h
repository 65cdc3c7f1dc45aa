// output: output intents (ISO 32000-1, 14.11.5): what the colours of a file mean.
#pragma once

#include <memory>

#include "galley/base/pdf_profile.h"
#include "pdf/objects.h"

namespace galley::output {

/// The output intent of PDF/A: sRGB, which DeviceRGB and DeviceGray then mean.
void add_srgb_intent(PdfFile& file);

/// The output intent of PDF/X: the printing condition of `sheet`, whose profile is packed.
void add_press_intent(PdfFile& file, const PrintSheet& sheet, std::shared_ptr<const PackedStream> profile);

}  // namespace galley::output
