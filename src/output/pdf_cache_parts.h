// output: what the PDFs of a session have in common: whatever is made again and again of the same things.
#pragma once

#include "deflate.h"
#include "galley/base/shared_cache.h"
#include "galley/output/pdf_cache.h"
#include "pdf_fonts.h"
#include "press.h"

namespace galley::output {

/// A printing condition, and its profile as a stream.
struct ReadyPress {
  Press press;
  std::shared_ptr<const PackedStream> profile;
};

struct PdfCache::Parts {
  /// Pages of many variants are equal, the structure of nearly all.
  SharedCache<PackedStream> streams{512};
  SharedCache<ReadyFont> fonts{256};
  SharedCache<ReadyPress> presses{16};
  Deflaters deflaters;
};

}  // namespace galley::output
