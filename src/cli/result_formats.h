// cli: the formats of results, in one table. A new format is a row and a writer.
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.h"
#include "galley/galley.h"

namespace galley::cli {

/// How many files a result has: one, or one for each page.
enum class FilesPer { Document, Page };

/// The bytes of a result's files: one, or one for each page.
using FilesOrErrors = std::expected<std::vector<std::string>, Diagnostics>;

/// What a writer needs besides the pages.
struct WritingContext {
  Session& session;
  const Arguments& arguments;
  Diagnostics& notes;                      ///< on what is written
  std::stop_token stop;                    ///< requested once writing takes too long
  std::vector<std::size_t> pictured = {};  ///< the pages, from 0, of which there are pictures; empty: all
};

/// What a format is of. Some options are about formats of one kind.
enum class FormatKind { Pdf, Office, Page, Text, Picture, Data };

/// What a kind's results are called: “text”.
[[nodiscard]] std::string_view name_of(FormatKind kind);

struct FormatSpec {
  Format format;
  std::string_view word;       ///< for --format; empty: the format has an option of its own
  std::string_view extension;  ///< of a result's name
  std::string_view about;      ///< what a result is, for help and the README
  FormatKind kind;
  FilesPer files;
  FilesOrErrors (*write)(const Typeset& made, const WritingContext& context);
};

/// The rows, in the order of `Format`.
[[nodiscard]] std::span<const FormatSpec> formats();

/// A format's row.
[[nodiscard]] const FormatSpec& spec_of(Format format);

/// The words for --format of a kind, or of all: “txt, md”.
[[nodiscard]] std::string format_words(std::optional<FormatKind> kind = {},
                                       std::string_view separator = ", ");

}  // namespace galley::cli
