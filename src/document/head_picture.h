// document: the picture beside the head of the page.
#pragma once

#include <memory>

#include "composer.h"

namespace galley::document {

/// Makes the picture an inset beside all blocks so far, the head, and narrows these. To be called when there
/// are no others yet.
void place_inset(Composer& composer, std::shared_ptr<const Picture> picture);

}  // namespace galley::document
