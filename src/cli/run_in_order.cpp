// cli: threads take numbers from a queue, and the caller waits for the numbers in order.
#include "run_in_order.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace galley::cli {
namespace {

/// Holds the next number to work on, and marks the numbers that are done for the caller who waits in order.
class Queue {
 public:
  Queue(std::size_t count, const std::function<void(std::size_t)>& work, const std::function<bool()>& is_over)
      : work_(work), is_over_(is_over), worked_(count) {}

  /// What each thread does: takes numbers until none is left.
  void serve() {
    std::unique_lock lock(mutex_);
    while (!failure_ && next_ < end_) {
      if (is_over_()) {
        end_ = next_;
        changed_.notify_one();
        return;
      }
      const std::size_t number = next_++;
      lock.unlock();
      std::exception_ptr failure = attempt(number);
      lock.lock();
      worked_[number] = true;
      if (failure && !failure_) failure_ = std::move(failure);
      changed_.notify_one();
    }
  }

  /// Waits until `number` is done. False if it will never be done. Throws what `work` threw.
  bool wait_for(std::size_t number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return number >= end_ || worked_[number] || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    return number < end_;
  }

 private:
  std::exception_ptr attempt(std::size_t number) {
    try {
      work_(number);
      return {};
    } catch (...) {
      return std::current_exception();
    }
  }

  const std::function<void(std::size_t)>& work_;
  const std::function<bool()>& is_over_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::vector<bool> worked_;
  std::size_t end_ = worked_.size();  ///< no number is begun from here on
  std::exception_ptr failure_;
};

}  // namespace

void run_in_order(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& done, const std::function<bool()>& is_over) {
  if (std::min<std::size_t>(threads, count) <= 1) {
    for (std::size_t number = 0; number < count && !is_over(); ++number) {
      work(number);
      done(number);
    }
    return;
  }
  Queue queue(count, work, is_over);
  std::vector<std::jthread> pool;
  try {
    for (std::size_t i = 0; i < std::min<std::size_t>(threads, count); ++i)
      pool.emplace_back([&queue] { queue.serve(); });
  } catch (const std::system_error&) {
    // There is no memory for the stacks of so many threads.
    if (pool.empty()) queue.serve();
  }
  for (std::size_t number = 0; number < count && queue.wait_for(number); ++number) done(number);
}

unsigned core_count() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace galley::cli
