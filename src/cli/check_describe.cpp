// cli: galley check --describe (see check_parts.h).
#include <fmt/format.h>

#include "check_parts.h"
#include "galley/proof/description.h"
#include "json_lines.h"

namespace galley::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<proof::Continuation>& continuation) {
  if (!continuation) return {};
  return {{"entry", continuation->entry},
          {"bulletsBefore", continuation->bullets},
          {"withinBullet", continuation->parts_bullet},
          {"withinParagraph", continuation->parts_text}};
}

Json json_of(const proof::PageDescription& page) {
  Json json{{"paper", page.paper}};
  json["name"] = page.name ? Json{{"alignment", proof::name_of(page.name->alignment)},
                                  {"size", rounded(page.name->size)}}
                           : Json();
  json["pictures"] = page.pictures;
  json["sections"] = page.sections;
  json["goesOnFromPageBefore"] = json_of(page.begins);
  json["goesOnOnNextPage"] = json_of(page.ends);
  json["lines"] = page.lines;
  json["foot"] = rounded(page.foot);
  json["marks"] = Json::array();
  for (const proof::LookOfLine& look : page.looks)
    json["marks"].push_back({{"line", look.line}, {"look", proof::name_of(look.look)}});
  json["rivers"] = Json::array();
  for (const proof::RiverOnPage& river : page.rivers)
    json["rivers"].push_back(
        {{"line", river.first}, {"lines", river.lines}, {"width", rounded(river.width)}});
  return json;
}

}  // namespace

CheckPart describe_pages(const Typeset& made, const Job& job) {
  CheckPart part{"description", {}, Json::array()};
  std::size_t number = 0;
  for (const proof::PageDescription& page : proof::describe(made.pages)) {
    part.text += fmt::format("{}: page {}: {}\n", job.label(), ++number, proof::in_words(page));
    part.json.push_back(json_of(page));
  }
  return part;
}

}  // namespace galley::cli
