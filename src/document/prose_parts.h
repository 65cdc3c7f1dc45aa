// document: what a ProseCache holds.
#pragma once

#include <string>

#include "galley/base/shared_cache.h"
#include "galley/document/prose_cache.h"
#include "inline.h"

namespace galley {

struct ProseCache::Parts {
  SharedCache<document::Inline> texts{4000};
  SharedCache<std::string> dates{1000};  ///< as they are printed
};

}  // namespace galley
