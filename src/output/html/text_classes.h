// output: the text styles of a document as classes of a style sheet.
#pragma once

#include <string>
#include <vector>

#include "galley/document/document.h"
#include "html/style_sheet.h"
#include "html/web_fonts.h"

namespace galley::output {

class TextClasses {
 public:
  TextClasses(const Document& document, StyleSheet& sheet, WebFonts& fonts)
      : document_(document), sheet_(sheet), fonts_(fonts), classes_(document.styles.size()) {}

  /// The class of a style.
  [[nodiscard]] const std::string& of(StyleId style);

 private:
  [[nodiscard]] std::string declarations_of(const TextStyle& style);

  const Document& document_;
  StyleSheet& sheet_;
  WebFonts& fonts_;
  std::vector<std::string> classes_;
};

/// Is text of this size so large that it gives way on a narrow screen? The name is.
[[nodiscard]] inline bool is_large(Length size, const Document& document) {
  return size > document.size * 7 / 4;
}

/// The style that most of a paragraph is in.
[[nodiscard]] StyleId usual_style(const Paragraph& paragraph);

}  // namespace galley::output
