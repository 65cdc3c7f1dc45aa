// base: the keys of caches. A value says all of its members once, by GALLEY_FIELDS; its `==` and what a key
// takes of it both come from there, so that no key can leave a member out.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// Declares the function `fields()` of a struct. The names are those of its members, all of them, in their
/// order: with a member that is not named here the struct does not compile.
#define GALLEY_FIELDS(...)             \
  [[nodiscard]] auto fields() const {  \
    const auto& [__VA_ARGS__] = *this; \
    return std::tie(__VA_ARGS__);      \
  }

namespace galley {

/// A type whose `fields()` gives all of its members, as a tuple of references.
template <typename Value>
concept HasFields = requires(const Value& value) { value.fields(); };

/// The hash of a tuple of fields, by the hash of each.
template <typename... Fields>
[[nodiscard]] std::size_t hash_of(const std::tuple<Fields...>& fields) {
  constexpr std::size_t golden = 0x9E3779B97F4A7C15;
  std::size_t hash = 0;
  const auto mix = [&hash](const auto& field) {
    hash ^= std::hash<std::remove_cvref_t<decltype(field)>>()(field) + golden + (hash << 6U) + (hash >> 2U);
  };
  std::apply([&](const auto&... field) { (mix(field), ...); }, fields);
  return hash;
}

template <typename Value>
inline constexpr bool is_optional = false;
template <typename Value>
inline constexpr bool is_optional<std::optional<Value>> = true;
template <typename Value>
inline constexpr bool is_shared_pointer = false;
template <typename Value>
inline constexpr bool is_shared_pointer<std::shared_ptr<Value>> = true;

/// No value has a role of its own in the key.
struct NoRoles {};

/// A key as it grows: equal keys mean that equal values were added. It owns what was added by a shared
/// pointer, so that nothing else can come to have the same address.
class CacheKey {
 public:
  CacheKey() { bytes_.reserve(usual_size); }

  /// Adds a value with all of its members. `roles` can be called with the key and with values that count
  /// otherwise: a place that does not count at all, an index that stands for what it points to. It then adds
  /// what these come to.
  template <typename Value, typename Roles = NoRoles>
  void add(const Value& value, const Roles& roles = {}) {
    if constexpr (std::invocable<const Roles&, CacheKey&, const Value&>) {
      roles(*this, value);
    } else if constexpr (HasFields<Value>) {
      std::apply([&](const auto&... field) { (add(field, roles), ...); }, value.fields());
    } else if constexpr (std::convertible_to<const Value&, std::string_view>) {
      add_text(value);
    } else if constexpr (is_optional<Value>) {
      add(value.has_value());
      if (value) add(*value, roles);
    } else if constexpr (is_shared_pointer<Value>) {
      add(value.get());
      if (value && (owned_.empty() || owned_.back() != value)) owned_.push_back(value);
    } else if constexpr (std::ranges::range<Value>) {
      add(static_cast<std::size_t>(std::ranges::distance(value)));
      for (const auto& element : value) add(element, roles);
    } else {
      // Of these alone equal values have equal bytes, and the bytes hold all members.
      static_assert(std::has_unique_object_representations_v<Value>, "give the type a function fields()");
      // NOLINTNEXTLINE(bugprone-sizeof-expression): a pointer's own bytes are meant
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof(Value));
    }
  }

  [[nodiscard]] std::size_t hash() const { return std::hash<std::string>()(bytes_); }
  /// The bytes of memory that the key takes.
  [[nodiscard]] std::size_t memory() const {
    return sizeof(CacheKey) + bytes_.capacity() + owned_.capacity() * sizeof owned_[0];
  }
  bool operator==(const CacheKey& other) const { return bytes_ == other.bytes_; }

 private:
  static constexpr std::size_t usual_size = 512;

  void add_text(std::string_view text) {
    add(text.size());
    bytes_ += text;
  }

  std::string bytes_;
  std::vector<std::shared_ptr<const void>> owned_;
};

/// The key of some values, one after the other.
template <typename... Values>
[[nodiscard]] CacheKey key_of(const Values&... values) {
  CacheKey key;
  (key.add(values), ...);
  return key;
}

}  // namespace galley
