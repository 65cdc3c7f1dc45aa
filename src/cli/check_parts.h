// cli: the parts of what `check` reports on a résumé. A file for each: check_PART.cpp.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "arguments.h"
#include "galley/galley.h"
#include "job.h"
#include "report.h"

namespace galley::cli {

/// A part of the report: as text, and as a member of the report in JSON. Diagnostics go to standard error.
struct CheckPart {
  std::string_view name;  ///< of the member
  std::string text;
  nlohmann::ordered_json json;
};

/// How full the pages are, how even their lines; with notes on what could be better.
[[nodiscard]] CheckPart check_for_readers(const Typeset& made, const Job& job, const Arguments& arguments,
                                          Report& report);

/// What applicant systems cannot read: a row for each check. A fault also sets the exit code.
[[nodiscard]] CheckPart check_for_systems(const Typeset& made, const Job& job, const Arguments& arguments,
                                          Report& report);

/// What is known of an input once for all its variants.
struct CheckedInput {
  CheckedInput(Input& input, const std::string& language, const Arguments& arguments);
  Resume whole;                     ///< with all sections
  std::set<std::string> companies;  ///< that its variants are for
};

/// The same for the letter as for readers of the résumé. It must name no company of another variant.
[[nodiscard]] CheckPart check_letter(const Resume& resume, const Job& job, const Arguments& arguments,
                                     const CheckedInput& input, Report& report);

/// What a variant says that the whole résumé does not: each is an error.
[[nodiscard]] CheckPart check_facts(const Resume& whole, const Resume& variant, const Job& job,
                                    Report& report);

/// What the pages look like, in words.
[[nodiscard]] CheckPart describe_pages(const Typeset& made, const Job& job);

/// The terms of the posting that --posting names, or else the variant's application: which are printed, which
/// the résumé has beside them. Nothing if neither names a file.
[[nodiscard]] std::optional<CheckPart> check_against_posting(const Typeset& made, const Job& job,
                                                             const Arguments& arguments, Report& report);

/// The text that is read out of pages.
[[nodiscard]] CheckPart text_read_back(const Typeset& made, Report& report);

}  // namespace galley::cli
