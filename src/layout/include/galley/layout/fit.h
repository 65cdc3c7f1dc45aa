// layout: fitting. In come documents that share their style, out comes for each the least distorted setting
// at which it has so many pages, or the proof that there is none.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stop_token>

#include "galley/document/document.h"
#include "galley/layout/layout.h"
#include "galley/layout/line_savers.h"
#include "galley/layout/setting.h"
#include "galley/shape/shape.h"

namespace galley::layout {

/// How a document fits.
struct Fit {
  std::size_t distortion = 0;  ///< the setting's place in the grid
  Setting setting;
  PageBounds bounds;  ///< what its pages are to be held to
};

/// How a document does not.
struct Excess {
  /// The least number of lines of text, counted from the end, without which it would fit at some setting.
  std::size_t lines = 0;
  Setting setting;  ///< at which that is
};

/// Searches the grid of settings. A setting holds a document if it has no more pages than asked for, none
/// overfull, and no line that sticks out which would not at the style's own setting. Flows that stand on one
/// page whatever their height do not count. The best setting is the
/// first of the grid that does so without breaking a page at a widow, a club or too close to a heading; if
/// there is none, the first that does so at all. The answers are exact: nothing is monotone across sizes and
/// margins, so each cell of the grid is looked at, unless the fewest lines that its paragraphs can have are
/// too many already.
class Fitter {
 public:
  /// `document` is one of those to come, which all have its paper, margins, regions, sizes and leading. After
  /// `max_settings` settings there are no more answers but "no", and `is_exhausted`.
  Fitter(const Document& document, std::size_t pages, std::size_t max_settings, std::stop_token stop = {});
  Fitter(const Fitter&) = delete;
  Fitter& operator=(const Fitter&) = delete;
  ~Fitter();

  [[nodiscard]] const SettingGrid& grid() const;

  /// The best setting, or nothing if no setting holds the document. Distortions in `refused` are left out:
  /// the caller found that their pages are too many.
  [[nodiscard]] std::optional<Fit> fit(const Document& document, const shape::ShapedText& text,
                                       const std::set<std::size_t>& refused = {});

  /// False if no setting can hold the document, nor any that has more in it.
  [[nodiscard]] bool may_fit(const Document& document, const shape::ShapedText& text);

  /// How much too long a document is that does not fit.
  [[nodiscard]] Excess excess(const Document& document, const shape::ShapedText& text);

  /// Have so many settings been tried, or was the work stopped, so that no answer proves anything any more?
  [[nodiscard]] bool is_exhausted() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The lines of text that a document has, at one setting, beyond what so many pages can hold; 0: it fits.
[[nodiscard]] std::size_t lines_over(const Document& document, const shape::ShapedText& text,
                                     const Setting& setting, std::size_t pages, const BlockCache& known = {});

/// How many of these paragraphs, from the first, must each have a line less for a document to have so many
/// pages at a setting; 0: not even all of them are enough.
[[nodiscard]] std::size_t savers_that_fit(const Document& document, const shape::ShapedText& text,
                                          const Setting& setting, std::size_t pages,
                                          std::span<const LineSaver> savers, const BlockCache& known = {});

}  // namespace galley::layout
