// posting: a posting's file goes in, its terms come out (see read_posting.h).
#include "galley/posting/read_posting.h"

#include <algorithm>

#include "demands.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "posting_text.h"
#include "terms.h"
#include "vocabulary.h"

namespace galley::posting {
namespace {

/// Those that are required first.
void sort_by_need(std::vector<Term>& terms) {
  std::vector<Term> sorted;
  sorted.reserve(terms.size());
  for (const Need need : {Need::Required, Need::Desired})
    for (Term& term : terms)
      if (term.need == need) sorted.push_back(std::move(term));
  terms = std::move(sorted);
}

Posting posting_of(std::span<const PostingLine> lines) {
  std::vector<Word> words;
  for (const PostingLine& line : lines) {
    std::vector<Word> more = words_in(line.text);
    std::ranges::move(more, std::back_inserter(words));
  }
  const Vocabulary vocabulary(language_of_words(words));
  Posting posting;
  posting.language = vocabulary.language();
  posting.terms = terms_in(demands_in(lines, vocabulary), lines, vocabulary);
  sort_by_need(posting.terms);
  posting.is_cut = posting.terms.size() > limits.posting_terms;
  if (posting.is_cut) posting.terms.resize(limits.posting_terms);
  std::vector<std::size_t> counts(posting.terms.size());
  const TermFinder finder(posting, posting.language);
  for (const PostingLine& line : lines) finder.count(line.text, counts);
  for (std::size_t i = 0; i < counts.size(); ++i)
    posting.terms[i].count = std::max<std::size_t>(counts[i], 1);
  return posting;
}

std::expected<Posting, Diagnostic> read(const Source& file) {
  const auto lines = lines_of_posting(file);
  if (!lines) return std::unexpected(lines.error());
  return posting_of(*lines);
}

}  // namespace

std::expected<Posting, Diagnostic> read_posting(const Source& file) {
  return without_exceptions([&] { return read(file); });
}

}  // namespace galley::posting
