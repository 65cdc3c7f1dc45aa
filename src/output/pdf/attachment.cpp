// output: a file inside the PDF (see attachment.h): its bytes as a stream, its specification, and the two
// places that name it, the tree of embedded files and the document's own /AF.
#include "pdf/attachment.h"

#include <string>

#include "pdf/syntax.h"

namespace galley::output {

void add_attachment(PdfFile& file, const Attachment& attachment, const std::optional<Moment>& date) {
  // PDF/A-3 wants a date of the file even if none is known.
  const Moment modified = date.value_or(moment_of(std::int64_t{0}));
  std::string media_type;
  append_name(media_type, attachment.media_type);
  Dictionary stream = file.stream(attachment.bytes);
  stream.name("Type", "EmbeddedFile").verbatim("Subtype", media_type);
  stream.dictionary("Params")
      .number("Size", static_cast<std::int64_t>(attachment.bytes.size()))
      .text("ModDate", pdf_date(modified));

  Dictionary specification = file.indirect();
  specification.name("Type", "Filespec").text("F", attachment.name).text("UF", attachment.name);
  if (!attachment.description.empty()) specification.text("Desc", attachment.description);
  // Not /Source: that is the author's own file. This one says the same as the pages in another form.
  specification.name("AFRelationship", "Alternative");
  specification.dictionary("EF").refer("F", stream).refer("UF", stream);

  file.catalogue().array("AF").refer(specification);
  file.catalogue()
      .dictionary("Names")
      .dictionary("EmbeddedFiles")
      .array("Names")
      .text(attachment.name)
      .refer(specification);
}

}  // namespace galley::output
