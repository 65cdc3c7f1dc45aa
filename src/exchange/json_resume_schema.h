// exchange: the schema of JSON Resume.
#pragma once

#include <string_view>

namespace galley::exchange {

inline constexpr std::string_view schema_address =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

}  // namespace galley::exchange
