// cli: from the names of inputs to résumés.
#include "inputs.h"

#include <algorithm>
#include <iterator>

#include "commit_date.h"
#include "data_folders.h"
#include "files.h"
#include "galley/base/memory.h"
#include "time_limit.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

Reading read_manuscript(Session& session, const std::string& input, const Arguments& arguments) {
  const Timed timed(session.timings, Stage::Read);
  const TimeLimit limit(arguments.time_limit);
  const auto source = read_input(session.files, input);
  if (!source) return {std::unexpected(Diagnostics{source.error()}), {}};
  if (source->text.starts_with("%PDF-")) {
    return {std::unexpected(Diagnostics{error_of_file(
                *source, "this is a PDF, and no résumé to set",
                "`galley import` takes out the one that `galley build --attach` puts into a PDF")}),
            {}};
  }
  Diagnostics warnings;
  auto manuscript = galley::read(*source, session.files,
                                 {.theme = arguments.theme,
                                  .theme_folders = theme_folders(),
                                  .known_themes = &session.themes,
                                  .overlays = arguments.tailoring.overlays,
                                  .settings = arguments.tailoring.settings,
                                  .language = arguments.tailoring.language,
                                  .is_public = arguments.tailoring.is_public,
                                  .is_alone = input == standard_stream,
                                  .stop = limit.token()},
                                 warnings);
  if (!manuscript) throw_if_out_of_memory(manuscript.error());
  if (limit.is_over()) return {std::unexpected(Diagnostics{limit.error(input)}), {}, true};
  return {std::move(manuscript), std::move(warnings)};
}

/// galley's own folder of the machine, then the one that all programs share.
std::vector<BoundedPath> pattern_folders_of_machine() {
  std::vector<BoundedPath> folders;
  for (const char* const name : {"galley/hyphen", "hyphen"})
    std::ranges::copy(data_folders(name), std::back_inserter(folders));
  return folders;
}

}  // namespace

std::vector<BoundedPath> font_folders_of(const Arguments& arguments) {
  std::vector<BoundedPath> folders(arguments.font_folders.begin(), arguments.font_folders.end());
  if (arguments.system_fonts == font::SystemFonts::Use)
    std::ranges::copy(cli::font_folders(), std::back_inserter(folders));
  return folders;
}

Session& Sessions::of(const std::string& input) {
  const fs::path folder = input == standard_stream ? fs::path() : fs::path(input).parent_path();
  Session*& known = by_folder_[folder.string()];
  if (known == nullptr) known = &beside(folder);
  return *known;
}

Session& Sessions::beside(const fs::path& folder) {
  // Why a folder cannot be read is said when something is looked for in it.
  const auto holds_files = [&](const BoundedPath& beside) {
    const auto files = files_.list(beside);
    return !files || !files->empty();
  };
  const BoundedPath fonts(folder / "fonts", {folder});
  const BoundedPath patterns(folder / "hyphen", {folder});
  const bool has_fonts = holds_files(fonts);
  const bool has_patterns = holds_files(patterns);
  auto& session = sessions_[{has_fonts ? fonts.path : fs::path(), has_patterns ? patterns.path : fs::path()}];
  if (!session) {
    std::vector<BoundedPath> font_folders = font_folders_of(arguments_);
    if (has_fonts) font_folders.insert(font_folders.begin(), fonts);
    std::vector<BoundedPath> pattern_folders = pattern_folders_of_machine();
    if (has_patterns) pattern_folders.insert(pattern_folders.begin(), patterns);
    session = std::make_unique<Session>(files_, std::move(font_folders), arguments_.system_fonts,
                                        std::move(pattern_folders));
    if (arguments_.timings) session->timings = &timings_;
  }
  return *session;
}

Diagnostics why_not(const Reading& reading) {
  Diagnostics said = reading.warnings;
  said.insert(said.end(), reading.manuscript.error().begin(), reading.manuscript.error().end());
  return in_file_order(said);
}

std::vector<std::string> wanted_variants(const resume::Manuscript& manuscript, const Tailoring& tailoring) {
  std::vector<std::string> names;
  if (tailoring.whole || tailoring.all || tailoring.variants.empty())
    names.emplace_back(tailoring.whole ? resume::whole_variant : resume::default_variant);
  if (tailoring.list_whole) {
    names.assign(1, std::string(resume::whole_variant));
    if (manuscript.has_default()) names.emplace(names.begin(), resume::default_variant);
  }
  if (tailoring.all) std::ranges::copy(manuscript.variants(), std::back_inserter(names));
  for (const std::string& name : tailoring.variants)
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  return names;
}

std::vector<std::string> wanted_languages(const resume::Manuscript& manuscript, const Tailoring& tailoring) {
  if (tailoring.all_languages && !manuscript.languages().empty()) return manuscript.languages();
  return {tailoring.language};
}

std::shared_ptr<const Reading> Input::read(const Arguments& arguments) {
  const std::scoped_lock lock(mutex_);
  if (!reading_) reading_ = std::make_shared<const Reading>(read_manuscript(session_, name_, arguments));
  return reading_;
}

std::expected<std::int64_t, Diagnostic> Input::commit_date_of(const std::vector<fs::path>& files) {
  const std::scoped_lock lock(mutex_);
  const auto known = commit_dates_.find(files);
  if (known != commit_dates_.end()) return known->second;
  return commit_dates_.emplace(files, cli::commit_date_of(files)).first->second;
}

void Input::forget() {
  const std::scoped_lock lock(mutex_);
  if (name_ != standard_stream && !reading_->is_given_up) reading_.reset();
}

void Input::leave() {
  const std::scoped_lock lock(mutex_);
  if (--left_ == 0) reading_.reset();
}

std::expected<Tailored, Diagnostics> tailored_resume(const Reading& reading,
                                                     const resume::Manuscript& manuscript,
                                                     const std::string& variant, const Arguments& arguments,
                                                     SpeaksForInput speaks, std::stop_token stop) {
  Diagnostics said;
  if (speaks == SpeaksForInput::Yes) said = reading.warnings;
  auto resume = resume::tailor(manuscript, variant, said, std::move(stop));
  if (!resume) {
    throw_if_out_of_memory(resume.error());
    said.insert(said.end(), resume.error().begin(), resume.error().end());
    return std::unexpected(in_file_order(said));
  }
  if (const auto stand_in = arguments.tailoring.anonymous)
    *resume = anonymous(*std::move(resume), *stand_in, said);
  if (arguments.pages) resume->style.pages.max = arguments.pages;
  if (arguments.fill) resume->style.pages.fill = true;
  if (arguments.pages && resume->letter) resume->letter->pages = arguments.pages;
  if (arguments.pdf) resume->style.pdf = *arguments.pdf;
  const bool shares_warnings = speaks == SpeaksForInput::No && has_warning(reading.warnings);
  return Tailored{*std::move(resume), std::move(said), shares_warnings};
}

Resume whole_of(const resume::Manuscript& manuscript, const Arguments& arguments) {
  Resume whole = resume::whole_with_all_sections(manuscript);
  Diagnostics ignored;
  const auto stand_in = arguments.tailoring.anonymous;
  return stand_in ? anonymous(std::move(whole), *stand_in, ignored) : whole;
}

bool has_warning(const Diagnostics& diagnostics) {
  return std::ranges::find(diagnostics, Severity::Warning, &Diagnostic::severity) != diagnostics.end();
}

}  // namespace galley::cli
