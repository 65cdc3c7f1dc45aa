// cli: what may stand after --set (see setting_candidates.h).
#include "setting_candidates.h"

#include <algorithm>
#include <string_view>

#include "galley/base/ascii.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/source/forms.h"

namespace galley::cli {
namespace {

using source::Form;
using source::Key;
using source::Table;

/// Where a path leads: to a table, into a list by ids, or to a value.
struct Step {
  const Table* table = nullptr;
  source::Kinds kinds = source::everywhere;
  const Key* key = nullptr;  ///< the last key of the path
  std::vector<std::string> ids = {};
};

/// The ids of what a list at the top of the résumé holds.
std::vector<std::string> ids_under(std::string_view key, const Resume& resume) {
  std::vector<std::string> ids;
  const source::Schema& schema = resume::resume_schema();
  for (const Section& section : resume.sections) {
    if (key == schema.own_lists && section.is_own) ids.push_back(section.id);
    for (const Item& item : section.items) {
      if (key == section.id && !section.is_own) ids.push_back(item.id);
      for (const Highlight& highlight : item.highlights)
        if (key == schema.bullets) ids.push_back(highlight.id);
    }
  }
  std::erase(ids, "");
  return ids;
}

/// At the top of a setting, highlights can be reworded by their ids, as in a variant.
const Key* key_at(const Step& step, std::string_view name) {
  const source::Schema& schema = resume::resume_schema();
  if (step.table == schema.root && name == schema.bullets) return find_key(*schema.variant, name);
  return step.table == nullptr ? nullptr : find_key(*step.table, name, step.kinds);
}

/// Goes on from a step by a key, or by an id.
Step step_by(const Step& from, const std::string& name, const Resume* resume) {
  Step to;
  if (!from.ids.empty()) {
    to.table = from.key->table;
    to.key = from.key;
    const SectionKind kind = resume::kind_of(from.key->name);
    if (kind != SectionKind::Prose) to.kinds = resume::in(kind);
    return to;
  }
  to.key = key_at(from, name);
  if (to.key == nullptr) return to;
  const bool is_list = source::is_list_of_tables(to.key->form) || to.key->form == Form::RewordingsById;
  if (!is_list)
    to.table = to.key->table;
  else if (resume != nullptr && from.table == resume::resume_schema().root)
    to.ids = ids_under(name, *resume);
  return to;
}

/// Is the value of a key a table or a list, and nothing else?
bool has_only_members(Form form) {
  return form == Form::Table || form == Form::RewordingsById || form == Form::TablesByName ||
         form == Form::ListsByName || form == Form::ProseByName || source::is_list_of_tables(form);
}

/// The words that a pattern of JSON Schema lists: `"pattern":"^(letter|a4)$"`.
std::vector<std::string> words_of_pattern(std::string_view schema) {
  constexpr std::string_view start = "\"^(";
  constexpr std::string_view end = ")$\"";
  const std::size_t from = schema.find(start);
  const std::size_t to = schema.find(end);
  if (from == std::string_view::npos || to == std::string_view::npos) return {};
  std::vector<std::string> words(1);
  for (const char c : schema.substr(from + start.size(), to - from - start.size())) {
    if (c == '|')
      words.emplace_back();
    else
      words.back() += c;
  }
  return words;
}

std::vector<Candidate> values_of(const Step& parent, const Key& key,
                                 const std::function<std::vector<Candidate>(SettingValue)>& list) {
  if (parent.table == &resume::font_table) return list(SettingValue::Family);
  if (parent.table == &resume::style_table && key.name == "theme") return list(SettingValue::Theme);
  std::vector<Candidate> values;
  if (key.form == Form::Boolean) return {{"true", ""}, {"false", ""}};
  if (key.form == Form::Choice)
    for (const std::string_view word : ascii::words_of(key.choices))
      values.push_back({std::string(word), ""});
  if (key.form == Form::Paper)
    for (const std::string& word : words_of_pattern(spec_of(key.form).json_schema))
      values.push_back({word, ""});
  return values;
}

/// The candidates for the next part of a path.
std::vector<Candidate> parts_after(const Step& step, const Resume* resume) {
  std::vector<Candidate> parts;
  if (!step.ids.empty()) {
    const bool is_value = step.key->form == Form::RewordingsById;
    for (const std::string& id : step.ids) parts.push_back({id + (is_value ? "=" : "."), "by its id"});
    return parts;
  }
  if (step.table == nullptr) return parts;
  const source::Schema& schema = resume::resume_schema();
  std::vector<const Key*> keys;
  for (const Key& key : step.table->keys)
    if ((key.kinds & step.kinds) != 0 && key.form != Form::TablesByName) keys.push_back(&key);
  if (step.table == schema.root) keys.push_back(find_key(*schema.variant, schema.bullets));
  for (const Key* key : keys) {
    const std::string name(key->name);
    const Step inside = step_by(step, name, resume);
    if (inside.table != nullptr || !inside.ids.empty()) parts.push_back({name + ".", std::string(key->doc)});
    if (!has_only_members(key->form)) parts.push_back({name + "=", std::string(key->doc)});
  }
  return parts;
}

}  // namespace

std::vector<Candidate> setting_candidates(const std::string& setting, const Resume* resume,
                                          const std::function<std::vector<Candidate>(SettingValue)>& list) {
  const std::size_t equals = setting.find('=');
  const std::string path = setting.substr(0, equals);
  Step step{.table = resume::resume_schema().root};
  std::string before;  // what stands before the part that is wanted
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', before.size())) {
    step = step_by(step, path.substr(before.size(), dot - before.size()), resume);
    before = path.substr(0, dot + 1);
  }
  std::vector<Candidate> found;
  if (equals == std::string::npos) {
    found = parts_after(step, resume);
  } else {
    const Key* const key = step.ids.empty() ? key_at(step, path.substr(before.size())) : nullptr;
    if (key != nullptr) found = values_of(step, *key, list);
    before = path + "=";
  }
  for (Candidate& candidate : found) candidate.value.insert(0, before);
  return found;
}

}  // namespace galley::cli
