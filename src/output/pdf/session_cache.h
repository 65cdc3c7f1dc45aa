// output: what the PDFs of a session share, so that it is made once.
#pragma once

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/output/pdf_cache.h"
#include "pdf/deflate.h"
#include "pdf/fonts.h"
#include "pdf/press.h"

namespace galley::output {

/// A printing condition, and its profile as a stream.
struct ReadyPress {
  Press press;
  std::shared_ptr<const PackedStream> profile;
};

/// The key of a packed stream: its bytes before packing. A lookup does not copy them.
template <typename Bytes>
struct StreamKey {
  Bytes bytes;
  [[nodiscard]] std::size_t hash() const { return std::hash<Bytes>()(bytes); }
  [[nodiscard]] std::size_t memory() const { return sizeof bytes + bytes.size(); }
  bool operator==(const auto& other) const { return bytes == other.bytes; }
};

struct PdfCache::Parts {
  /// Pages of many variants are equal, the structure of nearly all.
  Memo<StreamKey<std::string>, const PackedStream> streams{limits.known_streams_bytes};
  Memo<CacheKey, const ReadyFont> fonts{limits.known_fonts_bytes};
  Memo<CacheKey, const ReadyPress> presses{limits.known_presses_bytes};
  Deflaters deflaters;
};

}  // namespace galley::output
