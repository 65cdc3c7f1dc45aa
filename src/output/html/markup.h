// output: text as HTML has it.
#pragma once

#include <string>
#include <string_view>

namespace galley::output {

/// Appends text. Characters that HTML gives a meaning, in text or in an attribute's value, are escaped; those
/// that it does not allow are left out.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

/// Appends ` name="value"`.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

/// Appends the attribute `class`, if there are any classes.
void append_class(std::string& out, std::string_view classes);

/// May a link lead there? Only web pages, e-mail addresses and telephone numbers are linked.
[[nodiscard]] bool may_link_to(std::string_view uri);

/// Bytes as a data URI.
[[nodiscard]] std::string data_uri(std::string_view media_type, std::string_view bytes);

}  // namespace galley::output
