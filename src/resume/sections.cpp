// resume: sections and their items: the built-in ones, those of one's own in the shape of another, skills in
// short.
#include "sections.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/resume/section_spec.h"
#include "galley/source/suggest.h"

namespace galley {

using source::Enter;
using source::Key;
using source::Reader;
using source::Value;

void read(Reader& reader, const Key& key, const Value& value, Location& location) {
  if (value.kind == Value::Kind::Table) {
    const Enter enter(reader, key.name, false);
    read_table(reader, *key.table, value, &location);
  } else {
    read(reader, key, value, location.line);
  }
}

void read(Reader& reader, const Key& key, const Value& value, std::vector<Link>& links) {
  read_tables(reader, key, value, links);
}

void read(Reader& reader, const Key& key, const Value& value, std::vector<Role>& roles) {
  read_tables(reader, key, value, roles);
}

}  // namespace galley

namespace galley::resume {
namespace {

/// True if a value has nothing in it to print.
bool is_empty(const Value& value) {
  return is_absent(value) || (value.kind == Value::Kind::Array && value.elements.empty());
}

/// True if an item says nothing that is printed.
bool is_empty_item(const Value& item) {
  return std::ranges::all_of(item.members, [&](const Member& member) {
    constexpr std::string_view unprinted[] = {"id", "tags", "priority", "newPage", "keepTogether", "x"};
    return std::ranges::find(unprinted, member.key) != std::ranges::end(unprinted) || is_empty(member.value);
  });
}

/// The help for an item that is no table: a table whose first key takes what is written.
std::string help_for_item(const Value& value, Kinds kinds) {
  if (is_json(value.place)) return {};
  for (const Key& key : item_table.keys) {
    if (key.form != source::Form::Prose || (key.kinds & kinds) == 0) continue;
    const std::string_view text = value.kind == Value::Kind::String ? std::string_view(value.string) : "…";
    return fmt::format("write {{ {} = {} }}", key.name, quoted_in_help(text));
  }
  return {};
}

/// Reads an item; in a variant the name of the table is its id.
void read_item(Reader& reader, const Value& value, Kinds kinds, std::vector<Item>& items) {
  Item& item = items.emplace_back();
  item.place = value.place;
  const std::size_t errors = reader.error_count();
  read_table(reader, item_table, value, &item, kinds);
  const bool is_sound = reader.error_count() == errors;
  if (is_sound && reader.mode == Reader::Mode::Whole && is_empty_item(value))
    reader.warn(value.place, fmt::format("this item of {} is empty", reader.where(value.place)),
                "fill it in, or delete it");
}

/// Skills in short: `Languages = ["C++", "Rust"]`.
void read_short_skill(Reader& reader, const Member& member, std::vector<Item>& items) {
  Key keywords;
  keywords.name = member.key;
  keywords.form = Form::ProseList;
  Item item;
  item.place = member.place;
  item.name = {member.key, member.place};
  Value name;
  name.kind = Value::Kind::String;
  name.string = member.key;
  name.place = member.place;
  Key name_key;
  name_key.name = "name";
  name_key.form = Form::Prose;
  const auto checked = read_one(reader, name_key, name);
  read(reader, keywords, member.value, item.keywords);
  if (checked) items.push_back(std::move(item));
}

void read_items(Reader& reader, const Key& key, const Value& value, Kinds kinds, std::vector<Item>& items) {
  const bool by_name = value.kind == Value::Kind::Table &&
                       (key.form == Form::TablesOrLists || reader.mode == Reader::Mode::Overriding);
  if (by_name && value.members.size() <= limits.table_members) {
    const Enter enter(reader, key.name, reader.mode == Reader::Mode::Overriding);
    for (const Member& member : value.members) {
      if (reader.mode == Reader::Mode::Overriding && member.value.kind == Value::Kind::Table) {
        const Enter item(reader, member.key, false);
        read_item(reader, member.value, kinds, items);
      } else if (key.form == Form::TablesOrLists) {
        read_short_skill(reader, member, items);
      } else {
        reader.error(member.value.place,
                     fmt::format("{} must be a table, not {}", reader.named(member.key, member.value.place),
                                 kind_name(member.value.kind)),
                     "a table under a list's name reaches into it by id");
      }
    }
    return;
  }
  const std::vector<Value>* elements = read_list(reader, key, value);
  if (elements == nullptr) return;
  const Enter enter(reader, key.name, true);
  for (const Value& element : *elements) {
    if (element.kind == Value::Kind::Table) {
      read_item(reader, element, kinds, items);
    } else {
      reader.error(element.place,
                   fmt::format("an item of {} must be a table, not {}", reader.where(element.place),
                               kind_name(element.kind)),
                   help_for_item(element, kinds));
    }
  }
}

/// The names of the built-in sections that have items.
std::vector<std::string_view> names_of_sections_with_items() {
  std::vector<std::string_view> names;
  for (const SectionSpec& spec : section_specs)
    if (spec.shape != SectionShape::Text) names.push_back(spec.id);
  return names;
}

/// Reads a section that the format knows.
void read_section(Reader& reader, const Key& key, const Value& value, std::vector<Section>& sections) {
  Section section;
  section.id = key.name;
  section.kind = kind_of(key.name);
  section.place = value.place;
  const std::size_t errors = reader.error_count();
  read_items(reader, key, value, in(section.kind), section.items);
  if (!section.items.empty()) {
    sections.push_back(std::move(section));
  } else if (!is_json(value.place) && reader.mode == Reader::Mode::Whole && reader.error_count() == errors) {
    // JSON Resume's files carry every section, most of them empty: nothing is said there.
    reader.warn(value.place, fmt::format("the section '{}' is empty", key.name), "fill it in, or delete it");
  }
}

/// The shape that a section of one's own says it has; Prose if it says none, nothing if what it says is
/// wrong.
std::optional<SectionKind> shape_of(Reader& reader, const Value& table) {
  const Member* like = table.find("like");
  if (like == nullptr || is_absent(like->value)) return SectionKind::Prose;
  const auto name = read_string(reader, *find_key(section_table, "like"), like->value);
  if (!name) return std::nullopt;
  const SectionKind kind = kind_of(*name);
  if (kind != SectionKind::Prose && kind != SectionKind::Summary) return kind;
  std::string help = did_you_mean(*name, names_of_sections_with_items());
  if (help.empty())
    help = "it is \"work\", \"education\", \"publications\", \"awards\" or another built-in section";
  reader.error(like->value.place,
               fmt::format("'like' in {} names no section: \"{}\"", reader.where(like->value.place), *name),
               help);
  return std::nullopt;
}

void check_prefix(Reader& reader, const Section& section, const Value& table) {
  if (section.prefix.empty()) return;
  const Member& prefix = *table.find("prefix");
  if (section.kind != SectionKind::Publications) {
    reader.warn(prefix.place, "'prefix' has no effect: only a section like publications can be cited");
  } else if (!is_id(section.prefix) || section.prefix.size() > 8) {
    reader.error(prefix.value.place, "'prefix' must be one to eight letters or digits");
  }
}

/// The dates of an item or a role: startDate, endDate, date and releaseDate of its table together.
Dates read_dates(Reader& reader, const Table& schema, const Value& table) {
  Dates dates;
  const auto value_of = [&](std::string_view name) -> const Value* {
    const Member* member = table.find(name);
    if (member == nullptr || find_key(schema, name) == nullptr || is_absent(member->value)) return nullptr;
    if (dates.place.source == nullptr) dates.place = dates.end_place = member->value.place;
    return &member->value;
  };
  const Value* end = value_of("endDate");
  if (const Value* start = value_of("startDate")) {
    dates.start = read_date(reader, *find_key(schema, "startDate"), *start);
    dates.place = start->place;
    dates.ongoing = end == nullptr;
  }
  if (end != nullptr && is_present(*end)) {
    dates.ongoing = true;
  } else if (end != nullptr) {
    dates.end = read_date(reader, *find_key(schema, "endDate"), *end);
    if (dates.start && dates.end && is_before(*dates.end, *dates.start)) {
      reader.error(end->place, "the end comes before the start",
                   fmt::format("the start is {}: correct one of them", source::written(*dates.start)));
    }
  }
  const Value* date = value_of("date");
  if (date == nullptr) date = value_of("releaseDate");
  if (date == nullptr) return dates;
  dates.place = dates.end_place = date->place;
  const Key& key = *find_key(schema, "date");
  if (date->kind == Value::Kind::String && !source::looks_like_date(date->string)) {
    read(reader, key, *date, dates.literal);
  } else if (const auto day = read_date(reader, key, *date)) {
    dates.start = dates.end = day;
    dates.ongoing = false;
  }
  return dates;
}

}  // namespace

void store_basics(Reader& reader, const Key& key, const Value& value, void* resume) {
  auto& whole = *static_cast<Resume*>(resume);
  if (value.kind != Value::Kind::Table) return reader.wrong_kind(key, value);
  const Enter enter(reader, key.name, false);
  read_table(reader, basics_table, value, &whole.basics);
  const Member* summary = value.find("summary");
  if (summary == nullptr || is_absent(summary->value)) return;
  Section section;
  section.id = "summary";
  section.kind = SectionKind::Summary;
  section.place = summary->place;
  read(reader, *find_key(basics_table, "summary"), summary->value, section.text);
  if (!section.text.empty()) whole.sections.push_back(std::move(section));
}

void store_section(Reader& reader, const Key& key, const Value& value, void* resume) {
  read_section(reader, key, value, static_cast<Resume*>(resume)->sections);
}

void store_own_sections(Reader& reader, const Key& key, const Value& value, void* resume) {
  auto& sections = static_cast<Resume*>(resume)->sections;
  const auto read_one_section = [&](const Value& table) {
    const auto shape = shape_of(reader, table);
    if (shape && is_json(table.place) && stands_for(table, *shape)) {
      const Value& items = table.find("items")->value;
      return read_section(reader, *find_key(root_table, spec_of(*shape).id), items, sections);
    }
    Section section;
    section.is_own = true;
    section.place = table.place;
    section.kind = shape.value_or(SectionKind::Prose);
    read_table(reader, section_table, table, &section);
    const Member* items = table.find("items");
    if (items != nullptr && shape && *shape == SectionKind::Prose && reader.mode == Reader::Mode::Whole) {
      reader.error(items->place, fmt::format("'items' in {} needs 'like'", reader.where(items->place)),
                   "say which shape they have: like = \"awards\"");
    } else if (items != nullptr && shape) {
      const Kinds kinds = *shape == SectionKind::Prose ? everywhere : in(*shape);
      read_items(reader, *find_key(section_table, "items"), items->value, kinds, section.items);
    }
    const bool has_items = items != nullptr && !is_empty(items->value);
    if (reader.mode == Reader::Mode::Whole && !section.id.empty() && !has_items && section.text.empty() &&
        section.highlights.empty()) {
      reader.warn(table.place, fmt::format("the section '{}' is empty", section.id),
                  "give it 'items', 'text' or 'highlights'");
    }
    check_prefix(reader, section, table);
    sections.push_back(std::move(section));
  };
  const bool by_name = value.kind == Value::Kind::Table && reader.mode == Reader::Mode::Overriding;
  const std::vector<Value>* elements = by_name ? nullptr : read_list(reader, key, value);
  const Enter enter(reader, key.name, true);
  if (by_name) {
    for (const Member& member : value.members) {
      const Enter section(reader, member.key, false);
      if (member.value.kind == Value::Kind::Table) read_one_section(member.value);
    }
  }
  if (elements == nullptr) return;
  for (const Value& element : *elements) {
    if (element.kind == Value::Kind::Table) {
      read_one_section(element);
    } else {
      reader.wrong_kind(key, element);
    }
  }
}

void store_rewordings(Reader& reader, const Key& key, const Value& value, void*) {
  if (value.kind != Value::Kind::Table) return reader.wrong_kind(key, value);
  std::vector<Highlight> highlights;
  read(reader, key, value, highlights);
}

void store_facts(Reader& reader, const Key& key, const Value& value, void*) {
  (void)read_choice(reader, key, value);
}

void finish_basics(Reader& reader, const Value& table, void* record) {
  auto& basics = *static_cast<Basics*>(record);
  const auto add = [&](std::string_view name, std::vector<Text>& to) {
    const Member* member = table.find(name);
    if (member == nullptr || is_absent(member->value)) return;
    std::vector<Text> further;
    read(reader, *find_key(basics_table, name), member->value, further);
    to.insert(to.end(), further.begin(), further.end());
  };
  add("emails", basics.email);
  add("phones", basics.phone);
  for (const Text& email : basics.email) {
    const bool is_address =
        email.value.contains('@') && email.value.find_first_of(" []()<>") == std::string::npos;
    if (!is_address && !is_json(email.place))
      reader.warn(email.place, fmt::format("'{}' is no e-mail address", email.value),
                  "write the address alone: \"name@example.com\"");
  }
  const Member* profiles = table.find("profiles");
  if (profiles == nullptr || is_json(profiles->value.place)) return;
  for (const Value& profile : profiles->value.elements) {
    if (profile.kind == Value::Kind::Table && profile.find("network") != nullptr &&
        profile.find("username") == nullptr && profile.find("url") == nullptr)
      reader.warn(profile.place, "this profile has neither 'username' nor 'url'",
                  "add username = \"…\" or url = \"…\"");
  }
}

void finish_item(Reader& reader, const Value& table, void* record) {
  auto& item = *static_cast<Item*>(record);
  item.dates = read_dates(reader, item_table, table);
  if (item.roles.empty()) return;
  if (const Member* position = table.find("position"); position != nullptr && !item.position.empty()) {
    reader.error(position->place, "'position' and 'roles' exclude each other",
                 "each role has a position of its own: delete this one");
  }
}

void finish_role(Reader& reader, const Value& table, void* record) {
  static_cast<Role*>(record)->dates = read_dates(reader, role_table, table);
}

void finish_section(Reader& reader, const Value& table, void* record) {
  const auto& section = *static_cast<Section*>(record);
  const auto taken = ascii::words_of(find_key(section_table, "id")->taken);
  if (std::ranges::find(taken, section.id) == taken.end()) return;
  reader.error(table.find("id")->value.place, fmt::format("'{}' is the name of a built-in table", section.id),
               "choose another id");
}

}  // namespace galley::resume
