// exchange: an author's tree to JSON Resume, with everything in it.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "galley/exchange/json_resume.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/resume/tree_checks.h"
#include "galley/source/nested.h"
#include "galley/source/paths.h"
#include "json_resume_schema.h"
#include "json_tree.h"

namespace galley::exchange {

using namespace resume;

namespace {

using Kind = Value::Kind;

/// A value as it stands.
Json json_of(const Value& value) {
  switch (value.kind) {
    case Kind::Null:
      return {};
    case Kind::Boolean:
      return Json::literal(value.boolean ? "true" : "false");
    case Kind::Integer:
      return Json::literal(std::to_string(value.integer));
    case Kind::Float:
      return Json::literal(fmt::format("{}", value.number));
    case Kind::String:
    case Kind::Date:
    case Kind::Time:
      return value.string;
    case Kind::Array: {
      Json list = Json::array();
      for (const Value& element : value.elements) list.push_back(json_of(element));
      return list;
    }
    case Kind::Table:
      break;
  }
  Json table = Json::object();
  for (const Member& member : value.members) table[member.key] = json_of(member.value);
  return table;
}

/// Nested lists become strings that say so.
Json bullets_of(const Value& list) {
  Json bullets = Json::array();
  for (const Value& element : list.elements) {
    if (element.kind != Kind::Array) {
      bullets.push_back(json_of(element));
      continue;
    }
    for (const Value& nested : element.elements) bullets.push_back(as_nested(nested.string));
  }
  return bullets;
}

bool is_date_key(std::string_view key) {
  return key == "startDate" || key == "endDate" || key == "date" || key == "releaseDate";
}

/// An item, or one of its roles.
Json record_of(const Value& record) {
  Json json = Json::object();
  for (const Member& member : record.members) {
    const Value& value = member.value;
    if (member.key == "highlights" && value.kind == Kind::Array) {
      json[member.key] = bullets_of(value);
    } else if (member.key == "roles" && value.kind == Kind::Array) {
      Json roles = Json::array();
      for (const Value& role : value.elements)
        roles.push_back(role.kind == Kind::Table ? record_of(role) : json_of(role));
      json[member.key] = std::move(roles);
    } else if (is_date_key(member.key) && value.kind == Kind::Integer) {
      json[member.key] = std::to_string(value.integer);
    } else {
      json[member.key] = json_of(value);
    }
  }
  return json;
}

Json items_of(const Value& value, SectionKind kind) {
  Json items = Json::array();
  for (const Value& item : value.elements) items.push_back(record_of(item).sorted(spec_of(kind).json_order));
  // Skills in short form.
  for (const Member& member : value.members) {
    Json item = Json::object();
    item["name"] = member.key;
    item["keywords"] = json_of(member.value);
    items.push_back(std::move(item));
  }
  return items;
}

Json own_section(const Value& section) {
  const Member* like = section.find("like");
  const SectionKind kind = like != nullptr ? kind_of(like->value.string) : SectionKind::Prose;
  Json json = record_of(section);
  if (const Member* items = section.find("items")) json["items"] = items_of(items->value, kind);
  return json;
}

/// A section for which JSON Resume has no key.
Json in_sections(const Value& value, const SectionSpec& spec) {
  Json json = Json::object();
  json["id"] = spec.id;
  json["like"] = spec.id;
  json["items"] = items_of(value, spec.kind);
  return json;
}

/// JSON Resume has one address where galley has several.
void put_addresses(Json& basics, const Member& member) {
  const auto& all = member.value.elements;
  if (all.empty()) return;
  basics[member.key] = json_of(all.front());
  if (all.size() == 1) return;
  Json further = Json::array();
  for (std::size_t i = 1; i < all.size(); ++i) further.push_back(json_of(all[i]));
  basics[member.key + "s"] = std::move(further);
}

Json basics_of(const Value& value) {
  Json basics = Json::object();
  for (const Member& member : value.members) {
    const bool may_be_several = member.key == "email" || member.key == "phone";
    if (may_be_several && member.value.kind == Kind::Array) {
      put_addresses(basics, member);
    } else if (member.key == "location" && member.value.kind == Kind::String) {
      basics["location"]["city"] = member.value.string;
    } else {
      basics[member.key] = json_of(member.value);
    }
  }
  return basics;
}

Json document_of(const Value& root) {
  Json json = Json::object();
  json["$schema"] = schema_address;
  for (const Member& member : root.members) {
    const SectionKind kind = kind_of(member.key);
    if (member.key == "basics") {
      json["basics"] = basics_of(member.value);
    } else if (member.key == "sections") {
      for (const Value& section : member.value.elements) json["sections"].push_back(own_section(section));
    } else if (kind == SectionKind::Prose) {
      json[member.key] = json_of(member.value);
    } else if (spec_of(kind).in_json_resume) {
      json[member.key] = items_of(member.value, kind);
    } else {
      json["sections"].push_back(in_sections(member.value, spec_of(kind)));
    }
  }
  return json;
}

/// Takes out what any `meta.private` names. A variant may give it in other places and words: variants go as a
/// whole.
void remove_private(Value& root) {
  std::vector<const Value*> found;
  add_private_paths(found, root);
  if (const Member* variants = root.find("variants"))
    for (const Member& variant : variants->value.members) add_private_paths(found, variant.value);
  // The values themselves may be taken out.
  std::vector<std::string> paths;
  for (const Value* path : found) paths.push_back(path->string);
  std::erase_if(root.members, [](const Member& member) { return member.key == "variants"; });
  std::vector<Value> removed;
  for (const std::string& path : paths) remove_path(root, path, resume_schema(), removed);
}

}  // namespace

std::expected<std::string, Diagnostics> export_json(const Source& source, Export what,
                                                    std::string_view language, Diagnostics& warnings) {
  const auto shared = std::make_shared<Source>(source);
  index_lines(*shared);
  auto root = read_toml(shared);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});
  Diagnostics found = leave_one_language(*root, language);
  std::ranges::move(check_tree(*root), std::back_inserter(found));
  Diagnostics wrong;
  for (Diagnostic& one : found)
    (one.severity == Severity::Error ? wrong : warnings).push_back(std::move(one));
  if (!wrong.empty()) return std::unexpected(std::move(wrong));
  if (what == Export::Public) {
    // A path that names nothing may be a slip of one that does.
    if (Diagnostics slips = check_private_paths(*root); !slips.empty())
      return std::unexpected(std::move(slips));
    remove_private(*root);
  }
  return document_of(*root).dump() + "\n";
}

}  // namespace galley::exchange
