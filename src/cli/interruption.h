// cli: signals that end the command.
#pragma once

#include <csignal>

namespace galley::cli {

/// The signals that end the command: SIGINT and SIGTERM.
[[nodiscard]] sigset_t ending_signals();

/// Holds the ending signals back as long as it lives, so that work that was begun can be finished and
/// reported. Signals that came meanwhile take effect afterwards. Threads that are started meanwhile hold them
/// back too. Signals that the process ignores (nohup) stay ignored.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  /// Did a signal come? Any thread may ask.
  [[nodiscard]] bool came() const;

 private:
  sigset_t held_{};
  sigset_t before_{};
};

}  // namespace galley::cli
