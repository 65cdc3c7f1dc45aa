// base: what a document says of itself beside its text: the structure tree, links, outline and metadata, kept
// from composing to the last writer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/index.h"

namespace galley {

/// A node of the structure tree.
using NodeId = Index<struct StructureNode, std::uint32_t>;
inline constexpr NodeId document_node = 0;     ///< the root
inline constexpr NodeId no_node = 0xFFFFFFFF;  ///< an artifact's

/// A link; below 0: none.
using LinkId = Index<struct LinkTarget, std::int32_t>;
inline constexpr LinkId no_link = -1;

/// PDF's standard structure types (ISO 32000-1, 14.8.4), as far as a résumé and a letter need them.
enum class StructureRole {
  Document,
  Part,
  Section,
  Division,  ///< a group of blocks whose text readers set apart from one another
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  Heading5,
  Paragraph,
  List,
  ListItem,
  Label,
  ListBody,
  Span,
  Link,
  Reference,
  BibliographyEntry,
  Figure,
};

struct StructureNode {
  StructureRole role = StructureRole::Span;
  NodeId parent = no_node;
  std::string language;     ///< BCP 47, where it differs from the parent's
  std::string alternative;  ///< alternative text (a figure's)
  bool ordered = false;     ///< a List whose labels are numbers
  Place place;
};

/// Nodes in reading order: a parent comes before its children. The first is the Document.
struct Structure {
  std::vector<StructureNode> nodes;
  NodeId add(StructureRole role, NodeId parent, const Place& place = {}) {
    nodes.push_back({role, parent, {}, {}, false, place});
    return static_cast<NodeId>(nodes.size() - 1);
  }
};

/// Where a link leads: outside (`uri`), or to a node of the structure tree.
struct LinkTarget {
  std::string uri;               ///< empty for an internal link
  NodeId destination = no_node;  ///< for an internal link
  std::string description;       ///< for a reader that does not show the link's text
  NodeId node = no_node;         ///< its Link node
  std::string kind = {};         ///< “E-mail”, “LinkedIn”: what the link's text does not say; or empty
};

/// An entry of the outline; the level counts from 0 and never jumps.
struct OutlineEntry {
  std::string title;
  NodeId node = no_node;
  int level = 0;
};

/// What a file says of itself.
struct DocumentInfo {
  std::string title, author, subject, language;
  std::vector<std::string> keywords;
  std::string last_modified;   ///< ISO 8601, or empty
  bool right_to_left = false;  ///< does the language run so?
};

}  // namespace galley
