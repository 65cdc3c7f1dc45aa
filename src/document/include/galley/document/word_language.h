// document: which language of the table of words is that of a tag.
#pragma once

#include <string>

namespace galley {

/// The language of galley's words that is nearest to a BCP 47 tag, without its region: “zh-Hant” for “zh-TW”,
/// “nb” for “no”, “en-US” for all English. A language without words gives its primary subtag; what is no tag
/// gives an empty text.
[[nodiscard]] std::string word_language_of(const std::string& tag);

}  // namespace galley
