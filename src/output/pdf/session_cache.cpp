// output: what the PDFs of a session share (see session_cache.h).
#include "pdf/session_cache.h"

namespace galley::output {

PdfCache::PdfCache() : parts_(std::make_unique<Parts>()) {}
PdfCache::~PdfCache() = default;

}  // namespace galley::output
