// facts: the numbers and amounts of a text, in a form in which they can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::facts {

/// A number with its magnitude and unit, or a name with a number in it (“Q3”).
struct Amount {
  std::string number;     ///< equal for equal numbers: “3e6”
  std::string_view unit;  ///< “$”, “%”, “week”; empty if it has none
  std::string shown;      ///< as the text has it: “$3M”
  /// Of a name with a number in it, the rest of the name. Else empty.
  std::string name;
  /// “one” and “a” may stand for 1: what allows a number, but is none itself.
  bool is_article = false;
};

/// The amounts of plain text, in its order. `language` is its BCP 47 tag: it tells “1,000” from “1.000”, and
/// knows numbers in words.
[[nodiscard]] std::vector<Amount> amounts_in(std::string_view text, std::string_view language);

}  // namespace galley::facts
