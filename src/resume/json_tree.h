// resume: JSON on its way into a file. In: text, lists and tables. Out: JSON, indented.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace galley::resume {

/// Null, text, a list, or a table whose keys stand in the order in which they came. (nlohmann's values take
/// memory to be destroyed: where there is none, that would be the end of the process.)
class Json {
 public:
  [[nodiscard]] static Json object() { return Json(Members()); }
  [[nodiscard]] static Json array() { return Json(Elements()); }

  Json() = default;
  // Values are assigned as they are.
  Json(std::string text) : value_(std::move(text)) {}         // NOLINT(google-explicit-constructor)
  Json(std::string_view text) : value_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Json(const char* text) : value_(std::string(text)) {}       // NOLINT(google-explicit-constructor)
  Json(const std::vector<std::string>& list);                 // NOLINT(google-explicit-constructor)

  /// The member of that name, which is made if there is none; of null, that of a new table.
  [[nodiscard]] Json& operator[](std::string_view key);
  /// To a list; null becomes one.
  void push_back(Json element);
  void erase(std::string_view key);
  /// Moves the member of that name, if there is one, to the end of `to`.
  void hand_over(std::string_view key, Json& to);
  /// Moves all members to the end of `to`.
  void hand_over(Json& to);

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  /// A list or a table that holds nothing.
  [[nodiscard]] bool empty() const;

  /// As JSON of several lines. What is no UTF-8 becomes U+FFFD.
  [[nodiscard]] std::string dump() const;

 private:
  struct Member;
  using Members = std::vector<Member>;
  using Elements = std::vector<Json>;
  explicit Json(Members members) : value_(std::move(members)) {}
  explicit Json(Elements elements) : value_(std::move(elements)) {}
  void append_to(std::string& out, std::size_t indent) const;

  std::variant<std::monostate, std::string, Elements, Members> value_;
};

struct Json::Member {
  std::string key;
  Json value;
};

}  // namespace galley::resume
