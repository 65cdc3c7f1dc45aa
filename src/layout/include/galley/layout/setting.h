// layout: how the relative lengths of a document are resolved, and the grid of settings that fitting
// searches.
#pragma once

#include <cstddef>
#include <vector>

#include "galley/document/document.h"

namespace galley::layout {

/// How a document is set, in thousandths. The default is what its style says. Fitting takes less, filling
/// more.
struct Setting {
  int size = 1000;     ///< of each size
  int leading = 1000;  ///< of each leading
  int spacing = 1000;  ///< of the way from a space's min (0) to its natural length (1000), and on to its max
                       ///< (2000)
  int margins = 1000;  ///< of the way from the least margin (0) to the side's own (1000), and on to the
                       ///< widest one (2000), where these differ
  GALLEY_FIELDS(size, leading, spacing, margins)
  bool operator==(const Setting& other) const { return fields() == other.fields(); }
};

/// The margins of a document at a setting.
[[nodiscard]] Margins margins_of(const Document& document, const Setting& setting);

/// The leading of running text.
[[nodiscard]] Length leading_of(const Document& document, const Setting& setting);

/// The height of a block's rows.
[[nodiscard]] Length row_height(const Block& block, const Setting& setting);

/// What stands above a block: as far above the space's min as the setting says, and a page may take a third
/// of that way from it. A gap that may not fall below a share of the leading does not.
[[nodiscard]] Glue gap_above(const Block& block, const Setting& setting);

/// The document with the lengths that it has at a setting: as styled, it would be set alike. What its region
/// or its marks give from the paper's edge stays.
[[nodiscard]] Document resolved(Document document, const Setting& setting);

/// All settings that fitting may choose, by their distortion: the first is the style's own. Spacing goes down
/// first, then leading, then size, then the margins; a step in a later one counts more than all steps of the
/// earlier ones together, so that the distortion of a setting is its place in this order. Steps: spacing an
/// eighth of the way from natural to min; leading 0.01 of the size, down to style.fit.leading; size 0.1 pt,
/// down to style.fit.size; margins a sixth of the way to style.fit.margin. Where leading or size would take
/// more than 40 steps, 40 larger ones. A bound that the style's own value does not exceed leaves no step.
class SettingGrid {
 public:
  explicit SettingGrid(const Document& document);

  /// How many settings there are.
  [[nodiscard]] std::size_t size() const { return cells() * cell_size(); }
  /// A setting by its distortion.
  [[nodiscard]] Setting operator[](std::size_t distortion) const;

  /// Settings of one size and one width of margins, where lines end alike, stand together: they make a cell.
  [[nodiscard]] std::size_t cells() const { return sizes_.size() * margins_.size(); }
  /// How many settings there are in a cell.
  [[nodiscard]] std::size_t cell_size() const { return spacings_.size() * leadings_.size(); }
  /// How many of them, one after the other, are of one leading.
  [[nodiscard]] std::size_t spacings() const { return spacings_.size(); }

 private:
  std::vector<int> spacings_;
  std::vector<Length> leadings_;  ///< at the style's own size
  std::vector<int> sizes_;
  std::vector<int> margins_;
  Length leading_;
};

/// All settings that filling may choose, in the order in which they are tried: the first is the style's own.
/// Spacing grows first, then leading, then size, then the margins, in the steps of `SettingGrid`, up to what
/// `Document::fill` allows. `settings[i]` of one size and one width of margins stand together.
[[nodiscard]] std::vector<Setting> growing_settings(const Document& document);

}  // namespace galley::layout
