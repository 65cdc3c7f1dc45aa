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

}  // namespace galley::source
