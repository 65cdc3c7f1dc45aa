// output: how wide text is, about: to know how many lines it takes, which only Word knows.
#pragma once

#include <memory>

#include "galley/document/document.h"
#include "galley/font/library.h"

namespace galley::output::docx {

class TextMeasure {
 public:
  TextMeasure(const Document& document, font::Library& fonts) : document_(document), fonts_(fonts) {}

  /// About as many lines as a paragraph takes in a measure; at least one.
  [[nodiscard]] int lines_of(const Paragraph& paragraph, Length measure) const;
  /// How high the capitals of a paragraph's first letters rise.
  [[nodiscard]] Length height_of_capitals(const Paragraph& paragraph) const;
  /// The size of a style: that of code is such that its small letters are as high as those beside it.
  [[nodiscard]] Length size_of(const TextStyle& style) const;

 private:
  /// The face of a family in a style; null if there is none.
  [[nodiscard]] std::shared_ptr<const font::Face> face_of(const std::string& family,
                                                          const TextStyle& style) const;

  const Document& document_;
  font::Library& fonts_;
};

/// The face nearest to `query`; null if the family is not there. Throws std::bad_alloc.
[[nodiscard]] std::shared_ptr<const font::Face> face_or_null(font::Library& fonts, const font::Query& query);

}  // namespace galley::output::docx
