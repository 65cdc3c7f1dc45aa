// resume: reading. The files → their trees, laid over one another → what is left out → the whole as a Resume,
// and all variants checked against it.
#include "manuscript.h"

#include <algorithm>
#include <cstddef>
#include <list>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "application.h"
#include "checks.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/base/sort_by.h"
#include "galley/resume/section_spec.h"
#include "galley/resume/tree_checks.h"
#include "galley/source/merge.h"
#include "galley/source/named_file.h"
#include "galley/source/paths.h"
#include "galley/source/settings.h"
#include "style.h"
#include "variant_checks.h"

namespace galley::resume {
namespace {

namespace fs = std::filesystem;
using Parts = Manuscript::Parts;

const Value* style_of(const Value& root) {
  const Member* style = root.find("style");
  return style != nullptr ? &style->value : nullptr;
}

/// Loads every theme, and every press profile, that the résumé, a variant or a setting names.
void load_styles(Reader& reader, Parts& parts, FileReader& files, const ParseOptions& options) {
  const fs::path& folder = parts.folder;
  const auto load = [&](const Value* style) {
    const auto theme = theme_of(style, options);
    if (!theme || parts.themes.contains(theme->key())) return;
    if (auto loaded = load_theme(reader, *theme, folder, files, options)) {
      parts.themes.emplace(theme->key(), std::move(loaded->style));
      std::ranges::move(loaded->files, std::back_inserter(parts.theme_files));
    }
  };
  load(style_of(parts.root));
  for (const auto& [name, variant] : parts.by_name)
    if (const Value* style = style_of(*variant)) load(style);
  for (const Value& setting : parts.settings)
    if (const Value* style = style_of(setting)) load(style);
  const auto load_profile = [&](const Value* style) {
    load_press_profile(reader, style, folder, files, parts.press_profiles);
  };
  for (const auto& [name, theme] : parts.themes) load_profile(&theme);
  load_profile(style_of(parts.root));
  for (const auto& [name, variant] : parts.by_name) load_profile(style_of(*variant));
  for (const Value& setting : parts.settings) load_profile(style_of(setting));
  // Where a theme is at fault the author's own keys are still checked, over the one that is always there.
  if (parts.themes.contains("classic")) return;
  if (auto classic = load_theme(reader, {}, folder, files, options))
    parts.themes.emplace("classic", std::move(classic->style));
}

/// The paths of every meta.private: of the files, of variants, of settings. One is as good as another: no
/// variant may print what the author calls private elsewhere.
std::vector<const Value*> private_paths(Reader& reader, const Parts& parts) {
  std::vector<const Value*> paths;
  add_private_paths(paths, parts.root);
  for (const auto& [name, variant] : parts.by_name) add_private_paths(paths, *variant);
  for (const Value& setting : parts.settings) add_private_paths(paths, setting);
  if (paths.size() > limits.table_members) {
    reader.error(
        paths[limits.table_members]->place,
        fmt::format("more than {} paths in meta.private, of all files together", limits.table_members));
    paths.clear();
  }
  return paths;
}

}  // namespace

void add_sections(std::vector<std::string>& order, const Value& root) {
  std::vector<std::pair<std::string, const Place*>> found;
  for (const Member& member : root.members) {
    if (member.key == "basics") {
      found.emplace_back("summary", &member.place);
    } else if (member.key == "sections") {
      for (const Value& section : member.value.elements) {
        if (const auto id = id_of(section); !id.empty()) found.emplace_back(id, &section.place);
      }
    } else if (kind_of(member.key) != SectionKind::Prose) {
      found.emplace_back(member.key, &member.place);
    }
  }
  // JSON's come in order already; its places have no lines.
  sort_by(found, [](const auto& one) { return std::pair(one.second->line, one.second->column); });
  std::set<std::string, std::less<>> known(order.begin(), order.end());
  for (auto& [id, place] : found)
    if (known.insert(id).second) order.push_back(std::move(id));
}

Resume read_root(Reader& reader, const Value& root, const Parts& parts, const std::vector<std::string>& order,
                 std::vector<Section> known) {
  Resume resume;
  resume.folder = parts.folder.string();
  resume.sections = std::move(known);
  read_table(reader, root_table, root, &resume);
  check_there_is_a_name(reader, root);
  check_meta(reader, root, resume);
  check_ids(reader, resume);
  leave_out_web_image(reader, resume);
  const ParseOptions options{.theme = parts.theme};
  const ThemeName named = theme_of(style_of(root), options).value_or(ThemeName{});
  auto theme = parts.themes.find(named.key());
  if (theme == parts.themes.end()) theme = parts.themes.find("classic");
  if (theme != parts.themes.end())
    resume.style = read_style(reader, style_of(root), named.name, theme->second, resume.meta.language);
  PrintSheet& sheet = resume.style.print;
  const auto profile = parts.press_profiles.find(folder_of(sheet.profile_place) / sheet.profile_name);
  if (profile != parts.press_profiles.end()) sheet.profile = profile->second;
  std::map<std::string_view, std::size_t> ranks;
  for (const std::string& id : order) ranks.emplace(id, ranks.size());
  const auto rank_of = [&ranks](const Section& section) {
    const auto rank = ranks.find(section.id);
    return rank != ranks.end() ? rank->second : ranks.size();
  };
  sort_by(resume.sections, rank_of);
  return resume;
}

bool is_same_place(const Place& one, const Place& other) {
  return one.source == other.source && one.line == other.line && one.column == other.column &&
         one.pointer == other.pointer;
}

std::vector<Place> hide_private(Reader& reader, Value& root, const Parts& parts) {
  std::vector<Place> places;
  const auto is_known = [&parts](const Place& place) {
    return parts.hidden_places && std::ranges::any_of(*parts.hidden_places, [&place](const Place& one) {
             return is_same_place(one, place);
           });
  };
  for (const std::string& path : parts.hidden) {
    if (reader.stop.stop_requested()) break;
    std::vector<Value> removed;
    remove_path(root, path, resume_schema(), removed);
    for (const Value& value : removed) {
      places.push_back(value.place);
      const bool is_set = value.place.source && value.place.source->name == settings_source;
      if (is_set ? parts.hidden_places.has_value() : !parts.hidden_places || is_known(value.place)) continue;
      Place file;
      file.source = value.place.source;
      Diagnostic note =
          error_at(file, fmt::format("'{}' is private: what stands here for it is left out", path));
      note.severity = Severity::Note;
      reader.add(std::move(note));
    }
  }
  return places;
}

SaidOf said_of(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  return {place.source.get(), place.line, place.column, place.pointer, diagnostic.message};
}

void blame_settings(Diagnostics& found) {
  for (Diagnostic& one : found)
    if (one.place.source && one.place.source->name == settings_source) one.fault = Fault::CommandLine;
}

std::vector<std::string> Manuscript::variants() const {
  std::vector<std::string> names;
  for (const Member& member : parts_->variants.members)
    if (member.key != default_variant) names.push_back(member.key);
  return names;
}

std::vector<VariantCompany> Manuscript::companies() const {
  std::vector<VariantCompany> companies;
  for (const auto& [name, variant] : parts_->by_name) {
    Application application =
        application_of(*parts_, chain_of(*parts_, name), pick_for_variant(*this, name).choice);
    if (!application.company.empty())
      companies.push_back({std::string(name), std::move(application.company.value)});
  }
  return companies;
}

std::vector<std::string> Manuscript::files() const {
  std::vector<std::string> names = parts_->theme_files;
  for (const auto& source : parts_->sources) names.push_back(source->name);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

const std::vector<std::string>& Manuscript::languages() const { return parts_->languages; }

Manuscript Manuscript::in(std::string language) const {
  return parts_->languages.empty() ? *this : Manuscript(parts_, std::move(language));
}

bool Manuscript::has_default() const { return parts_->by_name.contains(default_variant); }

bool Manuscript::has(std::string_view variant) const {
  return variant == default_variant || variant == whole_variant || parts_->by_name.contains(variant);
}

namespace {

/// A reader of the same files that says other things.
Reader like(const Reader& reader, Diagnostics& found) {
  Reader other(found, reader.schema());
  other.stop = reader.stop;
  other.own_sources = reader.own_sources;
  other.table_sources = reader.table_sources;
  other.languages = reader.languages;
  return other;
}

/// The résumé in a language that is not picked: its texts are checked too.
struct OtherLanguage {
  OtherLanguage(PickedLanguage picked, const Reader& like_it)
      : language(std::move(picked)), reader(like(like_it, found)) {}
  OtherLanguage(const OtherLanguage&) = delete;
  OtherLanguage& operator=(const OtherLanguage&) = delete;

  PickedLanguage language;
  Diagnostics found = {};
  Reader reader;
  Resume whole = {};
  Known known = {};
};
using OtherLanguages = std::list<OtherLanguage>;

OtherLanguages others_of(const Parts& parts, const Reader& reader) {
  OtherLanguages others;
  for (PickedLanguage& language : other_languages(parts, parts.own, parts.picked))
    others.emplace_back(std::move(language), reader);
  return others;
}

/// Reads a root in one language. A text that is missing in it is no fault: it was not asked for.
Resume read_in_language(Reader& reader, Value root, const Parts& parts, const PickedLanguage& language) {
  Diagnostics ignored;
  Reader deaf = like(reader, ignored);
  put_in_language(deaf, root, language);
  return read_root(reader, root, parts, parts.order);
}

/// Adds the errors that only other languages have, with the name of the language.
void add_errors_of(const OtherLanguages& others, Reader& reader, const Diagnostics& found) {
  std::set<SaidOf> said;
  for (const Diagnostic& one : found) said.insert(said_of(one));
  Diagnostics added;
  for (const OtherLanguage& other : others) {
    for (const Diagnostic& one : other.found) {
      if (one.severity != Severity::Error || !said.insert(said_of(one)).second) continue;
      added.push_back(one);
      added.back().message = fmt::format("in '{}': {}", other.language.tag, one.message);
    }
  }
  for (Diagnostic& one : added) reader.add(std::move(one));
}

/// Of all languages together: the résumé is read in each.
constexpr std::size_t most_values = 4 * limits.values;

std::size_t count_values(const Value& value) {
  std::size_t count = 1;
  for (const Member& member : value.members) count += count_values(member.value);
  for (const Value& element : value.elements) count += count_values(element);
  return count;
}

/// The error that the language which is asked for is none, or that there are too many, or too much in them.
std::optional<Diagnostic> fault_of_languages(const Parts& parts, const std::string& asked) {
  if (!asked.empty() && !is_language_tag(asked)) {
    Diagnostic wrong = error_at({}, fmt::format("'{}' is not a language tag", asked), "as en-US or de");
    wrong.fault = Fault::CommandLine;
    return wrong;
  }
  const std::size_t languages = parts.languages.size();
  if (languages > limits.languages)
    return error_at(
        parts.root.place,
        fmt::format("more than {} languages in meta.languages, of all files together", limits.languages));
  if (languages > 1 && languages * (count_values(parts.root) + count_values(parts.variants)) > most_values)
    return error_at(parts.root.place,
                    fmt::format("more than {} values, of all languages together", most_values));
  return {};
}

std::expected<Manuscript, Diagnostics> read_all(const Source& source, FileReader& files,
                                                const ParseOptions& options, Diagnostics& warnings) {
  const auto made = std::make_shared<Parts>();
  Parts& parts = *made;
  const LayerOptions layers{options.overlays, options.settings,  options.is_public,
                            options.is_alone, options.read_json, resume_schema().own_file->name};
  const Diagnostics failures = read_layers(source, files, layers, parts);
  if (!failures.empty()) return std::unexpected(in_file_order(failures));
  add_sections(parts.order, parts.root);
  for (const Value& over : parts.overlays) add_sections(parts.order, over);
  for (const Value& setting : parts.settings) add_sections(parts.order, setting);

  Diagnostics found;
  Reader reader(found, resume_schema());
  reader.stop = options.stop;
  merge_layers(reader, parts);
  if (auto fault = fault_of_languages(parts, options.language))
    return std::unexpected(Diagnostics{*std::move(fault)});
  for (const auto& own : parts.sources) reader.own_sources.push_back(own.get());
  reader.table_sources = parts.table_sources;
  parts.theme = options.theme;
  load_styles(reader, parts, files, options);

  // Tables can be many: they are copied only where what is read differs from what variants are laid over.
  const bool has_languages = !parts.languages.empty() || !options.language.empty();
  std::optional<Value> changed;
  if (!parts.settings.empty() || options.is_public || has_languages) changed = parts.root;
  Value& whole = changed ? *changed : parts.root;
  for (const Value& setting : parts.settings) merge(reader, whole, setting, root_table);
  parts.own = own_language(reader, whole, parts);
  parts.picked = pick_language(reader, whole, parts, parts.own, options.language);
  const std::vector<const Value*> secret = private_paths(reader, parts);
  // What only the private file names is not known where that is not read.
  if (!options.is_public || !files.exists(parts.private_file).value_or(true))
    for (const Value* path : secret) check_path(reader, *path, "private", whole);

  OtherLanguages others = others_of(parts, reader);
  Known known;
  Diagnostics ignored;
  Reader deaf = like(reader, ignored);
  if (options.is_public) {
    const Resume complete = read_in_language(deaf, whole, parts, parts.picked);
    known.add(complete);
    parts.citable = citable_ids(complete);
    for (OtherLanguage& other : others) other.known.add(read_in_language(deaf, whole, parts, other.language));
    for (const Value* path : secret) parts.hidden.push_back(path->string);
    parts.hidden_places = hide_private(reader, whole, parts);
  }
  parts.has_applications = has_applications(parts.variants);
  for (OtherLanguage& other : others) {
    other.whole = read_in_language(other.reader, whole, parts, other.language);
    check_placeholders(other.reader, other.whole, parts.has_applications);
    if (!options.is_public) other.known.add(other.whole);
    check_image(other.reader, other.whole, files);
  }
  put_in_language(reader, whole, parts.picked);
  parts.whole = read_root(reader, whole, parts, parts.order);
  check_placeholders(reader, parts.whole, parts.has_applications);
  if (!options.is_public) known.add(parts.whole);
  check_image(reader, parts.whole, files);
  check_section_names(reader, style_of(whole), known.sections);
  note_unlisted_sections(reader, style_of(whole), parts.whole);
  check_contact(reader, style_of(whole), known.networks);
  // A bullet may stand in one language alone.
  for (const OtherLanguage& other : others) known.add_bullets(other.known);
  for (OtherLanguage& other : others) {
    other.known.add_bullets(known);
    VariantChecks(other.reader, parts, other.whole, std::move(other.known), other.language.choice)
        .check(files);
  }
  VariantChecks(reader, parts, parts.whole, std::move(known), parts.picked.choice).check(files);
  add_errors_of(others, reader, found);

  // What was read so far is not the whole.
  if (options.stop.stop_requested()) return std::unexpected(Diagnostics{stopped()});
  blame_settings(found);
  Diagnostics wrong;
  for (Diagnostic& one : in_file_order(found))
    (one.severity == Severity::Error ? wrong : parts.warned).push_back(std::move(one));
  if (!wrong.empty()) {
    warnings.insert(warnings.end(), parts.warned.begin(), parts.warned.end());
    return std::unexpected(std::move(wrong));
  }
  warnings.insert(warnings.end(), parts.warned.begin(), parts.warned.end());
  for (const Diagnostic& one : parts.warned) parts.said.insert(said_of(one));
  if (!options.is_public) parts.citable = citable_ids(parts.whole);
  if (!parts.by_name.empty() || !parts.languages.empty()) {
    parts.sections = parts.whole.sections;
    parts.letter = parts.whole.letter;
  }
  apply_order(parts.whole);
  close_up(parts.whole, parts.citable);
  Reader filler(parts.unfilled, resume_schema());
  fill_placeholders(filler, parts.whole, {{}, {}, parts.has_applications});
  // Where there are neither variants nor languages, only tailor_head looks at the tree again.
  if (parts.by_name.empty() && parts.languages.empty())
    std::erase_if(parts.root.members,
                  [](const Member& member) { return member.key != "basics" && member.key != "meta"; });
  return Manuscript(made, options.language);
}

}  // namespace

std::expected<Manuscript, Diagnostics> read(const Source& source, FileReader& files,
                                            const ParseOptions& options, Diagnostics& warnings) {
  return without_exceptions([&] { return read_all(source, files, options, warnings); });
}

}  // namespace galley::resume
