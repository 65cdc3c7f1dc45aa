// text: scripts, by ICU: their names, and which languages are written in them.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "galley/text/text.h"
#include "icu_locale.h"

namespace galley::text {
namespace {

std::string letters_of(std::uint32_t tag) {
  std::string letters;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) letters += static_cast<char>(tag >> shift & 0xFFU);
  return letters;
}

UScriptCode code_of(std::uint32_t tag) {
  const int code = u_getPropertyValueEnum(UCHAR_SCRIPT, letters_of(tag).c_str());
  return code == USCRIPT_INVALID_CODE ? USCRIPT_UNKNOWN : static_cast<UScriptCode>(code);
}

}  // namespace

std::string language_in_script(std::string_view language, std::uint32_t script) {
  const UScriptCode code = code_of(script);
  std::array<UScriptCode, 8> scripts{};
  UErrorCode error = U_ZERO_ERROR;
  const int count =
      uscript_getCode(locale_of(language).c_str(), scripts.data(), static_cast<int>(scripts.size()), &error);
  const bool is_east_asian =
      language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko");
  if (is_east_asian && (code == USCRIPT_HAN || code == USCRIPT_BOPOMOFO)) return std::string(language);
  if (U_SUCCESS(error) &&
      std::find(scripts.begin(), scripts.begin() + count, code) != scripts.begin() + count)
    return std::string(language);
  std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
  error = U_ZERO_ERROR;
  uloc_addLikelySubtags(("und_" + letters_of(script)).c_str(), likely.data(), static_cast<int>(likely.size()),
                        &error);
  if (U_FAILURE(error)) return {};
  const std::string_view whole(likely.data());
  return std::string(whole.substr(0, whole.find('_')));
}

std::uint32_t script_of(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode code = uscript_getScript(static_cast<UChar32>(character), &error);
  if (U_FAILURE(error) || code <= USCRIPT_INHERITED || code == USCRIPT_UNKNOWN) code = USCRIPT_COMMON;
  std::uint32_t tag = 0;
  for (const char letter : std::string_view(uscript_getShortName(code)))
    tag = (tag << 8U) | static_cast<unsigned char>(letter);
  return tag;
}

std::u32string sample_of_script(std::uint32_t script) {
  std::array<char16_t, 8> units{};
  UErrorCode error = U_ZERO_ERROR;
  const int length =
      uscript_getSampleString(code_of(script), units.data(), static_cast<int>(units.size()), &error);
  std::u32string sample;
  for (int i = 0; U_SUCCESS(error) && i < length;) {
    UChar32 character = 0;
    U16_NEXT(units.data(), i, length, character);
    sample += static_cast<char32_t>(character);
  }
  return sample;
}

std::string name_of_script(std::uint32_t script) {
  const char* name = uscript_getName(code_of(script));
  std::string plain(name == nullptr ? "" : name);
  std::ranges::replace(plain, '_', ' ');
  return plain;
}

}  // namespace galley::text
