// output: URIs in ASCII (see ascii_uri.h).
#include "ascii_uri.h"

#include "galley/base/ascii.h"

namespace galley::output {

std::string ascii_uri(std::string_view uri) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string out;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    if (ascii::is_alphanumeric(byte) || std::string_view("-._~:/?#[]@!$&'()*+,;=%").contains(c)) {
      out += c;
    } else {
      out += '%';
      out += hexadecimal[byte >> 4U];
      out += hexadecimal[byte & 0xFU];
    }
  }
  return out;
}

}  // namespace galley::output
