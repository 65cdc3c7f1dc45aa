// exchange: dates of JSON Resume in galley's own form.
#pragma once

#include <vector>

#include "galley/resume/resume_schema.h"
#include "galley/source/value.h"
#include "repairs.h"

namespace galley::exchange {

/// Rewrites a date in galley's own form. Other text stays.
void mend_date(source::Value& value, const source::Key& key, Repairs& repairs);

/// Mends the start and the end of an item. If one is no date, both become a text. What then has no place goes
/// to `unknown`.
void mend_span(source::Value& value, std::vector<source::Member>& unknown, Repairs& repairs);

/// Gives an award's date in words its own key (see json_resume_writing.cpp).
void rename_date(source::Value& value, const source::Table& schema, source::Kinds kinds);

}  // namespace galley::exchange
