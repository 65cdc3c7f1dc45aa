// cli: inputs as they are read: the sessions that they share, and the variants that are wanted of them.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "arguments.h"
#include "galley/galley.h"
#include "galley/resume/tailor.h"
#include "sought.h"

namespace galley::cli {

/// Inputs share a session: its fonts and its words. Only a fonts/ folder beside a résumé asks for one of its
/// own.
class Sessions {
 public:
  explicit Sessions(const Arguments& arguments) : arguments_(arguments), files_(arguments.outside) {}

  /// The session of an input; not to be called by several threads at once.
  [[nodiscard]] Session& of(const std::string& input);
  /// In the order in which they were read first.
  [[nodiscard]] std::vector<std::filesystem::path> files_read() const { return files_.files_read(); }
  /// Files and folders, there or not, sorted.
  [[nodiscard]] std::vector<std::filesystem::path> sought() const { return files_.sought(); }

 private:
  const Arguments& arguments_;
  SeekingReader files_;
  std::map<std::filesystem::path, std::unique_ptr<Session>> sessions_;  ///< by the fonts/ folder, if any
};

/// What an input was read as, and what was said meanwhile.
struct Reading {
  std::expected<resume::Manuscript, Diagnostics> manuscript;
  Diagnostics warnings;
};

[[nodiscard]] Reading read_manuscript(Session& session, const std::string& input, const Arguments& arguments);

/// All that is to be said of an input that could not be read, in file order.
[[nodiscard]] Diagnostics why_not(const Reading& reading);

/// The variants that are wanted of a résumé, each once.
[[nodiscard]] std::vector<std::string> wanted_variants(const resume::Manuscript& manuscript,
                                                       const Tailoring& tailoring);

/// A résumé in one of its variants, and what there is to say of it before it is set.
struct Tailored {
  Resume resume;
  Diagnostics said;
  bool shares_warnings = false;  ///< there are some of its input, said of another variant
};

/// Of the variants of an input one says what there is to say of the input itself.
enum class SpeaksForInput { No, Yes };

/// The résumé that a variant asks for, with what the command line lays over its style. An error is all that
/// there is to say.
[[nodiscard]] std::expected<Tailored, Diagnostics> tailor(const Reading& reading, const std::string& variant,
                                                          const Arguments& arguments, SpeaksForInput speaks);

[[nodiscard]] bool has_warning(const Diagnostics& diagnostics);

}  // namespace galley::cli
