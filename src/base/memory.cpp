// base: where memory runs out (see memory.h).
#include "galley/base/memory.h"

#include <algorithm>
#include <string_view>

namespace galley {
namespace {

/// So short that a std::string holds it without memory of its own.
constexpr std::string_view message = "out of memory";

bool is_out_of_memory(const Diagnostic& error) {
  return error.fault == Fault::System && error.message == message;
}

}  // namespace

Diagnostic out_of_memory() {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::System;
  diagnostic.message = message;
  return diagnostic;
}

void say_out_of_memory(Diagnostic& error) noexcept { error = out_of_memory(); }

void say_out_of_memory(Diagnostics& errors) noexcept {
  if (!errors.empty()) return;
  try {
    errors.push_back(out_of_memory());
  } catch (const std::bad_alloc&) {
    errors.clear();  // nothing can be said
  }
}

void throw_if_out_of_memory(const Diagnostic& error) {
  if (is_out_of_memory(error)) throw std::bad_alloc();
}

void throw_if_out_of_memory(const Diagnostics& errors) {
  if (errors.empty() || std::ranges::any_of(errors, is_out_of_memory)) throw std::bad_alloc();
}

}  // namespace galley
