// exchange: sections for which JSON Resume has no key.
#pragma once

#include "galley/source/value.h"

namespace galley::exchange {

/// A section for which JSON Resume has no key gets galley's key at the top. Where it stood between sections
/// of one's own, style.order keeps the order.
void take_out_sections(source::Value& root);

}  // namespace galley::exchange
