// resume: the checks of a tree of values that did not come from an author's own file.
#pragma once

#include <string_view>
#include <vector>

#include "galley/source/value.h"

namespace galley::resume {

/// What reading a résumé of this root would find: errors and warnings, each at its place. No other file is
/// looked at: of the author's own themes nothing is checked.
[[nodiscard]] Diagnostics check_tree(const source::Value& root);

/// Leaves the texts of one language in a root and its variants: of the language that is asked for, else its
/// own. What is wrong with them is returned.
[[nodiscard]] Diagnostics leave_one_language(source::Value& root, std::string_view asked);

/// Adds the paths of a layer's `meta.private` to others.
void add_private_paths(std::vector<const source::Value*>& paths, const source::Value& layer);

/// Errors of the paths in any `meta.private` that name nothing.
[[nodiscard]] Diagnostics check_private_paths(const source::Value& root);

}  // namespace galley::resume
