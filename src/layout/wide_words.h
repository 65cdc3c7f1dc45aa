// layout: words that are wider than their lines.
#pragma once

#include <optional>

#include "lines.h"

namespace galley::layout {

/// A paragraph in which a line may end anywhere between the characters of what is wider than `measure` and
/// has no other place to end a line; each is told in a warning. Nothing if nothing is so wide. Kerning at the
/// new places is not worked out again.
[[nodiscard]] std::optional<shape::ShapedParagraph> with_wide_words_parted(
    const shape::ShapedParagraph& shaped, const Paragraph& paragraph, Length measure,
    const Composition& composition, Diagnostics& warnings);

}  // namespace galley::layout
