// source: settings. The text is read as one line of TOML; if that fails, its value is a string.
#include "galley/source/settings.h"

#include <fmt/format.h>

#include "galley/base/utf8.h"

namespace galley::source {
namespace {

/// The value that a root of one dotted key leads to, `depth` tables down; nothing if there is more in it.
Value* only_value(Value& root, std::size_t depth) {
  Value* value = &root;
  for (; depth > 0; --depth) {
    if (value->kind != Value::Kind::Table || value->members.size() != 1) return nullptr;
    value = &value->members.front().value;
  }
  return value;
}

std::size_t depth_of(const Value& root) {
  std::size_t depth = 0;
  for (const Value* value = &root; value->kind == Value::Kind::Table && value->members.size() == 1; ++depth)
    value = &value->members.front().value;
  return depth;
}

void set_source(Value& value, const std::shared_ptr<const Source>& source) {
  value.place.source = source;
  for (Member& member : value.members) {
    member.place.source = source;
    set_source(member.value, source);
  }
}

std::shared_ptr<const Source> source_of(std::string text) {
  return std::make_shared<const Source>(Source{std::string(settings_source), std::move(text)});
}

}  // namespace

std::expected<Value, Diagnostic> read_setting(const std::string& setting) {
  const auto refused = [&setting](std::string help) {
    Diagnostic wrong;
    wrong.fault = Fault::CommandLine;
    wrong.message = fmt::format("'{}' is no setting", setting);
    wrong.help = std::move(help);
    return std::unexpected(std::move(wrong));
  };
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos) return refused("write KEY=VALUE: basics.label=\"Staff Engineer\"");
  const std::string key = setting.substr(0, equals + 1);
  auto bare = read_toml(source_of(key + "\"\""));
  if (!bare || bare->members.size() != 1) return refused("the key is one of the format's: basics.label");
  const std::size_t depth = depth_of(*bare);
  const auto source = source_of(setting);
  if (auto whole = read_toml(source); whole && only_value(*whole, depth) != nullptr) return whole;

  if (!utf8::first_ill_formed(setting)) {
    Value& value = *only_value(*bare, depth);
    value.string = setting.substr(equals + 1);
    set_source(*bare, source);
    value.place.column = 1 + static_cast<int>(utf8::length(key));
    value.place.width = static_cast<int>(utf8::length(value.string));
    return bare;
  }
  return refused("it is not UTF-8");
}

}  // namespace galley::source
