// cli: a job is an input in one of its variants. It has a result in each format that is asked for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "inputs.h"

namespace galley::cli {

struct Job {
  Input* input = nullptr;
  std::string variant;                         ///< as resume::tailor knows it
  std::string language;                        ///< that is asked for; empty: as the variant says
  SpeaksForInput speaks = SpeaksForInput::No;  ///< does the job report what is wrong with the input itself?
  std::vector<BoundedPath> results = {};       ///< one for each format; none if the input cannot be read
  std::vector<std::filesystem::path> reads = {};  ///< pictures and PDFs that the job reads
  bool lacks_application = false;                 ///< does its letter need one, and its variant has none?

  /// Is it the résumé without a variant?
  [[nodiscard]] bool is_plain() const;
  /// The résumé in the job's language, to be tailored. It was read without an error.
  [[nodiscard]] resume::Manuscript manuscript(const Reading& reading) const;
  /// “resume.toml”, “resume.toml (acme)”, “resume.toml (acme, de)”.
  [[nodiscard]] std::string label() const;
};

/// Names the job's variant in diagnostics, because several variants may come of one file.
void name_variant(const Job& job, Diagnostics& diagnostics);

}  // namespace galley::cli
