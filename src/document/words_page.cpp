// document: the page on languages (docs/languages.md), from the table of words and from ICU.
#include <algorithm>

#include <fmt/format.h>

#include "date_format.h"
#include "duration.h"
#include "galley/document/word_language.h"
#include "language.h"

namespace galley {
namespace {

using document::Language;
using document::WordEntry;

constexpr std::string_view head = R"(# The words of each language

galley prints some words of itself: titles of sections, “Present”, “vol.”. They are in the language of the résumé (`meta.language`).
`style.titles` and `style.words` set others; their keys are those of this page. `galley schema --languages` prints it.

Months, the order of a date, quotation marks, plurals and figures are CLDR's. `{}` is what a word is about: a number, a year, a name. A region
has the words of its language but for those that are listed. A language that is not listed has English words, and a warning names them.
)";

std::string name_of(const std::string& tag) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString name;
  icu::Locale::forLanguageTag(tag, error).getDisplayName(icu::Locale::getEnglish(), name);
  std::string text;
  name.toUTF8String(text);
  return text;
}

std::string dates_of(const std::string& tag) {
  const Language language = document::language_of(tag);
  const ProseCache known;
  document::DateFormatter full(language, "yMMMM", DateRanges::Full, known);
  document::DateFormatter short_ones(language, "yMMMM", DateRanges::Short, known);
  Dates ongoing;
  ongoing.start = Date{2019, 4};
  ongoing.ongoing = true;
  Dates past;
  past.start = Date{2019, 4};
  past.end = Date{2019, 8};
  return fmt::format("{} · {} · {} · {} · {}", full.printed(ongoing).text, short_ones.printed(past).text,
                     full.printed(Date{2019, 0, 0, YearPart::Summer}).text,
                     full.printed(Date{2019, 0, 0, YearPart::Quarter3}).text,
                     document::duration({2017, 4}, {2019, 6}, language));
}

/// “`present` “heute” · `courses` “Kurse””: the rows whose keys begin with a prefix, or that have none.
std::string listed(std::span<const WordEntry> rows, std::string_view prefix) {
  std::string list;
  for (const WordEntry& row : rows) {
    const bool belongs = prefix.empty() ? !row.key.contains('.') : row.key.starts_with(prefix);
    if (!belongs || row.key == "source" || row.text.empty()) continue;
    list += fmt::format("{}`{}` “{}”", list.empty() ? "" : " · ", row.key.substr(prefix.size()), row.text);
  }
  return list;
}

}  // namespace

std::string words_page() {
  std::string page(head);
  const std::span<const WordEntry> all = document::word_entries();
  for (auto first = all.begin(); first != all.end();) {
    const auto last =
        std::find_if(first, all.end(), [&](const WordEntry& row) { return row.language != first->language; });
    const std::span<const WordEntry> rows(first, last);
    const std::string tag(first->language);
    page += fmt::format("\n## {} (`{}`)\n\nDates: {}\n", name_of(tag), tag, dates_of(tag));
    for (const auto& [title, prefix] :
         {std::pair("Sections", "titles."), std::pair("Words", ""), std::pair("Publications", "types.")}) {
      if (const std::string list = listed(rows, prefix); !list.empty())
        page += fmt::format("\n{}: {}\n", title, list);
    }
    page += fmt::format("\nSource: {}\n", std::ranges::find(rows, "source", &WordEntry::key)->text);
    first = last;
  }
  return page;
}

}  // namespace galley
