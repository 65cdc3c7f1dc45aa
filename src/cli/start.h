// cli: galley new.
#pragma once

#include <span>
#include <string_view>

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// Writes a résumé to start from, a Makefile, an ignore file and the editor schema. A file that exists stays
/// as it is. Errors (fault CommandLine): all files exist; there is no such theme; the language is no tag.
/// After an error nothing is written.
void start_resume(const Arguments& arguments, Report& report);

/// Writes a letter to start from, letter.toml, in the language that is asked for, or that of the résumé
/// beside it. Errors (fault CommandLine): there is a letter already; the language is no tag.
void start_letter(const Arguments& arguments, Report& report);

/// The text of a résumé, or of a letter, in a language.
struct Sample {
  std::string_view language;  ///< as galley's words name it (see galley/document/word_language.h)
  std::string_view text;
};

/// The files of src/cli/start/samples/, sorted by language: one for each language of galley's words.
[[nodiscard]] std::span<const Sample> starting_samples();

/// The files of src/cli/start/letters/: the same languages.
[[nodiscard]] std::span<const Sample> starting_letters();

/// The files of src/cli/start/. The letter has `{sample}` to fill in, the résumé has `{theme}` and
/// `{language}` too.
[[nodiscard]] std::string_view starting_resume();
[[nodiscard]] std::string_view starting_letter();
[[nodiscard]] std::string_view starting_makefile();
[[nodiscard]] std::string_view starting_gitignore();

}  // namespace galley::cli
