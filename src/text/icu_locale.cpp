// text: a BCP 47 tag, as the author wrote it, to ICU's locale.
#include "icu_locale.h"

#include <array>
#include <cstdint>

#include <unicode/uloc.h>

namespace galley::text {

std::string locale_of(std::string_view language) {
  const std::string tag(language);
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t parsed = 0;
  const std::int32_t length = uloc_forLanguageTag(tag.c_str(), locale.data(),
                                                  static_cast<std::int32_t>(locale.size()), &parsed, &status);
  const bool whole = parsed >= 0 && static_cast<std::size_t>(parsed) == language.size();
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || !whole) return {};
  return {locale.data(), static_cast<std::size_t>(length)};
}

}  // namespace galley::text
