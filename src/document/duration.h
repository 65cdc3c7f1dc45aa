// document: how long something lasted, as the language says it.
#pragma once

#include <string>

#include "galley/resume/resume.h"
#include "language.h"

namespace galley::document {

/// The length of a stretch of time: “2 years 3 months”, with spaces that do not part. Both its first and its
/// last month count, as far as both dates have months; of two years, the years between them. Empty if only
/// one of them has a month, of a season, and for less than a month or a year.
[[nodiscard]] std::string duration(const Date& start, const Date& end, const Language& language);

}  // namespace galley::document
