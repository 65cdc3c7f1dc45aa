// resume: the language that is picked of a résumé whose texts are in several.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/resume_schema.h"
#include "galley/source/languages.h"
#include "galley/source/layers.h"

namespace galley::resume {

struct PickedLanguage {
  std::string tag;        ///< of the document; empty: the one that it has
  LanguageChoice choice;  ///< of texts; empty: none is given in several languages

  bool operator==(const PickedLanguage&) const = default;
};

/// The language of the whole, settings over it: what meta.language says, or the first of meta.languages. Says
/// what is wrong with them.
[[nodiscard]] PickedLanguage own_language(Reader& reader, const Value& root, const Layers& layers);

/// The language of a root, be it the whole or a variant: the one that is asked for (it may be empty), else
/// that of meta.language, else the résumé's `own`. Warns of each that the look-up does not find.
[[nodiscard]] PickedLanguage pick_language(Reader& reader, const Value& root, const Layers& layers,
                                           const PickedLanguage& own, std::string_view asked);

/// All languages of texts but the one that is picked.
[[nodiscard]] std::vector<PickedLanguage> other_languages(const Layers& layers, const PickedLanguage& own,
                                                          const PickedLanguage& picked);

/// Leaves the texts of one language in a root, and makes it the language of the document.
void put_in_language(Reader& reader, Value& root, const PickedLanguage& picked);

}  // namespace galley::resume
