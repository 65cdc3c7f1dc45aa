// resume: where something is.
#pragma once

#include "galley/source/author_text.h"

namespace galley {

/// JSON Resume's table or a line of text (then only `line` is set).
struct Location {
  Text line;
  Text address, postal_code, city, region, country_code;
  [[nodiscard]] bool empty() const {
    return line.empty() && address.empty() && postal_code.empty() && city.empty() && region.empty() &&
           country_code.empty();
  }
};

}  // namespace galley
