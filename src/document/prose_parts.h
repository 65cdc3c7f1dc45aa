// document: what a ProseCache holds.
#pragma once

#include <string>

#include "country.h"
#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/document/prose_cache.h"
#include "inline.h"

namespace galley {

struct ProseCache::Parts {
  Memo<CacheKey, const document::Inline> texts{limits.known_prose_bytes};
  Memo<CacheKey, const std::string> dates{limits.known_dates_bytes};  ///< as they are printed
  Memo<CacheKey, const document::Country> countries{limits.known_countries_bytes};
};

}  // namespace galley
