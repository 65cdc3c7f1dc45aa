// galley-breaks items | paragraphs: breaks what standard input describes as TeX would, for comparison with
// what TeX did. JSON in, JSON out; exit code 2 and a message where the input is not as it should be.
#include <exception>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "input.h"

namespace {

using galley::conformance::InputError;
using galley::conformance::Json;

Json run(std::string_view program) {
  if (program != "items" && program != "paragraphs")
    throw InputError("usage: galley-breaks items|paragraphs < INPUT");
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const Json input = Json::parse(text, nullptr, false);
  if (input.is_discarded()) throw InputError("standard input is not JSON");
  return program == "items" ? galley::conformance::break_items(input)
                            : galley::conformance::break_paragraphs(input);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    std::cout << run(count == 2 ? arguments[1] : "").dump() << '\n';
    return std::cout.flush() ? 0 : 3;
  } catch (const std::exception& error) {
    std::cerr << "galley-breaks: error: " << error.what() << '\n';
    return 2;
  }
}
