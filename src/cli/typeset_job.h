// cli: a job's résumé is read, tailored and set in type.
#pragma once

#include <functional>
#include <optional>

#include "arguments.h"
#include "galley/galley.h"
#include "job.h"
#include "report.h"

namespace galley::cli {

/// A job's résumé before it is set. Nothing if it fails; the report says why. Once the last job of an input
/// has its résumé, the input is released.
[[nodiscard]] std::optional<Tailored> resume_of(const Job& job, const Arguments& arguments, Report& report);

/// A job's résumé in type. Nothing if it fails; the report says why. The job was announced (plan.h).
[[nodiscard]] std::optional<Typeset> typeset_of(const Job& job, const Arguments& arguments, Report& report);

/// Calls `act` with each input in each variant that is wanted. Each was announced.
void for_each_job(const Arguments& arguments, const std::function<void(const Job&)>& act);

/// Calls `act` with each input in each variant that is wanted, set in type. What fails is reported and left
/// out.
void for_each_typeset(const Arguments& arguments, Report& report,
                      const std::function<void(const Job&, const Typeset&)>& act);

/// Calls `act` with each résumé in each variant that is wanted, before it is set.
void for_each_resume(const Arguments& arguments, Report& report,
                     const std::function<void(const Job&, const Resume&)>& act);

}  // namespace galley::cli
