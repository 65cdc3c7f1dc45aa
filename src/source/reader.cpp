// source: reads tables by the schema: which keys there are, and what is said of those that are not.
#include "galley/source/reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/source/forms.h"
#include "galley/source/suggest.h"

namespace galley::source {
void Reader::add(Diagnostic diagnostic) {
  // Warnings may be so many that there is no room left: the first error is kept all the same, or nobody knew
  // of it.
  const bool is_first_error = diagnostic.severity == Severity::Error && error_count_++ == 0;
  if (!is_full() || is_first_error) found_.push_back(std::move(diagnostic));
}

bool Reader::is_full() const { return found_.size() >= limits.diagnostics; }

void Reader::error(const Place& place, std::string message, std::string help) {
  add(error_at(place, std::move(message), std::move(help)));
}

void Reader::warn(const Place& place, std::string message, std::string help) {
  add(warning_at(place, std::move(message), std::move(help)));
}

bool Reader::is_own(const Place& place) const {
  return std::ranges::find(own_sources, place.source.get()) != own_sources.end();
}

bool Reader::is_in_table_file(const Place& place) const {
  return place.source && std::ranges::find(table_sources, place.source.get()) != table_sources.end();
}

std::span<const Reader::Step> Reader::steps_at(const Place& place) const {
  const std::span<const Step> all = steps;
  return !all.empty() && is_in_table_file(place) ? all.subspan(1) : all;
}

void Reader::wrong_kind(const Key& key, const Value& value) {
  if (is_full()) return add(error_at(value.place, {}));
  error(value.place,
        fmt::format("{} must be {}, not {}", named(key.name, value.place), spec_of(key.form).name,
                    kind_name(value.kind)),
        help_for_value(*this, key, value));
}

void Reader::unknown_key(const Member& member, const Table& table, Kinds kinds) {
  const std::string in =
      steps_at(member.place).empty() ? std::string("at the top of the file") : "in " + where(member.place);
  error(member.place, fmt::format("unknown key '{}' {}", std::string_view(member.key).substr(0, 200), in),
        help_for_key(*this, member, table, kinds));
}

std::string Reader::where(const Place& place) const {
  const std::span<const Step> headers = steps_at(place);
  if (headers.empty()) return "the file";
  std::string path;
  for (const Step& step : headers) path += (path.empty() ? "" : ".") + step.name;
  if (is_json(place)) return fmt::format("'{}'", path);
  return headers.back().is_list ? fmt::format("[[{}]]", path) : fmt::format("[{}]", path);
}

std::string Reader::named(std::string_view key, const Place& place) const {
  return steps_at(place).empty() ? fmt::format("'{}'", key) : fmt::format("'{}' in {}", key, where(place));
}

bool is_absent(const Value& value) {
  if (value.kind == Value::Kind::Null) return true;
  return is_json(value.place) && value.kind == Value::Kind::String && ascii::trimmed(value.string).empty();
}

void read_table(Reader& reader, const Table& table, const Value& value, void* record, Kinds kinds) {
  if (!reader.steps.empty()) {
    reader.steps.back().table = &table;
    reader.steps.back().kinds = kinds;
  }
  if (value.members.size() > limits.table_members) {
    return reader.error(value.place, fmt::format("more than {} keys in one table", limits.table_members));
  }
  for (const Member& member : value.members) {
    if (reader.stop.stop_requested()) return;
    const bool is_schema = reader.steps.empty() && member.key == "$schema" && is_json(member.value.place);
    if (member.key == "x" || is_schema) continue;
    const Key* key = find_key(table, member.key, kinds);
    if (key == nullptr) {
      reader.unknown_key(member, table, kinds);
      continue;
    }
    if (is_absent(member.value)) continue;
    if (key->store != nullptr) key->store(reader, *key, member.value, record);
  }
  for (const std::string_view name : ascii::words_of(table.required)) {
    if (reader.mode == Reader::Mode::Overriding) break;
    const Member* member = value.find(name);
    if (member != nullptr && !is_absent(member->value)) continue;
    reader.error(
        member != nullptr ? member->place : value.place,
        fmt::format("{} needs '{}'", reader.where(value.place), name),
        is_json(value.place) ? fmt::format("add \"{}\": \"…\"", name) : fmt::format("add {} = \"…\"", name));
  }
  if (table.finish != nullptr) table.finish(reader, value, record);
}

const Key* find_key(const Table& table, std::string_view name, Kinds kinds) {
  for (const Key& key : table.keys) {
    if (key.name == name && (key.kinds & kinds) != 0) return &key;
  }
  return nullptr;
}

}  // namespace galley::source
