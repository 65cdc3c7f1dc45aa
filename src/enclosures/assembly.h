// enclosures: the way through libqpdf, in words that its headers and the rest of the module both speak:
// C++17.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "refusal.h"

namespace galley::enclosures {

/// A PDF that is appended, and its entry in the outline.
struct Appended {
  std::string title;
  const std::string* bytes = nullptr;
};

/// What the streams of a part of the whole take.
struct PartSize {
  enum class Kind { Appended, Fonts, Pictures, Attachments, Rest };
  Kind kind = Kind::Rest;
  std::size_t number = 0;  ///< of what is appended, counted from 0
  std::size_t bytes = 0;
};

struct Assembly {
  std::string pdf;
  std::optional<Refusal> refusal;
  std::optional<std::size_t> refused;  ///< the number of the PDF that is at fault
  std::vector<PartSize> parts;         ///< if the PDF is larger than it may be: the largest first
};

/// Appends PDFs to galley's own. If the whole is larger than `max_bytes`, it is packed anew. Throws nothing
/// but std::bad_alloc.
[[nodiscard]] Assembly assemble(const std::string& own, const std::vector<Appended>& appended,
                                std::optional<std::size_t> max_bytes, bool pretty,
                                const std::function<bool()>& is_stopped);

}  // namespace galley::enclosures
