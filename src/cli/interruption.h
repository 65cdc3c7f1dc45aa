// cli: Ctrl-C, and being asked to end.
#pragma once

#include <csignal>

namespace galley::cli {

/// What ends the command: SIGINT and SIGTERM.
[[nodiscard]] sigset_t ending_signals();

/// Holds the ending signals back for as long as it lives, so that what is begun can be brought to its end and
/// told of; what came meanwhile takes effect then. Threads that are started meanwhile hold them back too.
/// Those that the process was told to ignore (nohup) stay ignored.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  /// Has one come? May be asked by any thread.
  [[nodiscard]] bool came() const;

 private:
  sigset_t held_{};
  sigset_t before_{};
};

}  // namespace galley::cli
