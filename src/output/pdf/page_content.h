// output: content streams (ISO 32000-1, 8.2, 9.4). A page goes in; the operators that paint it come out.
#pragma once

#include <string>

#include "galley/pages/pages.h"
#include "pdf/content_operators.h"
#include "pdf/fonts.h"
#include "pdf/parted_words.h"
#include "pdf/pictures.h"
#include "pdf/structure_tree.h"

namespace galley::output {

/// What the content of all pages refers to.
struct ContentParts {
  const DocumentClusters& clusters;
  const EmbeddedFonts& fonts;
  const EmbeddedPictures& pictures;
  const PartedWords& words;
  ContentForm form;
};

/// The content stream of the page with this number. Every glyph lands within 0.005 pt of its place. A picture
/// comes before the first line that is read after it. All content is marked (14.6): as content of its node in
/// `tree`, or as an artifact (rules and footers). Text that ToUnicode does not give has its ActualText.
[[nodiscard]] std::string page_content(const Page& page, std::size_t number, const ContentParts& parts,
                                       StructureTree& tree);

}  // namespace galley::output
