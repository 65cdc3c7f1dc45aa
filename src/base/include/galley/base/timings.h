// base: how much time of the processor each stage of a build takes.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace galley {

enum class Stage { Read, Tailor, Compose, Shape, LayOut, Write };

/// The time of the processor by stage, of all threads.
class Timings {
 public:
  /// What the process took before counts as its start.
  Timings();

  void add(Stage stage, std::chrono::nanoseconds time);

  /// “start 1.1 ms, read 0.9 ms, tailor 0.1 ms, …, rest 0.4 ms; 12.3 ms in all”.
  [[nodiscard]] std::string text() const;

 private:
  std::int64_t start_;
  std::array<std::atomic<std::int64_t>, 6> taken_{};
};

/// While it lives, the time of its thread counts for a stage, if there are timings. Stages are not nested.
class Timed {
 public:
  Timed(Timings* timings, Stage stage);
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;
  ~Timed();

 private:
  Timings* timings_;
  Stage stage_;
  std::chrono::nanoseconds start_{};
};

}  // namespace galley
