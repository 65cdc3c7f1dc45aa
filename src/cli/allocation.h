// cli: where memory runs out below C++.
#pragma once

namespace galley::cli {

/// Says that memory ran out, and ends the process with 3. Results that were written stand; of others nothing
/// is left. Takes no memory itself.
[[noreturn]] void end_without_memory() noexcept;

/// From now on, an std::bad_alloc that nobody can catch ends the process so.
void end_where_memory_runs_out();

}  // namespace galley::cli
