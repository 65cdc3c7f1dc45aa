// cli: the inputs: how they are read, and the sessions that they share.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "arguments.h"
#include "galley/base/timings.h"
#include "galley/galley.h"
#include "galley/resume/tailor.h"
#include "sought.h"

namespace galley::cli {

/// The sessions of the inputs. Inputs share one session, with its fonts and words, unless a fonts/ or a
/// hyphen/ folder beside a résumé asks for one of its own.
class Sessions {
 public:
  explicit Sessions(const Arguments& arguments) : arguments_(arguments), files_(arguments.outside) {}

  /// The session of an input. Only one thread may call this.
  [[nodiscard]] Session& of(const std::string& input);
  /// In the order in which they were first read.
  [[nodiscard]] std::vector<std::filesystem::path> files_read() const { return files_.files_read(); }
  /// What was counted, if the arguments ask for it.
  [[nodiscard]] const Timings& timings() const { return timings_; }
  /// Files and folders that were looked for, there or not, sorted.
  [[nodiscard]] std::vector<std::filesystem::path> sought() const { return files_.sought(); }

 private:
  /// The session of the inputs in a folder.
  Session& beside(const std::filesystem::path& folder);

  const Arguments& arguments_;
  SeekingReader files_;
  Timings timings_;
  /// By the fonts/ and the hyphen/ folder, if any.
  std::map<std::pair<std::filesystem::path, std::filesystem::path>, std::unique_ptr<Session>> sessions_;
  std::map<std::string, Session*> by_folder_;  ///< the same, by the folder of an input
};

/// The folders of fonts that the command line names, and those of this machine, unless it is left out.
[[nodiscard]] std::vector<BoundedPath> font_folders_of(const Arguments& arguments);

/// What an input was read as, and the warnings of reading it.
struct Reading {
  std::expected<resume::Manuscript, Diagnostics> manuscript;
  Diagnostics warnings;
  bool is_given_up = false;  ///< it took too long
};

/// All diagnostics of an input that could not be read, in file order.
[[nodiscard]] Diagnostics why_not(const Reading& reading);

/// An input that several jobs read. It is loaded once, and released after the last job.
class Input {
 public:
  /// `number` is its place in the command line, counted from 1.
  Input(std::string name, std::size_t number, Session& session)
      : name_(std::move(name)), number_(number), session_(session) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] Session& session() const { return session_; }

  [[nodiscard]] std::shared_ptr<const Reading> read(const Arguments& arguments);

  /// When the last commit was made that touched any of these files (see commit_date.h). Git is asked once.
  [[nodiscard]] std::expected<std::int64_t, Diagnostic> commit_date_of(
      const std::vector<std::filesystem::path>& files);

  /// Releases the reading if the input can be read again. That it took too long is kept.
  void forget();

  /// One more job will read the input.
  void expect() { ++left_; }
  /// A job is done with reading. The last one releases the reading.
  void leave();

 private:
  std::string name_;
  std::size_t number_;
  Session& session_;
  std::mutex mutex_;
  std::shared_ptr<const Reading> reading_;
  std::map<std::vector<std::filesystem::path>, std::expected<std::int64_t, Diagnostic>> commit_dates_;
  std::size_t left_ = 0;
};

using Inputs = std::vector<std::unique_ptr<Input>>;

/// The variants that are wanted of a résumé, each once.
[[nodiscard]] std::vector<std::string> wanted_variants(const resume::Manuscript& manuscript,
                                                       const Tailoring& tailoring);

/// The languages that are wanted of a résumé, each once; an empty one is what each variant says.
[[nodiscard]] std::vector<std::string> wanted_languages(const resume::Manuscript& manuscript,
                                                        const Tailoring& tailoring);

/// A résumé in one of its variants, and the diagnostics so far.
struct Tailored {
  Resume resume;
  Diagnostics said;
  bool shares_warnings = false;  ///< the input has warnings, which another variant's job reports
};

/// One of the jobs of an input reports what is wrong with the input itself.
enum class SpeaksForInput { No, Yes };

/// The résumé in a variant, with the command line's own style values. The error holds all diagnostics. The
/// manuscript is that of the reading, in the language that is wanted.
[[nodiscard]] std::expected<Tailored, Diagnostics> tailored_resume(
    const Reading& reading, const resume::Manuscript& manuscript, const std::string& variant,
    const Arguments& arguments, SpeaksForInput speaks, std::stop_token stop);

/// Everything that a variant may state, as the arguments want it: what facts are compared with.
[[nodiscard]] Resume whole_of(const resume::Manuscript& manuscript, const Arguments& arguments);

[[nodiscard]] bool has_warning(const Diagnostics& diagnostics);

}  // namespace galley::cli
