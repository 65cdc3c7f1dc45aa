// galley: compares a posting with a résumé and its variants (see galley/posting.h).
#include "galley/posting.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/document/printed.h"
#include "galley/resume/pairing.h"
#include "galley/source/named_file.h"
#include "galley/typeset/notes.h"
#include "resume_texts.h"

namespace galley {
namespace {

/// Of each kind of text so many places are told.
constexpr std::size_t max_places_of_kind = 3;

std::string primary_subtag(std::string_view language) {
  const std::string tag = ascii::lowered(language.substr(0, language.find_first_of("-_")));
  return tag == "no" ? "nb" : tag;
}

/// What of a résumé is printed, by its identity.
class PrintedParts {
 public:
  explicit PrintedParts(const Resume& resume) {
    for (const Section& section : resume.sections) {
      sections_.insert(section.id);
      for (const Item& item : section.items) items_.insert(resume::identity_of(item.id, item.place));
    }
    for (const ResumeText& text : texts_of(resume)) texts_.insert(resume::identity_of({}, text.place));
  }
  [[nodiscard]] bool has_section(std::string_view id) const { return sections_.contains(id); }
  [[nodiscard]] bool has(const Item& item) const {
    return items_.contains(resume::identity_of(item.id, item.place));
  }
  [[nodiscard]] bool has(const ResumeText& text) const {
    return texts_.contains(resume::identity_of({}, text.place));
  }

 private:
  std::set<std::string, std::less<>> sections_;
  std::set<std::string> items_;
  std::set<std::string> texts_;
};

std::string listed(const std::vector<std::string>& tags) {
  std::string list;
  for (const std::string& tag : tags) list += (list.empty() ? "{." : " or {.") + tag + "}";
  return list;
}

/// What would bring a text onto the page that the whole résumé has and the variant lacks.
std::string what_brings(const ResumeText& text, const PrintedParts& printed) {
  if (!text.section.empty() && !printed.has_section(text.section))
    return fmt::format("section '{}', which this variant leaves out", text.section);
  if (text.item != nullptr && !printed.has(*text.item)) {
    std::string name = text.item->id.empty() ? resume::label_of(*text.item) : text.item->id;
    std::string brings = fmt::format("{} item '{}'", text.section, name);
    if (!text.item->tags.empty()) return brings + fmt::format(" with the tag {}", listed(text.item->tags));
    return brings + ", which this variant leaves out";
  }
  if (!text.tags.empty()) return fmt::format("the tag {}", listed(text.tags));
  if (printed.has(text)) return "what this variant says otherwise";
  return "a text that this variant leaves out";
}

class Comparison {
 public:
  Comparison(posting::Posting posting, const Resume& page) : posting_(std::move(posting)), parts_(page) {
    report_.language = posting_.language;
    for (const posting::Term& term : posting_.terms) report_.terms.push_back({term, Holder::Nobody, {}});
  }

  void look_at_page(const Resume& page) {
    look(page, Holder::Page, [](const ResumeText&) { return std::string(); });
  }

  /// Looks for the terms that the page lacks.
  void look_at_whole(const Resume& whole) {
    look(whole, Holder::Resume, [this](const ResumeText& text) { return what_brings(text, parts_); });
  }
  void look_at_fitted(const Resume& tailored) {
    look(tailored, Holder::Resume, [this](const ResumeText& text) {
      return parts_.has(text) ? std::string("what is printed otherwise")
                              : std::string("room: it is dropped so that the résumé fits");
    });
  }
  void look_at_variant(const Resume& variant, std::string_view name) {
    look(variant, Holder::Resume,
         [name](const ResumeText&) { return fmt::format("what variant '{}' says", name); });
  }
  [[nodiscard]] bool is_complete() const {
    return std::ranges::none_of(report_.terms,
                                [](const PostingTerm& term) { return term.holder == Holder::Nobody; });
  }

  PostingReport take() && { return std::move(report_); }

 private:
  template <typename Brings>
  void look(const Resume& resume, Holder holder, Brings brings) {
    const std::string language = primary_subtag(resume.meta.language);
    const posting::TermFinder finder(posting_, language);
    const std::vector<ResumeText> texts = texts_of(resume);
    std::vector<bool> is_open(report_.terms.size());
    for (std::size_t i = 0; i < is_open.size(); ++i) is_open[i] = report_.terms[i].holder == Holder::Nobody;
    for (const ResumeText& text : texts) {
      for (const std::size_t i : finder.terms_in(text.text)) {
        if (!is_open[i]) continue;
        PostingTerm& term = report_.terms[i];
        term.holder = holder;
        const auto same = std::ranges::count(
            term.places, text.what, [](const TermPlace& place) { return std::string_view(place.what); });
        if (static_cast<std::size_t>(same) < max_places_of_kind)
          term.places.push_back({std::string(text.what), brings(text), text.place});
      }
    }
  }

  posting::Posting posting_;
  PrintedParts parts_;
  PostingReport report_;
};

PostingReport compare(posting::Posting posting, const Typeset& typeset, const resume::Manuscript& manuscript,
                      std::string_view variant) {
  const bool is_cut = posting.is_cut;
  const std::string language = posting.language;
  // Places are those of the file: `printed` keeps them.
  const Resume page = printed(typeset.resume);
  Comparison comparison(std::move(posting), typeset.resume);
  comparison.look_at_page(page);
  Diagnostics ignored;
  const auto look_at = [&](std::string_view name, auto look) {
    const auto tailored = resume::tailor(manuscript, name, ignored);
    if (tailored)
      look(*tailored);
    else
      throw_if_out_of_memory(tailored.error());
  };
  if (!comparison.is_complete()) look_at(variant, [&](const Resume& one) { comparison.look_at_fitted(one); });
  comparison.look_at_whole(resume::whole_with_all_sections(manuscript));
  std::size_t variants = 0;
  for (const std::string& name : manuscript.variants()) {
    if (name == variant || comparison.is_complete() || ++variants > limits.posting_variants) continue;
    look_at(name, [&](const Resume& one) { comparison.look_at_variant(one, name); });
  }
  PostingReport report = std::move(comparison).take();
  if (const std::string own = primary_subtag(typeset.resume.meta.language); own != language) {
    Diagnostic other;
    other.severity = Severity::Note;
    other.message = fmt::format(
        "the posting is in the language '{}', the résumé in '{}': only words that are alike are found",
        language, own);
    report.notes.push_back(std::move(other));
  }
  if (is_cut) {
    Diagnostic cut;
    cut.severity = Severity::Note;
    cut.message =
        fmt::format("the posting has more than {} terms: the rest is left out", limits.posting_terms);
    report.notes.push_back(std::move(cut));
  }
  return report;
}

/// Does a name end as those of files do: “acme.txt”, “acme.docx”? A number such as “IT/2026.4” does not.
bool looks_like_file(const std::string& name) {
  const std::string end = std::filesystem::path(name).extension().string();
  return end.size() >= 3 && end.size() <= 5 && ascii::is_letter(end[1]) &&
         std::ranges::all_of(end.substr(1), ascii::is_alphanumeric);
}

std::expected<std::optional<Source>, Diagnostics> read_posting_of(Session& session, const Resume& resume) {
  const Text& name = resume.application.posting;
  if (name.empty()) return std::nullopt;
  const source::NamedFile file{name.place, name.value, resume::path_of(resume, name)};
  const auto exists = session.files.exists(file.location);
  const bool is_file = looks_like_file(name.value);
  if (!is_file && !exists.value_or(false)) return std::nullopt;
  auto bytes = session.files.read(file.location);
  if (bytes) return Source{name.value, *std::move(bytes)};
  Diagnostic error = source::error_of(file, std::move(bytes.error()));
  if (exists && !*exists) {
    error.fault = Fault::Resume;
    error.help = "it is looked for in the folder of the file that names it";
  }
  return std::unexpected(Diagnostics{std::move(error)});
}

}  // namespace

std::expected<PostingReport, Diagnostics> check_posting(const Source& posting, const Typeset& typeset,
                                                        const resume::Manuscript& manuscript,
                                                        std::string_view variant) {
  return without_exceptions([&]() -> std::expected<PostingReport, Diagnostics> {
    auto read = posting::read_posting(posting);
    if (!read) return std::unexpected(Diagnostics{std::move(read.error())});
    return compare(*std::move(read), typeset, manuscript, variant);
  });
}

std::expected<std::optional<Source>, Diagnostics> posting_of(Session& session, const Resume& resume) {
  return without_exceptions([&] { return read_posting_of(session, resume); });
}

}  // namespace galley
