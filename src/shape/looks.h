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
  /// The look of `text`, a letter that the face of `look` lacks, in the first face that has all of it: of the
  /// document's fallback families, of another cut of the style's own family, of the shipped families, of the
  /// system's. Nothing if none has. `style` is its span's.
  struct Fallback {
    Look look;
    FallbackFace face;
  };
  [[nodiscard]] std::optional<Fallback> fallback(const Look& look, StyleId style, std::string_view text,
                                                 const Paragraph& paragraph);
  /// Says what there is to say of a fallback.
  void look_up(StyleId style, const FallbackFace& face, const Paragraph& paragraph);
  /// Warns, once a family, if a look is not as heavy or not as slanting as its style, though its text would
  /// be. Did it, now or before?
  bool lacks_cut(const Look& look, StyleId style, const Paragraph& paragraph);
  /// The language that a paragraph, or a part of it, is written in, BCP 47.
  [[nodiscard]] const std::string& language_of(NodeId node) const;

 private:
  [[nodiscard]] const Look& base(StyleId style, const FallbackFace& face, const Paragraph& paragraph);
  [[nodiscard]] const Look& own(StyleId style, const Paragraph& paragraph);
  [[nodiscard]] std::optional<Look> covering(const FallbackFace& face, const Look& look, StyleId style,
                                             std::string_view text, const Paragraph& paragraph);
  [[nodiscard]] std::optional<Fallback> sought(const Look& look, StyleId style, std::string_view text,
                                               const Paragraph& paragraph);
  [[nodiscard]] int scale_beside(const font::Face& face, const TextStyle& wanted);
  [[nodiscard]] Look fitted(const Look& look, const TextStyle& style, std::string_view text);
  [[nodiscard]] Look superscript(Look look, std::string_view text);
  [[nodiscard]] Look small_capitals(Look look, std::string_view text);

  const Document& document_;
  Shaper shaper_;
  WordShaper& words_;
  Diagnostics& errors_;
  Diagnostics& warnings_;
  std::map<std::pair<StyleId, FallbackFace>, Look> looks_;
  std::map<std::pair<StyleId, std::string>, std::optional<FallbackFace>> fallbacks_;  ///< by letter
  std::set<std::string> said_;  ///< families complained of
};

}  // namespace galley::shape
