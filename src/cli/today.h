// cli: the day on which a letter is written.
#pragma once

#include "arguments.h"
#include "galley/base/diagnostic.h"
#include "galley/galley.h"

namespace galley::cli {

/// SOURCE_DATE_EPOCH in UTC; without it, this day by the clock, in local time.
[[nodiscard]] Date today(const Arguments& arguments);

/// The note that a letter is dated that day.
[[nodiscard]] Diagnostic note_of_today(const Letter& letter, const Date& day, const Arguments& arguments);

}  // namespace galley::cli
