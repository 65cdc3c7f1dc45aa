// resume: what a Manuscript holds, and the steps that reading and tailoring share.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "galley/resume/resume_schema.h"
#include "galley/resume/tailor.h"
#include "galley/source/layers.h"
#include "picked_language.h"

namespace galley::resume {

/// What tells a diagnostic from others.
using SaidOf = std::tuple<const Source*, int, int, std::string_view, std::string_view>;
[[nodiscard]] SaidOf said_of(const Diagnostic& diagnostic);

/// The layers, and what was made of them.
struct Manuscript::Parts : source::Layers {
  std::string theme;                     ///< in place of style.theme; empty: as that says
  PickedLanguage own;                    ///< the language of the résumé
  PickedLanguage picked;                 ///< that of `whole`
  std::map<std::string, Value> themes;   ///< by ThemeName::key, with all that they build on
  std::vector<std::string> theme_files;  ///< that hold them
  std::map<std::filesystem::path, std::shared_ptr<const std::string>> press_profiles;  ///< their bytes
  std::vector<std::string> order;                   ///< section ids as they first appear in the files
  std::vector<std::string> hidden;                  ///< paths that --public leaves out everywhere
  std::optional<std::vector<Place>> hidden_places;  ///< of what was taken out of `whole` for that
  bool has_applications = false;                    ///< does any variant have one?
  std::vector<std::string> citable;                 ///< ids of all publications, hidden ones too
  Resume whole;
  /// Of the whole, also those that its style.order leaves out; none where there is no variant to want them.
  std::vector<Section> sections;
  std::optional<Letter> letter;  ///< of the whole, before its placeholders are filled
  Diagnostics unfilled;          ///< errors of the whole: placeholders without a value
  Diagnostics warned;
  std::set<SaidOf> said;  ///< the same, to be found quickly
};

/// Do values stand at the same place of the same file?
[[nodiscard]] bool is_same_place(const Place& one, const Place& other);

/// The language in which a variant is tailored: the manuscript's, else its own.
[[nodiscard]] PickedLanguage pick_for_variant(const Manuscript& manuscript, std::string_view variant);

/// Makes a Resume of a merged tree. Reads the root, checks the whole, resolves the style, and sorts the
/// sections as `order` has them. The `known` sections are not in the root.
[[nodiscard]] Resume read_root(Reader& reader, const Value& root, const Manuscript::Parts& parts,
                               const std::vector<std::string>& order, std::vector<Section> known = {});

/// Adds the sections that a root has and `order` does not, as they first appear in the file.
void add_sections(std::vector<std::string>& order, const Value& root);

/// Takes out what the manuscript hides. Where a setting or a variant gave some of it, a note says so without
/// its words. Returns the places of all that was taken out.
std::vector<Place> hide_private(Reader& reader, Value& root, const Manuscript::Parts& parts);

/// Errors in what --set gives are the command line's.
void blame_settings(Diagnostics& found);

/// The ids of what can be cited.
[[nodiscard]] std::vector<std::string> citable_ids(const Resume& resume);

/// Takes out sections that are empty, and notes which of the `citable` ids are not printed.
void close_up(Resume& resume, std::vector<std::string> citable);

}  // namespace galley::resume
