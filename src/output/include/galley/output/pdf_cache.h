// output: what the PDFs of a session have in common.
#pragma once

#include <memory>

namespace galley::output {

/// Compressed streams, fonts ready to be embedded and printing conditions, kept for a session and shared by
/// its documents; bounded. Safe to share between threads.
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
