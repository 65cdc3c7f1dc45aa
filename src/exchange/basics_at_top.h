// exchange: the basics of a JSON Resume where galley looks for them.
#pragma once

#include "galley/source/value.h"

namespace galley::exchange {

/// Takes out a résumé that stands under a key of the file, puts basics that stand at the top or in a list
/// where they belong, and joins a name of two parts.
void bring_basics_to_place(source::Value& root);

}  // namespace galley::exchange
