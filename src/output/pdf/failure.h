// output: why a PDF cannot be made.
#pragma once

#include <string>

namespace galley::output {

/// Thrown inside this module where PDF cannot hold a value. write_pdf makes a diagnostic of it.
struct PdfFailure {
  std::string reason;  ///< a clause: “an array has more than 32767 items”
};

}  // namespace galley::output
