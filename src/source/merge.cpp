// source: merging. The schema's forms say what is merged deep; values keep the places they came with.
#include "galley/source/merge.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "galley/source/forms.h"
#include "galley/source/languages.h"
#include "galley/source/suggest.h"

namespace galley::source {
namespace {

using Kind = Value::Kind;

/// Does a table that is not there yet stand for one to reach into (an error), or for itself?
enum class Onto { Document, Variant };

/// Does a key take a table, or else one value that stands for the table? The parts of a Spacing depend on one
/// another: it is replaced as a whole.
bool is_table_or_value(Form form) {
  return form == Form::Margins || form == Form::ProseOrTable || form == Form::ProseListOrTable ||
         form == Form::Paper || form == Form::IntegerOrTable;
}

/// A value that stands for a table, as the table: a part of it can be laid over that.
void spread(Value& value, const Table& parts) {
  Value table;
  table.kind = Kind::Table;
  table.place = value.place;
  for (const Key& part : parts.keys)
    if (parts.short_value.empty() || part.name == parts.short_value)
      table.members.push_back({std::string(part.name), value.place, value});
  value = std::move(table);
}

/// Tables whose members are names of the author's choice.
bool is_map(Form form) {
  return form == Form::ProseByName || form == Form::ListsByName || form == Form::RewordingsById;
}

void put(Value& table, const Member& member) {
  if (Member* found = table.find(member.key))
    *found = member;
  else
    table.members.push_back(member);
}

/// New words for a highlight keep its attributes, or at least its id if they bring others.
std::string reworded(const std::string& before, std::string text, std::string_view id) {
  const std::string_view own = attributes_of(text);
  if (own.empty()) return text + " " + std::string(attributes_of(before));
  if (own.find('#') == std::string_view::npos)
    text.insert(static_cast<std::size_t>(own.data() - text.data()) + 1, fmt::format("#{} ", id));
  return text;
}

class Merger {
 public:
  Merger(Reader& reader, Onto onto) : reader_(reader), onto_(onto) {}

  void table(Value& base, const Value& over, const Table& schema, Kinds kinds = everywhere) {
    for (const Member& member : over.members) {
      if (is_silent(member)) continue;
      if (&schema == document().root && member.key == document().bullets)
        reword_anywhere(base, member);
      else
        one(base, member, find_key(schema, member.key, kinds), schema);
    }
  }

  void one(Value& base, const Member& over, const Key* key, const Table& schema) {
    Member* found = base.find(over.key);
    const bool is_table = over.value.kind == Kind::Table;
    if (key != nullptr && key->adds_up && found != nullptr && over.value.kind == Kind::Array)
      return unite(found->value, over.value);
    if (key == nullptr || !is_table) return put(base, over);
    if (is_by_language(over.value) && takes_text(key->form)) return put_text(base, over);
    if (found == nullptr || is_absent(found->value)) {
      const bool reaches =
          key->form == Form::ShapedTables || key->form == Form::Tables || key->form == Form::Bullets;
      if (reaches && onto_ == Onto::Document) return nothing_there(over, *key, schema);
      if (key->form != Form::Table) return put(base, over);
      put(base, {over.key, over.place, {}});
      found = base.find(over.key);
      found->value.kind = Kind::Table;
    }
    const bool stands_for_table = is_table_or_value(key->form) && key->form != Form::Paper &&
                                  found->value.kind != Kind::Array &&
                                  (found->value.kind != Kind::Table || is_by_language(found->value));
    if (stands_for_table) spread(found->value, *key->table);
    values(base, *found, over, *key);
  }

  /// Of a list of bullets, or of one for each language.
  void reword(Value& bullets, const Value& over) {
    for (const Member& member : over.members) {
      if (is_absent(member.value)) continue;
      const bool is_found = visit_lists(bullets, [&](Value& list) {
        Value* highlight = find_highlight(list, member.key);
        if (highlight != nullptr) reword_one(*highlight, member);
        return highlight != nullptr;
      });
      if (!is_found) no_highlight(bullets, member);
    }
  }

 private:
  [[nodiscard]] const Schema& document() const { return reader_.schema(); }
  [[nodiscard]] bool is_by_language(const Value& value) const {
    return source::is_by_language(value, reader_.languages);
  }

  /// Lays a text by language over another. Any other text is replaced.
  void put_text(Value& table, const Member& over) {
    Member* base = table.find(over.key);
    if (base == nullptr || !is_by_language(base->value) || !is_by_language(over.value))
      return put(table, over);
    for (const Member& language : over.value.members) put(base->value, language);
    base->place = over.place;
    base->value.place = over.value.place;
  }

  /// Is it nothing to merge? Where the format names the keys, `x` is the author's own.
  [[nodiscard]] static bool is_silent(const Member& member) {
    const bool is_schema = member.key == "$schema" && is_json(member.value.place);
    return member.key == "x" || is_schema || is_absent(member.value);
  }

  /// What one file calls private no other makes public: these lists are not replaced. One that is no list
  /// stays as it is, to be refused.
  static void unite(Value& base, const Value& over) {
    if (base.kind != Kind::Array) return;
    base.elements.insert(base.elements.end(), over.elements.begin(), over.elements.end());
  }

  /// Both are there, and `over` is a table.
  void values(Value& holder, Member& base, const Member& over, const Key& key) {
    const bool both_tables = base.value.kind == Kind::Table;
    const bool into_list = base.value.kind == Kind::Array;
    const bool into_bullets = key.form == Form::Bullets && (into_list || is_by_language(base.value));
    if (into_bullets) {
      reword(base.value, over.value);
    } else if (both_tables && (key.form == Form::Table || is_table_or_value(key.form))) {
      base.place = over.place;
      base.value.place = over.value.place;
      table(base.value, over.value, *key.table);
    } else if (both_tables && (is_map(key.form) || key.form == Form::Bullets)) {
      for (const Member& member : over.value.members) put_text(base.value, member);
    } else if (is_list_of_tables(key.form) && (both_tables || into_list)) {
      reach(base.value, over.value, key, document().kinds_of(holder, key.name));
    } else {
      base = over;
    }
  }

  /// Into a list by id; into a table (skills in short, or another variant's reach) by its keys.
  void reach(Value& base, const Value& over, const Key& key, Kinds kinds) {
    for (const Member& member : over.members) {
      if (is_absent(member.value)) continue;
      const bool is_short = member.value.kind != Kind::Table || is_by_language(member.value);
      if (key.form == Form::TablesOrLists && is_short) {
        put_short(base, member, *key.table);
        continue;
      }
      Value* element = base.kind == Kind::Array ? find_element(base, member.key) : nullptr;
      if (Member* found = base.kind == Kind::Table ? base.find(member.key) : nullptr)
        if (found->value.kind == Kind::Table) element = &found->value;
      if (element == nullptr && base.kind == Kind::Table && onto_ == Onto::Variant)
        put(base, member);
      else if (element == nullptr)
        no_element(base, member, key);
      else if (member.value.kind != Kind::Table)
        reader_.error(member.value.place,
                      fmt::format("'{}' in '{}' must be a table, not {}", member.key, key.name,
                                  kind_name(member.value.kind)),
                      "a table under a list's name reaches into it by id");
      else
        table(*element, member.value, *key.table, kinds);
    }
  }

  /// A list in short form over tables: it goes to the table of that id or name, else to a new one.
  void put_short(Value& base, const Member& member, const Table& table) {
    if (base.kind == Kind::Table) return put_text(base, member);
    Value* item = find_element(base, member.key);
    for (Value& element : base.elements) {
      const Member* name = element.find(table.short_name);
      if (item == nullptr && name != nullptr && name->value.string == member.key) item = &element;
    }
    if (item == nullptr) {
      Value made;
      made.kind = Kind::Table;
      made.place = member.place;
      Member name{std::string(table.short_name), member.place, {}};
      name.value.kind = Kind::String;
      name.value.string = member.key;
      name.value.place = member.place;
      made.members.push_back(std::move(name));
      item = &base.elements.emplace_back(std::move(made));
    }
    put_text(*item, {std::string(table.short_list), member.place, member.value});
  }

  void reword_one(Value& highlight, const Member& member) {
    const bool is_by_language = this->is_by_language(member.value);
    if (member.value.kind != Kind::String && !is_by_language)
      return reader_.error(member.value.place, fmt::format("the highlight '{}' must be text, not {}",
                                                           member.key, kind_name(member.value.kind)));
    const std::string before = any_text(highlight);
    Member over = member;
    over.value.string = reworded(before, over.value.string, member.key);
    for (Member& language : over.value.members)
      language.value.string = reworded(before, language.value.string, member.key);
    if (is_by_language && highlight.kind == Kind::Table)
      for (const Member& language : over.value.members) put(highlight, language);
    else
      highlight = std::move(over.value);
  }

  /// A highlight, in any language: its attributes hold for all.
  static std::string any_text(const Value& highlight) {
    return highlight.kind == Kind::Table ? highlight.members.front().value.string : highlight.string;
  }

  void reword_anywhere(Value& root, const Member& over) {
    if (over.value.kind != Kind::Table)
      return reader_.wrong_kind(*find_key(*document().variant, document().bullets), over.value);
    for (const Member& member : over.value.members) {
      if (is_absent(member.value)) continue;
      const bool done = visit_bullets(root, document().bullets, [&](Value& list) {
        Value* highlight = find_highlight(list, member.key);
        if (highlight != nullptr) reword_one(*highlight, member);
        return highlight != nullptr;
      });
      if (!done) no_highlight(root, member);
    }
  }

  void nothing_there(const Member& over, const Key& key, const Table& schema) {
    reader_.error(over.place, fmt::format("there is no '{}' to reach into by id", over.key),
                  &schema == document().root && key.form != Form::Bullets
                      ? fmt::format("begin an item of it with [[{}]]", over.key)
                      : std::string());
  }

  void no_element(const Value& list, const Member& member, const Key& key) {
    if (find_key(*key.table, "id") == nullptr)
      return reader_.error(member.place,
                           fmt::format("what stands in '{}' has no id to reach it by", key.name),
                           "give the whole list");
    if (list.find(member.key) != nullptr)
      return reader_.error(
          member.place, fmt::format("'{}' in '{}' is written in short: it has no keys", member.key, key.name),
          fmt::format("give it as [[{}]], with an id", key.name));
    std::vector<std::string_view> ids;
    for (const Value& element : list.elements) {
      if (const auto id = id_of(element); !id.empty()) ids.push_back(id);
    }
    std::string help = did_you_mean(member.key, ids);
    if (ids.empty()) help = fmt::format("give it one: id = \"{}\"", member.key);
    reader_.error(member.place, fmt::format("no item of '{}' has the id '{}'", key.name, member.key), help);
  }

  void no_highlight(const Value& inside, const Member& member) {
    std::vector<std::string_view> ids;
    const auto add = [&ids](const auto& self, const Value& list) -> void {
      for (const Value& element : list.elements) {
        if (const auto id = highlight_id(element); !id.empty()) ids.push_back(id);
        self(self, element);
      }
    };
    if (inside.kind == Kind::Array || is_by_language(inside))
      visit_lists(inside, [&](const Value& list) {
        add(add, list);
        return false;
      });
    else
      visit_bullets(inside, document().bullets, [&](const Value& list) {
        add(add, list);
        return false;
      });
    std::string help = did_you_mean(member.key, ids);
    if (ids.empty()) help = fmt::format("give one an id: \"… {{#{}}}\"", member.key);
    reader_.error(member.place, fmt::format("no highlight has the id '{}'", member.key), help);
  }

  Reader& reader_;
  Onto onto_;
};

}  // namespace

std::string_view highlight_id(const Value& highlight) {
  for (const Member& language : highlight.members)
    if (const auto id = highlight_id(language.value); !id.empty()) return id;
  if (highlight.kind != Kind::String || !highlight.string.contains('#')) return {};
  std::string_view attributes = attributes_of(highlight.string);
  while (!attributes.empty()) {
    const std::size_t end = std::min(attributes.find_first_of("{} \t\n"), attributes.size());
    if (attributes.starts_with('#')) return attributes.substr(1, end - 1);
    attributes.remove_prefix(std::min(end + 1, attributes.size()));
  }
  return {};
}

const Value* find_highlight(const Value& list, std::string_view id) {
  for (const Value& element : list.elements) {
    if (highlight_id(element) == id && !id.empty()) return &element;
    if (const Value* nested = element.kind == Kind::Array ? find_highlight(element, id) : nullptr)
      return nested;
  }
  return nullptr;
}

Value* find_highlight(Value& list, std::string_view id) {
  return const_cast<Value*>(find_highlight(std::as_const(list), id));
}

std::string_view id_of(const Value& element) {
  const Member* id = element.find("id");
  return id != nullptr && id->value.kind == Kind::String ? std::string_view(id->value.string)
                                                         : std::string_view();
}

Value* find_element(Value& list, std::string_view id) {
  if (id.empty()) return nullptr;
  const auto found = std::ranges::find(list.elements, id, id_of);
  return found == list.elements.end() ? nullptr : &*found;
}

void merge(Reader& reader, Value& base, const Value& over, const Table& schema) {
  Merger(reader, Onto::Document).table(base, over, schema);
}

void merge_variant(Reader& reader, Value& root, const Value& variant) {
  const Schema& schema = reader.schema();
  Value over;
  Merger merger(reader, Onto::Document);
  for (const Member& member : variant.members) {
    if (find_key(*schema.variant, member.key) != nullptr && member.key != schema.bullets) continue;
    over.members.assign(1, member);
    merger.table(root, over, *schema.root);
  }
}

void merge_variants(Reader& reader, Value& variants, const Value& over) {
  const Schema& schema = reader.schema();
  Merger merger(reader, Onto::Variant);
  for (const Member& variant : over.members) {
    Member* base = variants.find(variant.key);
    if (base == nullptr || base->value.kind != Kind::Table || variant.value.kind != Kind::Table) {
      put(variants, variant);
      continue;
    }
    for (const Member& member : variant.value.members) {
      const Key* own = find_key(*schema.variant, member.key);
      const Key* key = own != nullptr ? own : find_key(*schema.root, member.key);
      merger.one(base->value, member, key, own != nullptr ? *schema.variant : *schema.root);
    }
  }
}

}  // namespace galley::source
