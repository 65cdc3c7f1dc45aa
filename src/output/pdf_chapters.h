// output: the chapters of a PDF besides fonts and content: links, outline, information, and the file itself.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "galley/output/output.h"
#include "haru.h"

namespace galley::output {

/// Where each node begins, as an explicit destination; of two for one node the first counts.
class Destinations {
 public:
  Destinations(const Pages& pages, const std::vector<Dict>& page_dictionaries);
  /// True if the node stands on a page.
  [[nodiscard]] bool has(NodeId node) const { return by_node_.contains(node); }
  /// Adds `/Dest [page /XYZ left top null]` (ISO 32000-1, 12.3.2.2), if the node stands on a page.
  void add_to(Dict dictionary, NodeId node) const;

 private:
  const Pages& pages_;
  const std::vector<Dict>& page_dictionaries_;
  std::unordered_map<NodeId, const Destination*> by_node_;
};

/// The link annotations of a page (12.5.6.5). A link to a node that is on no page is left out.
void add_links(Haru& haru, const Pages& pages, const Page& page, Dict page_dictionary,
               const Destinations& destinations);

/// The document outline (12.3.3).
void add_outline(Haru& haru, const Pages& pages, const Destinations& destinations);

/// The information dictionary (14.3.3), and what the catalogue says of the whole document.
void add_information(Haru& haru, const DocumentInfo& info, const PdfOptions& options);

/// A file inside the document, as an associated file of the whole (ISO 19005-3, 6.8), and dated.
void add_attachment(Haru& haru, const Attachment& file, const DocumentInfo& info, const PdfOptions& options);

/// A moment as PDF writes it, `D:20230401120000Z` (7.9.4).
[[nodiscard]] std::string pdf_date(std::int64_t seconds_since_epoch);
/// The same from ISO 8601, as precise as it is; empty if `moment` is not of that form.
[[nodiscard]] std::string pdf_date(std::string_view moment);

/// The bytes of the file (7.5): with object and cross-reference streams, or classic if nothing is to be
/// compressed.
[[nodiscard]] std::string serialise(Haru& haru);

}  // namespace galley::output
