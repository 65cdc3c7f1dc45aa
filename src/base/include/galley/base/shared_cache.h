// base: a bounded cache that threads share: keys are bytes, values immutable. What comes out of it never
// depends on what went in before, if a key holds all that its value depends on.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace galley {

/// A key as it grows: whatever has the same bytes has to be the same.
class CacheKey {
 public:
  CacheKey() { bytes_.reserve(usual_size); }

  template <typename Value>
  void add(Value value) {
    // Of these alone equal values have equal bytes.
    static_assert(std::has_unique_object_representations_v<Value> && std::is_scalar_v<Value>);
    // NOLINTNEXTLINE(bugprone-sizeof-expression): a pointer's own bytes are meant
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof(Value));
  }
  void add(std::string_view text) {
    add(text.size());
    bytes_ += text;
  }
  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  static constexpr std::size_t usual_size = 256;
  std::string bytes_;
};

/// Values of a session by key. Past its bound a part of them is forgotten.
template <typename Value>
class SharedCache {
 public:
  /// Keeps about `most` values.
  explicit SharedCache(std::size_t most) : most_in_shard_(most / shard_count) {}

  /// Null if there is none.
  [[nodiscard]] std::shared_ptr<const Value> find(std::string_view key) const {
    const View view{std::hash<std::string_view>()(key), key};
    const Shard& shard = shards_[view.hash % shard_count];
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.values.find(view);
    return found != shard.values.end() ? found->second : nullptr;
  }

  /// Gives what is kept under the key: where another thread was quicker, its value.
  // NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved, which is not seen in a template
  std::shared_ptr<const Value> keep(std::string key, std::shared_ptr<const Value> value) {
    const std::size_t hash = std::hash<std::string_view>()(key);
    Shard& shard = shards_[hash % shard_count];
    const std::scoped_lock lock(shard.mutex);
    if (shard.values.size() >= most_in_shard_) shard.values.clear();
    return shard.values.try_emplace(Key{hash, std::move(key)}, std::move(value)).first->second;
  }

 private:
  static constexpr std::size_t shard_count = 16;  // one lock for all would be in every thread's way

  struct Key {
    std::size_t hash;
    std::string bytes;
  };
  struct View {
    std::size_t hash;
    std::string_view bytes;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const auto& key) const { return key.hash; }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const auto& a, const auto& b) const { return a.bytes == b.bytes; }
  };
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<Key, std::shared_ptr<const Value>, Hash, Equal> values;
  };
  std::array<Shard, shard_count> shards_;
  std::size_t most_in_shard_;
};

}  // namespace galley
