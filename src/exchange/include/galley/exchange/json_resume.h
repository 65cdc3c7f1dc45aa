// exchange: a résumé to other programs and back: a Resume becomes JSON Resume, JSON Resume becomes an
// author's TOML.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "galley/resume/resume.h"
#include "galley/source/value.h"

namespace galley::exchange {

/// JSON Resume 1.0.0 of all that `resume` holds but its style, tags and priorities; Markdown stays as it is
/// written. `parse` reads it back: what JSON Resume has no key for stands under galley's own (`roles`,
/// `sections`, …); a nested highlight, which has to be a string, follows its own as "  – text". Keys in JSON
/// Resume's order, two spaces a level, a line feed at the end. A résumé to be given away goes through
/// `printed` (document) first.
[[nodiscard]] std::string to_json(const Resume& resume);

/// The tree of somebody else's JSON Resume, mended: keys of older schemas, numbers in place of text, dates in
/// words, HTML and so on. Each repair is a warning. What galley has no place for stands in the `x` of its
/// table, and one note names it. Errors: it is no JSON, or too large.
[[nodiscard]] std::expected<source::Value, Diagnostic> read_json_resume(
    const std::shared_ptr<const Source>& source, Diagnostics& said);

/// Says why the picture of this name cannot be printed; nothing if it can.
using PictureFault = std::function<std::optional<Diagnostic>(const std::string& name, const Place& place)>;

/// A JSON Resume as galley's TOML, as an author would write it, from the tree that `read_json_resume` gives.
/// A picture that cannot be printed stands in `x`, with a warning; without `fault_of` none is looked at.
/// Errors: also that it has no name.
[[nodiscard]] std::expected<std::string, Diagnostics> import_json(const Source& source,
                                                                  const PictureFault& fault_of,
                                                                  Diagnostics& warnings);

/// What an export holds.
enum class Export { Everything, Public };

/// An author's TOML as JSON Resume with everything in it: tags, `x`, `meta`, `style`, variants. `import_json`
/// gives every value back. Of texts in several languages it holds those in one, as `leave_one_language` says.
/// For the public, what any `meta.private` names is left out, and so are variants, which may give it in other
/// words. Errors are those
/// that `parse` finds in the file alone.
[[nodiscard]] std::expected<std::string, Diagnostics> export_json(const Source& source, Export what,
                                                                  std::string_view language,
                                                                  Diagnostics& warnings);

}  // namespace galley::exchange
