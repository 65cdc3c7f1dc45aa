// base: what is remembered of what was made before, so that it is not made again.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "galley/base/cache_key.h"

namespace galley {

/// What was asked of a memo, and what it holds.
struct MemoTally {
  std::size_t hits = 0;
  std::size_t misses = 0;
  std::size_t values = 0;
  std::size_t bytes = 0;
};

/// Values by their keys. A key holds all that its value depends on: what comes out never depends on what went
/// in before. Threads can share a memo. It takes about `max_bytes` of memory: beyond that it forgets a part
/// of its values. One that may hold no bytes remembers nothing.
///
/// A key has `hash()`, `memory()` in bytes, and `==`. Values are found by the key, or by anything of the same
/// hash that can be compared with it, which may own less.
///
/// Each of `shard_count` shards has a lock of its own, since one lock for all would be in every thread's way.
/// No value can be larger than a shard: few large values want one.
template <typename Key, typename Value, std::size_t shard_count = 16>
class Memo {
 public:
  explicit Memo(std::size_t max_bytes) : max_bytes_in_shard_(max_bytes / shard_count) {}

  /// The value of a key; null if the memo has none.
  template <typename Sought>
  [[nodiscard]] std::shared_ptr<Value> find(const Sought& sought) const {
    const Hashed<Sought> view{sought.hash(), sought};
    Shard& shard = shard_of(view.hash);
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.values.find(view);
    ++(found != shard.values.end() ? shard.tally.hits : shard.tally.misses);
    return found != shard.values.end() ? found->second : nullptr;
  }

  /// Remembers a value that takes `bytes` of memory. Returns what is remembered under the key: where another
  /// thread was quicker, its value.
  // NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved, which is not seen in a template
  std::shared_ptr<Value> keep(Key key, std::shared_ptr<Value> value, std::size_t bytes) {
    bytes += key.memory() + entry_bytes;
    if (bytes > max_bytes_in_shard_) return value;
    const std::size_t hash = key.hash();
    Shard& shard = shard_of(hash);
    const std::scoped_lock lock(shard.mutex);
    if (shard.tally.bytes + bytes > max_bytes_in_shard_) {
      shard.values.clear();
      shard.tally.bytes = 0;
    }
    const auto [at, is_new] = shard.values.try_emplace(Owned{hash, std::move(key)}, std::move(value));
    if (is_new) shard.tally.bytes += bytes;
    return at->second;
  }

  [[nodiscard]] MemoTally tally() const {
    MemoTally sum;
    for (Shard& shard : shards_) {
      const std::scoped_lock lock(shard.mutex);
      sum.hits += shard.tally.hits;
      sum.misses += shard.tally.misses;
      sum.values += shard.values.size();
      sum.bytes += shard.tally.bytes;
    }
    return sum;
  }

 private:
  static constexpr std::size_t entry_bytes = 128;  // of the table, about, and of the value's count

  struct Owned {
    std::size_t hash;
    Key key;
  };
  template <typename Sought>
  struct Hashed {
    std::size_t hash;
    const Sought& key;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const auto& one) const { return one.hash; }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const auto& a, const auto& b) const { return a.hash == b.hash && a.key == b.key; }
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<Owned, std::shared_ptr<Value>, Hash, Equal> values;
    MemoTally tally;
  };

  // The high bits, since the table of a shard goes by the low ones.
  Shard& shard_of(std::size_t hash) const { return shards_[(hash >> 32U) % shard_count]; }

  mutable std::array<Shard, shard_count> shards_;
  std::size_t max_bytes_in_shard_;
};

}  // namespace galley
