// exchange: mending (see mending.h). What becomes of a value depends on the form of its key.
#include "mending.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "basics_at_top.h"
#include "date_mending.h"
#include "elements_by_name.h"
#include "foreign_text.h"
#include "foreign_values.h"
#include "galley/base/ascii.h"
#include "galley/resume/parse.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/resume/tailor.h"
#include "galley/source/forms.h"
#include "galley/source/suggest.h"
#include "repairs.h"
#include "section_order.h"
#include "set_aside.h"
#include "text_mending.h"

namespace galley::exchange {

using namespace resume;

namespace {

using Kind = Value::Kind;

/// Can a value of that kind be what a key takes?
bool suits(const Value& value, const Key& key) {
  if (text_of(value)) return is_text(key.form) || key.form == Form::ProseOrTable || is_list_of_text(key.form);
  if (value.kind == Kind::Array) return is_list_of_text(key.form) || source::is_list_of_tables(key.form);
  return value.kind == Kind::Table &&
         (key.form == Form::Table || key.form == Form::ProseOrTable || key.form == Form::TablesOrLists);
}

class Mender {
 public:
  Mender(Ids citable, Diagnostics& said) : repairs_(said), text_(std::move(citable), repairs_) {}

  void document(Value& root) {
    bring_basics_to_place(root);
    table(root, root_table, everywhere);
    set_aside_what_is_refused(root, repairs_);
    repairs_.tell(root.place);
  }

 private:
  /// Roles that are texts beside a position: all of them are what somebody was there.
  void join_positions(Value& value) {
    Member* position = value.find("position");
    const Member* roles = value.find("roles");
    const auto is_text = [](const Value& one) { return text_of(one).has_value(); };
    if (position == nullptr || roles == nullptr || !is_string(position->value) ||
        roles->value.elements.empty() || !std::ranges::all_of(roles->value.elements, is_text))
      return;
    for (const Value& role : roles->value.elements) position->value.string += ", " + *text_of(role);
    repairs_.warn(roles->place, "roles", "'roles' holds text: it is read with 'position'");
    std::erase_if(value.members, [](const Member& one) { return one.key == "roles"; });
  }

  void table(Value& value, const Table& schema, Kinds kinds) {
    if (find_key(schema, "position", kinds) != nullptr) join_positions(value);
    std::set<std::string, std::less<>> present;
    for (const Member& member : value.members)
      if (!says_nothing(member.value)) present.insert(member.key);
    std::vector<Member> known;
    std::vector<Member> unknown;
    for (Member& member : value.members) {
      if (member.key == "$schema") continue;
      if (member.key == aside) {
        if (member.value.kind == Kind::Table)
          std::ranges::move(member.value.members, std::back_inserter(unknown));
        else
          unknown.push_back(std::move(member));
        continue;
      }
      if (is_blank(member.value)) repairs_.note_empty(member.key);
      if (says_nothing(member.value)) continue;
      const Key* key = find_key(schema, member.key, kinds);
      const bool is_other_name = key == nullptr;
      if (is_other_name) key = source::key_by_synonym(member.key, schema, kinds);
      const bool is_taken = is_other_name && key != nullptr && present.contains(key->name);
      const bool may_hold_list = is_string(member.value) && find_key(schema, "highlights", kinds) != nullptr;
      const bool is_mended =
          key != nullptr && !is_taken && (!is_other_name || suits(member.value, *key)) &&
          (may_hold_list && key->name == "description" ? mend_lines(member.value, *key, kinds)
                                                       : mend_value(member.value, *key, kinds));
      if (!refused_.empty()) {
        repairs_.note_unknown(member.key);
        unknown.push_back(
            {member.key, member.place, list_at(member.value.place, std::exchange(refused_, {}))});
      }
      if (!is_mended) {
        repairs_.note_unknown(member.key);
        unknown.push_back(std::move(member));
        continue;
      }
      if (is_other_name)
        repairs_.warn(member.place, member.key, fmt::format("'{}' is taken as '{}'", member.key, key->name));
      present.emplace(key->name);
      member.key = key->name;
      if (!says_nothing(member.value)) known.push_back(std::move(member));
    }
    value.members = std::move(known);
    if (find_key(schema, "startDate", kinds) != nullptr) {
      const bool has_lost_end = std::ranges::find(unknown, "endDate", &Member::key) != unknown.end();
      Member* start = value.find("startDate");
      // A start alone would mean “to this day”.
      if (has_lost_end && start != nullptr && value.find("date") == nullptr) start->key = "date";
      mend_span(value, unknown, repairs_);
    }
    rename_date(value, schema, kinds);
    lists_to_highlights(value, schema, kinds);
    if (&schema == &basics_table) {
      join(value, "email", "emails");
      join(value, "phone", "phones");
    }
    if (&schema == &root_table) take_out_sections(value);
    keep_aside(value, std::move(unknown));
  }

  /// False if the value cannot be what the key takes.
  bool mend_value(Value& value, const Key& key, Kinds kinds) {
    const Repairs::Step step(repairs_, key.name);
    if (&key == find_key(basics_table, "image") && !may_be_picture(value)) return false;
    if (is_text(key.form)) return text_.mend_text(value, key, refused_);
    if (key.form == Form::Bullets) return text_.mend_bullets(value, key, refused_);
    if (is_list_of_text(key.form)) return text_.mend_list(value, key, refused_);
    if (key.form == Form::ProseOrTable) return mend_place(value, key);
    if (source::is_list_of_tables(key.form)) return mend_tables(value, key, kinds);
    if (key.form == Form::TablesByName) {
      if (value.kind != Kind::Table || !std::ranges::all_of(value.members, is_variant)) return false;
      for (Member& variant : value.members)
        if (Member* style = variant.value.find("style")) set_aside_file_of_theme(style->value);
    }
    if (key.form == Form::Table) {
      if (value.kind != Kind::Table) return false;
      if (key.table == &style_table)
        set_aside_file_of_theme(value);
      else
        table(value, *key.table, everywhere);
    }
    return true;
  }

  /// Keeps the lines of a text, among which there may be a list.
  bool mend_lines(Value& value, Key key, Kinds kinds) {
    key.form = Form::Paragraphs;
    return mend_value(value, key, kinds);
  }

  static bool is_variant(const Member& one) {
    return source::is_id(one.key) && !one.key.contains('/') && one.key != whole_variant &&
           one.value.kind == Kind::Table;
  }

  /// A web address, which is told and left out when it is read, or a file of a kind that galley reads.
  static bool may_be_picture(const Value& value) {
    if (!is_string(value)) return false;
    const std::string name = ascii::lowered(ascii::trimmed(value.string));
    const bool leads_outside = name.contains("..") || (name.starts_with('/') && !name.starts_with("//"));
    if (leads_outside) return false;
    return is_web_image(name) || name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".jpeg");
  }

  /// A theme in a file stayed with the author.
  void set_aside_file_of_theme(Value& style) {
    const auto theme = std::ranges::find(style.members, "theme", &Member::key);
    if (theme == style.members.end() || !theme->value.string.ends_with(".toml")) return;
    repairs_.note_unknown("theme");
    std::vector<Member> members{std::move(*theme)};
    style.members.erase(theme);
    keep_aside(style, std::move(members));
  }

  bool mend_place(Value& value, const Key& key) {
    if (value.kind == Kind::Table) {
      table(value, *key.table, everywhere);
      // A place of a city alone is a line.
      if (value.members.size() == 1 && value.members.front().key == "city") {
        Value city = std::move(value.members.front().value);
        value = std::move(city);
      }
      return true;
    }
    Key line = key;
    line.form = Form::Prose;
    return text_.mend_text(value, line, refused_);
  }

  static Kind kind_of_value(const Member& member) { return member.value.kind; }

  bool mend_tables(Value& value, const Key& key, Kinds own_kinds) {
    const bool is_items = key.table == &item_table;
    // The items of a section of one's own have the shape that a neighbouring key says.
    const Kinds kinds = is_items && kind_of(key.name) != SectionKind::Prose ? in(kind_of(key.name))
                        : is_items                                          ? own_kinds
                                                                            : everywhere;
    if (is_items && key.name == "items") return true;
    const bool holds_tables =
        std::ranges::find(value.members, Kind::Table, kind_of_value) != value.members.end();
    if (is_by_name(value, *key.table, kinds) && (key.form != Form::TablesOrLists || holds_tables)) {
      repairs_.warn(value.place, key.name,
                    fmt::format("{} is no list: each of its keys is read as the name of an element",
                                repairs_.named(key)));
      list_by_name(value, *key.table, kinds);
    }
    if (key.form == Form::TablesOrLists && is_by_name(value, *key.table, kinds)) {
      std::erase_if(value.members, [this](Member& member) {
        if (!says_nothing(member.value) && mend_list_named(member)) return false;
        if (!says_nothing(member.value)) refused_.push_back(std::move(member.value));
        return true;
      });
      return true;
    }
    if (value.kind == Kind::Table || text_of(value)) {
      repairs_.warn(value.place, key.name,
                    fmt::format("{} is no list: it is read as one of a single element", repairs_.named(key)));
      Value only = std::move(value);
      value = list_at(only.place, {});
      value.elements.push_back(std::move(only));
    }
    if (value.kind != Kind::Array) return false;
    std::set<std::string> ids;
    std::vector<Value> tables;
    for (Value& element : value.elements) {
      if (says_nothing(element)) continue;
      if (const auto text = text_of(element)) {
        const std::string_view main = main_key(*key.table, kinds, *text);
        if (main.empty()) {
          refused_.push_back(std::move(element));
          continue;
        }
        repairs_.warn(element.place, key.name,
                      fmt::format("{} holds text: it is read as '{}'", repairs_.named(key), main));
        element = table_at(element.place, main, string_at(element.place, *text));
      }
      if (element.kind != Kind::Table) {
        refused_.push_back(std::move(element));
        continue;
      }
      std::vector<Value> refused = std::exchange(refused_, {});
      if (key.table == &section_table)
        own_section(element);
      else
        table(element, *key.table, kinds);
      refused_ = std::move(refused);
      Member* id = element.find("id");
      if (is_items && id != nullptr && is_string(id->value) && !ids.insert(id->value.string).second) {
        repairs_.note_unknown("id");
        std::vector<Member> twice{std::move(*id)};
        std::erase_if(element.members, [](const Member& one) { return one.key.empty() || one.key == "id"; });
        keep_aside(element, std::move(twice));
      }
      if (!says_nothing(element)) tables.push_back(std::move(element));
    }
    value.elements = std::move(tables);
    if (kind_of(key.name) == SectionKind::Skills) shorten_skills(value);
    return true;
  }

  bool mend_list_named(Member& member) {
    Key list;
    list.name = member.key;
    list.form = Form::ProseList;
    return text_.mend_list(member.value, list, refused_);
  }

  /// The letters of the title.
  static void give_id(Value& section) {
    const Member* title = section.find("title");
    std::string id;
    for (const char c : title != nullptr && is_string(title->value) ? title->value.string : std::string())
      if (ascii::is_alphanumeric(c)) id += ascii::to_small(c);
    if (!id.empty()) section.members.push_back({"id", section.place, string_at(section.place, id)});
  }

  /// Items that are no more than texts are highlights.
  void texts_to_highlights(Value& section) {
    Member* items = section.find("items");
    const auto is_text = [](const Value& element) { return text_of(element).has_value(); };
    if (items == nullptr || section.find("highlights") != nullptr || items->value.elements.empty() ||
        !std::ranges::all_of(items->value.elements, is_text))
      return;
    repairs_.warn(items->place, "items", "'items' holds text: it is read as 'highlights'");
    items->key = "highlights";
  }

  void own_section(Value& value) {
    const Kinds kinds = resume_schema().kinds_of(value, "items");
    if (value.find("id") == nullptr) give_id(value);
    texts_to_highlights(value);
    table(value, section_table, everywhere);
    Member* items = value.find("items");
    if (items == nullptr || items->value.kind != Kind::Array) return;
    const Repairs::Step step(repairs_, "items");
    for (Value& item : items->value.elements) {
      if (const auto text = text_of(item))
        item = table_at(item.place, main_key(item_table, kinds, *text), string_at(item.place, *text));
      if (item.kind == Kind::Table) table(item, item_table, kinds);
    }
    std::erase_if(items->value.elements, says_nothing);
  }

  /// `Languages = ["C++", "Rust"]`, if all skills are no more than that.
  static void shorten_skills(Value& skills) {
    if (skills.elements.empty()) return;
    std::set<std::string_view> names;
    for (const Value& skill : skills.elements) {
      const Member* name = skill.find("name");
      const Member* keywords = skill.find("keywords");
      const bool is_short = skill.members.size() == 2 && name != nullptr && keywords != nullptr &&
                            is_string(name->value) && name->value.string != aside &&
                            keywords->value.kind == Kind::Array && names.insert(name->value.string).second;
      if (!is_short) return;
    }
    Value table;
    table.kind = Kind::Table;
    table.place = skills.place;
    for (const Value& skill : skills.elements) {
      const Member& name = *skill.find("name");
      table.members.push_back({name.value.string, name.place, skill.find("keywords")->value});
    }
    skills = std::move(table);
  }

  /// `email` and `emails` are one list.
  static void join(Value& basics, std::string_view first, std::string_view further) {
    const auto place_of = [&](std::string_view key) {
      return std::ranges::find(basics.members, key, &Member::key);
    };
    const auto rest = place_of(further);
    if (rest == basics.members.end() || rest->value.kind != Kind::Array) return;
    Member all{std::string(first), rest->place, std::move(rest->value)};
    basics.members.erase(rest);
    if (const auto one = place_of(first); one != basics.members.end()) {
      std::vector<Value>& list = all.value.elements;
      if (one->value.kind == Kind::Array)
        list.insert(list.begin(), one->value.elements.begin(), one->value.elements.end());
      else
        list.insert(list.begin(), one->value);
      basics.members.erase(one);
    }
    basics.members.push_back(std::move(all));
  }

  /// Lists in a summary become highlights, or paragraphs where there are highlights already or none can be.
  /// Lines become paragraphs.
  void lists_to_highlights(Value& value, const Table& schema, Kinds kinds) {
    for (const std::string_view key : {"summary", "text", "description"}) {
      // A description is one paragraph.
      const bool is_one = key == "description";
      Member* summary = value.find(key);
      if (summary == nullptr || !is_string(summary->value) || !summary->value.string.contains('\n')) continue;
      const bool may_be_highlights =
          find_key(schema, "highlights", kinds) != nullptr && value.find("highlights") == nullptr;
      std::vector<TextPart> parts = parts_of_text(summary->value.string);
      // One line that begins with a dash is no list.
      const bool has_list = std::ranges::count(parts, true, &TextPart::is_list_item) > 1;
      if (!has_list && !is_one && !has_single_line_ends(summary->value.string)) continue;
      std::string text;
      std::vector<Value> bullets;
      for (TextPart& part : parts) {
        if (part.is_list_item && has_list && may_be_highlights)
          add_bullet(bullets, string_at(summary->value.place, std::move(part.text)), part.is_nested);
        else
          text += (text.empty() ? ""
                   : is_one     ? " "
                                : "\n\n") +
                  (part.is_list_item ? part.mark + " " + part.text : part.text);
      }
      const Place place = summary->value.place;
      summary->value.string = std::move(text);
      if (says_nothing(summary->value))
        std::erase_if(value.members, [key](const Member& one) { return one.key == key; });
      if (bullets.empty()) continue;
      repairs_.warn(place, key, fmt::format("'{}' holds a list: it is read as 'highlights'", key));
      value.members.push_back({"highlights", place, list_at(place, std::move(bullets))});
    }
  }

  /// Does a line end that ends no paragraph?
  static bool has_single_line_ends(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;) {
      const std::size_t next = text.find_first_not_of(" \t\n", at);
      if (std::ranges::count(text.substr(at, next - at), '\n') == 1) return true;
      at = next == std::string_view::npos ? next : text.find('\n', next);
    }
    return false;
  }

  Repairs repairs_;
  TextMender text_;
  std::vector<Value> refused_;  ///< elements of the list that is being mended
};

void add_ids(Ids& ids, const Value& items) {
  for (const Value& item : items.elements)
    if (const Member* id = item.find("id"); id != nullptr && is_string(id->value))
      ids.insert(id->value.string);
}

/// The ids of publications, which text can cite.
Ids citable_in(const Value& root) {
  Ids ids;
  if (const Member* publications = root.find("publications")) add_ids(ids, publications->value);
  const Member* sections = root.find("sections");
  if (sections == nullptr) return ids;
  for (const Value& section : sections->value.elements) {
    const Member* like = section.find("like");
    const Member* items = section.find("items");
    if (like != nullptr && items != nullptr && like->value.string == "publications")
      add_ids(ids, items->value);
  }
  return ids;
}

}  // namespace

void mend(source::Value& root, Diagnostics& said) { Mender(citable_in(root), said).document(root); }

}  // namespace galley::exchange
