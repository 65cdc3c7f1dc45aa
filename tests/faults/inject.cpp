// Loaded before the C library: makes one call fail at its n-th use.
//
//   GALLEY_FAIL=write:3:28   the third write() fails with errno 28; the others do not
//   GALLEY_COUNT=FILE        writes how often each call is used to FILE, a line each: “write 12”
//
// Calls that galley makes, and that its libraries make through the dynamic linker, are seen. Those that the C
// library makes itself are not.
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

// Which names a program calls depends on its headers: both the 64-bit name and the plain one are counted as
// one.
enum class Call {
  Open,
  Openat,
  Read,
  Write,
  Close,
  Fstat,
  Stat,
  Fstatat,
  Readlinkat,
  Linkat,
  Renameat,
  Unlinkat,
  Utimensat,
  Fchmod,
  Fsync,
  Mkdir,
  Fdopendir,
  Readdir,
  Malloc,
  Calloc,
  Realloc,
  New,
  Mmap,
  Thread,
  Count
};

constexpr std::array<const char*, static_cast<std::size_t>(Call::Count)> names{
    "open",       "openat",  "read",     "write",    "close",     "fstat",  "stat",  "fstatat",
    "readlinkat", "linkat",  "renameat", "unlinkat", "utimensat", "fchmod", "fsync", "mkdir",
    "fdopendir",  "readdir", "malloc",   "calloc",   "realloc",   "new",    "mmap",  "pthread_create"};

std::array<std::atomic<long>, static_cast<std::size_t>(Call::Count)> uses;

struct Plan {
  int call = -1;
  long use = 0;
  int error = 0;
};

Plan read_plan() {
  Plan plan;
  const char* const text = std::getenv("GALLEY_FAIL");
  if (text == nullptr) return plan;
  const char* const colon = std::strchr(text, ':');
  if (colon == nullptr) return plan;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::strncmp(text, names.at(i), static_cast<std::size_t>(colon - text)) == 0 &&
        std::strlen(names.at(i)) == static_cast<std::size_t>(colon - text))
      plan.call = static_cast<int>(i);
  char* end = nullptr;
  plan.use = std::strtol(colon + 1, &end, 10);
  plan.error = static_cast<int>(std::strtol(end + 1, nullptr, 10));
  return plan;
}

Plan plan;

/// From the start of main(): before that, libraries set themselves up.
std::atomic<bool> is_counting{false};

bool fails(Call call) {
  if (!is_counting) return false;
  const long use = ++uses.at(static_cast<std::size_t>(call));
  if (plan.call != static_cast<int>(call) || plan.use != use) return false;
  errno = plan.error;
  return true;
}

/// The function of this name that would have been called.
template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

__attribute__((destructor)) void end() {
  is_counting = false;
  const char* const path = std::getenv("GALLEY_COUNT");
  if (path == nullptr) return;
  std::FILE* const file = std::fopen(path, "w");
  if (file == nullptr) return;
  for (std::size_t i = 0; i < names.size(); ++i)
    std::fprintf(file, "%s %ld\n", names.at(i), uses.at(i).load());
  std::fclose(file);
}

using Main = int(int, char**, char**);
Main* real_main = nullptr;

int main_that_counts(int count, char** arguments, char** environment) {
  plan = read_plan();
  is_counting = true;
  return real_main(count, arguments, environment);
}

mode_t mode_of(int flags, std::va_list arguments) {
  const bool makes = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
  return makes ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

}  // namespace

#define GALLEY_REAL(name) static const auto real = next<decltype(::name)>(#name)

extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  GALLEY_REAL(open);
  return fails(Call::Open) ? -1 : real(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  GALLEY_REAL(open64);
  return fails(Call::Open) ? -1 : real(path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  GALLEY_REAL(openat);
  return fails(Call::Openat) ? -1 : real(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  GALLEY_REAL(openat64);
  return fails(Call::Openat) ? -1 : real(folder, path, flags, mode);
}
ssize_t read(int descriptor, void* bytes, size_t size) {
  GALLEY_REAL(read);
  return fails(Call::Read) ? -1 : real(descriptor, bytes, size);
}
ssize_t write(int descriptor, const void* bytes, size_t size) {
  GALLEY_REAL(write);
  return fails(Call::Write) ? -1 : real(descriptor, bytes, size);
}
int close(int descriptor) {
  GALLEY_REAL(close);
  // A close that fails closes all the same.
  const bool is_failing = fails(Call::Close);
  const int error = errno;
  const int result = real(descriptor);
  if (!is_failing) return result;
  errno = error;
  return -1;
}
int fstat(int descriptor, struct stat* status) noexcept {
  GALLEY_REAL(fstat);
  return fails(Call::Fstat) ? -1 : real(descriptor, status);
}
int stat(const char* path, struct stat* status) noexcept {
  static const auto real = next<int(const char*, struct stat*)>("stat");
  return fails(Call::Stat) ? -1 : real(path, status);
}
int lstat(const char* path, struct stat* status) noexcept {
  GALLEY_REAL(lstat);
  return fails(Call::Stat) ? -1 : real(path, status);
}
int fstatat(int folder, const char* path, struct stat* status, int flags) noexcept {
  GALLEY_REAL(fstatat);
  return fails(Call::Fstatat) ? -1 : real(folder, path, status, flags);
}
ssize_t readlinkat(int folder, const char* path, char* target, size_t size) noexcept {
  GALLEY_REAL(readlinkat);
  return fails(Call::Readlinkat) ? -1 : real(folder, path, target, size);
}
int linkat(int from, const char* old_path, int to, const char* new_path, int flags) noexcept {
  GALLEY_REAL(linkat);
  return fails(Call::Linkat) ? -1 : real(from, old_path, to, new_path, flags);
}
int renameat(int from, const char* old_path, int to, const char* new_path) noexcept {
  GALLEY_REAL(renameat);
  return fails(Call::Renameat) ? -1 : real(from, old_path, to, new_path);
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  GALLEY_REAL(unlinkat);
  return fails(Call::Unlinkat) ? -1 : real(folder, path, flags);
}
int utimensat(int folder, const char* path, const struct timespec* times, int flags) noexcept {
  static const auto real = next<int(int, const char*, const struct timespec*, int)>("utimensat");
  return fails(Call::Utimensat) ? -1 : real(folder, path, times, flags);
}
int fchmod(int descriptor, mode_t mode) noexcept {
  GALLEY_REAL(fchmod);
  return fails(Call::Fchmod) ? -1 : real(descriptor, mode);
}
int fsync(int descriptor) {
  GALLEY_REAL(fsync);
  return fails(Call::Fsync) ? -1 : real(descriptor);
}
int mkdir(const char* path, mode_t mode) noexcept {
  GALLEY_REAL(mkdir);
  return fails(Call::Mkdir) ? -1 : real(path, mode);
}
DIR* fdopendir(int descriptor) {
  GALLEY_REAL(fdopendir);
  return fails(Call::Fdopendir) ? nullptr : real(descriptor);
}
struct dirent* readdir(DIR* folder) {
  GALLEY_REAL(readdir);
  return fails(Call::Readdir) ? nullptr : real(folder);
}
struct dirent64* readdir64(DIR* folder) {
  GALLEY_REAL(readdir64);
  return fails(Call::Readdir) ? nullptr : real(folder);
}
void* malloc(size_t size) noexcept {
  GALLEY_REAL(malloc);
  return fails(Call::Malloc) ? nullptr : real(size);
}
void* calloc(size_t count, size_t size) noexcept {
  GALLEY_REAL(calloc);
  return fails(Call::Calloc) ? nullptr : real(count, size);
}
void* realloc(void* bytes, size_t size) noexcept {
  GALLEY_REAL(realloc);
  return fails(Call::Realloc) ? nullptr : real(bytes, size);
}
void* mmap(void* at, size_t size, int protection, int flags, int descriptor, off_t offset) noexcept {
  GALLEY_REAL(mmap);
  return fails(Call::Mmap) ? MAP_FAILED : real(at, size, protection, flags, descriptor, offset);
}
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                   void* argument) noexcept {
  static const auto real =
      next<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create");
  return fails(Call::Thread) ? EAGAIN : real(thread, attributes, start, argument);
}

// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library calls main() by it.
int __libc_start_main(Main* main, int count, char** arguments, void (*init)(), void (*fini)(),
                      void (*linker_fini)(), void* stack_end) {
  static const auto real =
      next<int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*)>("__libc_start_main");
  real_main = main;
  return real(main_that_counts, count, arguments, init, fini, linker_fini, stack_end);
}

}  // extern "C"

// The array and nothrow forms of the standard library call these; tcmalloc's do not, but galley has none.
void* operator new(std::size_t size) {
  static const auto real = next<void*(std::size_t)>("_Znwm");
  if (fails(Call::New)) throw std::bad_alloc();
  return real(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  static const auto real = next<void*(std::size_t, std::align_val_t)>("_ZnwmSt11align_val_t");
  if (fails(Call::New)) throw std::bad_alloc();
  return real(size, alignment);
}
