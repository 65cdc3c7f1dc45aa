// source: what an author wrote, with the place of every value. Plain values; prose is still Markdown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley {

/// A string as the author wrote it. Empty means absent.
struct Text {
  std::string value;
  Place place;
  std::string language = {};  ///< BCP 47; empty: the document's
  [[nodiscard]] bool empty() const { return value.empty(); }
};

/// A part of a year that a date names instead of a month.
enum class YearPart { None, Quarter1, Quarter2, Quarter3, Quarter4, Spring, Summer, Autumn, Winter };

/// A date of the precision it was given in: month and day are 0 where they are not known.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  YearPart part = YearPart::None;  ///< other than None only without a month
  auto operator<=>(const Date&) const = default;
};

/// One bullet. The attributes at its end (`{#id .tag priority=80}`) are taken off `text` already.
struct Highlight {
  Text text;
  std::string id;
  std::vector<std::string> tags;
  std::optional<int> priority;
  std::vector<Highlight> nested;  ///< one level deep
};

}  // namespace galley
