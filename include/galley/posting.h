// What a résumé says of what a job posting asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/galley.h"
#include "galley/posting/read_posting.h"

namespace galley {

/// Who has a term of a posting.
enum class Holder {
  Page,    ///< the printed text
  Resume,  ///< the whole résumé or another variant, but not the printed text
  Nobody,
};

/// Where a text stands that has a term.
struct TermPlace {
  std::string what;    ///< “highlight”, “skills list”, “summary”
  std::string brings;  ///< what would bring it onto the page: “the tag {.build}”; empty if it is printed
  Place place;
};

struct PostingTerm {
  posting::Term term;
  Holder holder = Holder::Nobody;
  std::vector<TermPlace> places;  ///< the first ones of each kind
};

struct PostingReport {
  std::string language;  ///< of the posting, by its own words
  std::vector<PostingTerm>
      terms;          ///< those that are required first; of equal need in the order of the posting
  Diagnostics notes;  ///< such as that the posting has another language than the résumé
};

/// Compares a posting with a résumé. `variant` is the variant's name, as `resume::tailor` knows it; of the
/// other variants at most `limits.posting_variants` are looked at. Uses no network. The same input gives the
/// same report. Errors: those of `posting::read_posting`.
[[nodiscard]] std::expected<PostingReport, Diagnostics> check_posting(const Source& posting,
                                                                      const Typeset& typeset,
                                                                      const resume::Manuscript& manuscript,
                                                                      std::string_view variant);

/// The file that a variant's `application.posting` names, if it names one: it is there, or the name ends as
/// that of a text does (.txt, .md, .html, .pdf). It is looked for in the folder of the file that names it,
/// and leads out of no folder of the résumé. Nothing if it is no name of a file. Errors: there is no such
/// file; it cannot be read.
[[nodiscard]] std::expected<std::optional<Source>, Diagnostics> posting_of(Session& session,
                                                                           const Resume& resume);

}  // namespace galley
