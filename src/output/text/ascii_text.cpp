// output: text in ASCII alone (see ascii_text.h).
#include "text/ascii_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"

namespace galley::output {
namespace {

struct Replacement {
  char32_t code_point;
  std::string_view ascii;
};

/// What no canonical decomposition leads to, by code point.
constexpr std::array replacements{
    Replacement{U'\u00A1', "!"},          Replacement{U'\u00A2', "c"},     Replacement{U'\u00A3', "GBP "},
    Replacement{U'\u00A5', "JPY "},       Replacement{U'\u00A7', "Sec. "}, Replacement{U'\u00A9', "(c)"},
    Replacement{U'\u00AA', "a"},          Replacement{U'\u00AB', "\""},    Replacement{U'\u00AD', ""},
    Replacement{U'\u00AE', "(R)"},        Replacement{U'\u00B0', " deg"},  Replacement{U'\u00B1', "+/-"},
    Replacement{U'\u00B2', "2"},          Replacement{U'\u00B3', "3"},     Replacement{U'\u00B5', "u"},
    Replacement{U'\u00B7', "|"},          Replacement{U'\u00B9', "1"},     Replacement{U'\u00BA', "o"},
    Replacement{U'\u00BB', "\""},         Replacement{U'\u00BC', "1/4"},   Replacement{U'\u00BD', "1/2"},
    Replacement{U'\u00BE', "3/4"},        Replacement{U'\u00BF', "?"},     Replacement{U'\u00C6', "AE"},
    Replacement{U'\u00D0', "D"},          Replacement{U'\u00D7', "x"},     Replacement{U'\u00D8', "O"},
    Replacement{U'\u00DE', "Th"},         Replacement{U'\u00DF', "ss"},    Replacement{U'\u00E6', "ae"},
    Replacement{U'\u00F0', "d"},          Replacement{U'\u00F7', "/"},     Replacement{U'\u00F8', "o"},
    Replacement{U'\u00FE', "th"},         Replacement{U'\u0110', "D"},     Replacement{U'\u0111', "d"},
    Replacement{U'\u0126', "H"},          Replacement{U'\u0127', "h"},     Replacement{U'\u0131', "i"},
    Replacement{U'\u0141', "L"},          Replacement{U'\u0142', "l"},     Replacement{U'\u014A', "N"},
    Replacement{U'\u014B', "n"},          Replacement{U'\u0152', "OE"},    Replacement{U'\u0153', "oe"},
    Replacement{U'\u0166', "T"},          Replacement{U'\u0167', "t"},     Replacement{U'\u1E9E', "SS"},
    Replacement{U'\u2010', "-"},          Replacement{U'\u2011', "-"},     Replacement{U'\u2012', "-"},
    Replacement{U'\u2013', "-"},          Replacement{U'\u2014', "--"},    Replacement{U'\u2015', "--"},
    Replacement{U'\u2018', "'"},          Replacement{U'\u2019', "'"},     Replacement{U'\u201A', "'"},
    Replacement{U'\u201C', "\""},         Replacement{U'\u201D', "\""},    Replacement{U'\u201E', "\""},
    Replacement{U'\u2020', "+"},          Replacement{U'\u2022', "*"},     Replacement{U'\u2026', "..."},
    Replacement{U'\u2030', " per mille"}, Replacement{U'\u2032', "'"},     Replacement{U'\u2033', "\""},
    Replacement{U'\u2039', "'"},          Replacement{U'\u203A', "'"},     Replacement{U'\u2044', "/"},
    Replacement{U'\u20AC', "EUR "},       Replacement{U'\u2116', "No."},   Replacement{U'\u2122', "(TM)"},
    Replacement{U'\u2190', "<-"},         Replacement{U'\u2192', "->"},    Replacement{U'\u21D2', "=>"},
    Replacement{U'\u2212', "-"},          Replacement{U'\u2248', "~"},     Replacement{U'\u2260', "!="},
    Replacement{U'\u2264', "<="},         Replacement{U'\u2265', ">="},    Replacement{U'\u25CB', "o"},
    Replacement{U'\u25CF', "*"},          Replacement{U'\u2605', "*"},     Replacement{U'\u2606', "*"},
    Replacement{U'\uFB00', "ff"},         Replacement{U'\uFB01', "fi"},    Replacement{U'\uFB02', "fl"},
    Replacement{U'\uFB03', "ffi"},        Replacement{U'\uFB04', "ffl"},
};
static_assert(std::ranges::is_sorted(replacements, {}, &Replacement::code_point));

constexpr std::array german{
    Replacement{U'\u00C4', "Ae"}, Replacement{U'\u00D6', "Oe"}, Replacement{U'\u00DC', "Ue"},
    Replacement{U'\u00E4', "ae"}, Replacement{U'\u00F6', "oe"}, Replacement{U'\u00FC', "ue"},
};

constexpr std::array danish{
    Replacement{U'\u00C5', "Aa"},
    Replacement{U'\u00D8', "Oe"},
    Replacement{U'\u00E5', "aa"},
    Replacement{U'\u00F8', "oe"},
};

std::optional<std::string_view> found_in(const auto& table, char32_t code_point) {
  const auto at = std::ranges::lower_bound(table, code_point, {}, &Replacement::code_point);
  if (at == table.end() || at->code_point != code_point) return {};
  return at->ascii;
}

bool is_mark(char32_t code_point) {
  const auto type = u_charType(static_cast<UChar32>(code_point));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

/// A letter and its marks, each by itself; empty if it has no parts. (ICU's own code holds this form.)
icu::UnicodeString parts_of(char32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const decomposing = icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString parts;
  if (U_FAILURE(error) || !decomposing->getDecomposition(static_cast<UChar32>(code_point), parts)) return {};
  return parts;
}

}  // namespace

AsciiText::AsciiText(std::string_view language)
    : is_german_(language == "de" || language.starts_with("de-")),
      is_danish_(std::ranges::any_of(std::array{"da", "nb", "no", "nn"}, [&](std::string_view tag) {
        return language == tag || language.starts_with(std::string(tag) + "-");
      })) {}

void AsciiText::append(std::string& out, char32_t code_point) {
  const bool is_subscript = code_point >= 0x2080 && code_point <= 0x2089;
  if (is_subscript || code_point == 0x2070 || (code_point >= 0x2074 && code_point <= 0x2079)) {
    out += static_cast<char>('0' + (code_point & 0xFU));
    return;
  }
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  if (u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0) {
    utf8::append(out, code_point);  // the writer makes it plain, and knows where no line may end
    return;
  }
  if (is_mark(code_point)) return;
  auto ascii = is_german_ ? found_in(german, code_point) : std::nullopt;
  if (!ascii && is_danish_) ascii = found_in(danish, code_point);
  if (!ascii) ascii = found_in(replacements, code_point);
  if (ascii) {
    out += *ascii;
    return;
  }
  const icu::UnicodeString parts = parts_of(code_point);
  if (parts.isEmpty()) {
    std::string lost;
    utf8::append(lost, code_point);
    lost_.insert(std::move(lost));
    out += '?';
    return;
  }
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
    append(out, static_cast<char32_t>(parts.char32At(at)));
}

std::string AsciiText::of_link(std::string_view text, std::string_view uri) {
  const bool is_ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool is_address =
      text.find(' ') == std::string_view::npos &&
      text.find_first_of(uri.starts_with("mailto:") ? "@" : "./") != std::string_view::npos;
  if (is_ascii || !is_address || uri.empty()) return of(text);
  for (const std::string_view scheme : {"mailto:", "https://", "http://"})
    if (uri.starts_with(scheme) && !text.starts_with(scheme)) uri.remove_prefix(scheme.size());
  if (uri.ends_with('/') && !text.ends_with('/')) uri.remove_suffix(1);
  return of(uri);
}

std::string AsciiText::of(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    offset = next;
    const std::size_t begin = out.size();
    append(out, code_point);
    // “ÜBER” is “UEBER”.
    const bool is_capital = u_isupper(static_cast<UChar32>(code_point)) != 0 && offset < text.size() &&
                            u_isupper(static_cast<UChar32>(utf8::decode(text, offset).code_point)) != 0;
    if (is_capital && code_point >= 0x80)
      std::transform(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                     out.begin() + static_cast<std::ptrdiff_t>(begin), ascii::to_capital);
  }
  return out;
}

}  // namespace galley::output
