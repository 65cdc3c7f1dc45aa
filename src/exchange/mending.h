// exchange: the files of JSON Resume as people and programs write them.
#pragma once

#include "galley/source/value.h"

namespace galley::exchange {

/// Mends the tree of somebody else's JSON Resume, so that galley reads it: keys of older schemas, numbers in
/// place of text, dates in words, HTML and so on. Each repair is told once, as a warning. What galley has no
/// place for goes to the `x` of its table; one note names all such keys. Places stay as they were.
void mend(source::Value& root, Diagnostics& said);

}  // namespace galley::exchange
