// exchange: mending (see mending.h). What becomes of a value depends on the form of its key.
#include "mending.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "foreign_dates.h"
#include "foreign_text.h"
#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/resume/tree_checks.h"
#include "galley/source/forms.h"
#include "galley/source/nested.h"
#include "galley/source/suggest.h"

namespace galley::exchange {

using namespace resume;

namespace {

using Kind = Value::Kind;
using source::Markup;

constexpr std::string_view aside = "x";

bool is_string(const Value& value) { return value.kind == Kind::String; }

/// Null, or nothing but white space. JSON Resume's files are full of empty strings, lists and tables.
bool says_nothing(const Value& value) {
  return value.kind == Kind::Null || (is_string(value) && ascii::trimmed(value.string).empty()) ||
         (value.kind == Kind::Array && std::ranges::all_of(value.elements, says_nothing)) ||
         (value.kind == Kind::Table && value.members.empty());
}

/// The text of a number, or of a string. Nothing for other values.
std::optional<std::string> text_of(const Value& value) {
  if (is_string(value)) return value.string;
  if (value.kind == Kind::Integer) return std::to_string(value.integer);
  if (value.kind == Kind::Float) return fmt::format("{}", value.number);
  return std::nullopt;
}

Value string_at(const Place& place, std::string text) {
  Value value;
  value.kind = Kind::String;
  value.string = std::move(text);
  value.place = place;
  return value;
}

Value list_at(const Place& place, std::vector<Value> elements) {
  Value value;
  value.kind = Kind::Array;
  value.elements = std::move(elements);
  value.place = place;
  return value;
}

Value table_at(const Place& place, std::string_view key, Value member) {
  Value value;
  value.kind = Kind::Table;
  value.place = place;
  value.members.push_back({std::string(key), place, std::move(member)});
  return value;
}

bool is_date(Form form) { return form == Form::Date || form == Form::EndDate || form == Form::DateOrText; }

bool is_text(Form form) {
  return form == Form::Prose || form == Form::Paragraphs || form == Form::Plain || form == Form::Url ||
         form == Form::PlainOrList || form == Form::Id || form == Form::Timestamp || is_date(form);
}

bool is_list_of_text(Form form) {
  return form == Form::ProseList || form == Form::PlainList || form == Form::IdList || form == Form::Bullets;
}

/// Can a value of that kind be what a key takes?
bool suits(const Value& value, const Key& key) {
  if (text_of(value)) return is_text(key.form) || key.form == Form::ProseOrTable || is_list_of_text(key.form);
  if (value.kind == Kind::Array) return is_list_of_text(key.form) || source::is_list_of_tables(key.form);
  return value.kind == Kind::Table &&
         (key.form == Form::Table || key.form == Form::ProseOrTable || key.form == Form::TablesOrLists);
}

class Mender {
 public:
  Mender(Ids citable, Diagnostics& said) : citable_(std::move(citable)), said_(said) {}

  void document(Value& root) {
    name_at_the_top(root);
    table(root, root_table, everywhere);
    set_aside_what_is_refused(root);
    tell_unknown(root.place);
  }

 private:
  /// A name that stands at the top, in a list, or in two parts.
  static void name_at_the_top(Value& root) {
    Member* name = root.find("name");
    if (root.find("basics") == nullptr && name != nullptr) {
      Value basics = table_at(name->value.place, "name", std::move(name->value));
      std::erase_if(root.members, [](const Member& one) { return one.key == "name"; });
      root.members.insert(root.members.begin(), {"basics", root.place, std::move(basics)});
    }
    Member* basics = root.find("basics");
    if (basics == nullptr) return;
    if (basics->value.kind == Kind::Array && basics->value.elements.size() == 1) {
      Value only = std::move(basics->value.elements.front());
      basics->value = std::move(only);
    }
    if (basics->value.kind == Kind::Table) join_name(basics->value);
  }

  static void join_name(Value& basics) {
    static constexpr std::string_view parts[] = {"first", "firstName", "first_name", "givenName",
                                                 "last",  "lastName",  "last_name",  "familyName"};
    const auto is_part = [](const Member& one) { return std::ranges::count(parts, one.key) > 0; };
    const Member* name = basics.find("name");
    if (name != nullptr && is_string(name->value) && !says_nothing(name->value)) return;
    const Value& table = name != nullptr && name->value.kind == Kind::Table ? name->value : basics;
    std::string whole;
    for (const std::string_view key : parts) {
      const Member* part = table.find(key);
      if (part != nullptr && is_string(part->value) && !says_nothing(part->value))
        whole += (whole.empty() ? "" : " ") + part->value.string;
    }
    if (whole.empty()) return;
    std::erase_if(basics.members, [&](const Member& one) { return one.key == "name" || is_part(one); });
    basics.members.insert(basics.members.begin(), {"name", basics.place, string_at(basics.place, whole)});
  }

  void table(Value& value, const Table& schema, Kinds kinds) {
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
      if (says_nothing(member.value)) continue;
      const Key* key = find_key(schema, member.key, kinds);
      const bool is_other_name = key == nullptr;
      if (is_other_name) key = source::key_by_synonym(member.key, schema, kinds);
      const bool is_taken = is_other_name && key != nullptr && present.contains(key->name);
      const bool is_mended = key != nullptr && !is_taken && (!is_other_name || suits(member.value, *key)) &&
                             mend_value(member.value, *key, kinds);
      if (!refused_.empty()) {
        note_unknown(member.key);
        unknown.push_back(
            {member.key, member.place, list_at(member.value.place, std::exchange(refused_, {}))});
      }
      if (!is_mended) {
        note_unknown(member.key);
        unknown.push_back(std::move(member));
        continue;
      }
      if (is_other_name)
        warn(member.place, member.key, fmt::format("'{}' is taken as '{}'", member.key, key->name));
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
      mend_span(value, unknown);
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
    const Step step(path_, key.name);
    if (&key == find_key(basics_table, "image") && !may_be_picture(value)) return false;
    if (is_text(key.form)) return mend_text(value, key);
    if (key.form == Form::Bullets) return mend_bullets(value, key);
    if (is_list_of_text(key.form)) return mend_list(value, key);
    if (key.form == Form::ProseOrTable) return mend_place(value, key);
    if (source::is_list_of_tables(key.form)) return mend_tables(value, key, kinds);
    if (key.form == Form::TablesByName) {
      return value.kind == Kind::Table && std::ranges::all_of(value.members, [](const Member& one) {
               return source::is_id(one.key) && !one.key.contains('/') && one.value.kind == Kind::Table;
             });
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

  /// A web address, which is told and left out when it is read, or a file of a kind that galley reads.
  static bool may_be_picture(const Value& value) {
    if (!is_string(value)) return false;
    const std::string name = ascii::lowered(ascii::trimmed(value.string));
    const bool leads_outside = name.contains("..") || (name.starts_with('/') && !name.starts_with("//"));
    if (leads_outside) return false;
    return name.contains("://") || name.starts_with("data:") || name.starts_with("//") ||
           name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".jpeg");
  }

  /// A theme in a file stayed with the author.
  void set_aside_file_of_theme(Value& style) {
    const auto theme = std::ranges::find(style.members, "theme", &Member::key);
    if (theme == style.members.end() || !theme->value.string.ends_with(".toml")) return;
    note_unknown("theme");
    std::vector<Member> members{std::move(*theme)};
    style.members.erase(theme);
    keep_aside(style, std::move(members));
  }

  // --- text -----------------------------------------------------------------------------------------------

  bool mend_text(Value& value, const Key& key) {
    if (value.kind == Kind::Array && key.form != Form::PlainOrList) {
      const std::string_view separator = key.form == Form::Paragraphs ? "\n\n" : ", ";
      std::string whole;
      for (const Value& element : value.elements) {
        const auto text = text_of(element);
        if (!text && element.kind != Kind::Null) return false;
        if (text) whole += (whole.empty() ? "" : std::string(separator)) + *text;
      }
      warn(value.place, key.name, fmt::format("{} is a list: it is read as text", named(key)));
      value = string_at(value.place, std::move(whole));
    }
    if (key.form == Form::PlainOrList && value.kind == Kind::Array) return mend_list(value, key);
    if (!text_of(value)) return false;
    if (!is_string(value) && is_date(key.form)) {
      if (value.kind == Kind::Integer) return true;
      value = string_at(value.place, *text_of(value));
    } else if (!is_string(value)) {
      warn(value.place, key.name, fmt::format("{} is a number: it is read as text", named(key)));
      value = string_at(value.place, *text_of(value));
    }
    if (key.form == Form::DateOrText) mend_date(value, key);
    mend_string(value, key);
    return true;
  }

  /// Cleans a string, and makes galley's Markdown of it where the key takes Markdown.
  void mend_string(Value& value, const Key& key) {
    const std::string clean = without_control_characters(value.string);
    if (clean != value.string && clean != without_carriage_returns(value.string))
      warn(value.place, key.name,
           fmt::format("{} holds control characters or ligatures: they are read as plain text", named(key)));
    const Markup markup = spec_of(key.form).markup;
    const bool may_hold_tags = key.form == Form::Plain || key.form == Form::PlainList;
    const std::string text = markup == Markup::None && !(may_hold_tags && clean.contains('<'))
                                 ? with_entities_decoded(clean)
                                 : markdown_of(clean, citable_);
    if (text != ascii::trimmed(clean) && text != clean && clean.find_first_of("<&") != std::string::npos)
      warn(value.place, key.name, fmt::format("{} holds HTML: it is read as text", named(key)));
    value.string = std::string(ascii::trimmed(text));
    if (key.form == Form::Paragraphs || !value.string.contains('\n')) return;
    std::string line;
    for (const TextPart& part : parts_of_text(value.string)) line += (line.empty() ? "" : " ") + part.text;
    value.string = std::move(line);
  }

  static std::string without_carriage_returns(std::string text) {
    std::erase(text, '\r');
    return text;
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
    return mend_text(value, line);
  }

  // --- lists ----------------------------------------------------------------------------------------------

  /// The text of a list's element: its own, or the texts of a table.
  static std::optional<std::string> element_text(const Value& element) {
    if (auto text = text_of(element)) return text;
    if (element.kind != Kind::Table) return std::nullopt;
    std::string joined;
    for (const Member& member : element.members) {
      const auto part = text_of(member.value);
      if (part && !says_nothing(member.value)) joined += (joined.empty() ? "" : ": ") + *part;
    }
    if (!joined.empty()) return joined;
    return std::nullopt;
  }

  /// The elements of a list as strings. False if the value is no list. Elements that cannot be text are
  /// refused.
  bool to_strings(Value& list, const Key& key) {
    if (text_of(list)) {
      warn(list.place, key.name,
           fmt::format("{} is no list: it is read as one of a single element", named(key)));
      list = list_at(list.place, {string_at(list.place, *text_of(list))});
    }
    if (list.kind != Kind::Array) return false;
    std::vector<Value> strings;
    std::vector<Value> elements = std::move(list.elements);
    for (Value& element : elements) {
      if (element.kind == Kind::Null) continue;
      if (element.kind == Kind::Array) {
        if (to_strings(element, key)) std::ranges::move(element.elements, std::back_inserter(strings));
        continue;
      }
      const auto text = element_text(element);
      if (!text) {
        refused_.push_back(std::move(element));
        continue;
      }
      if (!is_string(element))
        warn(element.place, key.name,
             fmt::format("{} holds what is no text: it is read as text", named(key)));
      strings.push_back(string_at(element.place, *text));
    }
    list.elements = std::move(strings);
    return true;
  }

  bool mend_list(Value& list, const Key& key) {
    if (!to_strings(list, key)) return false;
    for (Value& element : list.elements) mend_string(element, key);
    std::erase_if(list.elements, says_nothing);
    return true;
  }

  /// Braces at the end of a bullet that galley would refuse are text.
  static std::string with_sound_attributes(std::string text) {
    std::string_view attributes = source::attributes_of(text);
    if (attributes.empty()) return text;
    attributes = attributes.substr(1, attributes.size() - 2);
    const auto is_sound = [](std::string_view word) {
      if (word.starts_with('#') || word.starts_with('.')) return source::is_id(word.substr(1));
      constexpr std::string_view key = "priority=";
      return word.starts_with(key) && word.size() <= key.size() + 2 && word.size() > key.size() &&
             std::ranges::all_of(word.substr(key.size()), ascii::is_digit);
    };
    const auto words = ascii::words_of(attributes);
    if (std::ranges::all_of(words, is_sound)) return text;
    return source::without_attributes(std::move(text));
  }

  /// A bullet of several lines becomes several. Those that nest become a list after their own.
  bool mend_bullets(Value& list, const Key& key) {
    if (is_string(list)) {
      std::vector<Value> lines;
      for (TextPart& part : parts_of_text(markdown_of(without_control_characters(list.string), citable_)))
        lines.push_back(string_at(list.place, std::move(part.text)));
      warn(list.place, key.name,
           fmt::format("{} is no list: each of its lines is read as an element", named(key)));
      list = list_at(list.place, std::move(lines));
      return true;
    }
    if (!to_strings(list, key)) return false;
    std::vector<Value> bullets;
    for (Value& element : list.elements) {
      const auto nested = nested_text(element.string);
      if (nested) {
        Value inner = string_at(element.place, std::string(*nested));
        mend_string(inner, key);
        inner.string = with_sound_attributes(std::move(inner.string));
        if (bullets.empty()) {
          bullets.push_back(std::move(inner));
          continue;
        }
        if (bullets.back().kind != Kind::Array) bullets.push_back(list_at(element.place, {}));
        bullets.back().elements.push_back(std::move(inner));
        continue;
      }
      Key paragraphs = key;
      paragraphs.form = Form::Paragraphs;
      mend_string(element, paragraphs);
      if (!element.string.contains('\n')) {
        element.string = with_sound_attributes(std::string(without_bullet(element.string)));
        if (!says_nothing(element)) bullets.push_back(std::move(element));
        continue;
      }
      for (TextPart& part : parts_of_text(element.string))
        bullets.push_back(string_at(element.place, std::move(part.text)));
    }
    list.elements = std::move(bullets);
    return true;
  }

  /// The key that a text alone stands for in a table.
  static std::string_view main_key(const Table& table, Kinds kinds, const std::string& text) {
    const bool is_address = text.contains("://") || text.starts_with("www.");
    for (const std::string_view key :
         {"url", "network", "name", "organization", "institution", "title", "language", "position"})
      if ((key != "url" || is_address) && find_key(table, key, kinds) != nullptr) return key;
    return {};
  }

  bool mend_tables(Value& value, const Key& key, Kinds own_kinds) {
    const bool is_items = key.table == &item_table;
    // The items of a section of one's own have the shape that a neighbouring key says.
    const Kinds kinds = is_items && kind_of(key.name) != SectionKind::Prose ? in(kind_of(key.name))
                        : is_items                                          ? own_kinds
                                                                            : everywhere;
    if (is_items && key.name == "items") return true;
    if (key.form == Form::TablesOrLists && value.kind == Kind::Table) {
      std::erase_if(value.members, [this](Member& member) {
        if (!says_nothing(member.value) && mend_list_named(member)) return false;
        if (!says_nothing(member.value)) refused_.push_back(std::move(member.value));
        return true;
      });
      return true;
    }
    if (value.kind == Kind::Table || text_of(value)) {
      warn(value.place, key.name,
           fmt::format("{} is no list: it is read as one of a single element", named(key)));
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
        warn(element.place, key.name, fmt::format("{} holds text: it is read as '{}'", named(key), main));
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
        note_unknown("id");
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
    return mend_list(member.value, list);
  }

  /// The letters of the title.
  static void give_id(Value& section) {
    const Member* title = section.find("title");
    std::string id;
    for (const char c : title != nullptr && is_string(title->value) ? title->value.string : std::string())
      if (ascii::is_alphanumeric(c)) id += ascii::to_small(c);
    if (!id.empty()) section.members.push_back({"id", section.place, string_at(section.place, id)});
  }

  void own_section(Value& value) {
    const Kinds kinds = resume_schema().kinds_of(value, "items");
    if (value.find("id") == nullptr) give_id(value);
    table(value, section_table, everywhere);
    Member* items = value.find("items");
    if (items == nullptr || items->value.kind != Kind::Array) return;
    const Step step(path_, "items");
    for (Value& item : items->value.elements)
      if (item.kind == Kind::Table) table(item, item_table, kinds);
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
    for (const std::string_view key : {"summary", "text"}) {
      Member* summary = value.find(key);
      if (summary == nullptr || !is_string(summary->value) || !summary->value.string.contains('\n')) continue;
      const bool may_be_highlights =
          find_key(schema, "highlights", kinds) != nullptr && value.find("highlights") == nullptr;
      std::vector<TextPart> parts = parts_of_text(summary->value.string);
      // One line that begins with a dash is no list.
      const bool has_list = std::ranges::count(parts, true, &TextPart::is_list_item) > 1;
      if (!has_list && !has_single_line_ends(summary->value.string)) continue;
      std::string text;
      std::vector<Value> bullets;
      for (TextPart& part : parts) {
        if (part.is_list_item && has_list && may_be_highlights)
          bullets.push_back(string_at(summary->value.place, std::move(part.text)));
        else
          text +=
              (text.empty() ? "" : "\n\n") + (part.is_list_item ? part.mark + " " + part.text : part.text);
      }
      const Place place = summary->value.place;
      summary->value.string = std::move(text);
      if (says_nothing(summary->value))
        std::erase_if(value.members, [key](const Member& one) { return one.key == key; });
      if (bullets.empty()) continue;
      warn(place, key, fmt::format("'{}' holds a list: it is read as 'highlights'", key));
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

  // --- dates ----------------------------------------------------------------------------------------------

  static bool may_be_date(const Value& value) {
    if (value.kind == Kind::Integer) return value.integer >= 1000 && value.integer <= 9999;
    return is_string(value) && iso_of(value.string).has_value();
  }

  /// Makes a text that may be a date one in galley's own form.
  void mend_date(Value& value, const Key& key) {
    const auto iso = is_string(value) ? iso_of(value.string) : std::nullopt;
    if (!iso) {
      if (is_string(value)) value.string = with_dash_between_years(value.string);
      return;
    }
    if (*iso != ascii::trimmed(value.string))
      warn(value.place, key.name, fmt::format("'{}' is read as the date {}", value.string, *iso));
    value.string = *iso;
  }

  /// The start and the end of an item. If one is no date, both become a text.
  void mend_span(Value& value, std::vector<Member>& unknown) {
    Member* start = value.find("startDate");
    Member* end = value.find("endDate");
    if (start == nullptr && end == nullptr) return;
    const std::string written = span_text(start, end);
    const bool is_present = end != nullptr && is_string(end->value) && means_present(end->value.string);
    const bool is_start = start == nullptr || may_be_date(start->value);
    const bool is_end = end == nullptr || is_present || may_be_date(end->value);
    if (is_start && is_end) {
      const Key& key = *find_key(item_table, "startDate");
      if (start != nullptr) mend_date(start->value, key);
      if (is_present && ascii::lowered(end->value.string) != "present")
        warn(end->value.place, "endDate", fmt::format("'{}' is read as \"present\"", end->value.string));
      if (is_present)
        end->value.string = "present";
      else if (end != nullptr)
        mend_date(end->value, key);
    }
    const bool is_reversed = is_start && is_end && start != nullptr && end != nullptr &&
                             comes_before(*text_of(end->value), *text_of(start->value));
    if (is_start && is_end && !is_reversed) return;
    const Member* date = value.find("date");
    const Place place = (start != nullptr ? start : end)->value.place;
    if (date == nullptr)
      warn(place, "startDate", fmt::format("'{}' is no date: it is printed as it is written", written));
    std::vector<Member> kept;
    for (Member& member : value.members) {
      const bool is_span = member.key == "startDate" || member.key == "endDate";
      if (is_span && date != nullptr) {
        note_unknown(member.key);
        unknown.push_back(std::move(member));
      } else if (!is_span) {
        kept.push_back(std::move(member));
      }
    }
    if (date == nullptr) kept.push_back({"date", place, string_at(place, written)});
    value.members = std::move(kept);
  }

  static std::string span_text(const Member* start, const Member* end) {
    std::string text;
    for (const Member* member : {start, end}) {
      const auto part = member != nullptr ? text_of(member->value) : std::nullopt;
      if (part) text += (text.empty() ? "" : " – ") + with_dash_between_years(*part);
    }
    return text;
  }

  /// In the precision that both have.
  static bool comes_before(std::string_view end, std::string_view start) {
    const std::size_t common = std::min(end.size(), start.size());
    return ascii::is_digit(end.front()) && end.substr(0, common) < start.substr(0, common);
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

  // --- sections -------------------------------------------------------------------------------------------

  /// A section for which JSON Resume has no key gets galley's key at the top. Where it stood between sections
  /// of one's own, style.order keeps the order.
  static void take_out_sections(Value& root) {
    const auto found = std::ranges::find(root.members, "sections", &Member::key);
    if (found == root.members.end() || found->value.kind != Kind::Array) return;
    const std::vector<std::string> order = order_of(root);
    std::vector<Member> members;
    Member own{found->key, found->place, list_at(found->value.place, {})};
    for (Value& section : found->value.elements) {
      const auto* const spec = std::ranges::find_if(
          section_specs, [&](const SectionSpec& one) { return stands_for(section, one.kind); });
      if (spec != section_specs.end())
        members.push_back({std::string(spec->id), section.place, std::move(section.find("items")->value)});
      else
        own.value.elements.push_back(std::move(section));
    }
    if (!own.value.elements.empty()) members.push_back(std::move(own));
    const auto place = root.members.erase(found);
    root.members.insert(place, std::make_move_iterator(members.begin()),
                        std::make_move_iterator(members.end()));
    if (order_of(root) != order) keep_order(root, order);
  }

  /// The ids of the sections, as they come.
  static std::vector<std::string> order_of(const Value& root) {
    std::vector<std::string> order;
    for (const Member& member : root.members) {
      if (member.key == "basics" && member.value.find("summary") != nullptr) order.emplace_back("summary");
      if (kind_of(member.key) != SectionKind::Prose) order.push_back(member.key);
      if (member.key != "sections") continue;
      for (const Value& section : member.value.elements)
        if (const Member* id = section.find("id")) order.push_back(id->value.string);
    }
    return order;
  }

  static void keep_order(Value& root, const std::vector<std::string>& order) {
    Member* style = root.find("style");
    if (style == nullptr) {
      Value table;
      table.kind = Kind::Table;
      table.place = root.place;
      root.members.push_back({"style", root.place, std::move(table)});
      style = &root.members.back();
    }
    if (style->value.kind != Kind::Table || style->value.find("order") != nullptr) return;
    std::vector<Value> ids;
    for (const std::string& id : order) ids.push_back(string_at(style->place, id));
    style->value.members.push_back({"order", style->place, list_at(style->place, std::move(ids))});
  }

  // --- what galley has no place for -----------------------------------------------------------------------

  /// A file's reader may still refuse something: an id that is none, a style of another program.
  void set_aside_what_is_refused(Value& root) {
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds; ++round) {
      std::set<std::string, std::less<>> refused;
      for (const Diagnostic& one : check_tree(root))
        if (one.severity == Severity::Error && !one.place.pointer.empty()) refused.insert(one.place.pointer);
      if (refused.empty() || !set_aside(root, refused)) return;
    }
  }

  /// Sets aside the innermost values at these places. False if there are none.
  bool set_aside(Value& value, const std::set<std::string, std::less<>>& pointers) {
    bool any = false;
    for (Member& member : value.members)
      if (member.key != aside) any = inside(member.key, member.value, pointers) || any;
    for (Value& element : value.elements) any = set_aside(element, pointers) || any;
    if (any) return true;
    const auto is_refused = [&pointers](const auto& one) { return pointers.contains(place_of(one).pointer); };
    std::vector<Member> unknown;
    for (Member& member : value.members) {
      if (member.key == aside || member.value.kind != Kind::Array) continue;
      std::vector<Value> refused;
      for (const Value& element : member.value.elements)
        if (is_refused(element)) refused.push_back(element);
      if (refused.empty()) continue;
      std::erase_if(member.value.elements, is_refused);
      unknown.push_back({member.key, member.place, list_at(member.value.place, std::move(refused))});
    }
    if (!unknown.empty()) {
      for (const Member& member : unknown) note_unknown(member.key);
      keep_aside(value, std::move(unknown));
      return true;
    }
    for (Member& member : value.members) {
      // A document has its name there.
      const bool is_basics = member.place.pointer == "/basics";
      if (member.key == aside || is_basics || !(is_refused(member) || is_refused(member.value))) continue;
      note_unknown(member.key);
      unknown.push_back(member);
    }
    if (unknown.empty()) return false;
    std::erase_if(value.members, [&unknown](const Member& one) {
      return std::ranges::find(unknown, one.key, &Member::key) != unknown.end();
    });
    keep_aside(value, std::move(unknown));
    return true;
  }

  bool inside(std::string_view key, Value& value, const std::set<std::string, std::less<>>& pointers) {
    const Step step(path_, key);
    return set_aside(value, pointers);
  }

  static const Place& place_of(const Member& member) { return member.place; }
  static const Place& place_of(const Value& value) { return value.place; }

  /// Puts members into the `x` of a table.
  static void keep_aside(Value& table, std::vector<Member> members) {
    if (members.empty()) return;
    if (members.size() == 1 && members.front().key == aside) {
      table.members.push_back(std::move(members.front()));
      return;
    }
    Member* own = table.find(aside);
    if (own == nullptr) {
      Value value;
      value.kind = Kind::Table;
      value.place = table.place;
      table.members.push_back({std::string(aside), table.place, std::move(value)});
      own = &table.members.back();
    }
    for (Member& member : members) {
      Member* twin = own->value.find(member.key);
      if (twin != nullptr && twin->value.kind == Kind::Array && member.value.kind == Kind::Array) {
        std::ranges::move(member.value.elements, std::back_inserter(twin->value.elements));
        continue;
      }
      while (own->value.find(member.key) != nullptr) member.key += '_';
      own->value.members.push_back(std::move(member));
    }
  }

  void note_unknown(std::string_view key) {
    std::string name;
    for (const std::string_view step : path_) name += std::string(step) + ".";
    name += key;
    if (noted_.insert(name).second) unknown_.push_back(std::move(name));
  }

  void tell_unknown(const Place& file) {
    if (unknown_.empty()) return;
    constexpr std::size_t most = 20;
    const std::size_t shown = std::min(unknown_.size(), most);
    std::string names = fmt::format(
        "{}", fmt::join(unknown_.begin(), unknown_.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    if (shown < unknown_.size()) names += fmt::format(" and {} more", unknown_.size() - shown);
    Diagnostic note = source::warning_at(
        file, fmt::format("galley has no place for these keys, and does not print them: {}", names));
    note.severity = Severity::Note;
    said_.push_back(std::move(note));
  }

  // --- words ----------------------------------------------------------------------------------------------

  [[nodiscard]] std::string named(const Key& key) const {
    const std::string_view table = path_.size() > 1 ? path_[path_.size() - 2] : std::string_view();
    return table.empty() ? fmt::format("'{}'", key.name) : fmt::format("'{}' in '{}'", key.name, table);
  }

  /// Once for each message.
  void warn(const Place& place, std::string_view key, std::string message) {
    if (told_.size() < limits.diagnostics && told_.emplace(std::string(key), message).second)
      said_.push_back(source::warning_at(place, std::move(message)));
  }

  /// Enters a key for as long as it lives.
  class Step {
   public:
    Step(std::vector<std::string_view>& path, std::string_view key) : path_(path) { path_.push_back(key); }
    ~Step() { path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    std::vector<std::string_view>& path_;
  };

  Ids citable_;
  Diagnostics& said_;
  std::vector<std::string_view> path_;
  std::vector<Value> refused_;        ///< elements of the list that is being mended
  std::vector<std::string> unknown_;  ///< in the order of the file
  std::set<std::string> noted_;       ///< the same
  std::set<std::pair<std::string, std::string>> told_;
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
