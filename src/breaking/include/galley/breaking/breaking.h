// breaking: boxes, glue and breaks in, the best sequence of breaks out. It knows neither text nor axis: lines
// of a paragraph and pages of a document are broken by the same function. After Knuth & Plass, “Breaking
// Paragraphs into Lines”, 1981, with TeX's integer badness and demerits (“TeX: The Program”, §§ 108,
// 813–890).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "galley/base/length.h"

namespace galley::breaking {

inline constexpr int infinite_penalty = 10000;  ///< forbids a break; its negative forces one
inline constexpr int infinite_badness = 10000;
inline constexpr int infinite_ratio = 1'000'000'000;
inline constexpr int overfull_badness = 10001;  ///< reported for a line that cannot shrink enough

enum class ItemKind : std::uint8_t { Box, Glue, Break };

/// How one edge of a line looks, to be compared with that edge of the next line: two hyphens one below the
/// other, a word below itself. 0 is like nothing.
struct Likeness {
  std::uint32_t whole = 0;  ///< a hyphen, or a whole word
  std::uint32_t part = 0;   ///< the letters of the word at the edge
  bool operator==(const Likeness&) const = default;
};

/// One item of a list. Which members count depends on the kind. A line may end at a Break, and at Glue that
/// follows a Box or a discretionary Break. Glue and plain penalties after a break are discarded, up to the
/// next Box or discretionary Break; a Break with `after` discards nothing. Boxes expand before glue does
/// (pdfTeX): only what they cannot take is badness.
struct Item {
  ItemKind kind = ItemKind::Box;
  bool last_resort = false;    ///< Break: not tried in the pretolerance pass (hyphenation)
  bool discretionary = false;  ///< Break: stands like a Box even if all its widths are 0 (else they tell)
  bool ends_short = false;     ///< Break: a line that ends here keeps its natural width
  std::uint8_t fill = 0;       ///< Glue: 0 finite stretch; 1–3 fil, fill, filll
  Likeness ends;               ///< Break, Glue: how a line looks that ends here
  Likeness begins;             ///< Break, Glue: how the line looks that begins after it
  Length width;                ///< Box, Glue: natural; Break: what stands there if no line ends
  Length stretch;              ///< Glue
  Length shrink;               ///< Glue, ≥ 0
  Length expansion_stretch;    ///< Box: how far font expansion can widen it
  Length expansion_shrink;     ///< Box: and narrow it
  int penalty = 0;             ///< Break
  Length before;               ///< Break: width that ends the line (a hyphen and what it changes)
  Length after;                ///< Break: width that begins the next one
  Length overhang_start;       ///< Box: how far it may stand out at the start of a line
  Length overhang_end;         ///< Box: and at the end; Break: that of its `before`
};

/// The costs, by TeX's names, and the measure.
struct Parameters {
  std::function<Length(std::size_t line)> measure;  ///< of the line with this number, from 0
  /// From this line on the measure is the same: tells the breaker which lines are alike.
  std::size_t uniform_from = 0;
  Glue background;        ///< on every line: TeX's left and right skip; the foot of a page
  int pretolerance = -1;  ///< −1 leaves the first pass out
  int tolerance = 200;
  Length emergency_stretch;  ///< > 0 adds a third pass
  int line_penalty = 10;
  int adjacent_demerits = 10000;
  int alike_demerits = 10000;  ///< for two lines with the same whole at an edge: TeX's \doublehyphendemerits
  int partly_alike_demerits = 0;  ///< for two lines with the same part at an edge
  int final_demerits = 5000;      ///< for a last line below such an end: TeX's \finalhyphendemerits
  std::uint32_t final_end = 0;    ///< the whole that these are for; 0: any
  std::uint32_t paired_end = 0;   ///< no more than two lines in succession end in this whole; 0: any number
  Likeness opening;               ///< how the first line begins
  /// What two lines in succession cost whose spaces differ by as much as they can stretch. The cost grows
  /// with the square of the difference. 0: TeX's four classes and `adjacent_demerits` instead.
  int spacing_demerits = 0;
  /// The ratio, in thousandths, up to which glue stretches. A line that asks for more keeps its natural
  /// width.
  int max_ratio = infinite_ratio;
  /// How full a line is at least, in thousandths of its measure. A line that glue fills is full; the last
  /// line, and one that ends at a forced break, need not be.
  int min_fill = 0;
  /// What a line costs more that is as loose as can be, for each point that it is short. TeX: 0, so that all
  /// such lines cost the same.
  std::int64_t demerits_per_missing_point = 0;
  int looseness = 0;          ///< so many lines more than the best
  std::stop_token stop = {};  ///< once it is requested, whatever is broken has no lines
};

enum class Fitness : std::uint8_t { VeryLoose, Loose, Decent, Tight };

/// A line of the result.
struct BrokenLine {
  std::size_t begin = 0;   ///< the first item that stands on it (what is discarded after a break is left out)
  std::size_t at = 0;      ///< the item it breaks at; the list's length at the end
  Length natural;          ///< with `before`, `after` and the background, without the glue broken at
  Length stretch, shrink;  ///< finite, with background, without expansion and emergency stretch
  Length expansion;        ///< what the boxes take of the difference to the measure; the glue takes the rest
  Length overhang_start, overhang_end;
  /// Adjustment ratio of the glue, below −1 where the line is overfull; 0 where infinite stretch fills
  /// the line, or nothing gives way.
  double ratio = 0;
  int fill = 1000;  ///< thousandths of the measure that the line takes up: 1000 where glue fills it
  int badness = 0;  ///< as judged in the pass that found the line, so with its emergency stretch
  Fitness fitness = Fitness::Decent;
  int state = 0;  ///< what the breaker remembers of its spacing and its end
  std::int64_t demerits = 0;
};

struct Broken {
  std::vector<BrokenLine> lines;
  std::int64_t demerits = 0;  ///< the sum over the lines
  bool feasible = false;      ///< no line is worse than the pass that found them allows, nor too short
};

/// TeX's badness of stretching or shrinking `total` by `excess` (≥ 0): about 100 (excess / total)³, at most
/// 10000 (§ 108).
[[nodiscard]] int badness(Length excess, Length total);

/// How a line of so much glue fills a measure.
struct Judgement {
  int badness = 0;  ///< `overfull_badness` if it cannot shrink enough
  Fitness fitness = Fitness::Decent;
  Length shortfall;  ///< of its natural length against the measure; negative: it shrinks
};
[[nodiscard]] Judgement judge(Length natural, const Glue& glue, Length measure);

/// What a line costs that ends at a break of a penalty, whatever its neighbours are (§ 859).
[[nodiscard]] std::int64_t demerits_of(const Judgement& line, int penalty, const Parameters& parameters);

/// What two lines in succession cost that do not go together: TeX's classes.
[[nodiscard]] std::int64_t demerits_between(Fitness above, Fitness below, const Parameters& parameters);

/// The best breaks of a list. A forced break is implicit at its end; an empty list has no lines. Always gives
/// a result: where no sequence is within the tolerance, the last pass lets the least bad lines stand
/// (overfull where it must), and says so. Lengths are such that their sum stays below 2^62 scaled points.
[[nodiscard]] Broken break_list(const std::vector<Item>& items, const Parameters& parameters);

/// The greatest `min_fill` with which breaks can be found that keep inside the measure; nothing if there are
/// no such breaks. All lines but the first are taken to be of one measure.
[[nodiscard]] std::optional<int> max_min_fill(const std::vector<Item>& items, const Parameters& parameters);

/// The breaks of least demerits that differ from the best in at least one place, or nothing if there are none
/// within the tolerance. A pass that admits the best breaks alone is followed by the next. With looseness, as
/// many lines as the best has.
[[nodiscard]] std::optional<Broken> second_best(const std::vector<Item>& items, const Parameters& parameters);

/// For each of the first `lines` lines of the best, the breaks of least demerits that agree with the best up
/// to that line and end it elsewhere; nothing where there are none, and no more lines than have any. All come
/// from the first pass that admits any. Each costs as much time as breaking the list.
[[nodiscard]] std::vector<std::optional<Broken>> alternatives(const std::vector<Item>& items,
                                                              const Parameters& parameters,
                                                              std::size_t lines);

}  // namespace galley::breaking
