// output: the lists of a Word file. In come bullets and numbers as they are printed, out come lists that Word
// numbers so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/word_paragraphs.h"

namespace galley::output::docx {

class Numbering {
 public:
  /// The list of a paragraph with a label. To be called in the order of the paragraphs.
  [[nodiscard]] ListReference reference(const WordParagraph& paragraph);

  [[nodiscard]] bool empty() const { return definitions_.empty(); }
  /// The file of lists.
  [[nodiscard]] std::string file() const;

 private:
  /// One level of a list.
  struct Level {
    std::string text;  ///< “•”, “[%1]”
    bool is_number = false;
    bool is_right = false;
    int depth = 0;
    Format paragraph;  ///< of which only the indents count
    Format run;
    std::optional<StyleName> style;  ///< whose paragraphs have this level by their style; of one level each
    bool operator==(const Level& other) const;
  };
  struct Definition {
    std::vector<Level> levels;  ///< of rising depth
  };
  /// A list of a definition, which begins with a number.
  struct List {
    std::size_t definition = 0;
    long start = 1;
    long last = 0;  ///< the number that was used last
  };

  /// The definition that has a level, which is made where there is none.
  std::size_t definition_of(const Level& level, StyleName style);
  [[nodiscard]] std::optional<StyleName> unused(StyleName style) const;

  std::vector<Definition> definitions_;
  std::vector<List> lists_;
};

}  // namespace galley::output::docx
