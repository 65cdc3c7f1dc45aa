// exchange: a résumé in the words of schema.org, for search engines and the like.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "galley/resume/resume.h"

namespace galley::exchange {

/// The text of inline Markdown.
using PlainText = std::function<std::string(std::string_view markdown)>;

/// JSON-LD of the person: name, contact, positions, schools, skills, languages. `resume` holds what is
/// printed and nothing else (see `printed`, document).
[[nodiscard]] std::string to_schema_org(const Resume& resume, const PlainText& plain);

}  // namespace galley::exchange
