// resume: what can be checked only when the whole is read: names that must be unique, names that must exist.
#pragma once

#include "galley/base/file_reader.h"
#include "galley/resume/parse.h"
#include "galley/resume/resume_schema.h"

namespace galley::resume {

/// The language of a résumé that does not say it.
inline constexpr std::string_view default_language = "en-US";

void check_there_is_a_name(Reader& reader, const Value& root);
/// Ids of sections, items and highlights.
void check_ids(Reader& reader, const Resume& resume);
/// [meta] and basics.image. Sets the language if the résumé does not.
void check_meta(Reader& reader, const Value& root, Resume& resume);
/// A picture on the web is left out, with a warning: nothing is fetched.
void leave_out_web_image(Reader& reader, Resume& resume);
/// Is there a picture where `path_of_image` says?
/// One that a JSON file names may be missing: it is left out, with a warning.
void check_image(Reader& reader, Resume& resume, FileReader& files);
/// style.order, style.newPage and style.titles name sections: built-in ones or one of `sections`.
void check_section_names(Reader& reader, const Value* style, const std::vector<std::string>& sections);
/// A note on the sections that style.order leaves out.
void note_unlisted_sections(Reader& reader, const Value* style, const Resume& resume);
/// style.contact names fields of [basics], or one of its `networks`.
void check_contact(Reader& reader, const Value* style, const std::vector<std::string>& networks);

/// Puts sections in the order in which they print, and leaves out what style.order does.
void apply_order(Resume& resume);

}  // namespace galley::resume
