// resume: an application: which variants have one, and its values in place of placeholders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/resume.h"
#include "galley/resume/resume_schema.h"
#include "galley/source/languages.h"
#include "galley/source/layers.h"

namespace galley::resume {

/// The key of a variant that holds it.
inline constexpr std::string_view application_key = "application";

/// Does any of these variants have an application?
[[nodiscard]] bool has_applications(const Value& variants);

/// The application of a variant, in one language: that of each variant of its chain, laid over the one
/// before. Each was checked.
[[nodiscard]] Application application_of(const source::Layers& layers, const std::vector<const Value*>& chain,
                                         const LanguageChoice& language);

/// What fills the placeholders of a résumé and its letter.
struct Filling {
  Application application;
  std::string_view variant;       ///< empty: the résumé is tailored to none
  bool has_applications = false;  ///< does any variant have one?
};

/// Says which placeholders no application can fill. In a letter every brace begins one, or is written `{{`.
/// In `basics.label` and the summary the same holds where a variant has an application; else other braces
/// stand for themselves.
void check_placeholders(Reader& reader, const Resume& resume, bool has_applications);

/// Puts the values in. One that is missing is an error: of the reader; in the letter one of
/// `Letter::unfilled`, in `output` of `Meta::unfilled_output`.
void fill_placeholders(Reader& reader, Resume& resume, const Filling& filling);

/// Checks a pattern of `output` when it is read: its placeholders, and what it comes out as for that name.
void check_output(Reader& reader, const Text& pattern, const std::string& name);

}  // namespace galley::resume
