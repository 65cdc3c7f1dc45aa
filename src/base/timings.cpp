// base: counts the time of the processor by stage.
#include "galley/base/timings.h"

#include <cstddef>
#include <ctime>
#include <string_view>

#include <fmt/format.h>

namespace galley {
namespace {

using std::chrono::nanoseconds;

constexpr std::array<std::string_view, 6> names{"read", "tailor", "compose", "shape", "lay out", "write"};

nanoseconds now(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

std::string in_milliseconds(std::int64_t count) {
  return fmt::format("{:.1f} ms", static_cast<double>(count) / 1e6);
}

}  // namespace

Timings::Timings() : start_(now(CLOCK_PROCESS_CPUTIME_ID).count()) {}

void Timings::add(Stage stage, nanoseconds time) { taken_[static_cast<std::size_t>(stage)] += time.count(); }

std::string Timings::text() const {
  const std::int64_t all = now(CLOCK_PROCESS_CPUTIME_ID).count();
  std::string text = "start " + in_milliseconds(start_);
  std::int64_t rest = all - start_;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += fmt::format(", {} {}", names[i], in_milliseconds(taken_[i]));
    rest -= taken_[i];
  }
  return fmt::format("{}, rest {}; {} in all", text, in_milliseconds(rest), in_milliseconds(all));
}

Timed::Timed(Timings* timings, Stage stage) : timings_(timings), stage_(stage) {
  if (timings_ != nullptr) start_ = now(CLOCK_THREAD_CPUTIME_ID);
}

Timed::~Timed() {
  if (timings_ != nullptr) timings_->add(stage_, now(CLOCK_THREAD_CPUTIME_ID) - start_);
}

}  // namespace galley
