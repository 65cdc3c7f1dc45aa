// shape: a document's styles to looks: faces, features, superior figures, small capitals. In: styles and the
// text that they set. Out: what a word's shape depends on.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "words.h"

namespace galley::shape {

/// The looks of one document's styles; a style's face is looked for when it is first used.
class Looks {
 public:
  Looks(const Document& document, Shaper shaper, WordShaper& words, Diagnostics& errors,
        Diagnostics& warnings)
      : document_(document),
        shaper_(std::move(shaper)),
        words_(words),
        errors_(errors),
        warnings_(warnings) {}

  /// The look of each span of a paragraph, but for script and direction; no face where there is an error.
  [[nodiscard]] std::vector<Look> of(const Paragraph& paragraph);
  /// The look of `text`, which the face of `look` lacks, in the first of the document's fallback families
  /// that has all of it; nothing if none does. `style` is its span's.
  struct Fallback {
    Look look;
    std::size_t choice = 0;  ///< of the families, from 1
  };
  [[nodiscard]] std::optional<Fallback> fallback(const Look& look, StyleId style, std::string_view text,
                                                 const Paragraph& paragraph);
  /// Says what there is to say of the fallback families up to `choice`.
  void look_up_fallbacks(StyleId style, std::size_t choice, const Paragraph& paragraph);
  /// The language a paragraph is written in, BCP 47.
  [[nodiscard]] const std::string& language_of(const Paragraph& paragraph) const;

 private:
  [[nodiscard]] const Look& base(StyleId style, std::size_t choice, const Paragraph& paragraph);
  [[nodiscard]] int scale_beside(const font::Face& face, const TextStyle& wanted);
  [[nodiscard]] Look fitted(const Look& look, const TextStyle& style, std::string_view text);
  [[nodiscard]] Look superscript(Look look, std::string_view text);
  [[nodiscard]] Look small_capitals(Look look, std::string_view text);

  const Document& document_;
  Shaper shaper_;
  WordShaper& words_;
  Diagnostics& errors_;
  Diagnostics& warnings_;
  std::map<std::pair<StyleId, std::size_t>, Look> looks_;  ///< by style and choice of family
  std::set<std::string> said_;                             ///< families complained of
};

}  // namespace galley::shape
