// shape: a word parted at a line end. In: a shaped word and a place in it. Out: the least that has to stand
// before, after and instead of the break, so that a line's sum is what shaping the line whole would give.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "runs.h"

namespace galley::shape {

/// The bytes [begin, end) of a shaped word whose first byte is byte `origin` of the run.
struct Piece {
  std::shared_ptr<const Word> word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t origin = 0;
  bool added = false;  ///< a hyphen that the text does not hold; it stands at `origin`
};

/// A place where a run of letters may part: what is in [left, right) of it stands in `instead`.
struct PartedWord {
  text::BreakKind kind = text::BreakKind::Hyphenation;
  text::HyphenPlace place = {};
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  std::vector<Piece> before, after, instead;
};

/// Parts `run` (its text: `text`) before its byte `at`, 0 < at ≤ its length. Nothing if the letters do not
/// part there: inside a cluster of one character, or so far from any safe cut that it is no word. A
/// right-to-left run parts at its end only.
[[nodiscard]] std::optional<PartedWord> part(WordShaper& shaper, const Run& run, std::string_view text,
                                             std::uint32_t at, text::BreakKind kind);

/// Leaves of partings in rising order those that do not change the same letters; a hyphenation gives way.
void drop_overlaps(std::vector<PartedWord>& partings);

}  // namespace galley::shape
