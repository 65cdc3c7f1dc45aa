// source: what an author may have meant by a word that is not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "galley/source/reader.h"

namespace galley::source {

/// The candidate that looks most like the word, or "" if none does.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// “did you mean 'x'?”, or "" if no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

/// The key of the table that `word` is another word for, or nothing.
[[nodiscard]] const Key* key_by_synonym(std::string_view word, const Table& table, Kinds kinds);

/// The help for a key that the innermost of `steps` does not know: a synonym, the table above it that the key
/// slipped out of, or a likely spelling.
[[nodiscard]] std::string help_for_key(const Reader& reader, const Member& member, const Table& table,
                                       Kinds kinds);

/// The names of a table's keys, for a help.
[[nodiscard]] std::string names_of_keys(const Table& table, Kinds kinds);

/// A key of the innermost of `steps`, with the tables around it: “basics.profiles”.
[[nodiscard]] std::string header_of(const Reader& reader, std::string_view key);

/// What to write in place of a value that the key does not take, or "" if galley cannot tell.
[[nodiscard]] std::string help_for_value(const Reader& reader, const Key& key, const Value& value);

/// The help for a string that is no length: the length that is probably meant, or how lengths are written.
[[nodiscard]] std::string help_for_length(std::string_view text);

/// The help for a string that is no colour.
[[nodiscard]] std::string help_for_colour(std::string_view text);

}  // namespace galley::source
