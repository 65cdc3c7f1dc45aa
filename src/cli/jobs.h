// cli: work for several threads, told of in order.
#pragma once

#include <cstddef>
#include <functional>

namespace galley::cli {

/// Calls `work` with each number below `count`, in rising order, on as many threads as `threads` says, and on
/// the caller's own `done` with each, in order, as soon as it and all before it are worked. What `work`
/// throws ends the rest and is thrown on. Once `is_over` says so, no more are begun; those that are, are
/// worked and told of. Where there is no memory for so many threads it takes fewer, at worst the caller's
/// own.
void run_in_order(
    std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
    const std::function<void(std::size_t)>& done,
    const std::function<bool()>& is_over = [] { return false; });

/// How many threads are used where nobody says: one a core.
[[nodiscard]] unsigned core_count();

}  // namespace galley::cli
