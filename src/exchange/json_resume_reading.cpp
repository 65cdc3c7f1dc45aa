// exchange: JSON Resume to TOML. The value tree of the JSON is tidied by the schema into what an author would
// have written (empty values gone, unknown keys set aside), checked as any résumé is, and written.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/memory.h"
#include "galley/exchange/json_resume.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/resume/tree_checks.h"
#include "galley/source/nested.h"
#include "galley/source/suggest.h"
#include "galley/source/toml_writer.h"

namespace galley::exchange {

using namespace resume;

namespace {

constexpr std::string_view aside = "x";

bool is_string(const Value& value) { return value.kind == Value::Kind::String; }

/// JSON Resume's files are full of empty strings, lists and tables.
bool says_nothing(const Value& value) {
  switch (value.kind) {
    case Value::Kind::Null:
      return true;
    case Value::Kind::String:
      return ascii::trimmed(value.string).empty();
    case Value::Kind::Array:
      return value.elements.empty();
    case Value::Kind::Table:
      return value.members.empty();
    case Value::Kind::Boolean:
    case Value::Kind::Integer:
    case Value::Kind::Float:
    case Value::Kind::Date:
    case Value::Kind::Time:
      return false;
  }
  return false;
}

bool takes_a_string(Form form) {
  return form == Form::Prose || form == Form::Paragraphs || form == Form::Plain || form == Form::Url ||
         form == Form::PlainOrList || form == Form::Date || form == Form::EndDate ||
         form == Form::DateOrText || form == Form::Timestamp || form == Form::ProseOrTable;
}

/// Without white space at the ends; lines end in a line feed, and one paragraph stands on one line.
void tidy_string(std::string& text, Form form) {
  std::erase(text, '\r');
  text = std::string(ascii::trimmed(text));
  if (form == Form::Paragraphs || text.contains("\n\n")) return;
  std::ranges::replace(text, '\n', ' ');
}

/// Tidies a tree in place. What becomes of a key depends on its table.
class Tidier {
 public:
  explicit Tidier(Diagnostics& warnings) : warnings_(warnings) {}

  void table(Value& value, const Table& schema, Kinds kinds) {
    std::set<std::string, std::less<>> present;
    for (const Member& member : value.members) present.insert(member.key);
    std::vector<Member> known;
    std::vector<Member> unknown;
    for (Member& member : value.members) {
      if (&schema == &root_table && member.key == "$schema") continue;
      if (member.key == aside) {
        if (member.value.kind == Value::Kind::Table)
          std::ranges::move(member.value.members, std::back_inserter(unknown));
        else
          unknown.push_back(std::move(member));
        continue;
      }
      const Key* key = find_key(schema, member.key, kinds);
      if (key == nullptr) key = meant(member, schema, kinds);
      if (key != nullptr && key->name != member.key && !present.emplace(key->name).second) key = nullptr;
      if (key == nullptr) {
        set_aside(member, schema);
        unknown.push_back(std::move(member));
        continue;
      }
      if (key->name != member.key)
        warn(member, schema, fmt::format("'{}' is taken as '{}'", member.key, key->name));
      member.key = key->name;
      tidy(member.value, *key);
      if (!says_nothing(member.value)) known.push_back(std::move(member));
    }
    value.members = std::move(known);
    rename_date(value, schema, kinds);
    if (&schema == &basics_table) {
      join(value, "email", "emails");
      join(value, "phone", "phones");
    }
    if (&schema == &root_table) take_out_sections(value);
    if (!unknown.empty()) value.members.push_back(kept(std::move(unknown), value.place));
  }

 private:
  /// The key that an unknown one stands for, if a string will do.
  static const Key* meant(const Member& member, const Table& schema, Kinds kinds) {
    const Key* key = is_string(member.value) ? key_by_synonym(member.key, schema, kinds) : nullptr;
    return key != nullptr && takes_a_string(key->form) ? key : nullptr;
  }

  void set_aside(const Member& member, const Table& schema) {
    warn(member, schema,
         fmt::format("unknown key '{}': it is kept in '{}', and not printed", member.key, aside));
  }

  /// Once for each key of a table.
  void warn(const Member& member, const Table& schema, std::string message) {
    constexpr std::size_t most = 100;
    if (told_.size() < most && told_.emplace(schema.name, member.key).second)
      warnings_.push_back(warning_at(member.place, std::move(message)));
  }

  /// What was set aside, as the table's `x`.
  static Member kept(std::vector<Member> members, const Place& place) {
    if (members.size() == 1 && members.front().key == aside) return std::move(members.front());
    Value table;
    table.kind = Value::Kind::Table;
    table.place = place;
    table.members = std::move(members);
    return {std::string(aside), place, std::move(table)};
  }

  /// An award's date in words (see json_resume_writing.cpp).
  static void rename_date(Value& value, const Table& schema, Kinds kinds) {
    if (&schema != &item_table || value.find("date") != nullptr) return;
    const auto is_of = [kinds](const SectionSpec& spec) {
      return spec.json_date_is_strict && kinds == in(spec.kind);
    };
    if (std::ranges::none_of(section_specs, is_of)) return;
    for (Member& member : value.members)
      if (member.key == "releaseDate") member.key = "date";
  }

  void tidy(Value& value, const Key& key) {
    if (is_string(value)) tidy_string(value.string, key.form);
    switch (key.form) {
      case Form::Table:
        if (key.name != "style" && value.kind == Value::Kind::Table) table(value, *key.table, everywhere);
        break;
      case Form::ProseOrTable:
        if (value.kind == Value::Kind::Table) location(value);
        break;
      case Form::Tables:
        for_each_table(value, [&](Value& element) {
          if (key.table == &section_table)
            own_section(element);
          else
            table(element, *key.table, everywhere);
        });
        break;
      case Form::ShapedTables:
      case Form::TablesOrLists:
        // The shape of `items` is for their section to say.
        if (key.name != "items") items(value, kind_of(key.name));
        break;
      case Form::Bullets:
        highlights(value);
        break;
      case Form::ProseList:
      case Form::PlainList:
        strings(value);
        break;
      case Form::Prose:
      case Form::Paragraphs:
      case Form::Plain:
      case Form::Url:
      case Form::PlainOrList:
      case Form::PlainOrFalse:
      case Form::Id:
      case Form::IdList:
      case Form::Date:
      case Form::EndDate:
      case Form::DateOrText:
      case Form::Timestamp:
      case Form::ProseByName:
      case Form::ListsByName:
      case Form::RewordingsById:
      case Form::TablesByName:
      case Form::Boolean:
      case Form::Integer:
      case Form::Length:
      case Form::LengthOrFalse:
      case Form::Leading:
      case Form::Spacing:
      case Form::Colour:
      case Form::Paper:
      case Form::Margins:
      case Form::Choice:
      case Form::SectionNames:
      case Form::FieldNames:
        break;
    }
  }

  template <class Visit>
  static void for_each_table(Value& list, Visit visit) {
    if (list.kind != Value::Kind::Array) return;
    for (Value& element : list.elements)
      if (element.kind == Value::Kind::Table) visit(element);
    std::erase_if(list.elements, says_nothing);
  }

  void items(Value& value, SectionKind kind) {
    const Kinds kinds = kind == SectionKind::Prose ? everywhere : in(kind);
    for_each_table(value, [&](Value& element) { table(element, item_table, kinds); });
    if (kind == SectionKind::Skills) shorten_skills(value);
  }

  void own_section(Value& value) {
    const Member* like = value.find("like");
    const SectionKind kind =
        like != nullptr && is_string(like->value) ? kind_of(like->value.string) : SectionKind::Prose;
    table(value, section_table, everywhere);
    for (Member& member : value.members)
      if (member.key == "items") items(member.value, kind);
  }

  /// `Languages = ["C++", "Rust"]`, if all skills are no more than that.
  static void shorten_skills(Value& skills) {
    if (skills.kind != Value::Kind::Array || skills.elements.empty()) return;
    std::set<std::string_view> names;
    for (const Value& skill : skills.elements) {
      const Member* name = skill.find("name");
      const Member* keywords = skill.find("keywords");
      const bool is_short = skill.members.size() == 2 && name != nullptr && keywords != nullptr &&
                            is_string(name->value) && name->value.string != aside &&
                            keywords->value.kind == Value::Kind::Array &&
                            names.insert(name->value.string).second;
      if (!is_short) return;
    }
    Value table;
    table.kind = Value::Kind::Table;
    table.place = skills.place;
    for (const Value& skill : skills.elements) {
      const Member& name = *skill.find("name");
      table.members.push_back({name.value.string, name.place, skill.find("keywords")->value});
    }
    skills = std::move(table);
  }

  /// A place of a city alone is a line.
  void location(Value& value) {
    table(value, location_table, everywhere);
    if (value.members.size() != 1 || value.members.front().key != "city") return;
    Value city = std::move(value.members.front().value);
    value = std::move(city);
  }

  /// `email` and `emails` are one list.
  static void join(Value& basics, std::string_view first, std::string_view further) {
    const auto place_of = [&](std::string_view key) {
      return std::ranges::find(basics.members, key, &Member::key);
    };
    const auto rest = place_of(further);
    if (rest == basics.members.end() || rest->value.kind != Value::Kind::Array) return;
    Member all{std::string(first), rest->place, std::move(rest->value)};
    basics.members.erase(rest);
    if (const auto one = place_of(first); one != basics.members.end()) {
      std::vector<Value>& list = all.value.elements;
      if (one->value.kind == Value::Kind::Array)
        list.insert(list.begin(), one->value.elements.begin(), one->value.elements.end());
      else
        list.insert(list.begin(), one->value);
      basics.members.erase(one);
    }
    basics.members.push_back(std::move(all));
  }

  /// A section for which JSON Resume has no key gets galley's key at the top. The order stays as it is.
  static void take_out_sections(Value& root) {
    const auto found = std::ranges::find(root.members, "sections", &Member::key);
    if (found == root.members.end()) return;
    std::vector<Member> members;
    for (Value& section : found->value.elements) {
      const auto spec = std::ranges::find_if(
          section_specs, [&](const SectionSpec& one) { return stands_for(section, one.kind); });
      if (spec != section_specs.end()) {
        members.push_back({std::string(spec->id), section.place, std::move(section.find("items")->value)});
        continue;
      }
      if (members.empty() || members.back().key != found->key) {
        members.push_back({found->key, found->place, {}});
        members.back().value.kind = Value::Kind::Array;
        members.back().value.place = found->value.place;
      }
      members.back().value.elements.push_back(std::move(section));
    }
    if (found->value.elements.empty()) return;
    const auto place = root.members.erase(found);
    root.members.insert(place, std::make_move_iterator(members.begin()),
                        std::make_move_iterator(members.end()));
  }

  static void strings(Value& list) {
    for (Value& element : list.elements)
      if (is_string(element)) tidy_string(element.string, Form::Prose);
    std::erase_if(list.elements, says_nothing);
  }

  /// Those that nest become a list after their own.
  static void highlights(Value& list) {
    if (list.kind != Value::Kind::Array) return;
    std::vector<Value> nested;
    for (Value& element : list.elements) {
      const auto text = is_string(element) ? nested_text(element.string) : std::nullopt;
      if (text && !nested.empty()) {
        Value inner = element;
        inner.string = std::string(*text);
        if (nested.back().kind != Value::Kind::Array) {
          Value& group = nested.emplace_back();
          group.kind = Value::Kind::Array;
          group.place = element.place;
        }
        nested.back().elements.push_back(std::move(inner));
      } else {
        if (text) element.string = std::string(*text);
        nested.push_back(std::move(element));
      }
    }
    list.elements = std::move(nested);
    for (Value& element : list.elements) strings(element);
    strings(list);
  }

  Diagnostics& warnings_;
  std::set<std::pair<std::string_view, std::string>> told_;  ///< table and key
};

std::expected<std::string, Diagnostics> toml_of(const Source& source, Diagnostics& warnings) {
  const auto shared = std::make_shared<const Source>(source);
  auto root = read_json(shared);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});
  Tidier(warnings).table(*root, root_table, everywhere);

  Diagnostics wrong;
  for (Diagnostic& one : check_tree(*root))
    (one.severity == Severity::Error ? wrong : warnings).push_back(std::move(one));
  if (!wrong.empty()) return std::unexpected(std::move(wrong));

  std::string toml = to_toml(*root, resume_schema());
  // What nests too deep for TOML's reader, say.
  const auto written = std::make_shared<const Source>(Source{source.name, toml});
  if (const auto again = read_toml(written); !again) {
    return std::unexpected(Diagnostics{
        error_at(root->place, fmt::format("this cannot be written as TOML: {}", again.error().message))});
  }
  return toml;
}

}  // namespace

std::expected<std::string, Diagnostics> import_json(const Source& source, Diagnostics& warnings) {
  return without_exceptions([&] { return toml_of(source, warnings); });
}

}  // namespace galley::exchange
