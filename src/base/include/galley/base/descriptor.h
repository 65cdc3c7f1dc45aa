// base: an open file of the kernel's.
#pragma once

#include <utility>

namespace galley {

/// Owns a file descriptor, and closes it at the end.
class Descriptor {
 public:
  Descriptor() = default;
  /// Takes what open(2) returned; a negative number is no open file.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { (void)close(); }

  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int get() const { return number_; }

  /// Gives the file away: another closes it.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

  /// Closes the file now. Returns 0, or the error: what was written may be lost then.
  int close();

 private:
  int number_ = -1;
};

}  // namespace galley
