// exchange: the map of a form is read and checked against the schema (see form_map.h).
#include "form_map.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "foreign_values.h"
#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/source/forms.h"
#include "galley/source/paths.h"
#include "galley/source/suggest.h"
#include "text_mending.h"

namespace galley::exchange {

using namespace resume;

namespace {

using Kind = Value::Kind;

/// “work[0].name”. Nothing if it is no path.
std::optional<KeyPath> path_of(std::string_view text) {
  KeyPath path;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    std::string_view step = text.substr(begin, end - begin);
    begin = end + 1;
    PathStep& one = path.emplace_back();
    if (const std::size_t bracket = step.find('['); bracket != std::string_view::npos) {
      if (!step.ends_with(']')) return {};
      const std::string_view number = step.substr(bracket + 1, step.size() - bracket - 2);
      const auto [rest, error] = std::from_chars(number.data(), number.data() + number.size(), one.index);
      one.is_each = number.empty();
      const bool is_number = error == std::errc() && rest == number.data() + number.size();
      if (!one.is_each && (!is_number || one.index >= limits.table_members)) return {};
      one.is_list = true;
      step = step.substr(0, bracket);
    }
    one.key = step;
    if (one.key.empty()) return {};
  }
  return path;
}

class MapReader {
 public:
  std::expected<FormMap, Diagnostics> read(const Value& root) {
    for (const Member& member : root.members) {
      if (member.key == "columns" && member.value.kind == Kind::Table)
        for (const Member& column : member.value.members) read_column(column);
      else if (member.key == "values" && member.value.kind == Kind::Table)
        for (const Member& constant : member.value.members) read_constant(constant);
      else if (member.key == "output" && is_string(member.value))
        std::tie(map_.output, map_.output_place) = std::pair(member.value.string, member.value.place);
      else
        refuse_key(member);
    }
    check_prefixes();
    if (map_.columns.empty() && errors_.empty())
      errors_.push_back(source::error_at(root.place, "the map names no column",
                                         "write [columns], and below it \"E-mail\" = \"basics.email\""));
    if (!errors_.empty()) return std::unexpected(std::move(errors_));
    return std::move(map_);
  }

 private:
  void refuse_key(const Member& member) {
    constexpr std::string_view keys[] = {"columns", "values", "output"};
    if (std::ranges::find(keys, member.key) != std::ranges::end(keys))
      return error(member.value.place,
                   fmt::format("'{}' must be {}", member.key, member.key == "output" ? "text" : "a table"));
    const std::string help = source::did_you_mean(member.key, keys);
    error(member.place, fmt::format("unknown key '{}' in a map", member.key),
          help.empty() ? "it has [columns], [values] and output" : help);
  }

  void read_column(const Member& member) {
    ColumnRule rule;
    rule.column = column_name(member.key);
    rule.place = member.place;
    const Value* key = &member.value;
    if (key->kind == Kind::Table) {
      const Member* named = member.value.find("key");
      const Member* split = member.value.find("split");
      const std::size_t known = (named != nullptr ? 1U : 0U) + (split != nullptr ? 1U : 0U);
      const bool is_split = split == nullptr || (is_string(split->value) && !split->value.string.empty());
      if (named == nullptr || !is_split || known != member.value.members.size())
        return error(member.value.place, fmt::format("'{}' is no rule for a column", member.key),
                     R"(write "basics.email", or { key = "skills[0].keywords", split = "," })");
      if (split != nullptr) rule.split = split->value.string;
      key = &named->value;
    }
    const Key* found = resolve(*key, rule.path);
    if (found == nullptr) return;
    rule.path_text = key->string;
    rule.form = found->form;
    if (!is_text(found->form) && !is_list_of_text(found->form) && found->form != Form::ProseOrTable)
      return error(key->place, fmt::format("'{}' takes no text, and a cell is nothing else", key->string));
    map_.columns.push_back(std::move(rule));
  }

  /// A text cannot be a table at the same time: `basics.location`, `basics.location.city`.
  void check_prefixes() {
    const auto leads_into = [](const ColumnRule& one, const ColumnRule& other) {
      return one.path.size() < other.path.size() &&
             std::ranges::equal(one.path, std::span(other.path).first(one.path.size()), {}, &PathStep::key,
                                &PathStep::key);
    };
    for (const ColumnRule& one : map_.columns)
      for (const ColumnRule& other : map_.columns)
        if (leads_into(one, other))
          return error(other.place,
                       fmt::format("'{}' is filled by '{}', and is text", one.path_text, one.column));
  }

  void read_constant(const Member& member) {
    Value path;
    path.kind = Kind::String;
    path.string = member.key;
    path.place = member.place;
    ConstantRule rule{{}, member.value};
    if (resolve(path, rule.path) != nullptr) map_.values.push_back(std::move(rule));
  }

  /// The key that a path leads to. Null after an error.
  const Key* resolve(const Value& written, KeyPath& path) {
    auto steps = is_string(written) ? path_of(written.string) : std::nullopt;
    if (!steps) {
      error(written.place, fmt::format("'{}' is no key", written.string),
            "write basics.email, work[0].name or languages[].language");
      return nullptr;
    }
    const Table* table = &root_table;
    Kinds kinds = everywhere;
    const Key* key = nullptr;
    for (PathStep& step : *steps) {
      key = table != nullptr ? find_key(*table, step.key, kinds) : nullptr;
      if (key == nullptr) return refuse_path(written, *steps);
      const bool is_list = source::is_list_of_tables(key->form);
      if (step.is_list && !is_list) {
        error(written.place, fmt::format("'{}' is no list of tables", step.key), "leave the brackets away");
        return nullptr;
      }
      step.is_list = is_list;
      kinds = key->table == &item_table ? in(kind_of(step.key)) : everywhere;
      table = key->table;
    }
    path = *std::move(steps);
    return key;
  }

  const Key* refuse_path(const Value& written, const KeyPath& path) {
    Value plain = written;
    plain.string.clear();
    for (const PathStep& step : path) plain.string += (plain.string.empty() ? "" : ".") + step.key;
    const std::size_t before = errors_.size();
    Reader reader(errors_, resume_schema());
    source::check_path(
        reader, plain, "columns",
        Value{.kind = Kind::Table, .string = {}, .date = {}, .elements = {}, .members = {}, .place = {}});
    if (errors_.size() == before)
      error(written.place, fmt::format("'{}' is no key that a column can fill", written.string));
    return nullptr;
  }

  void error(const Place& place, std::string message, std::string help = {}) {
    errors_.push_back(source::error_at(place, std::move(message), std::move(help)));
  }

  FormMap map_;
  Diagnostics errors_;
};

}  // namespace

std::expected<FormMap, Diagnostics> read_form_map(const std::shared_ptr<const Source>& source) {
  auto root = source::read_toml(source);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});
  return MapReader().read(*root);
}

std::string column_name(std::string_view text) {
  return fmt::format("{}", fmt::join(ascii::words_of(text), " "));
}

}  // namespace galley::exchange
