// typeset: shapes a document.
#include "galley/typeset/draft.h"

namespace galley {

std::expected<Draft, Diagnostics> draft_of(Document document, const shape::Shaper& shaper,
                                           Diagnostics& warnings) {
  auto text = shape::shape(document, shaper, warnings);
  if (!text) return std::unexpected(std::move(text.error()));
  return Draft{std::move(document), *std::move(text)};
}

}  // namespace galley
