// text: line break opportunities by UAX #14. In: UTF-8 and a language. Out: byte offsets, as ICU makes them.
#include <limits>
#include <memory>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "galley/text/text.h"
#include "language.h"

namespace galley::text {
namespace {

using Iterator = std::unique_ptr<UBreakIterator, decltype([](UBreakIterator* it) { ubrk_close(it); })>;
using Reader = std::unique_ptr<UText, decltype([](UText* text) { utext_close(text); })>;

}  // namespace

// Opening an iterator costs about as much as one paragraph's breaks (7 µs), so each call has its own.
std::vector<std::uint32_t> unicode_breaks(std::string_view text, std::string_view language) {
  if (text.empty() || text.size() > std::numeric_limits<std::int32_t>::max()) return {};
  UErrorCode status = U_ZERO_ERROR;
  const Iterator iterator(ubrk_open(UBRK_LINE, locale_of(language).c_str(), nullptr, 0, &status));
  const Reader reader(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  ubrk_setUText(iterator.get(), reader.get(), &status);
  if (U_FAILURE(status)) return {};

  std::vector<std::uint32_t> breaks;
  for (std::int32_t at = ubrk_next(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get())) {
    if (static_cast<std::size_t>(at) < text.size()) breaks.push_back(static_cast<std::uint32_t>(at));
  }
  return breaks;
}

}  // namespace galley::text
