// output: the chapters of a PDF that are a function or two each: links, outline, output intents, the
// attachment, and the file itself.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "galley/output/output.h"
#include "haru.h"
#include "pdf_dates.h"
#include "pdf_structure.h"

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

/// The link annotations of the page with this number (12.5.6.5), each with what it tells a reader that does
/// not see it. A link to a node that is on no page is left out.
void add_links(Haru& haru, const Pages& pages, std::size_t page, Dict page_dictionary,
               const Destinations& destinations, StructureTree& tree);

/// The document outline (12.3.3).
void add_outline(Haru& haru, const Pages& pages, const Destinations& destinations);

/// The output intent (14.11.5) of PDF/A: sRGB, which DeviceRGB and DeviceGray then mean.
void add_srgb_intent(Haru& haru);
/// That of PDF/X: the printing condition of `sheet`, whose profile is packed.
void add_press_intent(Haru& haru, const PrintSheet& sheet, std::shared_ptr<const PackedStream> profile);

/// A file inside the document, as an associated file of the whole (7.11; ISO 19005-3, 6.8). `date` is the
/// document's; a fixed one stands for none.
void add_attachment(Haru& haru, const Attachment& file, const std::optional<Moment>& date);

/// The versions of PDF that our files need: PDF/X-4 stands on 1.6 (ISO 15930-7), all else on 1.7.
enum class Version { Pdf16, Pdf17 };

/// The bytes of the file (7.5): with object and cross-reference streams, or classic if nothing is to be
/// compressed.
[[nodiscard]] std::string serialise(Haru& haru, Version version);

}  // namespace galley::output
