// base: counts the time of the processor by stage.
#include "galley/base/timings.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string_view>

#include <fmt/format.h>

namespace galley::timings {
namespace {

using std::chrono::nanoseconds;

constexpr std::array<std::string_view, 6> names{"read", "tailor", "compose", "shape", "lay out", "write"};

std::atomic<bool> is_on = false;
std::atomic<std::int64_t> start_of_process = 0;
std::array<std::atomic<std::int64_t>, names.size()> taken{};

nanoseconds now(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

std::string in_milliseconds(std::int64_t count) { return fmt::format("{:.1f} ms", double(count) / 1e6); }

}  // namespace

void begin() {
  start_of_process = now(CLOCK_PROCESS_CPUTIME_ID).count();
  is_on = true;
}

Timed::Timed(Stage stage) : stage_(stage), start_(is_on ? now(CLOCK_THREAD_CPUTIME_ID) : nanoseconds()) {}

Timed::~Timed() {
  if (is_on) taken[static_cast<std::size_t>(stage_)] += (now(CLOCK_THREAD_CPUTIME_ID) - start_).count();
}

std::string text() {
  const std::int64_t all = now(CLOCK_PROCESS_CPUTIME_ID).count();
  std::string text = "start " + in_milliseconds(start_of_process);
  std::int64_t rest = all - start_of_process;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += fmt::format(", {} {}", names[i], in_milliseconds(taken[i]));
    rest -= taken[i];
  }
  return fmt::format("{}, rest {}; {} in all", text, in_milliseconds(rest), in_milliseconds(all));
}

}  // namespace galley::timings
