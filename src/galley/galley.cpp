// The public API's `typeset`: from a Resume to its Pages; and a letter and its résumé as one.
#include "galley/galley.h"

#include <algorithm>
#include <iterator>

#include "galley/base/memory.h"
#include "galley/resume/pieces.h"
#include "galley/typeset/joined.h"
#include "typeset_resume.h"

namespace galley {

Typeset typeset_of(Resume resume, TypesetDocument made) {
  std::vector<Document> documents;
  documents.push_back(layout::resolved(std::move(made.document), made.setting));
  return {std::move(resume), std::move(documents), std::move(made.pages)};
}

std::expected<Typeset, Diagnostics> typeset(Session& session, Resume resume, Diagnostics& warnings,
                                            layout::Explain explain, std::stop_token stop) {
  return without_exceptions([&]() -> std::expected<Typeset, Diagnostics> {
    auto made = typeset_resume(session, resume, warnings, explain, AfterLayout::ReleaseText, stop);
    if (!made) return std::unexpected(std::move(made.error()));
    if (!made->dropped.empty()) resume = resume::without(resume, made->dropped);
    return typeset_of(std::move(resume), std::move(made->document));
  });
}

std::expected<Typeset, Diagnostics> letter_first(Typeset letter, Typeset resume) {
  return without_exceptions([&]() -> std::expected<Typeset, Diagnostics> {
    DocumentInfo info = resume.pages.info;
    std::vector<Pages> parts;
    parts.push_back(std::move(letter.pages));
    parts.push_back(std::move(resume.pages));
    std::vector<Document> documents = std::move(letter.documents);
    std::ranges::move(resume.documents, std::back_inserter(documents));
    return Typeset{std::move(resume.resume), std::move(documents), joined(std::move(parts), std::move(info))};
  });
}

}  // namespace galley
