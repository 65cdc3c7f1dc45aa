#include "imported.h"

#include <nlohmann/json.hpp>

#include "properties.h"

namespace galley::fuzz {

void require_imported(const std::string& toml, std::string_view json) {
  EveryFile files;
  Diagnostics warnings;
  const auto resume = resume::parse({"resume.toml", toml}, files, {.theme = {}, .is_alone = true}, warnings);
  require_no_error(warnings);
  if (resume) return;
  // Variants, which no other program writes, are carried over as they are.
  const bool has_variants = nlohmann::json::parse(json, nullptr, false).contains("variants");
  if (!has_variants) require(false, told(resume.error()) + toml);
}

}  // namespace galley::fuzz
