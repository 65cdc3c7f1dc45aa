// source: suggestions. Synonyms come first, then the table that a key may have slipped out of, then spelling.
#include "galley/source/suggest.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/edit_distance.h"
#include "galley/base/limits.h"
#include "galley/source/forms.h"

namespace galley::source {
namespace {

/// A word without what authors vary: case, hyphens, underscores.
std::string folded(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (c == '_' || c == '-' || c == ' ') continue;
    letters += ascii::to_small(c);
  }
  return letters;
}

std::string header(std::span<const Reader::Step> steps, std::size_t depth) {
  std::string path;
  for (std::size_t i = 0; i <= depth; ++i) path += (i > 0 ? "." : "") + steps[i].name;
  return steps[depth].is_list ? fmt::format("[[{}]]", path) : fmt::format("[{}]", path);
}

/// A table around the innermost one that knows the word: the key was written below the wrong header.
std::string slipped(const Reader& reader, const Member& member) {
  const std::string_view word = member.key;
  const std::span<const Reader::Step> steps = reader.steps_at(member.place);
  if (steps.empty()) return {};
  if (steps.size() < reader.steps.size() && find_key(*reader.steps.front().table, word) != nullptr)
    return fmt::format("'{}' stands at the top of this file: move it above {}", word,
                       header(steps, steps.size() - 1));
  for (std::size_t depth = steps.size() - 1; depth-- > 0;) {
    const Reader::Step& step = steps[depth];
    if (step.table == nullptr || find_key(*step.table, word, step.kinds) == nullptr) continue;
    return fmt::format("'{}' belongs to {}: move it above {}", word, header(steps, depth),
                       header(steps, steps.size() - 1));
  }
  return {};
}

/// The help for a table of the document in a file that is one table of it.
std::string in_table_file(const Reader& reader, std::string_view word) {
  if (word == reader.steps.front().name)
    return fmt::format("this file is [{}]: its keys stand here without that header", word);
  return fmt::format("'{}' belongs to the résumé, not to this file, which is [{}]", word,
                     reader.steps.front().name);
}

/// A table elsewhere that knows the word.
std::string at_home_elsewhere(const Reader& reader, const Member& member, const Table& table) {
  const std::string_view word = member.key;
  const Schema& schema = reader.schema();
  if (const Key* top = &table != schema.root ? find_key(*schema.root, word) : nullptr) {
    if (reader.is_in_table_file(member.place)) return in_table_file(reader, word);
    const bool is_list = top->form == Form::ShapedTables || top->form == Form::Tables;
    return fmt::format("'{}' stands at the top of the file: begin it with {}", word,
                       is_list ? fmt::format("[[{}]]", word) : fmt::format("[{}]", word));
  }
  const Key* of_variant = &table == schema.root ? find_key(*schema.variant, word) : nullptr;
  if (of_variant != nullptr && of_variant->form == Form::Table)
    return fmt::format("'{}' belongs to a variant: write [variants.NAME.{}]", word, word);
  for (const Table* home : schema.homes) {
    if (home == &table || find_key(*home, word) == nullptr) continue;
    const std::string place = fmt::format("'{}' belongs to [{}]", word, home->name);
    return reader.steps.empty() ? place + ": put it below that header"
                                : place + fmt::format(", not below {}", reader.where(member.place));
  }
  for (const TableKind& kind : schema.item_kinds)
    if (find_key(*schema.item, word, kind.kinds) != nullptr)
      return fmt::format("'{}' belongs to [[{}]]{}", word, kind.name,
                         reader.steps.empty() ? ": put it below that header" : "");
  return {};
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > limits.suggestion_bytes) return {};
  const std::string wanted = folded(word);
  std::string_view best;
  // One edit in three letters, and never the whole word.
  std::size_t least = std::min(wanted.size() / 3 + 1, wanted.size());
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > 2 * limits.suggestion_bytes) continue;
    const std::size_t distance = edit_distance(wanted, folded(candidate));
    if (distance < least ||
        (best.empty() && distance == least && distance < wanted.size() && wanted.size() > 2)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  // No author chooses among so many names; a hostile file may have them compared a thousand times.
  if (candidates.size() > limits.suggestion_candidates) return {};
  const std::string_view candidate = nearest(word, candidates);
  return candidate.empty() ? std::string() : fmt::format("did you mean '{}'?", candidate);
}

std::string did_you_mean_file(const std::filesystem::path& path,
                              std::span<const std::filesystem::path> files) {
  std::vector<std::string> stems;
  for (const std::filesystem::path& file : files) stems.push_back(file.stem().string());
  const std::vector<std::string_view> candidates(stems.begin(), stems.end());
  if (candidates.size() > limits.suggestion_candidates) return {};
  const std::string_view stem = nearest(path.stem().string(), candidates);
  const auto meant = std::ranges::find(stems, stem);
  if (stem.empty() || meant == stems.end()) return {};
  const std::filesystem::path& file = files[static_cast<std::size_t>(meant - stems.begin())];
  return fmt::format("did you mean '{}'?", (path.parent_path() / file.filename()).string());
}

std::string names_of_keys(const Table& table, Kinds kinds) {
  std::string names;
  for (const Key& key : table.keys) {
    if ((key.kinds & kinds) == 0) continue;
    names += names.empty() ? "" : ", ";
    names += key.name;
  }
  return names;
}

std::string header_of(const Reader& reader, const Place& place, std::string_view key) {
  std::string path;
  for (const Reader::Step& step : reader.steps_at(place)) path += step.name + ".";
  return path + std::string(key);
}

const Key* key_by_synonym(std::string_view word, const Table& table, Kinds kinds) {
  const std::string wanted = folded(word);
  for (const Key& key : table.keys) {
    if ((key.kinds & kinds) == 0) continue;
    for (const std::string_view synonym : ascii::words_of(key.synonyms)) {
      if (folded(synonym) == wanted) return &key;
    }
  }
  return nullptr;
}

std::string help_for_key(const Reader& reader, const Member& member, const Table& table, Kinds kinds) {
  const std::string_view word = member.key;
  // Headers are TOML's.
  const bool has_headers = !is_json(member.place);
  if (std::string help = has_headers ? slipped(reader, member) : std::string(); !help.empty()) return help;
  // At the top of the file a word that is a key of [style], say, is that key.
  if (std::string help =
          has_headers && reader.steps.empty() ? at_home_elsewhere(reader, member, table) : std::string();
      !help.empty())
    return help;
  if (const Key* key = key_by_synonym(word, table, kinds)) {
    const bool needs_header = has_headers && is_list_of_tables(key->form) && key->table != nullptr &&
                              !reader.steps.empty() && member.value.kind == Value::Kind::String;
    return needs_header ? fmt::format("write [[{}]], and below it its keys: {}",
                                      header_of(reader, member.place, key->name),
                                      names_of_keys(*key->table, everywhere))
                        : fmt::format("did you mean '{}'?", key->name);
  }
  std::vector<std::string_view> names;
  for (const Key& key : table.keys) {
    if ((key.kinds & kinds) != 0) names.push_back(key.name);
  }
  const std::string_view candidate = nearest(word, names);
  const bool sure = !candidate.empty() && edit_distance(folded(word), folded(candidate)) <= 1;
  if (!sure && has_headers) {
    if (std::string help = at_home_elsewhere(reader, member, table); !help.empty()) return help;
  }
  if (!candidate.empty()) return fmt::format("did you mean '{}'?", candidate);
  return has_headers ? "the keys here are " + names_of_keys(table, kinds) : std::string();
}

}  // namespace galley::source
