// Parses résumés from strings; files are those of a map.
#pragma once

#include <map>
#include <string>

#include "galley/resume/parse.h"
#include "galley/resume/tailor.h"

namespace galley::resume {

/// What parsing gave.
struct Parsed {
  std::optional<Resume> resume;
  Diagnostics errors, warnings;

  /// All of it as text, an excerpt each.
  [[nodiscard]] std::string said() const {
    std::string text;
    for (const Diagnostic& one : errors) text += to_text(one, false);
    for (const Diagnostic& one : warnings) text += to_text(one, false);
    return text;
  }
};

inline Parsed parse_text(const std::string& text, const std::string& name = "resume.toml",
                         std::map<std::string, std::string> files = {}, const ParseOptions& options = {}) {
  const auto reader = memory_reader(std::move(files));
  Parsed parsed;
  auto resume = parse({name, text}, *reader, options, parsed.warnings);
  if (resume) {
    parsed.resume = *std::move(resume);
  } else {
    parsed.errors = std::move(resume.error());
  }
  return parsed;
}

/// A variant of a résumé.
inline Parsed tailor_text(const std::string& text, std::string_view variant,
                          std::map<std::string, std::string> files = {}, const ParseOptions& options = {},
                          const std::string& name = "resume.toml") {
  const auto reader = memory_reader(std::move(files));
  Parsed parsed;
  const auto manuscript = read({name, text}, *reader, options, parsed.warnings);
  auto resume =
      manuscript ? tailor(*manuscript, variant, parsed.warnings) : std::unexpected(manuscript.error());
  if (resume) {
    parsed.resume = *std::move(resume);
  } else {
    parsed.errors = std::move(resume.error());
  }
  return parsed;
}

/// A résumé of a name and more.
inline Parsed parse_with_name(const std::string& more) {
  return parse_text("[basics]\nname = \"A\"\n" + more);
}

}  // namespace galley::resume
