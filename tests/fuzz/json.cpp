// A JSON Resume: read as it is, and imported as TOML, which has to come to the same.
#include <string>

#include <nlohmann/json.hpp>

#include "galley/exchange/json_resume.h"
#include "galley/galley.h"
#include "imported.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

/// What is said names values by their pointers: there have to be such values.
void require_pointers(const Diagnostics& said, const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return;
  for (const Diagnostic& one : said) {
    // Of two values under one key, the parser here keeps the second alone.
    if (one.place.pointer.empty() || one.message.ends_with("is given twice")) continue;
    require(json.contains(nlohmann::json::json_pointer(one.place.pointer)),
            "a pointer points to nothing: " + one.place.pointer);
  }
}

}  // namespace

void test(std::string_view input) {
  const Source source{"resume.json", std::string(input)};
  EveryFile files;
  const resume::ParseOptions options{.theme = {}, .is_alone = true};
  Diagnostics warnings;
  const auto resume = resume::parse(source, files, options, warnings);
  require_no_error(warnings);
  require_pointers(warnings, source.text);
  if (!resume) {
    require_error(resume.error());
    require_pointers(resume.error(), source.text);
  }

  Diagnostics said;
  const auto toml = exchange::import_json(source, {}, said);
  require_no_error(said);
  if (!toml) {
    require_error(toml.error());
    return;
  }
  require_imported(*toml, input);
  if (!resume) return;
  const std::string json = exchange::to_json(*resume);
  const auto again = resume::parse({"again.json", json}, files, options, warnings);
  if (!again) require(false, told(again.error()) + json);
  require(exchange::to_json(*again) == json, "JSON that galley wrote comes back as another");
}

}  // namespace galley::fuzz
