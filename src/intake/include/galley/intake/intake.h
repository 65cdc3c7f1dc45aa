// intake: what can be got back out of a PDF.
#pragma once

#include <expected>
#include <string>

#include "galley/base/diagnostic.h"

namespace galley::intake {

/// True if the bytes begin as a PDF does, after at most 1024 others (ISO 32000-1, annex H.3.4.1).
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// The JSON Resume inside a PDF: the attached file `resume.json`, else the only attached file whose name ends
/// in `.json`. Errors: no PDF, a damaged or an encrypted one, no such file in it, one of more than 16 MiB.
[[nodiscard]] std::expected<std::string, Diagnostic> attached_resume(const Source& pdf);

}  // namespace galley::intake
