// cli: galley check --posting (see check_parts.h).
#include <array>

#include <fmt/format.h>

#include "check_parts.h"
#include "galley/posting.h"

namespace galley::cli {
namespace {

constexpr std::string_view name_of(Holder holder) {
  switch (holder) {
    case Holder::Page:
      return "held";
    case Holder::Resume:
      return "elsewhere";
    default:
      return "nowhere";
  }
}

constexpr std::string_view name_of(posting::Need need) {
  return need == posting::Need::Required ? "required" : "desired";
}

/// “a highlight (resume.toml:31)”, “the tag {.build}: highlight (resume.toml:31)”.
std::string shown(const TermPlace& place) {
  const std::string brings = place.brings.empty() ? "" : place.brings + ": ";
  return fmt::format("{}{} ({})", brings, place.what, file_and_line(place.place));
}

/// “highlight (resume.toml:31), skills list (resume.toml:80)”
std::string shown(const std::vector<TermPlace>& places) {
  bool is_list_only = !places.empty();
  std::string text;
  for (const TermPlace& place : places) {
    is_list_only = is_list_only && place.what == "skills list";
    text += (text.empty() ? "" : "; ") + shown(place);
  }
  return (is_list_only && places.front().brings.empty() ? "only " : "") + text;
}

/// “Go ×3”
std::string shown(const posting::Term& term) {
  return term.count > 1 ? fmt::format("{} ×{}", term.text, term.count) : term.text;
}

nlohmann::ordered_json json_of(const PostingTerm& one) {
  nlohmann::ordered_json places = nlohmann::ordered_json::array();
  for (const TermPlace& place : one.places) {
    nlohmann::ordered_json object{
        {"what", place.what},
        {"file", place.place.source != nullptr ? place.place.source->name : std::string()},
        {"line", place.place.line}};
    if (!place.brings.empty()) object["brings"] = place.brings;
    places.push_back(std::move(object));
  }
  return {{"term", one.term.text},        {"forms", one.term.forms}, {"need", name_of(one.term.need)},
          {"group", name_of(one.holder)}, {"count", one.term.count}, {"line", one.term.line},
          {"places", std::move(places)}};
}

/// The terms of a group, a line each: where they are held, or else where the posting has them.
std::string lines_of(const PostingReport& found, Holder holder, std::string_view title,
                     const std::string& file) {
  std::string text;
  std::size_t count = 0;
  for (const PostingTerm& one : found.terms) {
    if (one.holder != holder) continue;
    ++count;
    std::string line =
        fmt::format("    {:<8}  {:<28}  {}", name_of(one.term.need), shown(one.term),
                    one.places.empty() && one.term.line > 0 ? fmt::format("{}:{}", file, one.term.line)
                                                            : shown(one.places));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return count == 0 ? std::string() : fmt::format("  {}: {}\n{}", title, count, text);
}

/// The posting that the command line names, or the variant.
std::expected<std::optional<Source>, Diagnostics> posting_for(const Resume& resume, const Job& job,
                                                              const Arguments& arguments) {
  if (arguments.posting.empty()) return posting_of(job.input->session(), resume);
  auto& files = job.input->session().files;
  auto bytes = files.read(arguments.posting);
  if (!bytes) {
    if (!files.exists(arguments.posting).value_or(true)) bytes.error().fault = Fault::CommandLine;
    return std::unexpected(Diagnostics{std::move(bytes.error())});
  }
  return Source{arguments.posting, *std::move(bytes)};
}

}  // namespace

std::optional<CheckPart> check_against_posting(const Typeset& made, const Job& job,
                                               const Arguments& arguments, Report& report) {
  auto posting = posting_for(made.resume, job, arguments);
  if (posting && !*posting) return std::nullopt;
  CheckPart part{"posting", {}, {}};
  const auto reading = job.input->read(arguments);
  auto found =
      !posting
          ? std::expected<PostingReport, Diagnostics>(std::unexpected(std::move(posting.error())))
          : check_posting(**posting, made, reading->manuscript->in(made.resume.meta.language), job.variant);
  if (!found) {
    report.add(found.error(), job.variant);
    return part;
  }
  name_variant(job, found->notes);
  report.add(found->notes, job.variant);
  const std::string& file = (*posting)->name;
  part.text = fmt::format("{}: {} {} of {}\n", job.label(), found->terms.size(),
                          found->terms.size() == 1 ? "term" : "terms", file);
  part.text += lines_of(*found, Holder::Page, "printed", file);
  part.text += lines_of(*found, Holder::Resume, "not printed, though the résumé has them", file);
  part.text += lines_of(*found, Holder::Nobody, "nowhere in the résumé", file);
  part.json = {{"file", file}, {"language", found->language}, {"terms", nlohmann::ordered_json::array()}};
  for (const PostingTerm& one : found->terms) part.json["terms"].push_back(json_of(one));
  return part;
}

}  // namespace galley::cli
