// enclosures: the PDFs that are sent along are appended to a PDF of galley's, and the whole is kept within a
// size. The PDFs that are appended are hostile input: of them the pages go on, and links that lead to the web
// or to another of these pages. Scripts, forms, attached files and all else stay behind.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::enclosures {

/// A PDF that is sent along.
struct EnclosedPdf {
  std::string name;  ///< its entry in the outline
  std::string file;  ///< what the author calls the file
  std::string bytes;
  Place place;  ///< where the file is named
};

struct Options {
  std::optional<std::size_t> max_bytes = std::nullopt;  ///< of the whole
  bool pretty = false;                                  ///< nothing is compressed that is not compressed yet
};

/// Appends PDFs to `pdf`, which galley has written, in their order. Each has an entry in the outline that
/// leads to its first page. A form's fields and other marks become a part of their page, as they are printed.
/// If the whole is larger than `max_bytes`, all streams are packed anew, without loss. Without a PDF to
/// append, a file that is small enough stays as it is. Same input, same bytes. Once `stop` is requested, the
/// work ends soon, with an error.
///
/// Errors: a PDF that is none, is encrypted, is damaged, has no page or too many pages or links; a whole that
/// is larger than `max_bytes`; memory.
[[nodiscard]] std::expected<std::string, Diagnostics> assembled(std::string pdf,
                                                                const std::vector<EnclosedPdf>& enclosed,
                                                                const Options& options,
                                                                std::stop_token stop = {});

}  // namespace galley::enclosures
