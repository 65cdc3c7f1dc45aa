// base: where memory runs out. A public function that gives a std::expected runs inside the guard, so that no
// exception leaves its module: what is below it may throw std::bad_alloc, and is left as it was before the
// call.
#pragma once

#include <expected>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "galley/base/diagnostic.h"

namespace galley {

/// “out of memory”, fault System. Takes no memory itself.
[[nodiscard]] Diagnostic out_of_memory();

/// Throws std::bad_alloc if an error is that memory ran out, or if there was no memory to say so: for those
/// who pass over other errors.
void throw_if_out_of_memory(const Diagnostic& error);
void throw_if_out_of_memory(const Diagnostics& errors);

/// Makes the error say that memory ran out. Where there is not even the memory for a list of one, it stays
/// empty.
void say_out_of_memory(Diagnostic& error) noexcept;
void say_out_of_memory(Diagnostics& errors) noexcept;

/// Gives what `work` gives, a std::expected with a Diagnostic or Diagnostics; an error if it runs out of
/// memory.
template <typename Work>
[[nodiscard]] std::invoke_result_t<Work> without_exceptions(Work&& work) {
  using Error = std::invoke_result_t<Work>::error_type;
  // What is to be said then takes its memory now.
  Error prepared;
  say_out_of_memory(prepared);
  try {
    return std::forward<Work>(work)();
  } catch (const std::bad_alloc&) {
    say_out_of_memory(prepared);
  } catch (const std::length_error&) {
    // A size that no memory could hold.
    say_out_of_memory(prepared);
  }
  return std::unexpected(std::move(prepared));
}

}  // namespace galley
