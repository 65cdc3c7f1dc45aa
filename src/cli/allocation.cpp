// cli: replaces malloc for the libraries in C. If malloc fails, some of them crash or hang, and some leave
// glyphs or words out of the result (seen with HarfBuzz, ICU, FreeType, libpng and libjpeg). So the process
// ends. In C++ std::bad_alloc is thrown, and galley reports it.
#include "allocation.h"

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include <unistd.h>

#ifdef GALLEY_TCMALLOC
#include <gperftools/tcmalloc.h>
#endif

namespace galley::cli {
namespace {

[[noreturn]] void end_if_without_memory() {
  try {
    if (const auto current = std::current_exception()) std::rethrow_exception(current);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  } catch (...) {
    std::abort();
  }
  std::abort();
}

}  // namespace

void end_without_memory() noexcept {
  constexpr std::string_view said = "galley: error: out of memory\n";
  (void)!::write(STDERR_FILENO, said.data(), said.size());
  ::_exit(3);
}

void end_where_memory_runs_out() { std::set_terminate(end_if_without_memory); }

}  // namespace galley::cli

#ifdef GALLEY_TCMALLOC

namespace {

/// A damaged file may ask for more than any memory. Libraries expect that such a request fails.
constexpr std::size_t largest_expected = std::size_t{64} << 20U;

void* checked(void* memory, std::size_t size) noexcept {
  if (memory == nullptr && size > 0 && size <= largest_expected) galley::cli::end_without_memory();
  return memory;
}

}  // namespace

// These names are in the executable, so they come before those of every library.
extern "C" {

void* malloc(std::size_t size) noexcept { return checked(::tc_malloc(size), size); }

void* calloc(std::size_t count, std::size_t size) noexcept {
  return checked(::tc_calloc(count, size),
                 size == 0 || count <= largest_expected / size ? count * size : SIZE_MAX);
}

void* realloc(void* memory, std::size_t size) noexcept { return checked(::tc_realloc(memory, size), size); }

}  // extern "C"

#endif
