// resume: a Resume to JSON Resume. Keys are put in as they come up and sorted into JSON Resume's order at the
// end, those of galley's own behind them.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "galley/resume/exchange.h"
#include "json_tree.h"
#include "nested.h"
#include "reader.h"
#include "schema.h"

namespace galley::resume {
namespace {

constexpr std::string_view schema_address =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The order of an item's keys, by kind.
constexpr std::array<std::string_view, 13> key_orders = {
    "",
    "name location description position url startDate endDate date summary highlights roles",
    "organization position url startDate endDate date summary highlights roles",
    "institution url area studyType startDate endDate date score courses summary highlights",
    "title date releaseDate startDate endDate awarder summary",
    "name date releaseDate startDate endDate url issuer",
    "id name authors publisher volume issue pages releaseDate date url doi type summary",
    "name level keywords",
    "language fluency",
    "name keywords",
    "name reference",
    "name description highlights keywords startDate endDate date url roles entity type",
    ""};

Json sorted(Json object, std::string_view order) {
  Json result = Json::object();
  for (const std::string_view key : words(order)) object.hand_over(key, result);
  object.hand_over(result);
  return result;
}

/// Text on one line: a line end of the author's file is a space.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      while (line.ends_with(' ') || line.ends_with('\t')) line.pop_back();
      line += ' ';
    } else if ((c != ' ' && c != '\t') || line.empty() || line.back() != ' ') {
      line += c;
    }
  }
  return line;
}

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = on_one_line(value);
}

void put(Json& object, const char* key, const Text& text) { put(object, key, text.value); }

void put(Json& object, const char* key, const std::vector<Text>& texts) {
  if (texts.empty()) return;
  Json list = Json::array();
  for (const Text& text : texts) list.push_back(on_one_line(text.value));
  object[key] = std::move(list);
}

/// JSON Resume has one address where galley has several.
void put_first(Json& object, const char* key, const std::vector<Text>& texts) {
  if (!texts.empty()) put(object, key, texts.front());
}
void put_further(Json& object, const char* key, const std::vector<Text>& texts) {
  if (texts.size() > 1) put(object, key, std::vector<Text>(texts.begin() + 1, texts.end()));
}

void put_paragraphs(Json& object, const char* key, const std::vector<Text>& paragraphs) {
  std::string joined;
  for (const Text& paragraph : paragraphs) {
    if (!joined.empty()) joined += "\n\n";
    joined += on_one_line(paragraph.value);
  }
  if (!joined.empty()) object[key] = std::move(joined);
}

void put(Json& object, const Dates& dates, SectionKind kind) {
  if (!dates.literal.empty()) {
    put(object, spec_of(kind).json_date_is_strict ? "releaseDate" : "date", dates.literal);
    return;
  }
  const std::string_view single = spec_of(kind).json_date_key;
  if (!single.empty() && dates.start && dates.start == dates.end) {
    object[single] = iso(*dates.start);
    return;
  }
  if (dates.start) object["startDate"] = iso(*dates.start);
  if (dates.end) object["endDate"] = iso(*dates.end);
  if (dates.ongoing && !dates.start) object["endDate"] = "present";
}

/// A place is a line wherever JSON Resume has one, but in `basics`.
void put(Json& object, const char* key, const Location& location) {
  if (!location.line.empty()) return put(object, key, location.line);
  Json table = Json::object();
  put(table, "address", location.address);
  put(table, "postalCode", location.postal_code);
  put(table, "city", location.city);
  put(table, "countryCode", location.country_code);
  put(table, "region", location.region);
  if (!table.empty()) object[key] = std::move(table);
}

void put(Json& object, const char* key, const std::vector<Link>& links) {
  if (links.empty()) return;
  Json list = Json::array();
  for (const Link& link : links) {
    Json one = Json::object();
    put(one, "label", link.label);
    put(one, "url", link.url);
    list.push_back(std::move(one));
  }
  object[key] = std::move(list);
}

void put(Json& object, const char* key, const std::vector<Highlight>& highlights) {
  if (highlights.empty()) return;
  Json list = Json::array();
  for (const Highlight& highlight : highlights) {
    list.push_back(without_attributes(on_one_line(highlight.text.value)));
    for (const Highlight& nested : highlight.nested)
      list.push_back(as_nested(without_attributes(on_one_line(nested.text.value))));
  }
  object[key] = std::move(list);
}

Json json_of(const Role& role) {
  Json json = Json::object();
  put(json, "position", role.position);
  put(json, "location", role.location);
  put(json, role.dates, SectionKind::Work);
  put_paragraphs(json, "summary", role.summary);
  put(json, "highlights", role.highlights);
  return json;
}

Json json_of(const Item& item, SectionKind kind) {
  Json json = Json::object();
  put(json, "id", item.id);
  put(json, "name", item.name);
  put(json, "organization", item.organization);
  put(json, "institution", item.institution);
  put(json, "title", item.title);
  put(json, "position", item.position);
  put(json, "location", item.location);
  put(json, "area", item.area);
  put(json, "studyType", item.study_type);
  put(json, "score", item.score);
  put(json, "courses", item.courses);
  put(json, "awarder", item.awarder);
  put(json, "issuer", item.issuer);
  put(json, "authors", item.authors);
  put(json, "publisher", item.publisher);
  put(json, "volume", item.volume);
  put(json, "issue", item.issue);
  put(json, "pages", item.pages);
  put(json, "doi", item.doi);
  put(json, "level", item.level);
  put(json, "language", item.language);
  put(json, "fluency", item.fluency);
  put(json, "reference", item.reference);
  put(json, "description", item.description);
  put(json, "entity", item.entity);
  put(json, "type", item.type);
  put(json, "roles", item.project_roles);
  put(json, item.dates, kind);
  put(json, "url", item.url);
  put_paragraphs(json, "summary", item.summary);
  put(json, "highlights", item.highlights);
  put(json, "keywords", item.keywords);
  put(json, "group", item.group);
  put(json, "note", item.note);
  put(json, "links", item.links);
  if (!item.roles.empty()) {
    Json roles = Json::array();
    for (const Role& role : item.roles) roles.push_back(json_of(role));
    json["roles"] = std::move(roles);
  }
  return sorted(std::move(json), key_orders[static_cast<std::size_t>(kind)]);
}

Json items_of(const Section& section) {
  Json items = Json::array();
  for (const Item& item : section.items) items.push_back(json_of(item, section.kind));
  return items;
}

bool is_own(const Section& section) { return kind_of(section.id) == SectionKind::Prose; }

Json own_section(const Section& section) {
  Json json = Json::object();
  put(json, "id", section.id);
  put(json, "title", section.title);
  if (section.kind != SectionKind::Prose) json["like"] = spec_of(section.kind).id;
  put(json, "prefix", section.prefix);
  put_paragraphs(json, "text", section.text);
  put(json, "highlights", section.highlights);
  if (!section.items.empty()) json["items"] = items_of(section);
  return json;
}

Json json_of(const Basics& basics) {
  Json json = Json::object();
  put(json, "name", basics.name);
  put(json, "label", basics.label);
  put(json, "image", basics.image);
  put_first(json, "email", basics.email);
  put_first(json, "phone", basics.phone);
  put(json, "url", basics.url);
  json["summary"] = Json();  // keeps its place
  Location location = basics.location;
  // JSON Resume has no line here; a table with a city alone prints as one.
  if (!location.line.empty()) location.city = std::exchange(location.line, {});
  put(json, "location", location);
  Json profiles = Json::array();
  for (const NetworkProfile& profile : basics.profiles) {
    Json one = Json::object();
    put(one, "network", profile.network);
    put(one, "username", profile.username);
    put(one, "url", profile.url);
    profiles.push_back(std::move(one));
  }
  if (!profiles.empty()) json["profiles"] = std::move(profiles);
  put_further(json, "emails", basics.email);
  put_further(json, "phones", basics.phone);
  put(json, "pronouns", basics.pronouns);
  if (!basics.aliases.empty()) json["aliases"] = basics.aliases;
  put(json, "imageAlt", basics.image_alt);
  put(json, "links", basics.links);
  return json;
}

/// The order in which a reader of the keys alone would print the sections: the summary with `basics`, those
/// of one's own all together.
std::vector<std::string> natural_order(const std::vector<Section>& sections) {
  std::vector<std::string> order;
  const auto add_all = [&](auto is_wanted) {
    for (const Section& section : sections)
      if (is_wanted(section) && std::ranges::count(order, section.id) == 0) order.push_back(section.id);
  };
  add_all([](const Section& section) { return section.kind == SectionKind::Summary; });
  for (const Section& section : sections) {
    if (is_own(section))
      add_all(is_own);
    else
      add_all([&](const Section& one) { return one.id == section.id; });
  }
  return order;
}

}  // namespace

std::string to_json(const Resume& resume) {
  Json json = Json::object();
  json["$schema"] = schema_address;
  json["basics"] = json_of(resume.basics);
  std::vector<std::string> order;
  for (const Section& section : resume.sections) {
    order.push_back(section.id);
    if (section.kind == SectionKind::Summary)
      put_paragraphs(json["basics"], "summary", section.text);
    else if (is_own(section))
      json["sections"].push_back(own_section(section));
    else
      json[section.id] = items_of(section);
  }
  if (json["basics"]["summary"].is_null()) json["basics"].erase("summary");
  if (order != natural_order(resume.sections)) json["style"]["order"] = order;
  for (const Section& section : resume.sections) {
    const auto styled = resume.style.titles.find(section.id);
    if (section.title.empty() && styled != resume.style.titles.end())
      put(json["style"]["titles"], section.id.c_str(), styled->second);
  }
  Json meta = Json::object();
  put(meta, "canonical", resume.meta.canonical);
  put(meta, "version", resume.meta.version);
  put(meta, "lastModified", resume.meta.last_modified);
  put(meta, "language", resume.meta.language);
  if (!meta.empty()) json["meta"] = std::move(meta);
  return json.dump() + "\n";
}

}  // namespace galley::resume
