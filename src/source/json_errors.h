// source: syntax errors of JSON in the author's words, not the grammar's.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "galley/base/diagnostic.h"

namespace galley::source {

/// Names the mistake for which the parser stopped. `at` is the byte where the token begins that it could not
/// take, `description` is what it says itself.
[[nodiscard]] Diagnostic explain_json_error(const std::shared_ptr<const Source>& source, std::size_t at,
                                            std::string_view description);

}  // namespace galley::source
