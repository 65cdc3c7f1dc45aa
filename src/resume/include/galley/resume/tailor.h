// resume: a résumé with all its variants, read once, and the one of them that is to be printed.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/parse.h"

namespace galley::resume {

/// The variant that is meant where none is named: [variants.default], or everything where there is no such
/// table.
inline constexpr std::string_view default_variant = "default";
/// Everything, whatever [variants.default] says.
inline constexpr std::string_view whole_variant = "whole";

/// A company to which a variant of a résumé is sent.
struct VariantCompany {
  std::string variant;
  std::string company;
};

/// A résumé, what is laid over it, and its variants: read, merged and checked. Cheap to copy, never changes,
/// may be shared between threads.
class Manuscript {
 public:
  struct Parts;
  explicit Manuscript(std::shared_ptr<const Parts> parts, std::string language = {})
      : parts_(std::move(parts)), language_(std::move(language)) {}

  /// The same résumé, to be tailored in another of its `languages`; in no other if each text is in one.
  [[nodiscard]] Manuscript in(std::string language) const;
  /// The language in which it is tailored. Empty if it was not asked for one.
  [[nodiscard]] const std::string& language() const { return language_; }
  /// The languages in which it has its texts, in the order of the files. Empty if each text is in one.
  [[nodiscard]] const std::vector<std::string>& languages() const;

  /// The names of its variants, in the order of the files, without `default` and `whole`.
  [[nodiscard]] std::vector<std::string> variants() const;
  /// The companies of all applications, by the name of the variant; `default` among them.
  [[nodiscard]] std::vector<VariantCompany> companies() const;
  /// The names of the files that it was made of, and of the themes' files, each once.
  [[nodiscard]] std::vector<std::string> files() const;
  /// Is there a [variants.default]?
  [[nodiscard]] bool has_default() const;
  /// Can it be tailored to a variant of that name?
  [[nodiscard]] bool has(std::string_view variant) const;
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  std::shared_ptr<const Parts> parts_;
  std::string language_;
};

/// Reads a résumé as `parse` does, and with it, each laid over what was before: the overlays, in their order,
/// then NAME.private.toml beside it, unless it is to be public. variants/NAME.toml beside it is
/// [variants.NAME]. All that is wrong in any of these files, in variants too, is said now, once. Errors in
/// settings are the command line's.
[[nodiscard]] std::expected<Manuscript, Diagnostics> read(const Source& source, FileReader& files,
                                                          const ParseOptions& options, Diagnostics& warnings);

/// The résumé that the variant of that name asks for. Over the manuscript are laid: what the variant extends,
/// from the furthest; itself; then what these hide goes; the settings; if it is public, what is private goes.
/// Then tags choose, and picks. Sections that lose all they have vanish; what is cited and not printed stands
/// in Resume::unprinted_ids; `meta.output` is the variant's own `output`, if it has one. The application
/// fills placeholders: one without a value is an error; in the letter it is one of `Letter::unfilled`, in
/// `output` of `Meta::unfilled_output`. Errors: there is no such variant (the command line's fault); what
/// only comes of laying things over one another, such as an end before its start. Of texts in several
/// languages it holds those in one: the manuscript's, found as BCP 47 looks up, else that of `meta.language`,
/// with a warning. Once `stop` is requested,
/// the work ends soon, with the error `stopped()`.
[[nodiscard]] std::expected<Resume, Diagnostics> tailor(const Manuscript& manuscript,
                                                        std::string_view variant, Diagnostics& warnings,
                                                        std::stop_token stop = {});

/// The whole résumé, also with the sections that its style.order leaves out: everything that a variant can
/// hold. Placeholders may be unfilled.
[[nodiscard]] Resume whole_with_all_sections(const Manuscript& manuscript);

/// Of that résumé only `basics` and `meta`: what names its files and its picture, for a fraction of the time.
/// Nothing if there is no such variant; what else is wrong `tailor` says.
[[nodiscard]] std::optional<Resume> tailor_head(const Manuscript& manuscript, std::string_view variant);

/// The name of its results that `meta.output` gives, with the placeholders filled in; `variant` is empty for
/// the plain résumé. Nothing if there is no `meta.output`, or if a placeholder has no value.
[[nodiscard]] std::optional<std::string> output_name(const Resume& resume, std::string_view variant);

}  // namespace galley::resume
