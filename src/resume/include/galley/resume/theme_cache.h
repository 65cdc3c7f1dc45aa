// resume: the themes of a session.
#pragma once

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/source/value.h"

namespace galley::resume {

/// Themes by the name and the text of their file, kept for a session and shared by its résumés; bounded. Safe
/// to share between threads.
struct ThemeCache {
  Memo<CacheKey, const source::Value> parsed{limits.known_themes_bytes};
};

}  // namespace galley::resume
