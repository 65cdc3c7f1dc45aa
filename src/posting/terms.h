// posting: the terms in the sentences of a posting.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "demands.h"
#include "galley/posting/read_posting.h"
#include "vocabulary.h"

namespace galley::posting {

/// The terms of a posting's demands, each once, in the order of the posting. `lines` are all of the posting:
/// what they call the company is no term.
[[nodiscard]] std::vector<Term> terms_in(std::span<const Demand> demands, std::span<const PostingLine> lines,
                                         const Vocabulary& vocabulary);

/// A text as one string that is the same for all forms of its words, with and without hyphens.
[[nodiscard]] std::string key_of(std::string_view text, const Stemmer& stemmer);

/// The words of a text without hyphens and slashes: “open-heart” is two.
[[nodiscard]] std::vector<Word> plain_words_in(std::string_view text);

}  // namespace galley::posting
