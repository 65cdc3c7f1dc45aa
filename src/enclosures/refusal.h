// enclosures: why a PDF is not appended. In C++17, as all that libqpdf's headers are included in.
#pragma once

#include <string>

namespace galley::enclosures {

/// Thrown where a PDF is read, and caught where the files are assembled.
struct Refusal {
  enum class Reason {
    Encrypted,
    Damaged,
    NoPages,
    TooManyPages,
    TooManyLinks,
    TooManyValues,
    Stopped,
  };
  Reason reason;
  std::string detail = {};  ///< of what is damaged
};

}  // namespace galley::enclosures
