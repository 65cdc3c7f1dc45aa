// output: the fonts of a web page. Styled text goes in, families come out, and the rules that define them.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document/document.h"
#include "galley/font/library.h"

namespace galley::output {

/// Collects the faces that text is set in, with the characters that each has to show.
class WebFonts {
 public:
  explicit WebFonts(font::Library& library) : library_(library) {}

  /// Says that `text` is shown in a style.
  void add(const TextStyle& style, const std::vector<std::string>& fallback, std::string_view text);

  /// The value of `font-family` for a style: its own face, then those of the fallback families that were
  /// needed. To be asked once all text is added.
  [[nodiscard]] std::string families(const TextStyle& style, const std::vector<std::string>& fallback);
  /// Has the style's face superior figures for all that is set in it so?
  [[nodiscard]] bool has_superior(const TextStyle& style);
  /// The height of its capitals, in thousandths of an em.
  [[nodiscard]] int cap_height(const TextStyle& style);
  /// How much larger code is set so that its small letters are as high as those beside it, in thousandths.
  [[nodiscard]] int scale_beside(const TextStyle& style);

  /// A rule for each face, with its font inside.
  [[nodiscard]] std::expected<std::string, Diagnostics> css() const;

 private:
  struct Use {
    std::shared_ptr<const font::Face> face;
    std::set<char32_t> characters;
    std::set<char32_t> superior;  ///< of these, the ones that were asked for as superior figures
    std::set<std::string_view> features;
  };
  /// The face of a style in a family; null if there is none.
  [[nodiscard]] std::shared_ptr<const font::Face> face_of(const TextStyle& style, const std::string& family);
  [[nodiscard]] Use& use_of(const std::shared_ptr<const font::Face>& face);

  font::Library& library_;
  std::vector<Use> uses_;
};

}  // namespace galley::output
