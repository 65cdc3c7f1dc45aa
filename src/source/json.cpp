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

namespace galley::source {
namespace {

using Json = nlohmann::json;

std::string escaped(std::string_view key) {
  std::string pointer;
  for (const char c : key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return pointer;
}

/// A syntax error as its author would say it; `reason` is what the parser says.
Diagnostic explained(const Place& place, std::string_view reason) {
  const std::string_view text = place.source->text;
  const std::size_t offset = std::min(offset_of(place), text.size());
  const auto before = [text](std::size_t at) {
    const std::size_t found = text.substr(0, at).find_last_not_of(" \t\r\n");
    return found == std::string_view::npos ? std::size_t{0} : found;
  };
  const char here = offset < text.size() ? text[offset] : '\0';
  const std::size_t previous = before(offset);
  if ((here == '}' || here == ']') && text[previous] == ',')
    return error_at(place_at(place.source, previous), "a comma before the closing bracket",
                    "delete the comma");
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return error_at(place, "the file is empty", "a JSON Resume begins with { and \"basics\"");
  if (reason.contains("unexpected end of input"))
    return error_at(place, "the file ends before its last bracket is closed",
                    "add the missing } or ] at its end");
  // The parser stops after the first letter that it does not know.
  if (here == '/' || (offset > 0 && text[offset - 1] == '/'))
    return error_at(place, "JSON has no comments", "delete it");
  if (here == '\'') return error_at(place, "strings of JSON stand between \"", "write \"…\" in place of '…'");
  if (text.substr(offset).starts_with("“") || text.substr(previous).starts_with("“"))
    return error_at(place, "strings of JSON stand between straight quotes", "write \"…\"");
  const bool lacks_comma = !reason.contains("unexpected '}'") && !reason.contains("unexpected ']'") &&
                           (reason.contains("; expected '}'") || reason.contains("; expected ']'"));
  if (lacks_comma) {
    // The place is the end of what follows the gap.
    std::size_t begin = offset;
    if (here == '"') begin = text.rfind('"', offset == 0 ? 0 : offset - 1);
    if (begin == std::string_view::npos) begin = offset;
    return error_at(place_at(place.source, begin), "a comma is missing before this", "put a comma before it");
  }
  return error_at(place, std::string(reason), "correct the JSON here; `galley import` then makes TOML of it");
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

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& exception) override {
    const Place place = place_at(source_, position == 0 ? 0 : std::min(position - 1, source_->text.size()));
    constexpr int number_overflow = 406;
    if (exception.id == number_overflow) {
      failure_ = error_at(place, "this number is too large", "put it in quotes");
      return false;
    }
    std::string_view reason = exception.what();
    // “[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing …”
    if (const std::size_t colon = reason.find(": "); colon != std::string_view::npos)
      reason.remove_prefix(colon + 2);
    std::string told(reason);
    if (const std::size_t read = told.find("; last read"); read != std::string::npos) {
      const std::size_t expected = told.find("; expected", read);
      told.erase(read, expected == std::string::npos ? expected : expected - read);
    }
    failure_ = explained(place, told);
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
  if (auto checked = check_bytes(source); !checked) return std::unexpected(std::move(checked.error()));
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
