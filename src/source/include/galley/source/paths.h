// source: “basics.phone”, “education.score”, “talks”: paths of what a variant hides or --public leaves out.
#pragma once

#include "galley/source/reader.h"

namespace galley::source {

/// Takes out of the résumé's root what the path names: a key, through lists of items in each of them or in
/// the one of an id; a section by its id; `highlights.ID`, a highlight anywhere. What was taken out is added
/// to `removed`. What becomes empty goes too.
void remove_path(Value& root, std::string_view path, const Schema& schema, std::vector<Value>& removed);

/// Says what is wrong with a path: it must name something in `root`, or keys that the schema knows. `key` is
/// where it stands: 'hide', 'private'.
void check_path(Reader& reader, const Value& path, std::string_view key, const Value& root);

}  // namespace galley::source
