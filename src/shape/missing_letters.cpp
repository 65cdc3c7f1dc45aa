// shape: the letters that no font has (see missing_letters.h).
#include "missing_letters.h"

#include <fmt/format.h>
#include <hb.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"

namespace galley::shape {
namespace {

constexpr std::size_t max_samples = 32;

/// A mark of punctuation, not an emoji.
bool is_east_asian_mark(char32_t letter) {
  const text::EastAsian kind = text::east_asian(letter);
  return kind != text::EastAsian::None && kind != text::EastAsian::Other;
}

/// Debian's package with a family for a letter of a script.
std::string_view package_for(std::uint32_t script, char32_t letter) {
  switch (script) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_BOPOMOFO:
    case HB_SCRIPT_HANGUL:
      return "fonts-noto-cjk";
    case HB_SCRIPT_COMMON:
    case HB_SCRIPT_INHERITED:
      return is_east_asian_mark(letter) ? "fonts-noto-cjk" : "fonts-symbola";
    default:
      return "fonts-noto-core";
  }
}

/// “'ก' (U+0E01)”.
std::string named(char32_t letter) {
  const auto code = static_cast<std::uint32_t>(letter);
  const bool printable = code > 0x20 && (code < 0x7F || code > 0x9F);
  if (!printable) return fmt::format("U+{:04X}", code);
  std::string text;
  utf8::append(text, letter);
  return fmt::format("'{}' (U+{:04X})", text, code);
}

std::string message_on(std::uint32_t script, std::size_t letters, char32_t first) {
  const bool has_name = script != HB_SCRIPT_COMMON;
  const std::string what = has_name ? text::name_of_script(script) + " letter" : "sign";
  if (letters == 1) return fmt::format("no font has the {} {}", what, named(first));
  return fmt::format("no font has {} {}s; the first is {}", letters, what, named(first));
}

}  // namespace

void MissingLetters::add(char32_t letter, const Place& place, const std::string& language) {
  OfScript& script = scripts_[text::script_of(letter)];
  if (script.letters++ == 0) {
    script.first = letter;
    script.place = place;
    script.language = language;
  }
  if (script.samples.size() < max_samples && !script.samples.contains(letter)) script.samples += letter;
}

Diagnostics MissingLetters::errors(font::Library& fonts, bool system_fonts) const {
  Diagnostics errors;
  for (const auto& [script, missing] : scripts_) {
    std::string help =
        fmt::format("the Debian package {} has a family for {}; or name one in style.font.fallback",
                    package_for(script, missing.first), missing.letters == 1 ? "it" : "them");
    if (!system_fonts) {
      const auto families = fonts.system_families(
          missing.samples, text::language_in_script(missing.language, script), font::Serifs::With);
      if (!families.empty())
        help = fmt::format(
            "this machine's family '{0}' has {1}: put its files into fonts/ and name '{0}' in "
            "style.font.fallback",
            families.front(), missing.letters == 1 ? "it" : "them");
    }
    errors.push_back({Severity::Error, Fault::Resume, message_on(script, missing.letters, missing.first),
                      missing.place, std::move(help)});
  }
  return errors;
}

}  // namespace galley::shape
