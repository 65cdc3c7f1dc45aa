// output: PNG's predictors (see predictor.h).
#include "pdf/predictor.h"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace galley::output {

namespace {

enum Predictor : std::uint8_t { None, Left, Up, Average, Paeth, Count };

/// The neighbour that is nearest to a linear guess (PNG, 9.4).
int paeth_of(int a, int b, int c) {
  const int guess = a + b - c;
  const int from_a = std::abs(guess - a);
  const int from_b = std::abs(guess - b);
  const int from_c = std::abs(guess - c);
  if (from_a <= from_b && from_a <= from_c) return a;
  return from_b <= from_c ? b : c;
}

int prediction(Predictor predictor, int a, int b, int c) {
  switch (predictor) {
    case Left:
      return a;
    case Up:
      return b;
    case Average:
      return (a + b) / 2;
    case Paeth:
      return paeth_of(a, b, c);
    case None:
    case Count:
      break;
  }
  return 0;
}

/// Writes the differences of a row to `out` and returns the sum of their sizes.
std::size_t difference(Predictor predictor, std::string_view row, std::string_view above, std::size_t pixel,
                       std::string& out) {
  const auto byte = [](std::string_view bytes, std::size_t at) {
    return static_cast<int>(static_cast<unsigned char>(bytes[at]));
  };
  std::size_t sum = 0;
  out.resize(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int a = i < pixel ? 0 : byte(row, i - pixel);
    const int b = above.empty() ? 0 : byte(above, i);
    const int c = i < pixel || above.empty() ? 0 : byte(above, i - pixel);
    const auto rest = static_cast<std::int8_t>(byte(row, i) - prediction(predictor, a, b, c));
    sum += static_cast<std::size_t>(std::abs(rest));
    out[i] = static_cast<char>(rest);
  }
  return sum;
}

}  // namespace

std::string predict(std::string_view samples, std::size_t row, std::size_t pixel) {
  std::string out;
  if (row == 0) return out;
  out.reserve(samples.size() + samples.size() / row);
  std::array<std::string, Count> tried;
  std::string_view above;
  for (std::size_t at = 0; at + row <= samples.size(); at += row) {
    const std::string_view here = samples.substr(at, row);
    std::size_t best = None;
    std::size_t least = 0;
    for (std::size_t i = None; i < Count; ++i) {
      const std::size_t sum = difference(static_cast<Predictor>(i), here, above, pixel, tried[i]);
      if (i == None || sum < least) {
        best = i;
        least = sum;
      }
    }
    out += static_cast<char>(best);
    out += tried[best];
    above = here;
  }
  return out;
}

}  // namespace galley::output
