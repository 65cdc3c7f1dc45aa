// output: a warning of characters that ASCII does not have (see lost_characters.h).
#include "text/lost_characters.h"

#include <fmt/format.h>

namespace galley::output {

void warn_of_lost_characters(const AsciiText& ascii, const Document& document, Diagnostics& warnings) {
  constexpr std::size_t max_named = 10;
  if (ascii.lost().empty()) return;
  std::string named;
  std::size_t count = 0;
  for (const std::string& character : ascii.lost()) {
    if (++count > max_named) break;
    named += (named.empty() ? "" : " ") + character;
  }
  Diagnostic warning;
  warning.severity = Severity::Warning;
  warning.message = fmt::format("ASCII has no form of {}{}: a question mark stands for each", named,
                                count > max_named ? " …" : "");
  if (!document.blocks.empty()) warning.place.source = document.blocks.front().paragraph.place.source;
  warning.help = "leave --ascii away";
  warnings.push_back(std::move(warning));
}

}  // namespace galley::output
