// output: what the PDFs of a session share.
#pragma once

#include <memory>

namespace galley::output {

/// Compressed streams, fonts ready to be embedded, and printing conditions. The documents of a session share
/// them. The memory is bounded. Safe to share between threads.
class PdfCache {
 public:
  PdfCache();
  PdfCache(const PdfCache&) = delete;
  PdfCache& operator=(const PdfCache&) = delete;
  ~PdfCache();
  struct Parts;
  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace galley::output
