// cli: stops work that takes too long.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <thread>

#include "galley/base/diagnostic.h"

namespace galley::cli {

/// Requests a stop after a time, unless it is destroyed before. Without a time it never does.
class TimeLimit {
 public:
  explicit TimeLimit(std::optional<std::chrono::duration<double>> time);

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
  [[nodiscard]] bool is_over() const { return source_.stop_requested(); }
  /// The error that `what` was not done in that time.
  [[nodiscard]] Diagnostic error(const std::string& what) const;

 private:
  std::optional<std::chrono::duration<double>> time_;
  std::stop_source source_{std::nostopstate};
  std::jthread timer_;
};

}  // namespace galley::cli
