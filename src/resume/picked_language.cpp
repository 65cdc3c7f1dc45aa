// resume: the language that is picked (see picked_language.h).
#include "picked_language.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checks.h"
#include "galley/base/ascii.h"

namespace galley::resume {
namespace {

/// What meta.language says; null if it says nothing.
const Value* language_in(const Value& root) {
  const Member* meta = root.find(meta_table.name);
  const Member* language = meta != nullptr ? meta->value.find("language") : nullptr;
  const bool is_given = language != nullptr && language->value.kind == Value::Kind::String &&
                        !ascii::trimmed(language->value.string).empty();
  return is_given ? &language->value : nullptr;
}

void warn_of_lost(Reader& reader, const Place& place, std::string_view lost, std::string_view printed,
                  const std::vector<std::string>& languages) {
  reader.warn(place, fmt::format("there are no texts in '{}': those in '{}' are printed", lost, printed),
              languages.empty() ? "a text in several languages is { en = \"…\", de = \"…\" }, and "
                                  "meta.languages = [\"en\", \"de\"] names them"
                                : fmt::format("'meta.languages' names {}", fmt::join(languages, ", ")));
}

}  // namespace

PickedLanguage own_language(Reader& reader, const Value& root, const Layers& layers) {
  const Value* value = language_in(root);
  const std::vector<std::string>& languages = layers.languages;
  if (value == nullptr && languages.empty()) return {std::string(default_language), {}};
  if (value == nullptr) return {languages.front(), {languages.front(), languages.front()}};
  const std::string tag(ascii::trimmed(value->string));
  if (languages.empty()) return {tag, {}};
  const auto found = look_up(tag, languages);
  if (!found && is_language_tag(tag))
    reader.error(value->place,
                 fmt::format("'meta.languages' does not name '{}', the résumé's own language", tag),
                 fmt::format("add it; there are: {}", fmt::join(languages, ", ")));
  const std::string& language = languages[found.value_or(0)];
  return {tag, {language, language}};
}

PickedLanguage pick_language(Reader& reader, const Value& root, const Layers& layers,
                             const PickedLanguage& own, std::string_view asked) {
  const std::vector<std::string>& languages = layers.languages;
  if (languages.empty() && asked.empty()) return {};
  const Value* value = language_in(root);
  const std::string tag(value != nullptr ? ascii::trimmed(value->string) : std::string_view(own.tag));
  Place file;
  file.source = root.place.source;
  if (languages.empty()) {
    if (look_up(asked, {tag})) return {std::string(asked), {}};
    warn_of_lost(reader, file, asked, tag, languages);
    return {};
  }
  const auto find = [&](std::string_view wanted) -> std::optional<PickedLanguage> {
    const auto found = look_up(wanted, languages);
    if (!found) return std::nullopt;
    return PickedLanguage{std::string(wanted), {languages[*found], own.choice.language}};
  };
  if (auto picked = find(asked)) return *picked;
  auto picked = find(tag);
  if (!picked && tag != own.tag) warn_of_lost(reader, value->place, tag, own.tag, languages);
  if (!picked) picked = own;
  if (!asked.empty()) warn_of_lost(reader, file, asked, picked->tag, languages);
  return *picked;
}

std::vector<PickedLanguage> other_languages(const Layers& layers, const PickedLanguage& own,
                                            const PickedLanguage& picked) {
  std::vector<PickedLanguage> others;
  for (const std::string& language : layers.languages)
    if (language != picked.choice.language) others.push_back({language, {language, own.choice.language}});
  return others;
}

void put_in_language(Reader& reader, Value& root, const PickedLanguage& picked) {
  if (!picked.choice.language.empty()) choose_language(reader, root, picked.choice);
  if (picked.tag.empty()) return;
  Member* meta = root.find(meta_table.name);
  if (meta == nullptr) {
    Value table;
    table.kind = Value::Kind::Table;
    table.place = root.place;
    meta = &root.members.emplace_back(std::string(meta_table.name), root.place, std::move(table));
  }
  if (meta->value.kind != Value::Kind::Table) return;
  Member* language = meta->value.find("language");
  if (language == nullptr)
    language = &meta->value.members.emplace_back("language", meta->place, Value{});
  else if (language->value.kind != Value::Kind::String)
    return;  // to be refused
  language->value.kind = Value::Kind::String;
  language->value.string = picked.tag;
  if (language->value.place.source == nullptr) language->value.place = meta->place;
}

}  // namespace galley::resume
