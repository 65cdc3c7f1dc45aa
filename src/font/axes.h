// font: the axes of a variable face, and where an instance sets them.
#pragma once

#include <span>
#include <vector>

#include <hb-subset.h>
#include <hb.h>

#include "galley/font/face.h"

namespace galley::font {

/// What all instances of a face together offer. Of a static face, `own` is all.
[[nodiscard]] Cut cut_of(hb_face_t* face, const Cut& own);

/// Where each axis of a variable face is set for an instance. Empty for a static face.
[[nodiscard]] std::vector<hb_variation_t> axes_of(hb_face_t* face, const Instance& instance);

/// Makes a subset of the instance that the axes are set to.
void pin_axes(hb_subset_input_t* input, hb_face_t* face, std::span<const hb_variation_t> axes);

}  // namespace galley::font
