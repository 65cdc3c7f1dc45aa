// source: what an author may have meant by a word that is not known.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "galley/source/reader.h"

namespace galley::source {

/// The candidate that looks most like the word, or "" if none does.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// “did you mean 'x'?”, or "" if no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

/// “did you mean 'me.jpg'?”, of the file whose name without its extension is near, or "" if there is none.
/// The folder is that of `path`.
[[nodiscard]] std::string did_you_mean_file(const std::filesystem::path& path,
                                            std::span<const std::filesystem::path> files);

/// The key of the table that `word` is another word for, or nothing.
[[nodiscard]] const Key* key_by_synonym(std::string_view word, const Table& table, Kinds kinds);

/// The help for a key that the innermost of `steps` does not know: a synonym, the table above it that the key
/// slipped out of, or a likely spelling.
[[nodiscard]] std::string help_for_key(const Reader& reader, const Member& member, const Table& table,
                                       Kinds kinds);

/// The names of a table's keys, for a help.
[[nodiscard]] std::string names_of_keys(const Table& table, Kinds kinds);

/// A key of the innermost of `steps`, with the tables around it as the file of `place` has headers for them:
/// “basics.profiles”.
[[nodiscard]] std::string header_of(const Reader& reader, const Place& place, std::string_view key);

/// A text in quotation marks, for a help that repeats it; "…" if it is long, or would need escapes.
[[nodiscard]] std::string quoted_in_help(std::string_view text);

/// What to write in place of a value that the key does not take, or "" if galley cannot tell.
[[nodiscard]] std::string help_for_value(const Reader& reader, const Key& key, const Value& value);

/// The help for a string that is no length: the length that is probably meant, or how lengths are written.
[[nodiscard]] std::string help_for_length(std::string_view text);

/// The help for a string that is no colour.
[[nodiscard]] std::string help_for_colour(std::string_view text);

}  // namespace galley::source
