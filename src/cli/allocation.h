// cli: what happens if memory runs out in a library in C.
#pragma once

namespace galley::cli {

/// Reports that memory ran out, and ends the process with exit code 3. Results that were written stay; of
/// others nothing is left. Needs no memory itself.
[[noreturn]] void end_without_memory() noexcept;

/// From now on, a std::bad_alloc that nobody can catch ends the process in this way.
void end_where_memory_runs_out();

/// Speeds the start up.
void take_memory_in_large_pages();

}  // namespace galley::cli
