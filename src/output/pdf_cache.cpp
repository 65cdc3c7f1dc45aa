// output: what the PDFs of a session have in common (see pdf_cache_parts.h).
#include "pdf_cache_parts.h"

namespace galley::output {

PdfCache::PdfCache() : parts_(std::make_unique<Parts>()) {}
PdfCache::~PdfCache() = default;

}  // namespace galley::output
