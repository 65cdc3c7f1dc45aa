// resume: the body of a letter: one Markdown text to paragraphs and lists.
#pragma once

#include <vector>

#include "galley/resume/letter.h"
#include "galley/source/reader.h"

namespace galley {

/// Reads the body of a letter. Lists nest one level deep. Emphasis, links and line breaks stay in the texts.
/// What looks like another block of Markdown is printed as it stands, with a warning.
void read(source::Reader& reader, const source::Key& key, const source::Value& value,
          std::vector<BodyPart>& body);

}  // namespace galley
