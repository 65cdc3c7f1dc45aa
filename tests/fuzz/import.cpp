// A PDF, or what passes for one: the résumé inside comes out as TOML, or there is an error.
#include <string>

#include "galley/exchange/json_resume.h"
#include "galley/galley.h"
#include "galley/intake/intake.h"
#include "imported.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {

void test(std::string_view input) {
  const Source source{"resume.pdf", std::string(input)};
  if (!intake::is_pdf(input)) return;
  const auto json = intake::attached_resume(source);
  if (!json) return require_error({json.error()});
  const auto again = intake::attached_resume(source);
  require(again && *again == *json, "the same PDF gives another résumé");
  Diagnostics warnings;
  const auto toml = exchange::import_json({"resume.pdf", *json}, {}, warnings);
  require_no_error(warnings);
  if (!toml) return require_error(toml.error());
  require_imported(*toml, *json);
}

}  // namespace galley::fuzz
