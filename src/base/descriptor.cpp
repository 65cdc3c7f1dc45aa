// base: closing (see descriptor.h).
#include "galley/base/descriptor.h"

#include <cerrno>

#include <unistd.h>

namespace galley {

int Descriptor::close() {
  const int number = std::exchange(number_, -1);
  return number >= 0 && ::close(number) != 0 ? errno : 0;
}

}  // namespace galley
