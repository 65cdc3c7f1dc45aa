// document: which publication has which number. In comes a résumé, out come the publications of each section
// as they are printed (grouped, numbered) and what may be cited by its id.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/structure.h"
#include "galley/resume/resume.h"
#include "language.h"

namespace galley::document {

struct NumberedItem {
  const Item* item = nullptr;
  std::string label;  ///< “[T1]”; empty if publications have no numbers
};

/// Publications under one sub-heading.
struct PublicationList {
  std::string title;  ///< empty: no sub-heading. Of a `group`: still Markdown
  Place place;
  std::vector<NumberedItem> items;
};

/// A publication that can be cited.
struct Citable {
  const Item* item = nullptr;
  std::string label;
  std::string prefix;
  std::size_t number = 0;
  NodeId node = no_node;  ///< once it is composed
};

/// What stands in a citation between two commas: one number, or a range of at least three.
struct CitedRange {
  std::string text;  ///< “T5–T7”
  std::string id;    ///< of the first
};

struct Citations {
  std::map<const Section*, std::vector<PublicationList>> lists;  ///< of sections of publications
  std::map<std::string, Citable, std::less<>> by_id;
  std::vector<std::string> other_ids;      ///< of what cannot be cited, sorted
  std::vector<std::string> unprinted_ids;  ///< those of Resume, sorted
  bool numbered = true;
};

/// Orders and numbers all publications. Sections of one prefix share one run of numbers.
[[nodiscard]] Citations number_publications(const Resume& resume, const Language& language);

/// What `ids`, all citable, come to in one citation: in the order of their numbers, those of one prefix
/// together.
[[nodiscard]] std::vector<CitedRange> merged(const Citations& citations, const std::vector<std::string>& ids);

/// The citable id that is most like `id`, or empty if none is.
[[nodiscard]] std::string nearest_id(const Citations& citations, std::string_view id);

}  // namespace galley::document
