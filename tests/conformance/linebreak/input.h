// galley-breaks: checked reading of its JSON. Whatever is not as it should be throws InputError, which `main`
// turns into a message and exit code 2.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "galley/breaking/breaking.h"

namespace galley::conformance {

using Json = nlohmann::ordered_json;

class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The member `name` of an object.
[[nodiscard]] const Json& member(const Json& object, const std::string& name);

/// A whole number within [least, most].
[[nodiscard]] std::int64_t whole_number(const Json& value, std::int64_t least, std::int64_t most);

/// A length in scaled points of at most 2^40 either way: a million of them still add up in 64 bits.
[[nodiscard]] Length length(const Json& value);
[[nodiscard]] Length length_not_negative(const Json& value);

[[nodiscard]] const std::string& string(const Json& value);

/// The costs of `input.parameters` under TeX's names (what is missing has plain TeX's value, as in the
/// reference) in the variant that `input.variant` names, with this measure on every line.
[[nodiscard]] breaking::Parameters parameters(const Json& input, Length measure);

/// What `answer` says to each of `input.cases`, under the case's name.
[[nodiscard]] Json for_each_case(const Json& input, const std::function<Json(const Json&)>& answer);

/// The two programs: input in, output out.
[[nodiscard]] Json break_items(const Json& input);
[[nodiscard]] Json break_paragraphs(const Json& input);

}  // namespace galley::conformance
