// text: decompresses patterns that are compiled in.
#include "built_in_patterns.h"

#include <memory>
#include <new>

#include <libdeflate.h>

namespace galley::text {

std::string BuiltInPatterns::text() const {
  using Decompressor =
      std::unique_ptr<libdeflate_decompressor, decltype([](auto* it) { libdeflate_free_decompressor(it); })>;
  const Decompressor decompressor(libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  // A file of gzip ends with the size of what it holds.
  std::size_t size = 0;
  for (const char* byte = end; byte != end - 4;) size = size << 8U | static_cast<unsigned char>(*--byte);
  std::string text(size, '\0');
  const auto result = libdeflate_gzip_decompress(
      decompressor.get(), begin, static_cast<std::size_t>(end - begin), text.data(), size, nullptr);
  return result == LIBDEFLATE_SUCCESS ? text : std::string();
}

}  // namespace galley::text
