// cli: a thread waits until the time has passed or the work is done.
#include "time_limit.h"

#include <condition_variable>
#include <mutex>

#include <fmt/format.h>

#include "report.h"

namespace galley::cli {

TimeLimit::TimeLimit(std::optional<std::chrono::duration<double>> time) : time_(time) {
  if (!time_) return;
  source_ = std::stop_source();
  timer_ = std::jthread([source = source_, time = *time_](const std::stop_token& done) mutable {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any ended;
    ended.wait_for(lock, done, time, [] { return false; });
    if (!done.stop_requested()) source.request_stop();
  });
}

Diagnostic TimeLimit::error(const std::string& what) const {
  return system_error(fmt::format("{}: it was not done after {:g} s", what, time_->count()),
                      "give it more time with --limit-time");
}

}  // namespace galley::cli
