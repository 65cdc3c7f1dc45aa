// document: what of a résumé is on its pages.
#pragma once

#include "galley/resume/resume.h"

namespace galley {

/// The résumé with exactly what `compose` prints of it, to be given away: without the contact fields that
/// style.contact leaves out, authors past style.publications.maxAuthors, what a citation of nothing cited,
/// and all that is never printed (tags, priorities, ids, private paths, the picture's file, notes on the file
/// itself). Publications stand in the order in which they print; one that is cited has its number as its id,
/// and so have its citations. Locations of items are a line, addresses have their scheme. Set again in the
/// same style it gives the same lines.
[[nodiscard]] Resume printed(const Resume& resume);

}  // namespace galley
