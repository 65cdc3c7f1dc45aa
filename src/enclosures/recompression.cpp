// enclosures: streams are unpacked within a limit, and packed again by libdeflate (see recompression.h).
#include "recompression.h"

#include <exception>
#include <memory>
#include <new>
#include <optional>
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

/// What a stream unpacks to. Nothing if that is more than a limit, or libqpdf cannot say without loss.
std::optional<std::string> unpacked(QPDFObjectHandle stream, std::size_t max_bytes) {
  // Asked without a pipeline, libqpdf says if it can undo the filters.
  if (!stream.pipeStreamData(nullptr, 0, qpdf_dl_specialized, true)) return std::nullopt;
  intake::Collector collector(max_bytes);
  try {
    if (!stream.pipeStreamData(&collector, 0, qpdf_dl_specialized, true)) return std::nullopt;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return std::nullopt;
  }
  return std::move(collector).take();
}

}  // namespace

void recompress(QPDF& file, const IsStopped& is_stopped) {
  const Compressor compressor(libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  std::size_t left = limits.repacked_bytes;
  for (QPDFObjectHandle& object : file.getAllObjects()) {
    if (is_stopped()) throw Refusal{Refusal::Reason::Stopped};
    if (!object.isStream() || is_metadata(object.getDict())) continue;
    const auto bytes = unpacked(object, left);
    if (!bytes) continue;
    left -= bytes->size();
    const std::string out = packed(*compressor, *bytes);
    QPDFObjectHandle length = object.getDict().getKey("/Length");
    if (out.empty() || (length.isInteger() && out.size() >= length.getUIntValue())) continue;
    object.replaceStreamData(out, QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
  }
}

}  // namespace galley::enclosures
