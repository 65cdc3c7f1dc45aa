// The keys of the format and the words that it knows, as a dictionary of libFuzzer's.
#include <cstdio>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "galley/resume/parse.h"

namespace {

/// The names of members in “properties”, and the strings that “enum” lists.
void collect(const nlohmann::json& schema, std::set<std::string>& words) {
  if (!schema.is_structured()) return;
  for (const auto& [key, value] : schema.items()) {
    if (key == "properties" && value.is_object())
      for (const auto& member : value.items()) words.insert(member.key());
    if (key == "enum" && value.is_array())
      for (const auto& word : value)
        if (word.is_string()) words.insert(word.get<std::string>());
    collect(value, words);
  }
}

}  // namespace

int main() {
  std::set<std::string> words;
  collect(nlohmann::json::parse(galley::resume::editor_schema()), words);
  for (const std::string& word : words) std::puts(nlohmann::json(word).dump().c_str());
}
