// cli: the names of results, and what is wrong with them (see result_names.h).
#include "result_names.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "files.h"
#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/resume/tailor.h"
#include "report.h"
#include "result_formats.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// The name of an input without its extension. With --anonymous it does not say whose it is: “anonymous”, or
/// “anonymous-0012” for the twelfth of several. (In that form, no number is a page's.)
std::string stem_of(const Job& job, const Arguments& arguments) {
  if (arguments.tailoring.anonymous) {
    const bool is_one = arguments.inputs.size() == 1;
    return is_one ? "anonymous" : fmt::format("anonymous-{:04}", job.input->number());
  }
  const std::string& input = job.input->name();
  return input == standard_stream ? "resume" : fs::path(input).stem().string();
}

/// A name, and what tells the results of one input apart: “resume-acme-de”.
std::string with_version(std::string name, const Job& job, const Arguments& arguments) {
  if (!job.is_plain()) name += "-" + job.variant;
  if (arguments.tailoring.all_languages && !job.language.empty()) name += "-" + job.language;
  return name;
}

/// The name of a letter: “letter” beside resume.toml, “ada-letter” beside ada.toml, and its version.
std::string letter_name(const Job& job, const Arguments& arguments) {
  const std::string stem = stem_of(job, arguments);
  return with_version(stem == "resume" ? "letter" : stem + "-letter", job, arguments);
}

/// What `meta.output` gives; without one, the input's name and its version.
std::string result_name(const Resume& resume, const Job& job, const Arguments& arguments) {
  if (!arguments.tailoring.anonymous)
    if (auto name = resume::output_name(resume, job.is_plain() ? std::string_view() : job.variant))
      return *std::move(name);
  return with_version(stem_of(job, arguments), job, arguments);
}

/// Where a path leads to through links. Unchanged if that is not known. (A string, because paths are slow to
/// compare.)
std::string resolved(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const fs::path result = error ? path : fs::weakly_canonical(absolute, error);
  return (error ? absolute : result).string();
}

/// Resolves many paths. Each folder is resolved once.
class Resolver {
 public:
  std::string resolve(const fs::path& path) {
    std::error_code ignored;
    const fs::path name = path.filename();
    if (name.empty() || name == "." || name == ".." || fs::is_symlink(path, ignored)) return resolved(path);
    const fs::path folder = path.parent_path();
    const auto [at, is_new] = folders_.try_emplace(folder.string());
    if (is_new) at->second = resolved(folder.empty() ? "." : folder);
    return (fs::path(at->second) / name).string();
  }

 private:
  std::map<std::string, std::string> folders_;
};

/// The help on how two results get different names.
std::string_view way_to_two_names(const Job& first, const Job& second, const std::string& output) {
  if (first.label() == second.label() && first.variant == second.variant) return "it is asked for twice";
  if (!output.empty() && !is_folder(output)) return "give a folder with -o";
  if (first.input->name() != second.input->name())
    return "give each its own meta.output, or build them one by one, each with -o";
  if (first.language != second.language)
    return "give each a name of its own: meta.output = \"{name}{ – variant} {language}\"";
  if (first.is_plain() && second.is_plain()) return "build them one by one, each with -o";
  return "give each a name of its own: meta.output = \"{name}{ – variant}\", or `output` of the variant";
}

Diagnostic two_of_one_name(const fs::path& path, const Job& first, const Job& second,
                           const std::string& output) {
  return command_line_error(
      fmt::format("two results are named {}: of {} and of {}", path.string(), first.label(), second.label()),
      std::string(way_to_two_names(first, second, output)));
}

Diagnostic overwritten(const fs::path& path) {
  return command_line_error(fmt::format("{} is read, and would be written over", path.string()),
                            "give another name");
}

/// Is it standard output or a device? Then it has no name of its own.
bool is_stream(const fs::path& path) { return path == standard_stream || is_device(path); }

/// The name of a page's file without the page: “resume-2.png” → “resume.png”. Empty if it is no such name: a
/// page's number is at most limits.last_pictured_page, and does not begin with 0. (“resume-2026.png” is
/// none.)
std::string without_page(const std::string& file) {
  const std::size_t dot = file.rfind('.');
  const std::size_t dash = file.rfind('-', dot);
  if (dot == std::string::npos || dash == std::string::npos || dash + 1 == dot) return {};
  const std::string page = file.substr(dash + 1, dot - dash - 1);
  constexpr std::size_t max_digits = 3;
  static_assert(limits.last_pictured_page == 999);
  if (page.size() > max_digits || page.front() == '0' || !std::ranges::all_of(page, ascii::is_digit))
    return {};
  return file.substr(0, dash) + file.substr(dot);
}

/// The names that are taken, and by which job. The owner is null for a file that is read. How many pages a
/// result has is not known yet: a result with a file for each page takes its own name, which is that of a
/// single page, and those of all pages that it may have.
class TakenNames {
 public:
  /// Takes the name of a result. If it is taken already, returns its owner.
  std::optional<const Job*> take(const std::string& name, const Job* job,
                                 FilesPer files = FilesPer::Document) {
    if (const auto owner = owner_of(name)) return owner;
    if (files == FilesPer::Page) {
      if (const auto owner = found(like_a_page_, name)) return owner;
      per_page_.emplace(name, job);
    } else {
      files_.emplace(name, job);
    }
    if (std::string result = without_page(name); !result.empty())
      like_a_page_.emplace(std::move(result), job);
    return {};
  }

  /// The owner of a file. Nothing if the name is free.
  [[nodiscard]] std::optional<const Job*> owner_of(const std::string& file) const {
    for (const auto& owner :
         {found(files_, file), found(per_page_, file), found(per_page_, without_page(file))})
      if (owner) return owner;
    return {};
  }

 private:
  using Owners = std::map<std::string, const Job*>;

  static std::optional<const Job*> found(const Owners& owners, const std::string& name) {
    const auto at = owners.find(name);
    return at == owners.end() ? std::nullopt : std::optional(at->second);
  }

  Owners files_;
  Owners per_page_;  ///< results with a file for each page
  Owners
      like_a_page_;  ///< for names that are like a page's: the name of the result that would have that page
};

}  // namespace

BoundedPath result_path(const Resume& resume, const Job& job, Format format, const Arguments& arguments) {
  if (!arguments.output.empty() && !is_folder(arguments.output)) {
    // A proof stands beside its result.
    const fs::path result = arguments.output;
    if (format != Format::Proof || is_stream(result)) return result;
    return fs::path(result).replace_extension(spec_of(format).extension);
  }
  fs::path folder = arguments.output;
  if (folder.empty() && job.input->name() != standard_stream)
    folder = fs::path(job.input->name()).parent_path();
  const std::string name = arguments.contents == Contents::Letter ? letter_name(job, arguments)
                                                                  : result_name(resume, job, arguments);
  BoundedPath result(folder / (name + std::string(spec_of(format).extension)));
  if (arguments.outside == Outside::Refused) result.folders.push_back(folder);
  return result;
}

std::expected<PicturedPages, Diagnostic> pictured_pages(const Arguments& arguments, std::size_t pages,
                                                        const std::string& document) {
  PicturedPages pictured{pages, {}};
  const auto is_chosen = [&](std::size_t page) {
    return arguments.only_pages.empty() ||
           std::ranges::any_of(arguments.only_pages, [page](const PageRange& range) {
             return range.first <= page && page <= range.last;
           });
  };
  for (const PageRange& range : arguments.only_pages) {
    const std::size_t named = range.last == PageRange::open ? range.first : range.last;
    if (named <= pages) continue;
    return std::unexpected(
        command_line_error(fmt::format("{} has {}, and --only-pages asks for page {}", document,
                                       pages == 1 ? "one page" : fmt::format("{} pages", pages), named),
                           "name pages that it has"));
  }
  for (std::size_t page = 1; page <= pages; ++page)
    if (is_chosen(page)) pictured.numbers.push_back(page - 1);
  return pictured;
}

std::vector<BoundedPath> files_of_result(const BoundedPath& result, Format format,
                                         const PicturedPages& pages) {
  if (spec_of(format).files == FilesPer::Document || pages.all == 1) return {result};
  std::vector<BoundedPath> files(pages.numbers.size(), result);
  if (is_stream(result.path)) return files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    fs::path& path = files[i].path;
    path.replace_filename(
        fmt::format("{}-{}{}", path.stem().string(), pages.numbers[i] + 1, path.extension().string()));
  }
  return files;
}

std::optional<Diagnostic> fault_of_names(const std::vector<Job>& jobs,
                                         const std::vector<fs::path>& files_read,
                                         const Arguments& arguments) {
  if (arguments.output == standard_stream) {
    std::size_t results = 0;
    for (const Job& job : jobs) results += job.results.size();
    if (!arguments.depfile.empty())
      return command_line_error("--depfile wants results that are files", "name a file or a folder with -o");
    if (results <= 1) return {};
    return several_to_standard_output();
  }
  TakenNames taken;
  Resolver resolver;
  for (const fs::path& file : files_read) taken.take(resolver.resolve(file), nullptr);
  for (const Job& job : jobs)
    for (const fs::path& file : job.reads) taken.take(resolver.resolve(file), nullptr);
  for (const Job& job : jobs) {
    for (std::size_t i = 0; i < job.results.size(); ++i) {
      const fs::path& path = job.results[i].path;
      if (is_device(path)) continue;
      const auto owner = taken.take(resolver.resolve(path), &job, spec_of(arguments.formats[i]).files);
      if (!owner) continue;
      return *owner != nullptr ? two_of_one_name(path, **owner, job, arguments.output) : overwritten(path);
    }
  }
  if (arguments.depfile.empty() || is_device(arguments.depfile)) return {};
  const auto owner = taken.owner_of(resolver.resolve(arguments.depfile));
  if (!owner) return {};
  if (*owner == nullptr) return overwritten(arguments.depfile);
  return command_line_error(fmt::format("the rule for make and the result of {} are named {}",
                                        (*owner)->label(), arguments.depfile),
                            "give another name");
}

std::optional<Diagnostic> fault_of_name(const fs::path& path, Session& session) {
  if (is_stream(path)) return {};
  const auto read = session.files.files_read();
  const bool is_read =
      std::ranges::any_of(read, [&](const fs::path& file) { return resolved(file) == resolved(path); });
  if (is_read) return overwritten(path);
  return {};
}

Diagnostic several_pages_to_standard_output() {
  return command_line_error("pictures of several pages do not go to one standard output",
                            "choose one with --only-pages, or name a folder with -o");
}

Diagnostic several_to_standard_output() {
  return command_line_error("several results do not go to one standard output");
}

}  // namespace galley::cli
