// resume: the schema of a résumé: its tables, and what sets it apart from other documents.
#pragma once

#include "galley/source/reader.h"
#include "galley/source/schema.h"

namespace galley::resume {

// The résumé's code is written in the terms of `source`.
using namespace source;

extern const Table root_table, basics_table, location_table, network_profile_table, link_table, detail_table,
    item_table, role_table, section_table, meta_table, variant_table;
extern const Table letter_table, recipient_table, signature_table, enclosure_table, application_table;
extern const Table style_table, pages_table, fill_table, fit_table, print_table, font_table, space_table,
    name_table, image_table, heading_table, entry_table, colour_table, publications_table, citations_table,
    words_table, paper_table, margin_table, spacing_table, theme_table;

/// The résumé as a kind of document.
[[nodiscard]] const source::Schema& resume_schema();

}  // namespace galley::resume
