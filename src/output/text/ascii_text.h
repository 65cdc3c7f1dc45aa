// output: text in ASCII alone, for forms that keep no other character.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace galley::output {

/// Puts text into ASCII: letters lose their accents, typographer's marks become those of a typewriter.
class AsciiText {
 public:
  /// `language` is a BCP 47 tag: German's ä is ae, Danish's å is aa.
  explicit AsciiText(std::string_view language);

  /// What has no form in ASCII becomes a question mark.
  [[nodiscard]] std::string of(std::string_view text);

  /// The text of a link. An address is spelled as its URI spells it: with other letters it would be somebody
  /// else's.
  [[nodiscard]] std::string of_link(std::string_view text, std::string_view uri);

  /// The characters that became question marks.
  [[nodiscard]] const std::set<std::string>& lost() const { return lost_; }

 private:
  void append(std::string& out, char32_t code_point);

  bool is_german_ = false;
  bool is_danish_ = false;  ///< or Norwegian
  std::set<std::string> lost_;
};

}  // namespace galley::output
