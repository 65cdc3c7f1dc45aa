// output: the blocks of a document as classes of a style sheet: where they stand, and what marks them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/document/document.h"
#include "html/style_sheet.h"
#include "html/web_fonts.h"

namespace galley::output {

/// Has a text letters that run from right to left? Then its first one says where its lines begin.
[[nodiscard]] bool runs_both_ways(std::string_view text);

/// Is a label to be read? A number is, a bullet is not.
[[nodiscard]] bool is_text(const Label& label, const Structure& structure);

class BlockClasses {
 public:
  BlockClasses(const Document& document, StyleSheet& sheet, WebFonts& fonts)
      : document_(document), sheet_(sheet), fonts_(fonts) {}

  /// Of the element that a block is, by its number. Blocks are asked for one after the other.
  [[nodiscard]] std::string of(std::size_t block);
  [[nodiscard]] std::string of_rule(const Block& rule);
  /// Of a number in the indent of a block.
  [[nodiscard]] std::string of_label(const Block& block);
  /// Of a year in the indent of a block.
  [[nodiscard]] std::string of_year(const Block& block);
  [[nodiscard]] std::string of_image(const Picture& picture, Size size);
  /// Of the picture beside the first blocks.
  [[nodiscard]] std::string of_inset();
  /// Of what holds the blocks from `first` on that stand at a place of their own on the page.
  [[nodiscard]] std::string of_place(std::size_t first);
  [[nodiscard]] std::string of_page_mark(const PageMark& mark);

  [[nodiscard]] const Flow& flow_of(std::size_t block) const;

 private:
  [[nodiscard]] const TextStyle& style_of(const Block& block) const;
  [[nodiscard]] bool is_beside_years(const Block& block) const;
  [[nodiscard]] std::string margins_of(std::size_t block) const;
  [[nodiscard]] std::string lines_of(const Block& block) const;
  [[nodiscard]] std::string bullet_of(const Block& block) const;

  const Document& document_;
  StyleSheet& sheet_;
  WebFonts& fonts_;
  const Block* years_ = nullptr;  ///< the last block with a year in its indent
};

}  // namespace galley::output
