// source: JSON to the value tree, by nlohmann/json's events, so that members keep their order and limits hold
// while reading. Places are JSON pointers (RFC 6901); a syntax error has a line and column.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "galley/base/limits.h"
#include "galley/source/value.h"
#include "json_errors.h"

namespace galley::source {
namespace {

using Json = nlohmann::json;

std::string escaped(std::string_view key) {
  std::string pointer;
  for (const char c : key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return pointer;
}

/// Builds the tree; each event returns false to stop.
class TreeBuilder final : public nlohmann::json_sax<Json> {
 public:
  TreeBuilder(std::shared_ptr<const Source> source, Diagnostics* repairs)
      : source_(std::move(source)), repairs_(repairs) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override {
    Value boolean;
    boolean.kind = Value::Kind::Boolean;
    boolean.boolean = value;
    return add(std::move(boolean));
  }
  bool number_integer(number_integer_t value) override {
    Value integer;
    integer.kind = Value::Kind::Integer;
    integer.integer = value;
    integer.number = static_cast<double>(value);
    return add(std::move(integer));
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(INT64_MAX))
      return number_float(static_cast<double>(value), {});
    return number_integer(static_cast<number_integer_t>(value));
  }
  bool number_float(number_float_t value, const string_t&) override {
    Value number;
    number.kind = Value::Kind::Float;
    number.number = value;
    return add(std::move(number));
  }
  bool string(string_t& text) override {
    if (text.size() > limits.string_bytes) return fail("a string is longer than 64 KiB");
    Value string;
    string.kind = Value::Kind::String;
    string.string = std::move(text);
    return add(std::move(string));
  }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Value::Kind::Table); }
  bool key(string_t& text) override {
    Value& table = open_.back();
    Place own = place(escaped(text));
    if (table.members.size() >= limits.table_members)
      return fail(own, fmt::format("more than {} keys in one table", limits.table_members));
    if (table.find(text) != nullptr) {
      std::string message = fmt::format("'{}' is given twice", text.substr(0, 100));
      if (repairs_ == nullptr) return fail(own, std::move(message));
      if (repairs_->size() < limits.diagnostics)
        repairs_->push_back(warning_at(own, message + ": the last one counts"));
      std::erase_if(table.members, [&text](const Member& member) { return member.key == text; });
    }
    table.members.push_back({text, std::move(own), {}});
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Value::Kind::Array); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& exception) override {
    // The position is behind the token; that of a string is told whole.
    const std::size_t back = token.starts_with('"') && token.ends_with('"') ? token.size() : 1;
    const std::size_t at = std::min(position - std::min(back, position), source_->text.size());
    constexpr int number_overflow = 406;
    failure_ = exception.id == number_overflow ? error_at(place_at(source_, at), "this number is too large",
                                                          "write it as text, in \"quotes\"")
                                               : explain_json_error(source_, at, exception.what());
    return false;
  }

  std::expected<Value, Diagnostic> take() && {
    if (failure_) return std::unexpected(*std::move(failure_));
    return std::move(root_);
  }

 private:
  /// The place of what comes next: inside what is open, `last` is its own part of the pointer.
  Place place(const std::string& last) {
    Place place;
    place.source = source_;
    place.pointer = pointer_ + "/" + last;
    return place;
  }
  Place next_place() {
    if (open_.empty()) {
      Place whole;
      whole.source = source_;
      return whole;
    }
    const Value& inside = open_.back();
    if (inside.kind == Value::Kind::Table) return inside.members.back().place;
    return place(std::to_string(inside.elements.size()));
  }
  bool fail(const Place& place, std::string message) {
    failure_ = error_at(place, std::move(message));
    return false;
  }
  bool fail(std::string message) { return fail(next_place(), std::move(message)); }
  bool add(Value value) {
    if (++count_ > limits.values)
      return fail(fmt::format("the file holds more than {} values", limits.values));
    value.place = next_place();
    put(std::move(value));
    return true;
  }
  void put(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().kind == Value::Kind::Table) {
      open_.back().members.back().value = std::move(value);
    } else {
      open_.back().elements.push_back(std::move(value));
    }
  }
  bool open(Value::Kind kind) {
    if (open_.size() >= limits.nesting) {
      return fail(fmt::format("tables and lists nest more than {} deep", limits.nesting));
    }
    if (++count_ > limits.values)
      return fail(fmt::format("the file holds more than {} values", limits.values));
    Value value;
    value.kind = kind;
    value.place = next_place();
    pointer_ = value.place.pointer;
    open_.push_back(std::move(value));
    return true;
  }
  bool close() {
    Value value = std::move(open_.back());
    open_.pop_back();
    pointer_ = open_.empty() ? std::string() : open_.back().place.pointer;
    put(std::move(value));
    return true;
  }

  std::shared_ptr<const Source> source_;
  Diagnostics* repairs_;
  std::vector<Value> open_;
  std::string pointer_;  ///< of the innermost open value
  Value root_;
  std::size_t count_ = 0;
  std::optional<Diagnostic> failure_;
};

}  // namespace

std::expected<Value, Diagnostic> read_json(const std::shared_ptr<const Source>& source,
                                           Diagnostics* repairs) {
  if (auto checked = check_bytes(source, true); !checked) return std::unexpected(std::move(checked.error()));
  TreeBuilder builder(source, repairs);
  if (!Json::sax_parse(source->text, &builder)) return std::move(builder).take();
  auto value = std::move(builder).take();
  if (value && value->kind != Value::Kind::Table) {
    return std::unexpected(error_at(value->place,
                                    fmt::format("the file holds {}, not an object", kind_name(value->kind)),
                                    "a JSON Resume begins with { and \"basics\""));
  }
  return value;
}

}  // namespace galley::source
