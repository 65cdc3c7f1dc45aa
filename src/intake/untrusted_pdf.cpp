// intake: a PDF that may be hostile (see untrusted_pdf.h).
#include "galley/intake/untrusted_pdf.h"

#include <cstddef>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include <qpdf/BufferInputSource.hh>

#include "object_streams.h"

namespace galley::intake {
namespace {

/// The bytes of a file. They can be read only while there is stack left.
class GuardedSource final : public BufferInputSource {
 public:
  GuardedSource(const std::string& bytes, std::function<void()> poll)
      : BufferInputSource("", bytes), poll_(std::move(poll)), top_(stack_pointer()) {}

  std::size_t read(char* buffer, std::size_t length) override {
    constexpr std::ptrdiff_t max_depth = 2 << 20;  // of 8 MiB, which a thread usually has
    const std::ptrdiff_t depth = top_ - stack_pointer();
    if (depth > max_depth || depth < -max_depth) throw TooDeep();
    constexpr unsigned reads_between = 4096;  // most reads are of one byte
    if (++reads_ % reads_between == 0 && poll_) poll_();
    return BufferInputSource::read(buffer, length);
  }

 private:
  static const char* stack_pointer() { return static_cast<const char*>(__builtin_frame_address(0)); }

  std::function<void()> poll_;
  const char* top_;
  unsigned reads_ = 0;
};

}  // namespace

void open_untrusted(QPDF& pdf, const std::string& bytes, std::function<void()> poll) {
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);
  bool is_nested = true;
  try {
    is_nested = has_nested_object_streams(bytes);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    throw std::runtime_error("its cross-references cannot be read");
  }
  if (is_nested) throw TooDeep();
  pdf.processInputSource(std::make_shared<GuardedSource>(bytes, std::move(poll)));
}

}  // namespace galley::intake
