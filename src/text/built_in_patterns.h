// text: the hyphenation patterns that are compiled in: those of the folder GALLEY_PATTERNS, none by default.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace galley::text {

/// A file of a language's patterns, compressed by gzip.
struct BuiltInPatterns {
  std::string_view name;  ///< of the file, without its ending: “hyph_de_AT”
  const char* begin = nullptr;
  const char* end = nullptr;

  /// What the file held before it was compressed.
  [[nodiscard]] std::string text() const;
};

/// All of them, sorted by name.
[[nodiscard]] std::span<const BuiltInPatterns> built_in_patterns();

}  // namespace galley::text
