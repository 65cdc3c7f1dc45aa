// intake: a stream of a PDF is decoded into memory. In C++17, for libqpdf's headers.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

#include <qpdf/Pipeline.hh>

namespace galley::intake {

/// Collects what is decoded, up to a limit.
class Collector final : public Pipeline {
 public:
  explicit Collector(std::size_t max_bytes) : Pipeline("collector", nullptr), max_bytes_(max_bytes) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (is_full_ || size > max_bytes_ - bytes_.size()) {
      is_full_ = true;
      throw std::runtime_error("too large");  // libqpdf stops decoding
    }
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  [[nodiscard]] bool is_full() const { return is_full_; }
  std::string take() && { return std::move(bytes_); }

 private:
  std::size_t max_bytes_;
  std::string bytes_;
  bool is_full_ = false;
};

}  // namespace galley::intake
