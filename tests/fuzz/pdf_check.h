// What `qpdf --check` does, in this process; in words that libqpdf's headers and the rest both speak: C++17.
#pragma once

#include <string>

namespace galley::fuzz {

/// The first error or warning that libqpdf has of a PDF, once all of its objects, streams and contents are
/// read; empty if there is none.
[[nodiscard]] std::string fault_of_pdf(const std::string& pdf);

}  // namespace galley::fuzz
