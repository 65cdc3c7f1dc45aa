// galley-breaks: checked reading of its JSON.
#include "input.h"

#include <limits>

namespace galley::conformance {
namespace {

constexpr std::int64_t largest_length = std::int64_t{1} << 40;
constexpr std::int64_t largest_cost = std::numeric_limits<int>::max();

/// Two pass limits and no more are what a variant says.
struct Variant {
  int pretolerance;
  int tolerance;
};

int cost(const Json& value) { return static_cast<int>(whole_number(value, -largest_cost, largest_cost)); }

Variant variant(const Json& input, const Json& tex) {
  const std::string& name = string(member(input, "variant"));
  if (tex.contains("variants")) {
    const Json& values = member(tex["variants"], name);
    return {cost(member(values, "pretolerance")), cost(member(values, "tolerance"))};
  }
  if (name == "t200") return {-1, 200};
  if (name == "p100t200") return {100, 200};
  if (name == "t9999") return {-1, 9999};
  throw InputError("unknown variant '" + name + "'");
}

}  // namespace

const Json& member(const Json& object, const std::string& name) {
  if (!object.is_object()) throw InputError("an object with '" + name + "' expected");
  const auto found = object.find(name);
  if (found == object.end()) throw InputError("'" + name + "' is missing");
  return *found;
}

std::int64_t whole_number(const Json& value, std::int64_t least, std::int64_t most) {
  const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <=
                                                     std::uint64_t{std::numeric_limits<std::int64_t>::max()}
                                               : value.is_number_integer();
  if (!fits) throw InputError("a whole number expected");
  const auto number = value.get<std::int64_t>();
  if (number < least || number > most) throw InputError("number out of range: " + std::to_string(number));
  return number;
}

Length length(const Json& value) {
  return Length::scaled_points(whole_number(value, -largest_length, largest_length));
}

Length length_not_negative(const Json& value) {
  return Length::scaled_points(whole_number(value, 0, largest_length));
}

const std::string& string(const Json& value) {
  if (!value.is_string()) throw InputError("a string expected");
  return value.get_ref<const std::string&>();
}

breaking::Parameters parameters(const Json& input, Length measure) {
  const Json tex = input.value("parameters", Json::object());
  if (!tex.is_object()) throw InputError("'parameters' is no object");
  const auto cost_of = [&tex](const char* name, int otherwise) {
    return tex.contains(name) ? cost(tex[name]) : otherwise;
  };
  const auto length_of = [&tex](const char* name) {
    return tex.contains(name) ? length(tex[name]) : Length{};
  };

  breaking::Parameters result;
  result.measure = [measure](std::size_t) { return measure; };
  result.line_penalty = cost_of("linepenalty", 10);
  result.adjacent_demerits = cost_of("adjdemerits", 10000);
  result.alike_demerits = cost_of("doublehyphendemerits", 10000);
  result.final_demerits = cost_of("finalhyphendemerits", 5000);
  result.looseness = cost_of("looseness", 0);
  result.emergency_stretch = length_of("emergencystretch");
  result.background.natural = length_of("leftskip") + length_of("rightskip");
  const Variant passes = variant(input, tex);
  result.pretolerance = passes.pretolerance;
  result.tolerance = passes.tolerance;
  return result;
}

Json for_each_case(const Json& input, const std::function<Json(const Json&)>& answer) {
  const Json& cases = member(input, "cases");
  if (!cases.is_object()) throw InputError("'cases' is no object");
  Json output = Json::object();
  for (const auto& [id, paragraph] : cases.items()) {
    try {
      output[id] = answer(paragraph);
    } catch (const InputError& error) {
      throw InputError("case '" + id + "': " + error.what());
    }
  }
  return output;
}

}  // namespace galley::conformance
