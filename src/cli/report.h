// cli: what goes to standard error.
#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "arguments.h"
#include "galley/base/diagnostic.h"
#include "galley/pages/pages.h"

namespace galley::cli {

/// Prints diagnostics and remembers the exit code that they and --strict call for.
class Report {
 public:
  explicit Report(const Arguments& arguments);

  /// Prints all of `diagnostics`, what was printed before only once; under -q only the errors.
  void add(const Diagnostics& diagnostics);
  void add(const Diagnostic& diagnostic) { add(Diagnostics{diagnostic}); }

  /// A check found the résumé at fault.
  void fault() { exit_code_ = std::max(exit_code_, 1); }

  /// Says on a terminal what was made: `resume.pdf  2 pages, last 45 % full`.
  void made(const std::string& name, const std::string& description) const;

  /// Prints text that was asked for, unless under -q.
  void tell(std::string_view text) const;

  /// 0, 1, 2 or 3: the worst so far.
  [[nodiscard]] int exit_code() const { return exit_code_; }

 private:
  bool strict_;
  DiagnosticForm form_;
  Loudness loudness_;
  bool terminal_ = false;
  bool colour_ = false;
  int exit_code_ = 0;
  std::set<std::string> said_;
};

/// An error of the command line's.
[[nodiscard]] Diagnostic command_line_error(std::string message, std::string help = {});

/// “2 pages, last 45 % full”.
[[nodiscard]] std::string describe(const Pages& pages);

/// How full each page is: “page 1 97 %, page 2 45 % full”.
[[nodiscard]] std::string describe_each(const Pages& pages);

}  // namespace galley::cli
