// cli: work that several threads do, with its results in order.
#pragma once

#include <cstddef>
#include <functional>

namespace galley::cli {

/// Calls `work` with each number below `count`, in rising order, on `threads` threads. As soon as a number
/// and all before it are done, calls `done` with it on the caller's thread, in order. An exception from
/// `work` ends the rest and is thrown on. Once `is_over` is true, no more numbers are begun; those that were
/// begun are finished, and `done` gets them. If memory is too short for so many threads, fewer are used, at
/// worst the caller's own.
void run_in_order(
    std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
    const std::function<void(std::size_t)>& done,
    const std::function<bool()>& is_over = [] { return false; });

/// How many threads are used by default: one for each core.
[[nodiscard]] unsigned core_count();

}  // namespace galley::cli
