// Without libFuzzer: gives a target every file of its kept corpus.
//
//   fuzz_TARGET FOLDER
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "target.h"

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  if (count != 2) {
    std::fputs("usage: fuzz_TARGET FOLDER\n", stderr);
    return EXIT_FAILURE;
  }
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(arguments[1], error))
    files.push_back(entry.path());
  if (files.empty()) {
    std::fprintf(stderr, "there is no file in %s\n", arguments[1]);
    return EXIT_FAILURE;
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    // Said before it is tried: of what ends the process, it is the last.
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
      std::fputs("it cannot be read\n", stderr);
      return EXIT_FAILURE;
    }
    galley::fuzz::test(bytes);
  }
  std::printf("%zu inputs\n", files.size());
  return EXIT_SUCCESS;
}
