// cli: what a command works on: each input, in each variant and language that are wanted of it, in each
// format. `build`
// plans all of it at once, so that the names of all results are known before the first is written. The other
// commands take one input after the other.
#pragma once

#include <functional>
#include <vector>

#include "arguments.h"
#include "job.h"

namespace galley::cli {

/// The jobs of an input, in the order of its variants, and of its languages in each. An input that cannot be
/// read has one job, which fails.
[[nodiscard]] std::vector<Job> jobs_of(Input& input, const Arguments& arguments);

/// Fills in the paths of a job's results, and of the pictures and PDFs that it reads. Reads no more of the
/// résumé than its names need.
void name_results(Job& job, const Arguments& arguments);

/// All jobs of all inputs in the order of the command line, with the paths of their results.
[[nodiscard]] std::vector<Job> plan_build(Inputs& inputs, const Arguments& arguments, unsigned threads);

/// Tells each input how many jobs will read it, and lets its first job report what is wrong with it. Jobs of
/// one input stand together.
void announce(std::vector<Job>& jobs);

/// Calls `act` with each input in turn.
void for_each_input(const Arguments& arguments, const std::function<void(Input&)>& act);

}  // namespace galley::cli
