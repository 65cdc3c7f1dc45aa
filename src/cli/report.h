// cli: what goes to standard error.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.h"
#include "galley/base/diagnostic.h"
#include "galley/pages/pages.h"

namespace galley::cli {

/// “note”, “warning” or “error”.
[[nodiscard]] std::string_view name_of(Severity severity);

/// How many diagnostics there are of each severity.
using Counts = std::map<Severity, std::size_t>;

/// “1 error, 2 warnings”, or nothing.
[[nodiscard]] std::string text_of(const Counts& counts);

/// A diagnostic of a variant. If it has a place, the variant's name is removed from its message, because
/// variants share the faults of their résumé.
[[nodiscard]] Diagnostic of_any_variant(Diagnostic diagnostic, std::string_view variant);

/// Prints diagnostics and remembers the exit code that they and --strict call for. Beyond the limit
/// `shown_diagnostics` it only counts them.
class Report {
 public:
  explicit Report(const Arguments& arguments);

  /// Prints diagnostics. One that was printed before is not printed again. Only errors are printed under -q,
  /// and there are no excerpts under --public. Variants share the faults of their résumé: a diagnostic with a
  /// place in it is printed once, with the name of the first variant.
  void add(const Diagnostics& diagnostics, std::string_view variant = {});
  void add(const Diagnostic& diagnostic) { add(Diagnostics{diagnostic}); }

  /// Reports how many diagnostics were counted but not printed. Nothing may be added afterwards.
  void end() const;

  /// A check found the résumé at fault.
  void fault() { exit_code_ = std::max(exit_code_, 1); }

  /// Reports on a terminal what was made: `resume.pdf  2 pages, last 45 % full`.
  void made(const std::string& name, const std::string& description);

  /// Prints text that was asked for, unless under -q.
  void tell(std::string_view text);

  /// Prints a result to standard output at once. If that fails, it is an error.
  void print(std::string_view result);

  /// A report that prints nothing. Another report takes over its contents. So jobs can be done in any order
  /// and reported in theirs.
  [[nodiscard]] static Report keeping(const Arguments& arguments);

  /// Reports everything that `kept` holds.
  void take_over(const Report& kept);
  /// Takes over nothing but the exit code.
  void count(const Report& kept) { exit_code_ = std::max(exit_code_, kept.exit_code_); }

  /// Diagnostics, or a text that stands between them.
  struct Kept {
    Diagnostics diagnostics;
    std::string variant;
    std::string text;
  };
  /// Everything that a keeping report holds, in its order.
  [[nodiscard]] const std::vector<Kept>& kept() const { return kept_; }

  /// Is there nothing to report?
  [[nodiscard]] bool silent() const { return kept_.empty(); }

  /// May a progress bar be shown? Only on a terminal, not under -q, not where all is said in lines, and not
  /// in a report that is kept.
  [[nodiscard]] bool animated() const {
    return terminal_ && !keeps_ && loudness_ == Loudness::Normal && form_ != DiagnosticForm::Line;
  }

  [[nodiscard]] DiagnosticForm form() const { return form_; }

  /// Prints text on a terminal only.
  void tell_terminal(std::string_view text) {
    if (terminal_) tell(text);
  }

  /// 0, 1, 2 or 3: the worst so far.
  [[nodiscard]] int exit_code() const { return exit_code_; }

 private:
  /// A diagnostic as it is printed.
  [[nodiscard]] std::string shown(const Diagnostic& diagnostic) const;

  bool strict_;
  DiagnosticForm form_;
  Loudness loudness_;
  bool is_public_;
  bool terminal_ = false;
  bool colour_ = false;
  int exit_code_ = 0;
  std::set<std::string> said_;
  Counts unsaid_;  ///< how many diagnostics were not printed
  bool keeps_ = false;
  std::vector<Kept> kept_;
};

/// “acme: ”, before what is said of a variant.
[[nodiscard]] std::string of_variant(std::string_view variant);

/// A note without a place.
[[nodiscard]] Diagnostic note_that(std::string message, std::string help = {});

/// An error of the command line.
[[nodiscard]] Diagnostic command_line_error(std::string message, std::string help = {});

/// An error of the system. For an errno the message is the system's own.
[[nodiscard]] Diagnostic system_error(std::string message, std::string help = {});
[[nodiscard]] Diagnostic system_error(std::string_view what, int error);

/// Is output to a descriptor coloured? It is on a terminal, unless NO_COLOR is set.
[[nodiscard]] bool is_coloured(int descriptor);

/// How full the last page is, in percent. 0 if there is none.
[[nodiscard]] std::int64_t percent_full(const Pages& pages);

/// “2 pages, last 45 % full”.
[[nodiscard]] std::string fullness_of(const Pages& pages);

/// How full each page is: “page 1 97 %, page 2 45 % full”.
[[nodiscard]] std::string fullness_of_each(const Pages& pages);

}  // namespace galley::cli
