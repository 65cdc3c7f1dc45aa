// document: the words that a letter prints of itself, by language.
#pragma once

#include <string>
#include <string_view>

#include "language.h"

namespace galley::document {

struct LetterWords {
  std::string_view subject;                ///< before the subject; empty: the subject stands alone
  std::string_view reference;              ///< before what the recipient files the matter under: “Your ref”
  std::string_view enclosure, enclosures;  ///< the heading of one, and of several
  std::string_view postscript;             ///< all that stands before the text
  std::string_view signature;              ///< what a picture of one shows
  std::string_view place_date;             ///< {0} is the place, {1} the date in full
};

/// The words of a language. English ones where galley knows none.
[[nodiscard]] LetterWords letter_words_of(const Language& language);

}  // namespace galley::document
