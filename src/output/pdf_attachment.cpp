// output: a file inside the PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8): its bytes as a stream, its
// specification, and the two places that name it, the tree of embedded files and the document's own /AF.
#include <fmt/format.h>

#include "pdf_chapters.h"
#include "pdf_syntax.h"

namespace galley::output {

namespace {

/// A name with what PDF does not let stand in one escaped (7.3.5): “application#2Fjson”.
std::string escaped_name(std::string_view name) {
  std::string escaped = "/";
  for (const char c : name.substr(0, longest_name)) {
    if (checked_name(std::string_view(&c, 1)).front() == c)
      escaped += c;
    else
      escaped += fmt::format("#{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return escaped;
}

}  // namespace

void add_attachment(Haru& haru, const Attachment& file, const std::optional<Moment>& date) {
  // PDF/A-3 wants a date of the file even where nothing tells one.
  const Moment modified = date.value_or(moment_of(std::int64_t{0}));
  Dict stream = haru.stream(file.bytes);
  stream.name("Type", "EmbeddedFile").verbatim("Subtype", escaped_name(file.media_type));
  stream.dict("Params")
      .number("Size", static_cast<std::int64_t>(file.bytes.size()))
      .text("ModDate", pdf_date(modified));

  Dict specification = haru.indirect();
  specification.name("Type", "Filespec").text("F", file.name).text("UF", file.name);
  if (!file.description.empty()) specification.text("Desc", file.description);
  // Not /Source: what the page was made from is the author's own file; this says the same in another form.
  specification.name("AFRelationship", "Alternative");
  specification.dict("EF").refer("F", stream).refer("UF", stream);

  haru.catalogue().array("AF").refer(specification);
  haru.catalogue().dict("Names").dict("EmbeddedFiles").array("Names").text(file.name).refer(specification);
}

}  // namespace galley::output
