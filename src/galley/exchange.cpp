// galley: a résumé to other programs and back.
#include "galley/base/memory.h"
#include "galley/document/plain_text.h"
#include "galley/document/printed.h"
#include "galley/exchange/json_resume.h"
#include "galley/exchange/schema_org.h"
#include "galley/galley.h"
#include "galley/intake/intake.h"
#include "galley/picture/picture.h"
#include "galley/source/named_file.h"

namespace galley {
namespace {

constexpr std::string_view blanks = " \t\r\n\xEF\xBB\xBF";

/// The first character that is neither white space nor a byte order mark; '\0' if there is none.
char first_character(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? '\0' : text[first];
}

std::expected<std::string, Diagnostics> converted(const Source& source,
                                                  const exchange::PictureFault& fault_of,
                                                  Diagnostics& warnings) {
  // A JSON Resume may contain what looks like a PDF, so the brace is looked for first.
  const char first = first_character(source.text);
  if (first != '{' && intake::is_pdf(source.text)) {
    auto json = intake::attached_resume(source);
    if (!json) return std::unexpected(Diagnostics{std::move(json.error())});
    return exchange::import_json({source.name, *std::move(json)}, fault_of, warnings);
  }
  const bool is_text = static_cast<unsigned char>(first) < 0x80;
  if (first != '{' && is_text) {
    return std::unexpected(
        Diagnostics{error_of_file(source, "this is neither a JSON Resume nor a PDF",
                                  "a JSON Resume begins with {; what is TOML already, `galley build` sets")});
  }
  return exchange::import_json(source, fault_of, warnings);
}

}  // namespace

std::expected<resume::Manuscript, Diagnostics> read(const Source& source, FileReader& files,
                                                    resume::ParseOptions options, Diagnostics& warnings) {
  options.read_json = exchange::read_json_resume;
  return resume::read(source, files, options, warnings);
}

std::expected<std::string, Diagnostics> json_of(const Typeset& typeset) {
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> {
    return exchange::to_json(printed(typeset.resume));
  });
}

std::expected<std::string, Diagnostics> schema_org_of(const Typeset& typeset) {
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> {
    return exchange::to_schema_org(printed(typeset.resume), plain_text_of);
  });
}

std::expected<std::string, Diagnostics> exported_json(const Source& source, bool is_public,
                                                      std::string_view language, Diagnostics& warnings) {
  const auto what = is_public ? exchange::Export::Public : exchange::Export::Everything;
  return without_exceptions([&] { return exchange::export_json(source, what, language, warnings); });
}

std::expected<std::vector<exchange::FilledForm>, Diagnostics> toml_of_forms(const Source& csv,
                                                                            const Source& map,
                                                                            Diagnostics& warnings) {
  return exchange::import_forms(csv, map, warnings);
}

std::expected<std::string, Diagnostics> toml_of(const Source& source, FileReader& files,
                                                const std::filesystem::path& folder, Diagnostics& warnings) {
  const auto fault_of = [&](const std::string& name, const Place& place) -> std::optional<Diagnostic> {
    const source::NamedFile file{place, name, BoundedPath(folder / name, {folder})};
    const auto bytes = files.read(file.location);
    if (!bytes) return source::error_of(file, bytes.error());
    Diagnostics ignored;
    const auto picture = picture::read(*bytes, place, ignored);
    return picture ? std::nullopt : std::optional(picture.error());
  };
  return without_exceptions([&] { return converted(source, fault_of, warnings); });
}

}  // namespace galley
