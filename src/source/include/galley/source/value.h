// source: what a TOML or JSON file says before anyone asks what it means: a tree of values, each with its
// place, tables in the order of the file.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/limits.h"
#include "galley/source/author_text.h"

namespace galley::source {

struct Member;

struct Value {
  enum class Kind { Null, Boolean, Integer, Float, String, Date, Time, Array, Table };
  Kind kind = Kind::Null;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;          ///< an Integer's and a Float's
  std::string string;         ///< a String's; a Date's as it was written
  std::string language = {};  ///< BCP 47, of a text that stands in for one in the document's; else empty
  Date date;
  std::vector<Value> elements;
  std::vector<Member> members;
  Place place;

  /// The member of that name, or nothing.
  [[nodiscard]] const Member* find(std::string_view key) const;
  [[nodiscard]] Member* find(std::string_view key);
};

struct Member {
  std::string key;
  Place place;  ///< of the key
  Value value;
};

/// The word for a kind of value in a message: “a string”.
[[nodiscard]] std::string_view kind_name(Value::Kind kind);

/// The place of a byte of the source.
[[nodiscard]] Place place_at(const std::shared_ptr<const Source>& source, std::size_t offset, int width = 1);

/// Does it stand in JSON? That has pointers in place of lines. Files of both may be laid over one another.
[[nodiscard]] inline bool is_json(const Place& place) { return place.line == 0; }

/// A diagnostic at a place.
[[nodiscard]] Diagnostic error_at(const Place& place, std::string message, std::string help = {});
[[nodiscard]] Diagnostic warning_at(const Place& place, std::string message, std::string help = {});

/// Sees to it that a file is not too large, is UTF-8 and holds no control characters. (JSON may hold U+007F.)
[[nodiscard]] std::expected<void, Diagnostic> check_bytes(const std::shared_ptr<const Source>& source,
                                                          bool is_json = false);

/// Reads TOML. A syntax error ends the file: the one diagnostic, explained where it is a common one.
[[nodiscard]] std::expected<Value, Diagnostic> read_toml(const std::shared_ptr<const Source>& source);
/// Reads JSON. Places are JSON pointers. A key that is given twice is an error; with `repairs`, the last one
/// counts, and a warning goes there.
[[nodiscard]] std::expected<Value, Diagnostic> read_json(const std::shared_ptr<const Source>& source,
                                                         Diagnostics* repairs = nullptr);

}  // namespace galley::source
