// output: compression for PDF streams (zlib's format, RFC 1950), by libdeflate.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

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

/// Keeps deflaters between documents, since their tables are large: as many as there were documents at the
/// same time. Safe to share between threads.
class Deflaters {
 public:
  [[nodiscard]] Deflater take();
  void put_back(Deflater deflater);

 private:
  std::mutex mutex_;
  std::vector<Deflater> idle_;
  std::size_t in_use_ = 0;
};

/// The bytes of a stream, as they are written to a file.
struct PackedStream {
  std::string bytes;
  bool deflated = false;
};

/// Bytes that are written as they are.
[[nodiscard]] std::shared_ptr<const PackedStream> unpacked(std::string_view bytes);

}  // namespace galley::output
