// cli: blocks the ending signals. Blocked signals stay pending, and can be seen.
#include "interruption.h"

#include <array>

namespace galley::cli {
namespace {

constexpr std::array ending{SIGINT, SIGTERM};

bool is_ignored(int signal) {
  struct sigaction action{};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

sigset_t ending_signals() {
  sigset_t set{};
  sigemptyset(&set);
  for (const int signal : ending) sigaddset(&set, signal);
  return set;
}

Interruption::Interruption() {
  held_ = ending_signals();
  for (const int signal : ending)
    if (is_ignored(signal)) sigdelset(&held_, signal);
  ::pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

Interruption::~Interruption() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool Interruption::came() const {
  sigset_t pending{};
  sigemptyset(&pending);
  ::sigpending(&pending);
  for (const int signal : ending)
    if (sigismember(&pending, signal) == 1 && sigismember(&held_, signal) == 1) return true;
  return false;
}

}  // namespace galley::cli
