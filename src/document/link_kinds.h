// document: of what kind a link is. In comes its URI, out come words for those who hear the link and do not
// see it.
#pragma once

#include <string_view>

#include "language.h"

namespace galley::document {

/// “LinkedIn”, “DOI”, “E-mail”, “Phone”; “Website” for a host that galley does not know.
[[nodiscard]] std::string_view kind_of_link(std::string_view uri, const Vocabulary& words);

}  // namespace galley::document
