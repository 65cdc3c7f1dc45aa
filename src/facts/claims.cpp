// facts: what a résumé claims anywhere (see claims.h).
#include "claims.h"

#include <algorithm>
#include <type_traits>

#include <unicode/uchar.h>

#include "galley/base/utf8.h"
#include "galley/document/plain_text.h"
#include "galley/resume/item_fields.h"

namespace galley::facts {
namespace {

/// Is a character part of a word? Signs are that belong to names: C++, C#, .NET, R&D.
bool belongs_to_word(char32_t character) {
  constexpr std::u32string_view signs = U"+#.&'";
  return u_isalnum(static_cast<UChar32>(character)) != 0 ||
         u_charType(static_cast<UChar32>(character)) == U_NON_SPACING_MARK || signs.contains(character);
}

/// The words of a text in small letters, with a space before each and after the last.
std::string words_of(std::string_view text) {
  std::string words = " ";
  std::string word;
  const auto end_word = [&] {
    constexpr std::string_view ends = ".&'";
    while (!word.empty() && ends.contains(word.back())) word.pop_back();
    if (!word.empty()) words += word + " ";
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, next] = utf8::decode(text, at);
    at = next;
    if (!belongs_to_word(character)) {
      end_word();
      continue;
    }
    const auto small = u_foldCase(static_cast<UChar32>(character), U_FOLD_CASE_DEFAULT);
    utf8::append(word, static_cast<char32_t>(small));
  }
  end_word();
  return words;
}

/// The parts of a list that stands in one text.
std::vector<std::string_view> parts_of(std::string_view text) {
  constexpr std::string_view separators = ",;:/|()[]";
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

Claims::Claims(const Resume& resume) {
  const auto add_text = [this](const Text& text) { add(text.value); };
  const auto add_texts = [&](const std::vector<Text>& texts) { std::ranges::for_each(texts, add_text); };
  const auto add_highlights = [&](const auto& self, const std::vector<Highlight>& highlights) -> void {
    for (const Highlight& highlight : highlights) {
      add_text(highlight.text);
      self(self, highlight.nested);
    }
  };
  const auto add_record = [&](const auto& self, const auto& record) -> void {
    resume::each_field(record, [&](const auto&, const auto& value) {
      using Value = std::remove_cvref_t<decltype(value)>;
      if constexpr (std::is_same_v<Value, Text>) add_text(value);
      if constexpr (std::is_same_v<Value, std::vector<Text>>) add_texts(value);
      if constexpr (std::is_same_v<Value, std::vector<Highlight>>) add_highlights(add_highlights, value);
      if constexpr (std::is_same_v<Value, std::vector<Role>>)
        for (const Role& role : value) self(self, role);
    });
  };
  add_text(resume.basics.label);
  for (const Detail& detail : resume.basics.details) add_text(detail.text);
  for (const Section& section : resume.sections) {
    add_texts(section.text);
    add_highlights(add_highlights, section.highlights);
    for (const Item& item : section.items) add_record(add_record, item);
  }
}

void Claims::add(std::string_view markdown) { words_ += words_of(plain_text_of(markdown)) + "\n"; }

bool Claims::hold(std::string_view markdown) const {
  const std::string text = plain_text_of(markdown);
  if (words_.contains(words_of(text))) return true;
  const auto stands = [this](std::string_view part) { return words_.contains(words_of(part)); };
  const std::vector<std::string_view> parts = parts_of(text);
  return parts.size() > 1 && std::ranges::all_of(parts, stands);
}

}  // namespace galley::facts
