// cli: what the commands over résumés share.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "arguments.h"
#include "galley/galley.h"
#include "inputs.h"
#include "report.h"

namespace galley::cli {

/// A result that is wanted: an input, in one of its variants.
struct Job {
  std::string input;
  std::string variant;  ///< as resume::tailor knows it
  [[nodiscard]] bool is_plain() const;
  /// “resume.toml”, “resume.toml (acme)”.
  [[nodiscard]] std::string label() const;
};

/// Names the variant in what is said of it, since several may come of one file.
void name_variant(const Job& job, Diagnostics& diagnostics);

/// Calls `act` with each input that can be read, and reports why the others cannot.
void read_all(const Arguments& arguments, Report& report,
              const std::function<void(const std::string&, Session&, const Reading&)>& act);

/// Calls `act` with each input in each variant that the arguments ask for, set in type. What is wrong is
/// reported, and said once though several variants share the fault; what fails is passed over.
void set_all(const Arguments& arguments, Report& report,
             const std::function<void(const Job&, Session&, const Typeset&)>& act);

/// A tailored résumé set in type. Nothing where it fails.
[[nodiscard]] std::optional<Typeset> set(const Job& job, Session& session, Tailored tailored,
                                         const Arguments& arguments, Report& report);

/// Where a result is written. A name that galley makes stays in its folder; one that -o gives may lead
/// anywhere.
[[nodiscard]] BoundedPath result_path(const Resume& resume, const Job& job, Format format,
                                      const Arguments& arguments);

}  // namespace galley::cli
