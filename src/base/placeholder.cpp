// base: placeholders (see placeholder.h).
#include "galley/base/placeholder.h"

namespace galley {

std::string filled(std::string_view pattern, std::string_view value, std::string_view placeholder) {
  std::string text;
  for (std::size_t begin = 0;;) {
    const std::size_t at = pattern.find(placeholder, begin);
    text += pattern.substr(begin, at - begin);
    if (at == std::string_view::npos) return text;
    text += value;
    begin = at + placeholder.size();
  }
}

}  // namespace galley
