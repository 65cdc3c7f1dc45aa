// base: the one unit of length. Everything that is measured is a whole number of scaled points, so breaks and
// bytes never depend on a compiler's floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <type_traits>

namespace galley {

/// A length in scaled points: 1/65536 of a PDF point (1/72 in). 64 bits wide: 32 end after 21 pages.
class Length {
 public:
  static constexpr std::int64_t per_point = 65536;

  constexpr Length() = default;

  /// A length of whole scaled points.
  static constexpr Length scaled_points(std::int64_t value) {
    Length length;
    length.value_ = value;
    return length;
  }
  /// The nearest length to `value` PDF points. The caller has checked that |value| is below 2^46.
  static constexpr Length points(double value) {
    const double scaled = value * static_cast<double>(per_point);
    return scaled_points(static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
  }

  [[nodiscard]] constexpr std::int64_t scaled_points() const { return value_; }
  [[nodiscard]] constexpr double points() const {
    return static_cast<double>(value_) / static_cast<double>(per_point);
  }

  /// This length times numerator / denominator, rounded to nearest, halves away from zero; computed in 128
  /// bits.
  [[nodiscard]] constexpr Length scaled(std::int64_t numerator, std::int64_t denominator) const {
    // Nearly all products fit 64 bits, which are divided several times faster.
    if (std::int64_t product = 0; !__builtin_mul_overflow(value_, numerator, &product))
      return quotient(product, denominator);
    return quotient(static_cast<Wide>(value_) * numerator, denominator);
  }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return scaled_points(-value_); }
  constexpr Length& operator+=(Length other) { return value_ += other.value_, *this; }
  constexpr Length& operator-=(Length other) { return value_ -= other.value_, *this; }
  friend constexpr Length operator+(Length a, Length b) { return a += b; }
  friend constexpr Length operator-(Length a, Length b) { return a -= b; }
  friend constexpr Length operator*(Length a, std::int64_t n) { return scaled_points(a.value_ * n); }
  friend constexpr Length operator*(std::int64_t n, Length a) { return a * n; }
  friend constexpr Length operator/(Length a, std::int64_t n) { return scaled_points(a.value_ / n); }

 private:
  __extension__ using Wide = __int128;

  template <typename Integer>
  static constexpr Length quotient(Integer product, std::int64_t denominator) {
    using Magnitude = std::conditional_t<sizeof(Integer) == sizeof(Wide), Wide, std::uint64_t>;
    const auto magnitude_of = [](auto value) {
      return value < 0 ? Magnitude{0} - static_cast<Magnitude>(value) : static_cast<Magnitude>(value);
    };
    const Magnitude divisor = magnitude_of(denominator);
    const auto value = static_cast<std::int64_t>((magnitude_of(product) + divisor / 2) / divisor);
    return scaled_points((product < 0) == (denominator < 0) ? value : -value);
  }

  std::int64_t value_ = 0;
};

/// What stands between things: a natural length that may grow by `stretch` and give way by `shrink`.
struct Glue {
  Length natural;
  Length stretch;
  Length shrink;
  bool operator==(const Glue&) const = default;
};

}  // namespace galley
