// enclosures: streams are unpacked within a limit, and packed again by libdeflate (see recompression.h).
#include "recompression.h"

#include <memory>
#include <new>
#include <string>

#include <libdeflate.h>

#include "galley/base/limits.h"
#include "galley/intake/collector.h"
#include "refusal.h"

namespace galley::enclosures {
namespace {

constexpr int level = 9;  // of 12: beyond, it takes many times longer, for a hundredth

struct Free {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, Free>;

std::string packed(libdeflate_compressor& compressor, const std::string& bytes) {
  std::string out(libdeflate_zlib_compress_bound(&compressor, bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(&compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

bool is_metadata(QPDFObjectHandle dictionary) {
  QPDFObjectHandle type = dictionary.getKey("/Type");
  return type.isName() && type.getName() == "/Metadata";
}

}  // namespace

void recompress(QPDF& file, const IsStopped& is_stopped) {
  const Compressor compressor(libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  std::size_t left = limits.repacked_bytes;
  for (QPDFObjectHandle& object : file.getAllObjects()) {
    if (is_stopped()) throw Refusal{Refusal::Reason::Stopped};
    if (!object.isStream() || is_metadata(object.getDict())) continue;
    // Asked without a pipeline, libqpdf says if it can undo the filters.
    if (!object.pipeStreamData(nullptr, 0, qpdf_dl_generalized, true)) continue;
    intake::Collector collector(left);
    if (!object.pipeStreamData(&collector, 0, qpdf_dl_generalized, true)) continue;
    const std::string bytes = std::move(collector).take();
    left -= bytes.size();
    const std::string out = packed(*compressor, bytes);
    QPDFObjectHandle length = object.getDict().getKey("/Length");
    if (out.empty() || (length.isInteger() && out.size() >= length.getUIntValue())) continue;
    object.replaceStreamData(out, QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
  }
}

}  // namespace galley::enclosures
