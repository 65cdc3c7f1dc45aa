// shape: a document's styles to looks: faces, features, superior figures, small capitals. In: styles and the
// text that they set. Out: what a word's shape depends on.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "words.h"

namespace galley::shape {

/// The looks of one document's styles; a style's face is looked for when it is first used.
class Looks {
 public:
  Looks(const Document& document, Shaper shaper, WordShaper& words, Diagnostics& errors,
        Diagnostics& warnings)
      : document_(document), shaper_(shaper), words_(words), errors_(errors), warnings_(warnings) {}

  /// The look of each span of a paragraph, but for script and direction; no face where there is an error.
  [[nodiscard]] std::vector<Look> of(const Paragraph& paragraph);
  /// The look of `text`, which the face of `look` lacks, in the first of the document's fallback families
  /// that has all of it; nothing if none does. `style` is its span's.
  [[nodiscard]] std::optional<Look> fallback(const Look& look, std::uint32_t style, std::string_view text,
                                             const Paragraph& paragraph);
  /// The language a paragraph is written in, BCP 47.
  [[nodiscard]] const std::string& language_of(const Paragraph& paragraph) const;

 private:
  [[nodiscard]] const Look& base(std::uint32_t style_index, std::size_t choice, const Paragraph& paragraph);
  [[nodiscard]] Look fitted(const Look& look, const TextStyle& style, std::string_view text);
  [[nodiscard]] Look superscript(Look look, std::string_view text);
  [[nodiscard]] Look small_capitals(Look look, std::string_view text);

  const Document& document_;
  Shaper shaper_;
  WordShaper& words_;
  Diagnostics& errors_;
  Diagnostics& warnings_;
  std::map<std::pair<std::uint32_t, std::size_t>, Look> looks_;  ///< by style and choice of family
  std::set<std::string> said_;                                   ///< families complained of
};

}  // namespace galley::shape
