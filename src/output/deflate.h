// output: compression for PDF streams (zlib's format, RFC 1950), by libdeflate.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace galley::output {

/// A compressor that keeps its tables between streams. Same bytes in, same bytes out.
class Deflater {
 public:
  Deflater();  ///< throws std::bad_alloc
  [[nodiscard]] std::string compress(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace galley::output
