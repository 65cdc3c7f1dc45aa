// document: countries. In comes what an author wrote for one, out comes what it is called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language.h"

namespace galley::document {

/// The country of a place.
struct Country {
  std::string code;   ///< two letters in capitals; empty if the author wrote something else.
                      ///< Where nothing is written, the country where the language is spoken most
  std::string shown;  ///< in the language of the résumé
  std::vector<std::string> names;  ///< all that it is called by, as `folded_words` makes them

  [[nodiscard]] bool is_called(std::string_view folded_name) const;
};

/// The bytes of memory that it takes, about.
[[nodiscard]] std::size_t memory_of(const Country& country);

/// The country of a code: its names in the language of the résumé, in English and in its own language. What
/// is no code of two letters is its own name.
[[nodiscard]] Country country_of(const std::string& written, const Language& language);

/// Letters and figures without case and marks, one space between words: what two spellings of a name share.
[[nodiscard]] std::string folded_words(std::string_view text);

}  // namespace galley::document
