// source: texts by language: `{ en = "…", de = "…" }` in place of a text, or of a list of texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/source/reader.h"

namespace galley::source {

/// The language that texts are taken in, as the tables name it.
struct LanguageChoice {
  std::string language;
  std::string otherwise;  ///< where a text is not given in that language; empty: it becomes null

  bool operator==(const LanguageChoice&) const = default;
};

/// Can a text by language stand where a key takes this form?
[[nodiscard]] bool takes_text(Form form);

/// Can one stand under a key of a table? None can where a string names something: in the style, among a
/// variant's own keys, and beside the list of languages.
[[nodiscard]] bool takes_languages(const Schema& schema, const Table& table, const Key& key);

/// Is it a text by language? One of its keys is a language of the document.
[[nodiscard]] bool is_by_language(const Value& value, const std::vector<std::string>& languages);

/// BCP 47, as far as a glance goes: a language of two or three letters, then subtags of up to eight.
[[nodiscard]] bool is_language_tag(std::string_view tag);

/// The language that a tag looks up, as RFC 4647 (3.4) says: `de-AT` finds `de`. Its place in the list.
[[nodiscard]] std::optional<std::size_t> look_up(std::string_view tag,
                                                 const std::vector<std::string>& languages);

/// Adds the languages that a layer names for its texts, each once.
void add_languages(std::vector<std::string>& languages, const Value& layer, const Schema& schema);

/// Checks the texts by language of a layer, and writes the attributes that a bullet has in one language to
/// the others, so that ids and tags are found in each.
void settle_languages(Reader& reader, Value& layer);

/// Puts the text in one language in the place of each text by language. Where a text is missing in it,
/// another stands, with a warning. The root may be a variant's.
void choose_language(Reader& reader, Value& root, const LanguageChoice& choice);

}  // namespace galley::source
