// output: logical structure (ISO 32000-1, 14.7, 14.8). Content streams and annotations register their content
// here while they are written. At the end the structure tree of all nodes with content comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "galley/base/structure.h"
#include "pdf/objects.h"

namespace galley::output {

/// The structure elements of a file. An element is made when the first content of its node, or of a node
/// inside it, is marked. So elements stand in the order of the content, and nodes without content have none.
/// Of content that stands side by side on several pages, all of one flow comes before the next.
class StructureTree {
 public:
  StructureTree(PdfFile& file, const Structure& structure)
      : file_(file), structure_(structure), root_(file.indirect(ObjectGroup::Structure)) {}

  /// Begins a marked-content sequence of `node` (14.6, 14.7.4.2). Returns its MCID on the page with this
  /// number, or nothing if there is no such node: then the content is an artifact.
  [[nodiscard]] std::optional<int> mark(NodeId node, std::size_t page);
  /// What is marked from here on is of the flow with this number.
  void enter_flow(std::size_t flow) { flow_ = flow; }
  /// The structure type of a node, which is the tag of its marked content.
  [[nodiscard]] std::string_view type(NodeId node) const;

  /// Adds a part of `node` that reads as `text`, whatever its glyphs say (14.9.4). Returns a node to mark, or
  /// no_node if there is no such `node`.
  [[nodiscard]] NodeId add_reading(NodeId node, std::u16string text);

  /// Sets the rectangle of a figure (14.8.5.4.3; ISO 14289-1, 7.3), an array in PDF's syntax.
  void bound(NodeId node, std::string box) { boxes_[node] = std::move(box); }

  /// Adds an annotation to a node (14.7.4.3).
  void add_annotation(NodeId node, std::size_t page, Dictionary annotation);

  /// Adds StructTreeRoot with all elements, and the entries of the catalogue, the pages and the annotations
  /// that lead to it. The tree has to outlive the writing of the file.
  void write(const std::vector<Dictionary>& pages);

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// A child of an element. Children are in reading order.
  struct Kid {
    enum class Kind { Element, Mark, Annotation };
    Kind kind = Kind::Element;
    std::size_t index = 0;  ///< of the element or annotation; the MCID
    std::size_t page = 0;   ///< of a mark or annotation
  };
  struct Element {
    NodeId node = no_node;
    std::size_t parent = none;
    std::size_t flow = 0;  ///< of its first content
    std::vector<Kid> kids;
  };
  /// A Span that is not a node of the document.
  struct Reading {
    NodeId parent = no_node;
    std::u16string text;
  };
  struct Annotation {
    Dictionary dict;
    std::size_t element = none;
  };

  [[nodiscard]] bool has(NodeId node) const { return node < structure_.nodes.size() + readings_.size(); }
  [[nodiscard]] NodeId parent_of(NodeId node) const;
  [[nodiscard]] const Reading* reading_of(NodeId node) const;
  /// The element of a node. Makes it and those above it if they are missing.
  std::size_t element_of(NodeId node);
  /// Adds a child after all of its flow and of those before.
  void add_kid(std::size_t element, const Kid& kid);

  void add_attributes(const Element& element, Dictionary dict) const;
  void append_kids(const Element& element, std::string& out) const;
  void append_element(const Element& element, std::string& out) const;
  void append_parents(std::size_t first_key, std::size_t end_key, std::string& out) const;
  void add_parent_tree();

  PdfFile& file_;
  std::size_t flow_ = 0;
  const Structure& structure_;
  Dictionary root_;
  std::vector<Reading> readings_;                ///< numbered after the nodes
  std::vector<Element> elements_;                ///< a parent before its children
  std::vector<std::size_t> by_node_;             ///< the node's element, or none
  std::vector<std::vector<std::size_t>> marks_;  ///< by page and MCID: the element
  std::vector<Annotation> annotations_;
  std::unordered_map<NodeId, std::string> boxes_;
  std::vector<Dictionary> pages_;
  std::vector<Dictionary> dicts_;  ///< of the elements
};

}  // namespace galley::output
