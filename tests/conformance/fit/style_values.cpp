// Values of style keys: those that are listed here, else what the schema says of the key.
#include "style_values.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "galley/resume/parse.h"

namespace galley::fit_test {
namespace {

using Values = std::vector<std::string>;

// Not varied: the number of pages is what the tests ask for, a printing condition is a file, and the families
// below are the machine's.
const Values not_varied = {"pages", "print.profile", "font.system"};

const Values families = {"\"Source Serif 4\"", "\"Source Sans 3\"",     "\"Lato\"",
                         "\"EB Garamond\"",    "\"Linux Libertine O\"", "\"DejaVu Sans\""};
const Values spaces = {"\"0pt\"", "\"4pt\"", "{ min = \"1pt\", natural = \"6pt\", max = \"9pt\" }",
                       "{ min = \"0pt\", natural = \"17pt\", max = \"17pt\" }"};
const Values colours = {"\"#000000\"", "\"#1F3F77\"", "\"#888\""};

// Lengths and text, whose range the schema does not tell.
const std::map<std::string, Values> known_values = {
    {"size", {"\"8.5pt\"", "\"9pt\"", "\"10pt\"", "\"10.5pt\"", "\"11pt\"", "\"12.3pt\""}},
    {"leading", {"1.15", "1.24", "1.31", "1.4", "\"15pt\""}},
    {"paper", {"\"a4\"", "\"letter\"", "{ width = \"400pt\", height = \"500pt\" }"}},
    {"margin",
     {"\"20pt\"", "\"31pt\"", "\"54pt\"",
      "{ top = \"30pt\", bottom = \"24pt\", left = \"48pt\", right = \"20pt\" }"}},
    {"entry.continued", {"true", "false"}},
    {"fill.size", {"\"9pt\"", "\"10.6pt\"", "\"12pt\""}},
    {"fill.leading", {"1.2", "1.36", "\"15pt\""}},
    {"fill.margin", {"\"20pt\"", "\"40pt\"", "\"90pt\""}},
    {"fit.size", {"\"8pt\"", "\"8.8pt\"", "\"9.9pt\"", "\"10.4pt\""}},
    {"fit.leading", {"1.1", "1.22", "1.29", "\"12pt\""}},
    {"fit.margin", {"\"10pt\"", "\"18pt\"", "\"28pt\"", "\"50pt\""}},
    {"print.bleed", {"\"0pt\"", "\"3mm\""}},
    {"font.body", families},
    {"font.heading", families},
    {"font.docx", families},
    {"font.mono", {"\"DejaVu Sans Mono\"", "\"Source Sans 3\""}},
    {"font.fallback", {"[\"DejaVu Sans\"]", "[\"Lato\", \"DejaVu Sans\"]"}},
    {"space.section", spaces},
    {"space.heading", spaces},
    {"space.entry", spaces},
    {"space.role", spaces},
    {"space.item", spaces},
    {"space.paragraph", spaces},
    {"space.name", spaces},
    {"space.contact", spaces},
    {"name.size", {"\"11pt\"", "\"24pt\"", "\"40pt\""}},
    {"image.height", {"\"28mm\"", "\"40pt\"", "\"110pt\""}},
    {"heading.size", {"\"0.9em\"", "\"1em\"", "\"11pt\"", "\"1.3em\"", "\"21pt\""}},
    {"heading.rule", {"false", "\"0.5pt\"", "\"4pt\""}},
    {"bullet", {"\"•\"", "\"–\"", "\"1234.\""}},
    {"contact", {"[]", "[\"email\"]", "[\"label\", \"url\", \"phone\", \"email\", \"location\"]"}},
    {"separator", {"\"·\"", "\"|\"", "\"///\""}},
    {"newPage", {"[]", "[\"work\"]", "[\"skills\", \"education\"]"}},
    {"color.text", colours},
    {"color.accent", colours},
    {"color.link", colours},
    {"color.rule", colours},
    {"dateFormat", {"\"yMMMM\"", "\"yMMM\"", "\"yMd\"", "\"y\""}},
    {"titles", {"{}", "{ work = \"Publications\", awards = \"ÄRZTLICHE ANERKENNUNG UND DIGITALISIERUNG\" }"}},
    {"words", {"{}", "{ present = \"bis auf weiteres\", score = \"{} von 4\", volume = \"im {}. Band\" }"}},
    {"order", {"[]", "[\"skills\", \"*\", \"work\"]", "[\"*\", \"education\"]"}},
    {"footer", {"false", "\"{page}\"", "\"{name} · {page} of {pages}\""}},
};

Values values_of(const std::string& name, const nlohmann::json& key) {
  if (name == "theme") {
    Values themes;
    for (const std::string& theme : resume::theme_names()) themes.push_back(fmt::format("\"{}\"", theme));
    return themes;
  }
  if (const auto known = known_values.find(name); known != known_values.end()) return known->second;
  Values values;
  if (key.contains("enum")) {
    for (const nlohmann::json& value : key["enum"]) values.push_back(value.dump());
  } else if (key.value("type", nlohmann::json()) == "boolean") {
    values = {"true", "false"};
  } else if (key.value("type", nlohmann::json()) == "integer") {
    const int least = key.value("minimum", 0);
    values = {std::to_string(least), std::to_string(least + 1), std::to_string(key.value("maximum", 10))};
  }
  return values;
}

void add_keys(const nlohmann::json& properties, const std::string& prefix, std::vector<StyleKey>& keys) {
  for (const auto& [last, key] : properties.items()) {
    const std::string name = prefix + last;
    if (last == "x" || std::ranges::count(not_varied, name) > 0) continue;
    if (key.value("type", nlohmann::json()) == "object" && key.contains("properties") &&
        !known_values.contains(name)) {
      add_keys(key["properties"], name + ".", keys);
    } else {
      keys.push_back({name, values_of(name, key)});
    }
  }
}

}  // namespace

const std::vector<StyleKey>& style_keys() {
  static const std::vector<StyleKey> all = [] {
    std::vector<StyleKey> keys;
    const auto schema = nlohmann::ordered_json::parse(resume::editor_schema());
    add_keys(nlohmann::json(schema)["properties"]["style"]["properties"], "", keys);
    return keys;
  }();
  return all;
}

}  // namespace galley::fit_test
