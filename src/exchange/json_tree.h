// exchange: JSON on its way into a file. In: text, lists and tables. Out: JSON, indented.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::exchange {

/// Null, a number or a truth value, text, a list, or a table whose keys stand in the order in which they
/// came. (nlohmann's values take memory to be destroyed: where there is none, that would be the end of the
/// process.)
class Json {
 public:
  [[nodiscard]] static Json object() { return Json(Kind::Table); }
  [[nodiscard]] static Json array() { return Json(Kind::List); }
  /// A number or a truth value, as it is written.
  [[nodiscard]] static Json literal(std::string text) {
    Json json(std::move(text));
    json.kind_ = Kind::Literal;
    return json;
  }

  Json() = default;
  // Values are assigned as they are.
  // NOLINTBEGIN(google-explicit-constructor)
  Json(std::string text) : kind_(Kind::Text), text_(std::move(text)) {}
  Json(std::string_view text) : Json(std::string(text)) {}
  Json(const char* text) : Json(std::string(text)) {}
  Json(const std::vector<std::string>& list);
  // NOLINTEND(google-explicit-constructor)

  /// The member of that name, which is made if there is none; of null, that of a new table.
  [[nodiscard]] Json& operator[](std::string_view key);
  /// To a list; null becomes one.
  void push_back(Json element);
  void erase(std::string_view key);
  /// Moves the member of that name, if there is one, to the end of `to`.
  void hand_over(std::string_view key, Json& to);
  /// Moves all members to the end of `to`.
  void hand_over(Json& to);
  /// The table with the keys of `order`, which are words, before all others.
  [[nodiscard]] Json sorted(std::string_view order) &&;

  [[nodiscard]] bool is_null() const { return kind_ == Kind::Null; }
  /// Does a list or a table hold nothing?
  [[nodiscard]] bool empty() const { return values_.empty(); }

  /// As JSON of several lines. What is no UTF-8 becomes U+FFFD.
  [[nodiscard]] std::string dump() const;

 private:
  enum class Kind { Null, Literal, Text, List, Table };
  explicit Json(Kind kind) : kind_(kind) {}
  void append_to(std::string& out, std::size_t indent) const;

  Kind kind_ = Kind::Null;
  std::string text_;               ///< of a Text or a Literal
  std::vector<std::string> keys_;  ///< of a Table, one for each value
  std::vector<Json> values_;       ///< of a List or a Table
};

}  // namespace galley::exchange
