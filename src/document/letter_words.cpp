// document: words of letters (see letter_words.h).
#include "letter_words.h"

namespace galley::document {
LetterWords letter_words_of(const Language& language) {
  const Words& words = language.table;
  return {words["letter.subject"],    words["letter.reference"],  words["letter.enclosure"],
          words["letter.enclosures"], words["letter.postscript"], words["letter.signature"],
          words["letter.place_date"]};
}

}  // namespace galley::document
