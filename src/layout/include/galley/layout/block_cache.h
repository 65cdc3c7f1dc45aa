// layout: the set blocks of a session.
#pragma once

#include <memory>

#include "galley/base/memo.h"

namespace galley::layout {

/// Blocks that were set, kept for a session and shared by its documents; bounded. Safe to share between
/// threads.
class BlockCache {
 public:
  BlockCache();
  BlockCache(const BlockCache&) = delete;
  BlockCache& operator=(const BlockCache&) = delete;
  ~BlockCache();
  /// How often blocks were found, and what is kept.
  [[nodiscard]] MemoTally tally() const;
  struct Parts;
  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace galley::layout
