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

namespace galley::resume {

/// What tells a diagnostic from others.
using SaidOf = std::tuple<const Source*, int, int, std::string_view, std::string_view>;
[[nodiscard]] SaidOf said_of(const Diagnostic& diagnostic);

/// The layers, and what was made of them.
struct Manuscript::Parts : source::Layers {
  std::string theme;                    ///< in place of style.theme; empty: as that says
  std::map<std::string, Value> themes;  ///< by ThemeName::key, with all that they build on
  std::map<std::filesystem::path, std::shared_ptr<const std::string>> press_profiles;  ///< their bytes
  std::vector<std::string> order;                   ///< section ids as they first appear in the files
  std::vector<std::string> hidden;                  ///< paths that are left out everywhere: it is public
  std::optional<std::vector<Place>> hidden_places;  ///< of what that took out of `whole`
  std::vector<std::string> citable;                 ///< ids of all publications, hidden ones too
  Resume whole;
  /// Of the whole, also those that its style.order leaves out; none where there is no variant to want them.
  std::vector<Section> sections;
  Diagnostics warned;
  std::set<SaidOf> said;  ///< the same, to be found quickly
};

/// Ends the way from a tree to a Resume: reads the root, beside the `known` sections that are not in it,
/// checks the whole, resolves its style, sorts its sections as `order` has them.
[[nodiscard]] Resume read_root(Reader& reader, const Value& root, const Manuscript::Parts& parts,
                               const std::vector<std::string>& order, std::vector<Section> known = {});

/// Adds the sections that a root has and `order` does not, as they first appear in the file.
void add_sections(std::vector<std::string>& order, const Value& root);

/// Takes out what the manuscript hides, and notes what that takes of what a setting or a variant gives
/// (without its words). The places of all that goes.
std::vector<Place> hide_private(Reader& reader, Value& root, const Manuscript::Parts& parts);

/// Errors in what --set gives are the command line's.
void blame_settings(Diagnostics& found);

/// The ids of what can be cited.
[[nodiscard]] std::vector<std::string> citable_ids(const Resume& resume);

/// Lets sections that are empty vanish, and notes which of the `citable` ids are not printed.
void close_up(Resume& resume, std::vector<std::string> citable);

}  // namespace galley::resume
