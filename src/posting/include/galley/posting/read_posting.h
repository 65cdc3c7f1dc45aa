// posting: a job posting, the terms in it, and which of them a text holds.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::posting {

enum class Need { Required, Desired };

/// What a recruiter would look for in a résumé. An acronym and its long form are one term.
struct Term {
  std::string text;                ///< as the posting first writes it
  std::vector<std::string> forms;  ///< all ways to write it; the first is `text`
  Need need = Need::Required;      ///< desired if nothing in the posting requires it
  std::size_t count = 0;           ///< how often the posting has it
  int line = 0;                    ///< where it has it first; 0: the file has no lines
};

struct Posting {
  std::string language;     ///< primary subtag, by its own words
  std::vector<Term> terms;  ///< those that are required first; of equal need in the order of the posting
  bool is_cut = false;      ///< there were more than `limits.posting_terms`
};

/// Reads a posting: text, Markdown, HTML or PDF. Errors: no text in UTF-8, a damaged PDF, too large a file,
/// no text.
[[nodiscard]] std::expected<Posting, Diagnostic> read_posting(const Source& file);

/// Finds the terms of a posting in texts of one language. A term is found in any form of its words; words
/// that belong together may stand a few words apart.
class TermFinder {
 public:
  TermFinder(const Posting& posting, std::string_view language);
  TermFinder(TermFinder&&) noexcept;
  TermFinder& operator=(TermFinder&&) noexcept;
  ~TermFinder();

  /// The terms that a text holds, as indices into `Posting::terms`, sorted, each once.
  [[nodiscard]] std::vector<std::size_t> terms_in(std::string_view text) const;
  /// How often a text has each term.
  void count(std::string_view text, std::vector<std::size_t>& counts) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace galley::posting
