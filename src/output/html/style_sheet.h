// output: the style sheet of a web page. Looks go in, classes come out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/base/geometry.h"

namespace galley::output {

/// Collects the rules that a page's elements ask for. Equal rules are one class.
class StyleSheet {
 public:
  /// `size` is that of running text: the reader's own text size stands for it.
  explicit StyleSheet(Length size) : size_(size) {}

  /// The class of elements with these declarations. `marked` are those of what stands before their text.
  [[nodiscard]] std::string class_of(std::string declarations, std::string marked = {});
  /// A class for print alone.
  [[nodiscard]] std::string print_class_of(std::string declarations);
  /// A colour by name, so that a dark page can have another.
  [[nodiscard]] std::string colour(const Colour& colour);
  /// A colour of lines, which need not stand out as text does.
  [[nodiscard]] std::string line_colour(const Colour& colour);
  /// A length in proportion to the reader's text size.
  [[nodiscard]] std::string length(Length length) const;

  /// The names of the colours, light and dark, and the rules of all classes.
  [[nodiscard]] std::string css() const;

 private:
  struct Rule {
    std::string declarations;
    std::string marked;
    bool is_print = false;
    bool operator==(const Rule&) const = default;
  };
  struct NamedColour {
    Colour colour;
    bool is_line = false;
    bool operator==(const NamedColour&) const = default;
  };
  [[nodiscard]] std::string name_of(Rule rule);
  [[nodiscard]] std::string name_of(const NamedColour& colour);

  Length size_;
  std::vector<Rule> rules_;
  std::vector<NamedColour> colours_;
};

/// A text as the value of `content`.
[[nodiscard]] std::string css_text(std::string_view text);

/// A length in points, as print has it.
[[nodiscard]] std::string points(Length length);

}  // namespace galley::output
