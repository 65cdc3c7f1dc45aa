// resume: JSON on its way into a file (see json_tree.h).
#include "json_tree.h"

#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

namespace galley::resume {
namespace {

constexpr std::size_t step = 2;  ///< of indentation

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Each item on a line of its own, between brackets.
template <typename Items>
void append_items(std::string& out, const Items& items, std::string_view brackets, std::size_t indent,
                  const auto& append_item) {
  out += brackets.front();
  for (const auto& item : items) {
    out += &item == &items.front() ? "\n" : ",\n";
    out.append(indent + step, ' ');
    append_item(item);
  }
  if (!items.empty()) out.append("\n").append(indent, ' ');
  out += brackets.back();
}

}  // namespace

Json::Json(const std::vector<std::string>& list) : value_(Elements(list.begin(), list.end())) {}

Json& Json::operator[](std::string_view key) {
  if (is_null()) value_ = Members();
  auto& members = std::get<Members>(value_);
  const auto found = std::ranges::find(members, key, &Member::key);
  return found != members.end() ? found->value : members.emplace_back(std::string(key), Json()).value;
}

void Json::push_back(Json element) {
  if (is_null()) value_ = Elements();
  std::get<Elements>(value_).push_back(std::move(element));
}

void Json::erase(std::string_view key) {
  std::erase_if(std::get<Members>(value_), [key](const Member& member) { return member.key == key; });
}

void Json::hand_over(std::string_view key, Json& to) {
  auto& members = std::get<Members>(value_);
  const auto found = std::ranges::find(members, key, &Member::key);
  if (found == members.end()) return;
  std::get<Members>(to.value_).push_back(std::move(*found));
  members.erase(found);
}

void Json::hand_over(Json& to) {
  std::ranges::move(std::get<Members>(value_), std::back_inserter(std::get<Members>(to.value_)));
  std::get<Members>(value_).clear();
}

bool Json::empty() const {
  if (const auto* members = std::get_if<Members>(&value_)) return members->empty();
  const auto* elements = std::get_if<Elements>(&value_);
  return elements != nullptr && elements->empty();
}

std::string Json::dump() const {
  std::string out;
  append_to(out, 0);
  return out;
}

void Json::append_to(std::string& out, std::size_t indent) const {
  if (const auto* text = std::get_if<std::string>(&value_)) {
    out += quoted(*text);
  } else if (const auto* elements = std::get_if<Elements>(&value_)) {
    append_items(out, *elements, "[]", indent,
                 [&](const Json& element) { element.append_to(out, indent + step); });
  } else if (const auto* members = std::get_if<Members>(&value_)) {
    append_items(out, *members, "{}", indent, [&](const Member& member) {
      out.append(quoted(member.key)).append(": ");
      member.value.append_to(out, indent + step);
    });
  } else {
    out += "null";
  }
}

}  // namespace galley::resume
