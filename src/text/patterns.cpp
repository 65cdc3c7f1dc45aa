// text: from a language to the files and the Debian package that hold its hyphenation patterns.
#include "patterns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include <unicode/uloc.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"
#include "icu_locale.h"

namespace galley::text {
namespace {

namespace fs = std::filesystem;

using Package = std::pair<std::string_view, std::string_view>;

/// Debian's packages of patterns, sorted. A language alone stands for its usual script, and for all of its
/// regions that have no row of their own.
constexpr std::array packages = std::to_array<Package>({
    {"af", "hyphen-af"},       {"as", "hyphen-as"},       {"be", "hyphen-be"},
    {"bg", "hyphen-bg"},       {"bn", "hyphen-bn"},       {"ca", "hyphen-ca"},
    {"cs", "hyphen-cs"},       {"da", "hyphen-da"},       {"de", "hyphen-de"},
    {"el", "hyphen-el"},       {"en", "hyphen-en-us"},    {"en_AU", "hyphen-en-gb"},
    {"en_GB", "hyphen-en-gb"}, {"en_ZA", "hyphen-en-gb"}, {"es", "hyphen-es"},
    {"et", "myspell-et"},      {"fr", "hyphen-fr"},       {"gl", "hyphen-gl"},
    {"gu", "hyphen-gu"},       {"hi", "hyphen-hi"},       {"hr", "hyphen-hr"},
    {"hu", "hyphen-hu"},       {"id", "hyphen-id"},       {"is", "hyphen-is"},
    {"it", "hyphen-it"},       {"kn", "hyphen-kn"},       {"lt", "hyphen-lt"},
    {"lv", "hyphen-lv"},       {"ml", "hyphen-ml"},       {"mn", "hyphen-mn"},
    {"mr", "hyphen-mr"},       {"nb", "hyphen-no"},       {"nl", "hyphen-nl"},
    {"nn", "hyphen-no"},       {"or", "hyphen-or"},       {"pa", "hyphen-pa"},
    {"pl", "hyphen-pl"},       {"pt", "hyphen-pt-pt"},    {"pt_BR", "hyphen-pt-br"},
    {"ro", "hyphen-ro"},       {"ru", "hyphen-ru"},       {"sk", "hyphen-sk"},
    {"sl", "hyphen-sl"},       {"sr", "hyphen-sr"},       {"sr_Latn", "hyphen-sr"},
    {"sv", "hyphen-sv"},       {"ta", "hyphen-ta"},       {"te", "hyphen-te"},
    {"th", "hyphen-th"},       {"uk", "hyphen-uk"},       {"zu", "hyphen-zu"},
});
static_assert(std::ranges::is_sorted(packages, {}, &Package::first));

std::string_view package_for(std::string_view name) {
  const auto found = std::ranges::lower_bound(packages, name, {}, &Package::first);
  return found != packages.end() && found->first == name ? found->second : std::string_view();
}

/// A language in its parts. What is not said is empty; the `likely` ones are where it is spoken most.
struct Parts {
  std::string main, script, region, likely_script, likely_region;

  [[nodiscard]] bool has_unusual_script() const { return !script.empty() && script != likely_script; }
  [[nodiscard]] const std::string& region_or_likely() const {
    return region.empty() ? likely_region : region;
  }
};

Parts parts_of(std::string_view language) {
  const auto part = [](const std::string& locale, auto uloc_get) {
    std::array<char, ULOC_FULLNAME_CAPACITY> text{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_get(locale.c_str(), text.data(), static_cast<std::int32_t>(text.size() - 1), &status);
    return U_SUCCESS(status) ? std::string(text.data()) : std::string();
  };
  const std::string locale = locale_of(language);
  Parts parts{
      part(locale, uloc_getLanguage), part(locale, uloc_getScript), part(locale, uloc_getCountry), {}, {}};
  // Norwegian without more is Bokmål: the patterns have its name.
  if (parts.main == "no") parts.main = "nb";
  const std::string likely = part(parts.main, uloc_addLikelySubtags);
  parts.likely_script = part(likely, uloc_getScript);
  parts.likely_region = part(likely, uloc_getCountry);
  return parts;
}

/// The file of a name, in the first of the folders that has it, or compiled in.
std::expected<std::optional<PatternFile>, Diagnostic> file_called(const std::string& name, FileReader& files,
                                                                  const std::vector<BoundedPath>& folders) {
  for (const BoundedPath& folder : folders) {
    PatternFile file{BoundedPath(folder.path / (name + ".dic"), folder.folders)};
    const auto exists = files.exists(file.location);
    if (!exists) return std::unexpected(exists.error());
    if (*exists) return file;
  }
  const auto compiled_in = std::ranges::find(built_in_patterns(), name, &BuiltInPatterns::name);
  if (compiled_in == built_in_patterns().end()) return std::nullopt;
  return PatternFile{fs::path(), &*compiled_in};
}

/// The names of all files of patterns that begin with `start`, sorted.
std::expected<std::set<std::string>, Diagnostic> names_that_begin_with(
    const std::string& start, FileReader& files, const std::vector<BoundedPath>& folders) {
  std::set<std::string> names;
  for (const BoundedPath& folder : folders) {
    const auto paths = files.list(folder);
    if (!paths) return std::unexpected(paths.error());
    for (const fs::path& path : *paths)
      if (path.extension() == ".dic" && path.stem().string().starts_with(start)) names.insert(path.stem());
  }
  for (const BuiltInPatterns& patterns : built_in_patterns())
    if (patterns.name.starts_with(start)) names.emplace(patterns.name);
  return names;
}

}  // namespace

std::expected<std::vector<PatternFile>, Diagnostic> pattern_files(std::string_view language,
                                                                  FileReader& files,
                                                                  const std::vector<BoundedPath>& folders) {
  std::vector<PatternFile> found;
  const Parts parts = parts_of(language);
  if (parts.main.empty()) return found;
  const std::string stem = "hyph_" + parts.main;
  std::vector<std::string> names;
  if (parts.has_unusual_script()) {
    // Patterns for the usual script would part nothing.
    const std::string region = "_" + parts.region_or_likely();
    names = {stem + "-" + parts.script + region, stem + "_" + parts.script + region,
             stem + "_" + parts.script};
  } else {
    for (const std::string& part : {parts.region, parts.script, std::string(), parts.likely_region})
      names.push_back(part.empty() ? stem : stem + "_" + part);
    const auto others = names_that_begin_with(stem + "_", files, folders);
    if (!others) return std::unexpected(others.error());
    names.insert(names.end(), others->begin(), others->end());
  }
  std::set<std::string_view> seen;
  for (const std::string& name : names) {
    if (!seen.insert(name).second) continue;
    auto file = file_called(name, files, folders);
    if (!file) return std::unexpected(std::move(file.error()));
    if (*file) found.push_back(**std::move(file));
  }
  return found;
}

std::vector<BoundedPath> installed_patterns() { return {BoundedPath("/usr/share/hyphen")}; }

std::string name_of_language(std::string_view language) {
  const std::string locale = locale_of(language);
  std::array<UChar, ULOC_FULLNAME_CAPACITY> units{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = uloc_getDisplayLanguage(locale.c_str(), "en", units.data(),
                                                      static_cast<std::int32_t>(units.size()), &status);
  // ICU gives the code itself where it knows no name.
  if (locale.empty() || U_FAILURE(status) || length <= 0) return std::string(language);
  std::string name;
  for (std::int32_t i = 0; i < std::min<std::int32_t>(length, units.size()); ++i)
    utf8::append(name, units[static_cast<std::size_t>(i)]);
  return name;
}

bool capitalises_nouns(std::string_view language) { return parts_of(language).main == "de"; }

bool forms_long_words(std::string_view language) {
  constexpr std::array<std::string_view, 9> languages = {"da", "de", "et", "fi", "hu",
                                                         "nb", "nl", "nn", "sv"};
  return std::ranges::count(languages, parts_of(language).main) > 0;
}

std::string_view package_of_patterns(std::string_view language) {
  const Parts parts = parts_of(language);
  if (parts.has_unusual_script()) return package_for(parts.main + "_" + parts.script);
  const std::string_view package = package_for(parts.main + "_" + parts.region_or_likely());
  return package.empty() ? package_for(parts.main) : package;
}

}  // namespace galley::text
