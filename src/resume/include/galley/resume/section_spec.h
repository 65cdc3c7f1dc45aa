// resume: what there is to say of each of the format's own sections, in one table.
#pragma once

#include <span>
#include <string_view>

#include "galley/resume/resume.h"

namespace galley::resume {

/// A section that the format knows. Titles in the languages that galley speaks are in `document/language`.
struct SectionSpec {
  SectionKind kind = SectionKind::Prose;
  std::string_view id;         ///< in galley's files, and in JSON Resume's
  std::string_view ats_title;  ///< what systems that read applications call it
  /// JSON Resume's key for the single date of an item. Empty: an item has a start and an end.
  std::string_view json_date_key;
  /// JSON Resume's `date` must be a date, so that a date in words goes to another key.
  bool json_date_is_strict = false;
};

/// One for each kind but Prose, in the order of `SectionKind`.
[[nodiscard]] std::span<const SectionSpec> section_specs();

/// Of a kind. A section of one's own (Prose) has no id and no title.
[[nodiscard]] const SectionSpec& spec_of(SectionKind kind);

/// The kind that an id names; Prose if it is none of the format's own.
[[nodiscard]] SectionKind kind_of(std::string_view id);

}  // namespace galley::resume
