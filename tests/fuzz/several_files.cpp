#include "several_files.h"

#include <cstddef>

namespace galley::fuzz {

std::map<std::string, std::string> files_of(std::string_view input, const std::string& first) {
  constexpr std::string_view mark = "#: ";
  std::map<std::string, std::string> files;
  std::string* file = &files[first];
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    if (line.starts_with(mark))
      file = &files[std::string(line.substr(mark.size()))];
    else
      file->append(input.substr(0, end == std::string_view::npos ? end : end + 1));
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
  }
  return files;
}

}  // namespace galley::fuzz
