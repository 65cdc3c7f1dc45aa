// output: text as HTML has it (see markup.h).
#include "html/markup.h"

#include <algorithm>

#include "galley/base/ascii.h"

namespace galley::output {
namespace {

/// True of a control character; HTML knows only white space.
bool is_forbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (!is_forbidden(c)) out += c;
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  append_escaped(out, value);
  out += '"';
}

void append_class(std::string& out, std::string_view classes) {
  if (!classes.empty()) append_attribute(out, "class", classes);
}

bool may_link_to(std::string_view uri) {
  constexpr std::string_view schemes[] = {"http:", "https:", "mailto:", "tel:"};
  return std::ranges::any_of(schemes, [uri](std::string_view scheme) {
    return std::ranges::equal(uri.substr(0, scheme.size()), scheme, {}, ascii::to_small);
  });
}

std::string data_uri(std::string_view media_type, std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "data:";
  out.append(media_type).append(";base64,");
  out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
  const auto byte_at = [bytes](std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
  };
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const unsigned group = byte_at(at) << 16U | byte_at(at + 1) << 8U | byte_at(at + 2);
    for (unsigned i = 0; i < 4; ++i)
      out += at + i > bytes.size() ? '=' : digits[group >> (18 - 6 * i) & 0x3FU];
  }
  return out;
}

}  // namespace galley::output
