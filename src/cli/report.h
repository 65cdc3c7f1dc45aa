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

/// Prints diagnostics and remembers the exit code that they and --strict call for. Beyond the limit
/// `shown_diagnostics` it only counts them.
class Report {
 public:
  explicit Report(const Arguments& arguments);

  /// Prints all of `diagnostics`, what was printed before only once; under -q only the errors, under --public
  /// without excerpts. Variants share the faults of their résumé: what has a place in it is said of the first
  /// of them, whose name it begins with.
  void add(const Diagnostics& diagnostics, std::string_view variant = {});
  void add(const Diagnostic& diagnostic) { add(Diagnostics{diagnostic}); }

  /// Says how many diagnostics were counted, but not printed. Nothing is added afterwards.
  void end() const;

  /// A check found the résumé at fault.
  void fault() { exit_code_ = std::max(exit_code_, 1); }

  /// Says on a terminal what was made: `resume.pdf  2 pages, last 45 % full`.
  void made(const std::string& name, const std::string& description);

  /// Prints text that was asked for, unless under -q.
  void tell(std::string_view text);

  /// Prints a result to standard output, at once; that it cannot be is an error.
  void print(std::string_view result);

  /// One that keeps what it is told until another takes it over: jobs are worked in any order, and told of
  /// in theirs.
  [[nodiscard]] static Report keeping(const Arguments& arguments);

  /// Says all that `kept` was told.
  void take_over(const Report& kept);

  /// Has it anything to say?
  [[nodiscard]] bool silent() const { return kept_.empty(); }

  /// May something be shown for a moment: on a terminal, and not under -q?
  [[nodiscard]] bool animated() const { return terminal_ && loudness_ == Loudness::Normal; }

  [[nodiscard]] DiagnosticForm form() const { return form_; }

  /// Prints text on a terminal only.
  void tell_terminal(std::string_view text) {
    if (terminal_) tell(text);
  }

  /// 0, 1, 2 or 3: the worst so far.
  [[nodiscard]] int exit_code() const { return exit_code_; }

 private:
  /// As it is printed.
  [[nodiscard]] std::string shown(const Diagnostic& diagnostic) const;
  /// What tells it from others: what has a place is the same without its variant's name.
  [[nodiscard]] std::string of_any_variant(const Diagnostic& diagnostic, std::string_view variant) const;

  bool strict_;
  DiagnosticForm form_;
  Loudness loudness_;
  bool is_public_;
  bool terminal_ = false;
  bool colour_ = false;
  int exit_code_ = 0;
  std::set<std::string> said_;
  std::map<Severity, std::size_t> unsaid_;  ///< how many of each
  /// Diagnostics, or a text that stands between them.
  struct Kept {
    Diagnostics diagnostics;
    std::string variant;
    std::string text;
  };
  bool keeps_ = false;
  std::vector<Kept> kept_;
};

/// “acme: ”, before what is said of a variant.
[[nodiscard]] std::string of_variant(std::string_view variant);

/// An error of the command line's.
[[nodiscard]] Diagnostic command_line_error(std::string message, std::string help = {});

/// An error of the system's; with an errno, in the system's words.
[[nodiscard]] Diagnostic system_error(std::string message, std::string help = {});
[[nodiscard]] Diagnostic system_error(std::string_view what, int error);

/// Does what is written there come out in colour? On a terminal, unless NO_COLOR asks for none.
[[nodiscard]] bool is_coloured(int descriptor);

/// “2 pages, last 45 % full”.
[[nodiscard]] std::string fullness_of(const Pages& pages);

/// How full each page is: “page 1 97 %, page 2 45 % full”.
[[nodiscard]] std::string fullness_of_each(const Pages& pages);

}  // namespace galley::cli
