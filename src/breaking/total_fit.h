// breaking: total fit. A list and the rules of a pass in, the ways in which it can be broken out: the best
// for each fitness of the last line (and each number of lines, where they matter). After Knuth & Plass 1981,
// “The optimum-fit algorithm”, and “TeX: The Program”, §§ 829–874.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "galley/breaking/breaking.h"
#include "line.h"

namespace galley::breaking {

/// What one pass over the list allows.
struct Pass {
  int threshold = 0;          ///< the worst badness of a line
  bool last_resort = false;   ///< breaks of last resort are tried
  bool must_succeed = false;  ///< where no line is good enough, the last one that can be had is taken
  Length emergency_stretch;   ///< added to the background
};

/// Where a search sets out: at the beginning of the list, or at a break of which all before is settled.
struct Origin {
  std::optional<std::size_t> at;      ///< the break
  std::size_t line = 0;               ///< lines settled
  Precedent precedent;                ///< the last of them
  std::optional<std::size_t> not_to;  ///< where the first line may not end
};

/// A sequence of breaks, the end of the list among them.
struct Path {
  std::vector<std::size_t> breaks;  ///< after the origin
  std::size_t lines = 0;            ///< with those settled before
  std::int64_t demerits = 0;        ///< of the lines after the origin
};

/// The best paths from the origin to the end of the list, one for each state in which a path can end; none if
/// there is no way within the threshold.
[[nodiscard]] std::vector<Path> best_paths(const std::vector<Item>& items, const Parameters& parameters,
                                           const Pass& pass, const Origin& origin);

}  // namespace galley::breaking
