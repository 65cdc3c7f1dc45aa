// text: line break opportunities by UAX #14. In: UTF-8 and a language's rules. Out: byte offsets, as ICU
// makes them.
#include <limits>
#include <memory>
#include <new>

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"
#include "icu_locale.h"

namespace galley::text {

struct BreakRules::Parts {
  std::unique_ptr<UBreakIterator, decltype([](UBreakIterator* it) { ubrk_close(it); })> iterator;
};

BreakRules::BreakRules(std::string_view language) : parts_(std::make_unique<Parts>()) {
  UErrorCode status = U_ZERO_ERROR;
  // Small kana and the mark that prolongs a vowel begin no line.
  const std::string locale = locale_of(language);
  const bool is_japanese = locale == "ja" || locale.starts_with("ja_");
  const std::string strict = is_japanese && !locale.contains('@') ? locale + "@lb=strict" : locale;
  parts_->iterator.reset(ubrk_open(UBRK_LINE, strict.c_str(), nullptr, 0, &status));
}

BreakRules::~BreakRules() = default;

std::vector<std::uint32_t> unicode_breaks(std::string_view text, const BreakRules& rules) {
  UBreakIterator* iterator = rules.parts().iterator.get();
  if (iterator == nullptr || text.size() > std::numeric_limits<std::int32_t>::max()) return {};
  // ICU goes through UTF-16 several times faster than through UTF-8.
  std::u16string units;
  std::vector<std::uint32_t> offsets;
  units.reserve(text.size());
  offsets.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = utf8::decode(text, at);
    if (code_point > 0xFFFF) {
      units.push_back(static_cast<char16_t>(U16_LEAD(code_point)));
      offsets.push_back(static_cast<std::uint32_t>(at));
    }
    units.push_back(static_cast<char16_t>(code_point > 0xFFFF ? U16_TRAIL(code_point) : code_point));
    offsets.push_back(static_cast<std::uint32_t>(at));
    at = next;
  }
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, units.data(), static_cast<std::int32_t>(units.size()), &status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status)) return {};

  std::vector<std::uint32_t> breaks;
  for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    const auto unit = static_cast<std::size_t>(at);
    if (unit < units.size()) breaks.push_back(offsets[unit]);
  }
  return breaks;
}

}  // namespace galley::text
