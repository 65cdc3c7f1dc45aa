// intake: what a PDF's cross-references say of its object streams. In C++17, for libqpdf's headers.
#pragma once

#include <string>

namespace galley::intake {

/// Does a PDF say that one of its object streams stands in an object stream? None may (ISO 32000-1, 7.5.7),
/// but libqpdf looks for it there, and so on, by recursion, without reading anything. Throws a std::exception
/// if its cross-references cannot be read with certainty.
[[nodiscard]] bool has_nested_object_streams(const std::string& bytes);

}  // namespace galley::intake
