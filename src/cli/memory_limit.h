// cli: bounds what the process takes.
#pragma once

#include <cstddef>

namespace galley::cli {

/// Limits the memory of the process, because a PDF's object streams may decode to more memory than any
/// machine has, and libqpdf decodes them as a whole. (There is no limit under sanitizers, whose shadow memory
/// alone is larger.)
void bound_memory(std::size_t bytes);

}  // namespace galley::cli
