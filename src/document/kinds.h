// document: what the items of each kind of section are as entries: which key leads, which stands below it.
#pragma once

#include "entries.h"

namespace galley::document {

/// The entry of an item of `kind`; for kinds that are set as entries (not publications, skills, languages,
/// interests).
[[nodiscard]] Entry entry_of(Composer& composer, SectionKind kind, Item item);

}  // namespace galley::document
