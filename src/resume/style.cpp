// resume: from themes and the résumé's [style] to the Style: themes are laid over one another and the résumé
// over them, and the whole is read once, so that ems and multiples follow the size that counts.
#include "style.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "galley/base/limits.h"
#include "galley/source/merge.h"
#include "galley/source/named_file.h"
#include "galley/source/suggest.h"

namespace galley::resume {
namespace {

namespace fs = std::filesystem;

constexpr double least_measure = 72;  ///< points, between the margins

/// Bytes of a value, and of all in it.
std::size_t memory_of(const Value& value) {
  std::size_t bytes = sizeof value + value.string.capacity();
  for (const Value& element : value.elements) bytes += memory_of(element);
  for (const Member& member : value.members)
    bytes += sizeof member - sizeof member.value + member.key.capacity() + memory_of(member.value);
  return bytes;
}

/// Finds themes and what they build on.
class Themes {
 public:
  /// `folder` is the résumé's. What a file names must stand in one of the `roots`.
  Themes(Reader& reader, FileReader& files, const ParseOptions& options, fs::path folder,
         std::vector<fs::path> roots)
      : reader_(reader),
        files_(files),
        options_(options),
        folder_(std::move(folder)),
        roots_(std::move(roots)) {}

  /// A theme with all that it builds on; nothing if that failed, which was said at `place`.
  std::optional<Value> load(const std::string& name, const fs::path& folder, const Place& place) {
    auto found = file_of(name, folder, place);
    if (!found) {
      reader_.add(error_of(NamedFile{place, name, name}, std::move(found.error())));
      return std::nullopt;
    }
    const std::optional<BoundedPath>& file = *found;
    const std::string key = file ? file->path.lexically_normal().string() : name;
    if (std::ranges::count(visited_, key) > 0) {
      reader_.error(place, fmt::format("the theme '{}' extends itself", name));
      return std::nullopt;
    }
    if (visited_.size() > limits.theme_bases) {
      reader_.error(place, fmt::format("a theme builds on more than {} others", limits.theme_bases));
      return std::nullopt;
    }
    visited_.push_back(key);
    auto theme = file ? load_file(name, *file, place) : load_built_in(name, place);
    if (!theme) return std::nullopt;
    if (const Member* header = theme->find("style")) {
      reader_.error(header->place, "a theme has the keys of 'style' at its top",
                    "leave it out: [style] goes, and [style.font] becomes [font]");
      return std::nullopt;
    }
    const Member* extends = theme->find("extends");
    if (extends == nullptr && !file) return theme;
    std::string base = "classic";
    if (extends != nullptr) {
      const auto named = read_one(reader_, *find_key(theme_table, "extends"), extends->value);
      if (!named) return std::nullopt;
      base = *named;
    }
    auto below = load(base, file ? file->path.parent_path() : folder,
                      extends != nullptr ? extends->value.place : place);
    if (!below) return std::nullopt;
    std::erase_if(theme->members, [](const Member& member) { return member.key == "extends"; });
    merge(reader_, *below, *theme, style_table);
    return below;
  }

  [[nodiscard]] const std::vector<std::string>& files_read() const { return files_read_; }

 private:
  /// The file of a theme; nothing if only a built-in one can have that name. A theme may have the name of one
  /// that it builds on.
  std::expected<std::optional<BoundedPath>, Diagnostic> file_of(const std::string& name,
                                                                const fs::path& folder, const Place& place) {
    if (name.ends_with(".toml")) {
      // What --theme names has no place, and may lie anywhere.
      return place.source ? BoundedPath(folder / name, roots_) : BoundedPath(folder / name);
    }
    if (name.find('/') != std::string::npos) return std::nullopt;
    const std::string file = name + ".toml";
    std::vector<BoundedPath> locations;
    if (!options_.is_alone) locations.emplace_back(folder_ / "themes" / file, std::vector{folder_});
    for (const fs::path& other : options_.theme_folders) locations.emplace_back(other / file);
    for (BoundedPath& location : locations) {
      if (std::ranges::count(visited_, location.path.lexically_normal().string()) > 0) continue;
      const auto exists = files_.exists(location);
      if (!exists) return std::unexpected(exists.error());
      if (*exists) return std::move(location);
    }
    return std::nullopt;
  }

  std::optional<Value> load_built_in(const std::string& name, const Place& place) {
    const auto toml = theme_toml(name);
    if (!toml) {
      reader_.add(unknown_theme(name, place));
      return std::nullopt;
    }
    return parsed({fmt::format("themes/{}.toml", name), std::string(*toml)});
  }

  std::optional<Value> load_file(const std::string& name, const BoundedPath& location, const Place& place) {
    const std::string_view whose = options_.theme.empty() ? "résumé" : "theme that --theme names";
    auto bytes = read_named(reader_, files_, {place, name, location, whose});
    if (!bytes) return std::nullopt;
    files_read_.push_back(location.path.string());
    return parsed({location.path.string(), *std::move(bytes)});
  }

  std::optional<Value> parsed(Source source) {
    CacheKey key = key_of(source.name, source.text);
    if (options_.known_themes != nullptr)
      if (const auto known = options_.known_themes->parsed.find(key)) return *known;
    const std::size_t text_bytes = source.text.size();
    auto value = read_toml(std::make_shared<const Source>(std::move(source)));
    if (!value) {
      reader_.add(std::move(value.error()));
      return std::nullopt;
    }
    if (options_.known_themes != nullptr) {
      const std::size_t bytes = memory_of(*value) + text_bytes;
      options_.known_themes->parsed.keep(std::move(key), std::make_shared<const Value>(*value), bytes);
    }
    return *std::move(value);
  }

  Reader& reader_;
  FileReader& files_;
  const ParseOptions& options_;
  fs::path folder_;
  std::vector<fs::path> roots_;
  std::vector<std::string> visited_;
  std::vector<std::string> files_read_;
};

/// The paper of a region: those of ISO 3166-1 that sell Letter.
std::string_view paper_of(std::string_view language) {
  constexpr std::array<std::string_view, 16> letter = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR",
                                                       "GT", "PA", "SV", "NI", "DO", "PR", "BO", "HN"};
  for (std::size_t begin = 0; begin < language.size();) {
    const std::size_t end = std::min(language.find('-', begin), language.size());
    const std::string_view subtag = language.substr(begin, end - begin);
    // What follows a subtag of one letter is an extension: “u-ca-japanese”.
    if (begin > 0 && subtag.size() == 1) break;
    // The first subtag of two letters after the language is the region (BCP 47).
    if (begin > 0 && subtag.size() == 2) return std::ranges::count(letter, subtag) > 0 ? "letter" : "a4";
    begin = end + 1;
  }
  return language == "en" || language.starts_with("en-u-") || language.empty() ? "letter" : "a4";
}

void add_paper(Value& style, std::string_view language) {
  if (style.find("paper") != nullptr) return;
  Member paper;
  paper.key = "paper";
  paper.place = paper.value.place = style.place;
  paper.value.kind = Value::Kind::String;
  paper.value.string = paper_of(language);
  style.members.push_back(std::move(paper));
}

/// The size that ems are counted by; whatever is wrong with it is said when it is read for good.
Length size_of(const Value& style) {
  Diagnostics ignored;
  Reader reader(ignored, resume_schema());
  Length size;
  if (const Member* member = style.find("size"))
    read(reader, *find_key(style_table, "size"), member->value, size);
  return size > Length() ? size : Length::points(10);
}

/// Where the résumé gives a key, else where it begins to speak of style.
Place place_of(const Reader& reader, const Value& whole, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const Member* member = whole.find(key);
    if (member != nullptr && reader.is_own(member->value.place)) return member->value.place;
  }
  return whole.place;
}

void check_measure(Reader& reader, const Value& whole, const Style& style) {
  const Length measure = style.paper.width - style.margin.left - style.margin.right;
  const Length height = style.paper.height - style.margin.top - style.margin.bottom;
  const Length least = Length::points(least_measure);
  if (measure >= least && height >= least) return;
  reader.error(
      place_of(reader, whole, {"margin", "paper"}),
      fmt::format("the margins leave {:.4g}pt × {:.4g}pt for text", measure.points(), height.points()),
      fmt::format("leave at least {:g}pt each way", least_measure));
}

void read_whole(Reader& reader, const Value& whole, Style& style) {
  reader.em = size_of(whole);
  const Enter enter(reader, "style", false);
  const std::size_t before = reader.error_count();
  read_table(reader, style_table, whole, &style);
  if (const Member* hyphenate = whole.find("hyphenate")) style.hyphenate_place = hyphenate->value.place;
  // What follows from a value that was refused already need not be said.
  if (reader.error_count() > before) return;
  if (style.leading < style.size.scaled(4, 5)) {
    reader.error(place_of(reader, whole, {"leading", "size"}), "'leading' is less than 0.8 of the size",
                 "lines would overlap");
  }
  check_measure(reader, whole, style);
}

}  // namespace

Diagnostic unknown_theme(const std::string& name, const Place& place) {
  const std::vector<std::string> all = theme_names();
  const std::vector<std::string_view> names(all.begin(), all.end());
  std::string help = did_you_mean(name, names);
  if (help.empty()) help = "`galley theme` lists the themes; a file of your own ends in .toml";
  Diagnostic unknown = error_at(place, fmt::format("unknown theme '{}'", name), help);
  if (!place.source) unknown.fault = Fault::CommandLine;
  return unknown;
}

std::string ThemeName::key() const {
  return name.ends_with(".toml") ? (folder / name).lexically_normal().string() : name;
}

std::optional<ThemeName> theme_of(const Value* style, const ParseOptions& options) {
  if (!options.theme.empty()) return ThemeName{options.theme, {}, {}};
  const Member* theme = style != nullptr ? style->find("theme") : nullptr;
  Diagnostics found;
  Reader ignored(found, resume_schema());
  if (theme == nullptr || is_absent(theme->value)) return ThemeName{};
  auto name = read_one(ignored, *find_key(style_table, "theme"), theme->value);
  if (!name) return std::nullopt;
  return ThemeName{*std::move(name), folder_of(theme->value.place), theme->value.place};
}

std::optional<LoadedTheme> load_theme(Reader& reader, const ThemeName& theme, const fs::path& folder,
                                      FileReader& files, const ParseOptions& options) {
  // What --theme names need not stand beside the résumé.
  const bool is_own = options.theme.empty();
  const fs::path own = is_own ? theme.folder : fs::path(theme.name).parent_path();
  std::vector<fs::path> roots{is_own ? folder : own, own};
  roots.insert(roots.end(), options.theme_folders.begin(), options.theme_folders.end());
  Themes themes(reader, files, options, folder, std::move(roots));
  auto style = themes.load(theme.name, theme.folder, theme.place);
  if (!style) return std::nullopt;
  return LoadedTheme{*std::move(style), themes.files_read()};
}

void load_press_profile(Reader& reader, const Value* style, const fs::path& folder, FileReader& files,
                        PressProfiles& profiles) {
  const Member* print = style != nullptr ? style->find("print") : nullptr;
  const Member* profile = print != nullptr ? print->value.find("profile") : nullptr;
  if (profile == nullptr || profile->value.kind != Value::Kind::String || profile->value.string.empty())
    return;
  const Place& place = profile->value.place;
  const fs::path own = folder_of(place);
  const fs::path path = own / profile->value.string;
  if (profiles.contains(path)) return;
  if (auto bytes =
          read_named(reader, files, {place, profile->value.string, BoundedPath(path, {folder, own})}))
    profiles.emplace(path, std::make_shared<const std::string>(*std::move(bytes)));
}

Style read_style(Reader& reader, const Value* style, const std::string& name, Value theme,
                 std::string_view language) {
  if (style != nullptr && style->kind != Value::Kind::Table) {
    reader.wrong_kind(*find_key(root_table, "style"), *style);
    return {};
  }
  if (style != nullptr) {
    merge(reader, theme, *style, style_table);
    theme.place = style->place;
  }
  add_paper(theme, language);
  Style read;
  read_whole(reader, theme, read);
  read.theme = name;
  return read;
}

void check_style_override(Reader& reader, const Value& style, const Style& base) {
  if (style.kind != Value::Kind::Table) return reader.wrong_kind(*find_key(root_table, "style"), style);
  Style scratch = base;
  reader.em = style.find("size") != nullptr ? size_of(style) : base.size;
  const Enter enter(reader, "style", false);
  read_table(reader, style_table, style, &scratch);
}

}  // namespace galley::resume
