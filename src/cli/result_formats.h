// cli: the formats of results, in one table. A new format is a row, and a writer.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "arguments.h"
#include "galley/galley.h"

namespace galley::cli {

struct FormatSpec {
  Format format;
  std::string_view word;       ///< for --format; empty: the format has an option of its own
  std::string_view extension;  ///< of a result's name
  std::expected<std::string, Diagnostics> (*write)(const Typeset& set, Session& session,
                                                   const Arguments& arguments);
};

/// In the order of `Format`.
[[nodiscard]] std::span<const FormatSpec> formats();

[[nodiscard]] const FormatSpec& spec_of(Format format);

}  // namespace galley::cli
