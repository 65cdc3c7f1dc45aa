// cli: bounds what the process takes (see memory_limit.h).
#include "memory_limit.h"

#include <algorithm>

#include <sys/resource.h>

namespace galley::cli {

void bound_memory([[maybe_unused]] std::size_t bytes) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return;
#endif
#elif defined(__SANITIZE_ADDRESS__)
  return;
#endif
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, bytes);
  ::setrlimit(RLIMIT_AS, &limit);
}

}  // namespace galley::cli
