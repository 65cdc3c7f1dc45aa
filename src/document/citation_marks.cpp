// document: marks of citations (see citation_marks.h).
#include "citation_marks.h"

#include <optional>
#include <utility>

#include "galley/source/reader.h"

namespace galley::document {
namespace {

/// The citation that begins at `at`, if one does.
std::optional<CitationCandidate> citation_at(std::string_view text, std::size_t at) {
  CitationCandidate found{at, at + 1, {}, false};
  std::size_t i = at + 1;
  const auto skip_spaces = [&] {
    while (i < text.size() && text[i] == ' ') ++i;
  };
  while (true) {
    skip_spaces();
    if (i >= text.size() || text[i] != '@') return std::nullopt;
    const std::size_t begin = ++i;
    while (i < text.size() && source::is_id_character(text[i])) ++i;
    if (i == begin) return std::nullopt;
    found.ids.emplace_back(text.substr(begin, i - begin));
    skip_spaces();
    if (i >= text.size()) return std::nullopt;
    if (text[i] == ']') break;
    if (text[i++] != ';') return std::nullopt;
  }
  found.end = i + 1;
  found.may_be_link = found.end < text.size() && text[found.end] == '(';
  return found;
}

}  // namespace

CitationCandidates citation_candidates(std::string_view text) {
  CitationCandidates found;
  std::size_t backslashes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' && backslashes % 2 == 0) {
      if (auto candidate = citation_at(text, i)) {
        i = candidate->end - 1;
        found.citations.push_back(std::move(*candidate));
      } else if (const std::size_t next = text.find_first_not_of(' ', i + 1);
                 next != std::string_view::npos && text[next] == '@') {
        found.near_misses.push_back(i);
      }
    }
    backslashes = text[i] == '\\' ? backslashes + 1 : 0;
  }
  return found;
}

}  // namespace galley::document
