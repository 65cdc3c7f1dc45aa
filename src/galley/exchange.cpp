// galley: a résumé to other programs and back.
#include "galley/resume/exchange.h"

#include "galley/document/printed.h"
#include "galley/galley.h"
#include "galley/intake/intake.h"

namespace galley {

std::string json_of(const Typeset& typeset) { return resume::to_json(printed(typeset.resume)); }

std::expected<std::string, Diagnostics> toml_of(const Source& source, Diagnostics& warnings) {
  if (!intake::is_pdf(source.text)) return resume::import_json(source, warnings);
  auto json = intake::attached_resume(source);
  if (!json) return std::unexpected(Diagnostics{std::move(json.error())});
  return resume::import_json({source.name, *std::move(json)}, warnings);
}

}  // namespace galley
