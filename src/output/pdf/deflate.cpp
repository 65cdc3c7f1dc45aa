// output: compression for PDF streams (see deflate.h).
#include "pdf/deflate.h"

#include <new>
#include <utility>

#include <libdeflate.h>

namespace galley::output {

namespace {
// 9 makes a résumé 1 % smaller and takes twice as long; 12 makes it 3 % smaller and takes twenty times as
// long.
constexpr int level = 6;
}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw std::bad_alloc();
}

std::string Deflater::compress(std::string_view bytes) {
  std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

std::shared_ptr<const PackedStream> unpacked(std::string_view bytes) {
  return std::make_shared<const PackedStream>(std::string(bytes), false);
}

Deflater Deflaters::take() {
  const std::scoped_lock lock(mutex_);
  // put_back is called in a destructor, so it must not need memory.
  idle_.reserve(idle_.size() + in_use_ + 1);
  if (idle_.empty()) {
    Deflater deflater;
    ++in_use_;
    return deflater;
  }
  Deflater deflater = std::move(idle_.back());
  idle_.pop_back();
  ++in_use_;
  return deflater;
}

void Deflaters::put_back(Deflater deflater) {
  const std::scoped_lock lock(mutex_);
  --in_use_;
  idle_.push_back(std::move(deflater));
}

}  // namespace galley::output
