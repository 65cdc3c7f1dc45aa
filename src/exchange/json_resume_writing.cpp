// exchange: a Resume to JSON Resume. Keys are put in as they come up and sorted into JSON Resume's order at
// the end, those of galley's own behind them.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "galley/exchange/json_resume.h"
#include "galley/resume/item_fields.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/source/nested.h"
#include "json_resume_schema.h"
#include "json_tree.h"

namespace galley::exchange {

using namespace resume;

namespace {

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

void put(Json& object, std::string_view key, const std::string& value) {
  if (!value.empty()) object[key] = on_one_line(value);
}

void put(Json& object, std::string_view key, const Text& text) { put(object, key, text.value); }

void put(Json& object, std::string_view key, const std::vector<Text>& texts) {
  if (texts.empty()) return;
  Json list = Json::array();
  for (const Text& text : texts) list.push_back(on_one_line(text.value));
  object[key] = std::move(list);
}

/// JSON Resume has one address where galley has several.
void put_first(Json& object, std::string_view key, const std::vector<Text>& texts) {
  if (!texts.empty()) put(object, key, texts.front());
}
void put_further(Json& object, std::string_view key, const std::vector<Text>& texts) {
  if (texts.size() > 1) put(object, key, std::vector<Text>(texts.begin() + 1, texts.end()));
}

void put_paragraphs(Json& object, std::string_view key, const std::vector<Text>& paragraphs) {
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
void put(Json& object, std::string_view key, const Location& location) {
  if (!location.line.empty()) return put(object, key, location.line);
  Json table = Json::object();
  put(table, "address", location.address);
  put(table, "postalCode", location.postal_code);
  put(table, "city", location.city);
  put(table, "countryCode", location.country_code);
  put(table, "region", location.region);
  if (!table.empty()) object[key] = std::move(table);
}

/// A list of tables, each filled from a record.
template <class Record, class Fill>
void put_tables(Json& object, std::string_view key, const std::vector<Record>& records, Fill fill) {
  if (records.empty()) return;
  Json list = Json::array();
  for (const Record& record : records) {
    Json table = Json::object();
    fill(table, record);
    list.push_back(std::move(table));
  }
  object[key] = std::move(list);
}

void put(Json& object, std::string_view key, const std::vector<Link>& links) {
  put_tables(object, key, links, [](Json& table, const Link& link) {
    put(table, "label", link.label);
    put(table, "url", link.url);
  });
}

void put(Json& object, std::string_view key, const std::vector<Highlight>& highlights) {
  if (highlights.empty()) return;
  Json list = Json::array();
  for (const Highlight& highlight : highlights) {
    list.push_back(without_attributes(on_one_line(highlight.text.value)));
    for (const Highlight& nested : highlight.nested)
      list.push_back(as_nested(without_attributes(on_one_line(nested.text.value))));
  }
  object[key] = std::move(list);
}

void put(Json& object, std::string_view key, const std::vector<Role>& roles);

/// Puts the fields of an item or a role into JSON.
class PutFields {
 public:
  PutFields(Json& json, SectionKind kind) : json_(json), kind_(kind) {}

  template <class Record, class Value>
  void operator()(const Field<Record>& field, const Value& value) {
    put(json_, field.key.name, value);
  }
  template <class Record>
  void operator()(const Field<Record>& field, const std::vector<Text>& texts) {
    if (field.role == FieldRole::Paragraph)
      put_paragraphs(json_, field.key.name, texts);
    else
      put(json_, field.key.name, texts);
  }
  template <class Record>
  void operator()(const Field<Record>&, const Dates& dates) {
    put(json_, dates, kind_);
  }
  // Tags, priorities and wishes for pages say how galley prints, and are no part of what an item says.
  template <class Record>
  void operator()(const Field<Record>&, const std::vector<std::string>&) {}
  template <class Record>
  void operator()(const Field<Record>&, const std::optional<int>&) {}
  template <class Record>
  void operator()(const Field<Record>&, const std::optional<bool>&) {}

 private:
  Json& json_;
  SectionKind kind_;
};

Json json_of(const Role& role) {
  Json json = Json::object();
  each_field(role, PutFields(json, SectionKind::Work));
  return json;
}

void put(Json& object, std::string_view key, const std::vector<Role>& roles) {
  if (roles.empty()) return;
  Json list = Json::array();
  for (const Role& role : roles) list.push_back(json_of(role));
  object[key] = std::move(list);
}

Json json_of(const Item& item, SectionKind kind) {
  Json json = Json::object();
  each_field(item, PutFields(json, kind));
  return std::move(json).sorted(spec_of(kind).json_order);
}

Json items_of(const Section& section) {
  Json items = Json::array();
  for (const Item& item : section.items) items.push_back(json_of(item, section.kind));
  return items;
}

/// Has JSON Resume no key for a section?
bool is_in_sections(const Section& section) {
  return section.is_own || !spec_of(section.kind).in_json_resume;
}

/// A section as an element of galley's key `sections`.
Json in_sections(const Section& section) {
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
  put_tables(json, "profiles", basics.profiles, [](Json& table, const NetworkProfile& profile) {
    put(table, "network", profile.network);
    put(table, "username", profile.username);
    put(table, "url", profile.url);
  });
  put_further(json, "emails", basics.email);
  put_further(json, "phones", basics.phone);
  put(json, "nameReading", basics.name_reading);
  put(json, "pronouns", basics.pronouns);
  if (!basics.aliases.empty()) json["aliases"] = basics.aliases;
  put(json, "imageAlt", basics.image_alt);
  put(json, "links", basics.links);
  put_tables(json, "details", basics.details, [](Json& table, const Detail& detail) {
    put(table, "id", detail.id);
    put(table, "label", detail.label);
    put(table, "text", detail.text);
  });
  return json;
}

/// The order in which a reader of the keys alone would print the sections: the summary with `basics`, those
/// of one's own all together.
std::vector<std::string> natural_order(const std::vector<Section>& sections) {
  std::vector<std::string> order;
  std::set<std::string_view> listed;
  const auto add = [&](const Section& section) {
    if (listed.insert(section.id).second) order.push_back(section.id);
  };
  for (const Section& section : sections)
    if (section.kind == SectionKind::Summary) add(section);
  bool has_own = false;
  for (const Section& section : sections) {
    if (!is_in_sections(section)) {
      add(section);
    } else if (!std::exchange(has_own, true)) {
      for (const Section& one : sections)
        if (is_in_sections(one)) add(one);
    }
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
    else if (is_in_sections(section))
      json["sections"].push_back(in_sections(section));
    else
      json[section.id] = items_of(section);
  }
  if (json["basics"]["summary"].is_null()) json["basics"].erase("summary");
  if (order != natural_order(resume.sections)) json["style"]["order"] = order;
  for (const Section& section : resume.sections) {
    const auto styled = resume.style.titles.find(section.id);
    if (section.title.empty() && styled != resume.style.titles.end())
      put(json["style"]["titles"], section.id, styled->second);
  }
  Json meta = Json::object();
  put(meta, "canonical", resume.meta.canonical);
  put(meta, "version", resume.meta.version);
  put(meta, "lastModified", resume.meta.last_modified);
  put(meta, "language", resume.meta.language);
  if (!meta.empty()) json["meta"] = std::move(meta);
  return json.dump() + "\n";
}

}  // namespace galley::exchange
