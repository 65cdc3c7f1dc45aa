// cli: galley check --facts (see check_parts.h).
#include <fmt/format.h>

#include "check_parts.h"
#include "galley/facts/facts.h"
#include "galley/resume/tailor.h"

namespace galley::cli {
namespace {

nlohmann::ordered_json json_of(const Text& text) {
  const Place& place = text.place;
  return {{"value", text.value},
          {"file", place.source != nullptr ? place.source->name : std::string()},
          {"line", place.line},
          {"column", place.column}};
}

nlohmann::ordered_json json_of(const facts::Finding& finding) {
  return {{"kind", facts::name_of(finding.kind)},
          {"section", finding.section},
          {"item", finding.item},
          {"key", finding.key},
          {"here", json_of(finding.in_variant)},
          {"whole", json_of(finding.in_base)}};
}

}  // namespace

CheckPart check_facts(const Resume& whole, const Resume& variant, const Job& job, Report& report) {
  CheckPart part{"facts", {}, {}};
  const bool is_whole = job.variant == resume::whole_variant;
  if (is_whole || variant.has_free_facts) {
    part.text = fmt::format("{}: facts are {}\n", job.label(),
                            is_whole ? "what variants are compared with" : "free: they are not compared");
    part.json = {{"compared", false}};
    return part;
  }
  const std::vector<facts::Finding> findings = facts::compare_facts(whole, variant);
  part.text = findings.empty() ? fmt::format("{}: facts are those of the whole résumé\n", job.label())
                               : fmt::format("{}: {} {} not in the whole résumé\n", job.label(),
                                             findings.size(), findings.size() == 1 ? "fact is" : "facts are");
  part.json = {{"compared", true}, {"findings", nlohmann::ordered_json::array()}};
  Diagnostics errors;
  for (const facts::Finding& finding : findings) {
    part.json["findings"].push_back(json_of(finding));
    errors.push_back(facts::error_of(finding, "the whole résumé"));
  }
  name_variant(job, errors);
  report.add(errors, job.variant);
  return part;
}

}  // namespace galley::cli
