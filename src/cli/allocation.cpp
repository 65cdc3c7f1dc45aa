// cli: replaces malloc for the libraries in C. If malloc fails, some of them crash or hang, and some leave
// glyphs or words out of the result (seen with HarfBuzz, ICU, FreeType, libpng and libjpeg). So the process
// ends. In C++ std::bad_alloc is thrown, and galley reports it.
#include "allocation.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef GALLEY_TCMALLOC
#include <gperftools/tcmalloc.h>
#endif

#if defined(GALLEY_STATIC)
// Every call of malloc leads to __wrap_malloc; __real_malloc is that of the C library (ld --wrap).
#define GALLEY_CHECKED(name) __wrap_##name
#define GALLEY_UNCHECKED(name) __real_##name
extern "C" {
void* __real_malloc(std::size_t size) noexcept;
void* __real_calloc(std::size_t count, std::size_t size) noexcept;
void* __real_realloc(void* memory, std::size_t size) noexcept;
}
#elif defined(GALLEY_TCMALLOC)
// These names are in the executable, so they come before those of every library.
#define GALLEY_CHECKED(name) name
#define GALLEY_UNCHECKED(name) tc_##name
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

void take_memory_in_large_pages() {
#ifdef GALLEY_STATIC
  // A résumé takes about 4 MB. Page by page the system needs longer for them than the lines need to be
  // broken.
  constexpr std::size_t large_page = std::size_t{2} << 20U;
  constexpr std::size_t taken = 2 * large_page;
  ::mallopt(M_MMAP_THRESHOLD, 2 * taken);
  ::mallopt(M_TRIM_THRESHOLD, 2 * taken);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  const std::uintptr_t start = (end + 2 * large_page - 1) / large_page * large_page;
  // malloc notes the size of what it gives before it: in a small page.
  constexpr std::uintptr_t small_page = 4096;
  if (::sbrk(static_cast<std::intptr_t>(start - small_page - end)) == reinterpret_cast<void*>(-1)) return;
  void* const volatile all = GALLEY_UNCHECKED(malloc)(taken);
  ::madvise(reinterpret_cast<void*>(start), taken, MADV_HUGEPAGE);
  std::free(all);
#endif
}

}  // namespace galley::cli

#ifdef GALLEY_CHECKED

namespace {

/// A damaged file may ask for more than any memory. Libraries expect that such a request fails.
constexpr std::size_t largest_expected = std::size_t{64} << 20U;

void* checked(void* memory, std::size_t size) noexcept {
  if (memory == nullptr && size > 0 && size <= largest_expected) galley::cli::end_without_memory();
  return memory;
}

}  // namespace

extern "C" {

void* GALLEY_CHECKED(malloc)(std::size_t size) noexcept {
  return checked(GALLEY_UNCHECKED(malloc)(size), size);
}

void* GALLEY_CHECKED(calloc)(std::size_t count, std::size_t size) noexcept {
  return checked(GALLEY_UNCHECKED(calloc)(count, size),
                 size == 0 || count <= largest_expected / size ? count * size : SIZE_MAX);
}

void* GALLEY_CHECKED(realloc)(void* memory, std::size_t size) noexcept {
  return checked(GALLEY_UNCHECKED(realloc)(memory, size), size);
}

}  // extern "C"

#ifdef GALLEY_STATIC
// That of the standard library would call the malloc above. The other forms call this one.
void* operator new(std::size_t size) {
  void* const memory = GALLEY_UNCHECKED(malloc)(std::max<std::size_t>(size, 1));
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
#endif

#endif
