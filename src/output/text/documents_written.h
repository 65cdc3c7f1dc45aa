// output: documents to text, one after the other, whatever kind of text it is.
#pragma once

#include <expected>
#include <span>
#include <string>

#include "galley/base/memory.h"
#include "galley/output/text_formats.h"
#include "text/lost_characters.h"

namespace galley::output {

/// Writes each document by a `Writer` of its own, and warns of what ASCII does not have.
template <class Writer>
[[nodiscard]] std::expected<std::string, Diagnostics> documents_written(std::span<const Document> documents,
                                                                        const TextOptions& options,
                                                                        Diagnostics& warnings) {
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> {
    std::string out;
    for (const Document& document : documents) {
      Writer writer(document, options);
      writer.write_to(out);
      warn_of_lost_characters(writer.ascii(), document, warnings);
    }
    return out;
  });
}

}  // namespace galley::output
