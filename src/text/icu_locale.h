// text: a language by its two names. In: a BCP 47 tag. Out: ICU's locale.
#pragma once

#include <string>
#include <string_view>

namespace galley::text {

/// ICU's name of a BCP 47 language, or the empty string (its root) if the tag is malformed.
[[nodiscard]] std::string locale_of(std::string_view language);

}  // namespace galley::text
