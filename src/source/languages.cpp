// source: texts by language (see languages.h). The schema's forms say where text stands.
#include "galley/source/languages.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/ascii.h"
#include "galley/source/forms.h"
#include "galley/source/suggest.h"

namespace galley::source {
namespace {

using Kind = Value::Kind;

bool is_one_of(std::string_view key, const std::vector<std::string>& languages) {
  return std::ranges::find(languages, key) != languages.end();
}

/// The place of a tag in the list. Tags are compared without regard to capitals.
std::optional<std::size_t> find_tag(std::string_view tag, const std::vector<std::string>& languages) {
  const auto found = std::ranges::find(languages, ascii::lowered(tag),
                                       [](const std::string& one) { return ascii::lowered(one); });
  if (found == languages.end()) return std::nullopt;
  return static_cast<std::size_t>(found - languages.begin());
}

/// Forms of strings that may name something: a file, a theme.
bool may_name(Form form) {
  return form == Form::Plain || form == Form::PlainList || form == Form::PlainOrList;
}

/// Is it a table, or one that a value in it may be?
bool is_below(const Table& top, const Table& table) {
  return &top == &table || std::ranges::any_of(top.keys, [&table](const Key& key) {
    return key.table != nullptr && is_below(*key.table, table);
  });
}

bool has_attributes(Form form) { return form == Form::Bullets || form == Form::RewordingsById; }

/// Visits the texts by language of a tree.
class Walk {
 public:
  /// Gets a text by language, and the form of the key that it stands under.
  using Act = std::function<void(Value& value, Form form)>;

  Walk(const Reader& reader, Act act) : reader_(reader), act_(std::move(act)) {}

  /// A document, a part of one, or a variant.
  void root(Value& value) {
    for (Member& member : value.members) {
      const Table* table = schema().root;
      if (find_key(*table, member.key) == nullptr) table = schema().variant;
      if (const Key* key = find_key(*table, member.key)) key_value(value, member.value, *table, *key);
    }
  }

 private:
  [[nodiscard]] const Schema& schema() const { return reader_.schema(); }

  [[nodiscard]] bool is_by_language(const Value& value) const {
    return source::is_by_language(value, reader_.languages);
  }

  void table(Value& value, const Table& table, Kinds kinds) {
    for (Member& member : value.members) {
      if (member.key == "x") continue;
      if (const Key* key = find_key(table, member.key, kinds)) key_value(value, member.value, table, *key);
    }
  }

  void key_value(const Value& holder, Value& value, const Table& table, const Key& key) {
    if (reader_.stop.stop_requested()) return;
    const bool is_table = value.kind == Kind::Table;
    const bool is_text = is_by_language(value) && takes_text(key.form);
    if (key.form == Form::TablesByName) {
      for (Member& member : value.members) root(member.value);
    } else if (key.form == Form::ProseByName || key.form == Form::RewordingsById ||
               (key.form == Form::Bullets && is_table && !is_text)) {
      for (Member& member : value.members) text(member.value, key.form);
    } else if (is_list_of_tables(key.form)) {
      tables(value, key, key.table == schema().item ? schema().kinds_of(holder, key.name) : everywhere);
    } else if (key.form == Form::ProseOrTables) {
      for (Value& element : value.elements) one_or_table(element, key);
    } else if (takes_languages(schema(), table, key)) {
      one_or_table(value, key);
    } else if (is_table && key.table != nullptr) {
      this->table(value, *key.table, everywhere);
    }
  }

  void one_or_table(Value& value, const Key& key) {
    if (value.kind == Kind::Table && !is_by_language(value)) {
      if (key.table != nullptr) table(value, *key.table, everywhere);
    } else {
      text(value, key.form);
    }
  }

  /// A list of tables; or a table in its place, which reaches into it by id or holds lists in short.
  void tables(Value& value, const Key& key, Kinds kinds) {
    for (Value& element : value.elements) table(element, *key.table, kinds);
    for (Member& member : value.members) {
      if (key.form == Form::TablesOrLists &&
          (member.value.kind != Kind::Table || is_by_language(member.value)))
        text(member.value, Form::ProseList);
      else
        table(member.value, *key.table, kinds);
    }
  }

  void text(Value& value, Form form) {
    if (is_by_language(value)) act_(value, form);
    for (Value& element : value.elements) text(element, form);
  }

  const Reader& reader_;
  Act act_;
};

/// Says what language a text is in, or the texts of a list.
void set_language(Value& value, const std::string& language) {
  value.language = language;
  for (Value& element : value.elements) set_language(element, language);
}

/// The attributes at the ends of lists of bullets, of one or several.
std::size_t count_attributes(const Value& value) {
  std::size_t count = attributes_of(value.string).empty() ? 0 : 1;
  for (const Value& element : value.elements) count += count_attributes(element);
  return count;
}

/// The lines of a text that end in attributes.
std::size_t count_lines_with_attributes(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!attributes_of(text.substr(begin, end - begin)).empty()) ++count;
    begin = end + 1;
  }
  return count;
}

/// Checks one text by language, and lets its attributes hold in all languages.
class Settler {
 public:
  Settler(Reader& reader, Form form) : reader_(reader), form_(form) {}

  void settle(Value& value) {
    for (Member& member : value.members) {
      if (!is_one_of(member.key, reader_.languages)) unknown_language(member);
      refuse_tables(member, member.value);
    }
    if (form_ == Form::Body) return compare_body(value);
    if (!has_attributes(form_)) return;
    std::vector<Value*> texts;
    texts.reserve(value.members.size());
    for (Member& member : value.members) texts.push_back(&member.value);
    if (!share(texts)) compare_lists(value);
  }

 private:
  void unknown_language(const Member& member) {
    const std::vector<std::string_view> known(reader_.languages.begin(), reader_.languages.end());
    std::string help = did_you_mean(member.key, known);
    if (help.empty())
      help = fmt::format("if it is a language, add it to '{}'; there are: {}", reader_.schema().languages,
                         fmt::join(known, ", "));
    reader_.error(member.place,
                  fmt::format("'{}' does not name '{}'", reader_.schema().languages, member.key),
                  std::move(help));
  }

  void refuse_tables(const Member& member, const Value& value) {
    if (value.kind == Kind::Table)
      reader_.error(value.place, fmt::format("the text in '{}' must be text, not a table", member.key),
                    "a table by language holds a text, or a list of texts, for each language");
    for (const Value& element : value.elements) refuse_tables(member, element);
  }

  /// Gives each text the attributes that one of them has. False if they are lists that do not go together.
  bool share(const std::vector<Value*>& texts) {
    const auto all = [&](Kind kind) {
      return std::ranges::all_of(texts, [kind](const Value* text) { return text->kind == kind; });
    };
    if (all(Kind::String)) return share_strings(texts), true;
    if (!all(Kind::Array)) return false;
    const std::size_t size = texts.front()->elements.size();
    if (std::ranges::any_of(texts, [size](const Value* list) { return list->elements.size() != size; }))
      return false;
    bool is_parallel = true;
    for (std::size_t i = 0; i < size; ++i) {
      std::vector<Value*> elements;
      elements.reserve(texts.size());
      for (Value* list : texts) elements.push_back(&list->elements[i]);
      is_parallel = share(elements) && is_parallel;
    }
    return is_parallel;
  }

  void share_strings(const std::vector<Value*>& texts) {
    std::string shared;
    for (const Value* text : texts) {
      const std::string_view own = attributes_of(text->string);
      if (own.empty() || own == shared) continue;
      if (!shared.empty())
        return reader_.error(
            text->place, "the attributes differ from those in another language",
            fmt::format("attributes hold for all languages: write {} in one of them", shared));
      shared = own;
    }
    if (shared.empty()) return;
    for (Value* text : texts)
      if (attributes_of(text->string).empty()) text->string += " " + shared;
  }

  /// Lists of different lengths: each has attributes of its own, or none has any.
  void compare_lists(const Value& value) {
    const auto has_some = [](const Member& member) { return count_attributes(member.value) > 0; };
    const auto with = std::ranges::find_if(value.members, has_some);
    const auto without = std::ranges::find_if_not(value.members, has_some);
    if (with == value.members.end() || without == value.members.end()) return;
    reader_.warn(without->place,
                 fmt::format("the attributes in '{}' do not hold in '{}': the lists differ in length",
                             with->key, without->key),
                 "give each list attributes of its own, or as many texts as the other");
  }

  /// The paragraphs of a body have tags of their own, which are not compared one by one.
  void compare_body(const Value& value) {
    const auto count = [](const Member& member) { return count_lines_with_attributes(member.value.string); };
    for (const Member& member : value.members) {
      if (count(member) == count(value.members.front())) continue;
      return reader_.warn(member.place,
                          fmt::format("the texts in '{}' and '{}' have different tags",
                                      value.members.front().key, member.key),
                          "in a text of several paragraphs, write the tags in each language");
    }
  }

  Reader& reader_;
  Form form_;
};

}  // namespace

bool takes_text(Form form) {
  switch (form) {
    case Form::Prose:
    case Form::Paragraphs:
    case Form::Body:
    case Form::Plain:
    case Form::Word:
    case Form::Url:
    case Form::ProseList:
    case Form::PlainList:
    case Form::PlainOrList:
    case Form::PlainOrFalse:
    case Form::DateOrText:
    case Form::ProseOrTable:
    case Form::ProseListOrTable:
    case Form::Bullets:
      return true;
    default:
      return false;
  }
}

bool takes_languages(const Schema& schema, const Table& table, const Key& key) {
  if (!takes_text(key.form)) return false;
  if (!may_name(key.form)) return true;
  const std::string_view home = schema.languages.substr(0, schema.languages.find('.'));
  return &table != schema.variant && &table != schema.theme && !is_below(*schema.style, table) &&
         find_key(*schema.root, home)->table != &table;
}

bool is_by_language(const Value& value, const std::vector<std::string>& languages) {
  return value.kind == Kind::Table && std::ranges::any_of(value.members, [&languages](const Member& member) {
           return is_one_of(member.key, languages);
         });
}

bool is_language_tag(std::string_view tag) {
  for (std::size_t begin = 0; begin <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::string_view subtag = tag.substr(begin, end - begin);
    const bool is_first = begin == 0;
    if (!std::ranges::all_of(subtag, ascii::is_alphanumeric) || subtag.empty() || subtag.size() > 8)
      return false;
    const bool letters = std::ranges::none_of(subtag, ascii::is_digit);
    if (is_first && (subtag.size() < 2 || subtag.size() > 3 || !letters)) return false;
    begin = end + 1;
  }
  return tag.size() <= 35;
}

std::optional<std::size_t> look_up(std::string_view tag, const std::vector<std::string>& languages) {
  std::string range(tag);
  while (!range.empty()) {
    if (const auto found = find_tag(range, languages)) return found;
    // A subtag of one letter introduces the one after it.
    do {
      const std::size_t dash = range.rfind('-');
      range.resize(dash == std::string::npos ? 0 : dash);
    } while (range.size() > 1 && range[range.size() - 2] == '-');
  }
  return std::nullopt;
}

void add_languages(std::vector<std::string>& languages, const Value& layer, const Schema& schema) {
  const std::size_t dot = schema.languages.find('.');
  const Member* home = layer.find(schema.languages.substr(0, dot));
  const Member* list = home != nullptr ? home->value.find(schema.languages.substr(dot + 1)) : nullptr;
  if (list == nullptr) return;
  for (const Value& language : list->value.elements)
    if (language.kind == Kind::String && is_language_tag(language.string) &&
        !find_tag(language.string, languages) && languages.size() <= limits.languages)
      languages.push_back(language.string);
}

void settle_languages(Reader& reader, Value& layer) {
  Walk(reader, [&reader](Value& value, Form form) { Settler(reader, form).settle(value); }).root(layer);
}

void choose_language(Reader& reader, Value& root, const LanguageChoice& choice) {
  const auto choose = [&](Value& value, Form form) {
    Member* found = value.find(choice.language);
    // A word that is not given is the language's own.
    if (found == nullptr && (choice.otherwise.empty() || form == Form::Word)) {
      const Place place = value.place;
      value = {};
      value.place = place;
      return;
    }
    if (found == nullptr) {
      found = value.find(choice.otherwise);
      for (const std::string& language : reader.languages)
        if (found == nullptr) found = value.find(language);
      reader.warn(value.place,
                  fmt::format("there is no text in '{}' here: the one in '{}' is printed", choice.language,
                              found->key),
                  fmt::format("add {} = \"…\"", choice.language));
      set_language(found->value, found->key);
    }
    Value text = std::move(found->value);
    value = std::move(text);
  };
  Walk(reader, choose).root(root);
}

}  // namespace galley::source
