// exchange: JSON on its way into a file (see json_tree.h).
#include "json_tree.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "galley/base/ascii.h"

namespace galley::exchange {
namespace {

constexpr std::size_t step = 2;  ///< of indentation

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Json::Json(const std::vector<std::string>& list) : kind_(Kind::List), values_(list.begin(), list.end()) {}

Json& Json::operator[](std::string_view key) {
  if (is_null()) kind_ = Kind::Table;
  const auto found = std::ranges::find(keys_, key);
  if (found != keys_.end()) return values_[static_cast<std::size_t>(found - keys_.begin())];
  keys_.emplace_back(key);
  return values_.emplace_back();
}

void Json::push_back(Json element) {
  if (is_null()) kind_ = Kind::List;
  values_.push_back(std::move(element));
}

void Json::erase(std::string_view key) {
  Json rest = object();
  hand_over(key, rest);
}

void Json::hand_over(std::string_view key, Json& to) {
  const auto found = std::ranges::find(keys_, key);
  if (found == keys_.end()) return;
  const auto value = values_.begin() + (found - keys_.begin());
  to[key] = std::move(*value);
  keys_.erase(found);
  values_.erase(value);
}

void Json::hand_over(Json& to) {
  for (std::size_t i = 0; i < keys_.size(); ++i) to[keys_[i]] = std::move(values_[i]);
  keys_.clear();
  values_.clear();
}

Json Json::sorted(std::string_view order) && {
  Json result = object();
  for (const std::string_view key : ascii::words_of(order)) hand_over(key, result);
  hand_over(result);
  return result;
}

std::string Json::dump() const {
  std::string out;
  append_to(out, 0);
  return out;
}

void Json::append_to(std::string& out, std::size_t indent) const {
  if (kind_ == Kind::Null) {
    out += "null";
  } else if (kind_ == Kind::Literal) {
    out += text_;
  } else if (kind_ == Kind::Text) {
    out += quoted(text_);
  } else {
    const bool is_table = kind_ == Kind::Table;
    out += is_table ? '{' : '[';
    for (std::size_t i = 0; i < values_.size(); ++i) {
      out.append(i == 0 ? "\n" : ",\n").append(indent + step, ' ');
      if (is_table) out.append(quoted(keys_[i])).append(": ");
      values_[i].append_to(out, indent + step);
    }
    if (!empty()) out.append("\n").append(indent, ' ');
    out += is_table ? '}' : ']';
  }
}

}  // namespace galley::exchange
