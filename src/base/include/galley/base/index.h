// base: indexes that have a type of their own.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>

namespace galley {

/// An index into one kind of list. It is used like a number; the type tells a cache key what it points to.
template <typename Element, std::integral Number>
class Index {
 public:
  constexpr Index() = default;
  constexpr Index(std::integral auto value) : value_(static_cast<Number>(value)) {}
  constexpr operator Number() const { return value_; }
  constexpr Index& operator++() { return ++value_, *this; }

 private:
  Number value_ = 0;
};

}  // namespace galley

template <typename Element, std::integral Number>
struct std::hash<galley::Index<Element, Number>> {
  std::size_t operator()(galley::Index<Element, Number> index) const noexcept {
    return std::hash<Number>()(index);
  }
};
