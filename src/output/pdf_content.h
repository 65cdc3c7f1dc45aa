// output: content streams (ISO 32000-1, 8.2, 9.4). A page goes in; the operators that paint it come out.
#pragma once

#include <string>

#include "galley/pages/pages.h"
#include "pdf_fonts.h"
#include "pdf_pictures.h"
#include "pdf_structure.h"
#include "pdf_words.h"
#include "press.h"

namespace galley::output {

/// How codes stand in strings: as bytes (smaller), or in hexadecimal for reading.
enum class CodeStyle { Bytes, Hexadecimal };

/// How content is put down: how its codes stand, and for a press (else there is none) in which inks.
struct ContentForm {
  CodeStyle codes = CodeStyle::Bytes;
  const Press* press = nullptr;
};

/// What the content of all pages refers to.
struct ContentParts {
  const DocumentClusters& clusters;
  const EmbeddedFonts& fonts;
  const EmbeddedPictures& pictures;
  const PartedWords& words;
  ContentForm form;
};

/// The content stream of the page with this number. Every glyph lands within 0.005 pt of its place; a picture
/// comes before the first line that is read after it. All of it is marked (14.6): as content of its node in
/// `tree`, or as an artifact, as rules and footers are. Text that ToUnicode does not give is wrapped with its
/// ActualText.
[[nodiscard]] std::string page_content(const Page& page, std::size_t number, const ContentParts& parts,
                                       StructureTree& tree);

}  // namespace galley::output
