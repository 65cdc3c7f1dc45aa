// base: how much time of the processor each stage of a build takes.
#pragma once

#include <chrono>
#include <string>

namespace galley::timings {

enum class Stage { Read, Tailor, Compose, Shape, LayOut, Write };

/// From now on the stages of the process are timed, on all threads.
void begin();

/// While it lives, the time of its thread counts for a stage. Stages are not nested.
class Timed {
 public:
  explicit Timed(Stage stage);
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;
  ~Timed();

 private:
  Stage stage_;
  std::chrono::nanoseconds start_;
};

/// “start 1.1 ms, read 0.9 ms, tailor 0.1 ms, …, rest 0.4 ms; 12.3 ms in all”: the start is what the process
/// took before `begin`.
[[nodiscard]] std::string text();

}  // namespace galley::timings
