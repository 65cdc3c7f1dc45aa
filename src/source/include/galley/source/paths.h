// source: “basics.phone”, “education.score”, “talks”: paths of what a variant hides or --public leaves out.
#pragma once

#include "galley/source/reader.h"

namespace galley::source {

/// Takes out of the root what the path names: a key; a section by its id; `highlights.ID`, a highlight
/// anywhere. A path through a list of items means each item, or the one whose id follows. What was taken out
/// is added to `removed`. What becomes empty is taken out too.
void remove_path(Value& root, std::string_view path, const Schema& schema, std::vector<Value>& removed);

/// Says what is wrong with a path: it must name something in `root`, or keys that the schema knows. `key` is
/// where it stands: 'hide', 'private'.
void check_path(Reader& reader, const Value& path, std::string_view key, const Value& root);

}  // namespace galley::source
