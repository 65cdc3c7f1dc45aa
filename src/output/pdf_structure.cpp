// output: logical structure (see pdf_structure.h).
#include "pdf_structure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pdf_syntax.h"

namespace galley::output {

namespace {

/// PDF's names of the roles (14.8.4).
std::string_view type_of(StructureRole role) {
  switch (role) {
    case StructureRole::Document:
      return "Document";
    case StructureRole::Section:
      return "Sect";
    case StructureRole::Heading1:
      return "H1";
    case StructureRole::Heading2:
      return "H2";
    case StructureRole::Heading3:
      return "H3";
    case StructureRole::Heading4:
      return "H4";
    case StructureRole::Heading5:
      return "H5";
    case StructureRole::Paragraph:
      return "P";
    case StructureRole::List:
      return "L";
    case StructureRole::ListItem:
      return "LI";
    case StructureRole::Label:
      return "Lbl";
    case StructureRole::ListBody:
      return "LBody";
    case StructureRole::Span:
      return "Span";
    case StructureRole::Link:
      return "Link";
    case StructureRole::Reference:
      return "Reference";
    case StructureRole::BibliographyEntry:
      return "BibEntry";
    case StructureRole::Figure:
      return "Figure";
  }
  return "Span";
}

/// Keys of a leaf of the parent tree; two items each, and libharu's arrays end at 32767.
constexpr std::size_t keys_per_leaf = 4096;

}  // namespace

const StructureTree::Reading* StructureTree::reading_of(NodeId node) const {
  return node < structure_.nodes.size() ? nullptr : &readings_[node - structure_.nodes.size()];
}

NodeId StructureTree::parent_of(NodeId node) const {
  const Reading* reading = reading_of(node);
  const NodeId parent = reading != nullptr ? reading->parent : structure_.nodes[node].parent;
  return parent < node ? parent : no_node;  // parents come first, and so the way up ends
}

std::string_view StructureTree::type(NodeId node) const {
  return type_of(reading_of(node) != nullptr ? StructureRole::Span : structure_.nodes[node].role);
}

std::size_t StructureTree::element_of(NodeId node) {
  by_node_.resize(structure_.nodes.size() + readings_.size(), none);
  std::vector<NodeId> path;
  for (NodeId at = node; at != no_node && by_node_[at] == none; at = parent_of(at)) path.push_back(at);
  for (; !path.empty(); path.pop_back()) {
    const NodeId parent = parent_of(path.back());
    const std::size_t index = elements_.size();
    elements_.push_back({path.back(), parent == no_node ? none : by_node_[parent], {}});
    if (parent != no_node) elements_[by_node_[parent]].kids.push_back({Kid::Kind::Element, index, 0});
    by_node_[path.back()] = index;
  }
  return by_node_[node];
}

std::optional<int> StructureTree::mark(NodeId node, std::size_t page) {
  if (!has(node)) return std::nullopt;
  const std::size_t element = element_of(node);
  if (marks_.size() <= page) marks_.resize(page + 1);
  const std::size_t id = marks_[page].size();
  marks_[page].push_back(element);
  elements_[element].kids.push_back({Kid::Kind::Mark, id, page});
  return static_cast<int>(id);
}

NodeId StructureTree::add_reading(NodeId node, std::u16string text) {
  readings_.push_back({node, std::move(text)});
  return static_cast<NodeId>(structure_.nodes.size() + readings_.size() - 1);
}

void StructureTree::add_annotation(NodeId node, std::size_t page, Dict annotation) {
  if (!has(node)) return;
  const std::size_t element = element_of(node);
  elements_[element].kids.push_back({Kid::Kind::Annotation, annotations_.size(), page});
  annotations_.push_back({annotation, element});
}

void StructureTree::write_kids(const Element& element, Dict dict, const std::vector<Dict>& elements,
                               const std::vector<Dict>& pages) {
  const auto first = std::ranges::find(element.kids, Kid::Kind::Mark, &Kid::kind);
  const std::size_t page = first == element.kids.end() ? none : first->page;
  if (page != none) dict.refer("Pg", pages[page]);
  if (element.kids.empty()) return;
  if (element.kids.size() == 1 && element.kids.front().kind != Kid::Kind::Annotation) {
    const Kid& kid = element.kids.front();
    if (kid.kind == Kid::Kind::Element) {
      dict.refer("K", elements[kid.index]);
    } else {
      dict.number("K", static_cast<std::int64_t>(kid.index));
    }
    return;
  }
  Array kids = dict.array("K");
  for (const Kid& kid : element.kids) {
    if (kid.kind == Kid::Kind::Element) {
      kids.refer(elements[kid.index]);
    } else if (kid.kind == Kid::Kind::Annotation) {
      kids.dict().name("Type", "OBJR").refer("Obj", annotations_[kid.index].dict).refer("Pg", pages[kid.page]);
    } else if (kid.page == page) {
      kids.number(static_cast<std::int64_t>(kid.index));
    } else {
      kids.dict()
          .name("Type", "MCR")
          .refer("Pg", pages[kid.page])
          .number("MCID", static_cast<std::int64_t>(kid.index));
    }
  }
}

void StructureTree::write_element(const Element& element, Dict dict, const std::vector<Dict>& elements,
                                  const std::vector<Dict>& pages) {
  dict.name("S", type(element.node));
  write_kids(element, dict, elements, pages);
  if (const Reading* reading = reading_of(element.node)) {
    std::string text = "<FEFF";
    append_hexadecimal(text, reading->text);
    dict.verbatim("ActualText", text + ">");
    return;
  }
  const StructureNode& node = structure_.nodes[element.node];
  // The catalogue tells the language of all.
  if (!node.language.empty() && element.parent != none) dict.text("Lang", node.language);
  if (!node.alternative.empty()) dict.text("Alt", node.alternative);
  if (node.ordered) dict.dict("A").name("O", "List").name("ListNumbering", "Decimal");
}

/// The parent tree (14.7.4.4): from a page's MCIDs, and from annotations, back to the elements.
void StructureTree::write_parents(Dict root, const std::vector<Dict>& elements,
                                  const std::vector<Dict>& pages) {
  struct Leaf {
    Dict dict;
    Array numbers;
    std::int64_t first = 0, last = 0;
    std::size_t keys = 0;
  };
  std::vector<Leaf> leaves;
  const auto numbers_for = [&](std::int64_t key) -> Array& {
    if (leaves.empty() || leaves.back().keys == keys_per_leaf) {
      Dict leaf = haru_.indirect();
      leaves.push_back({leaf, leaf.array("Nums"), key, key, 0});
    }
    ++leaves.back().keys;
    leaves.back().last = key;
    return leaves.back().numbers.number(key);
  };
  for (std::size_t page = 0; page < marks_.size(); ++page) {
    if (marks_[page].empty()) continue;
    const auto key = static_cast<std::int64_t>(page);
    Array marks = numbers_for(key).array();
    for (const std::size_t element : marks_[page]) marks.refer(elements[element]);
    Dict(pages[page]).number("StructParents", key);
  }
  auto next = static_cast<std::int64_t>(pages.size());
  for (const Annotation& annotation : annotations_) {
    numbers_for(next).refer(elements[annotation.element]);
    Dict(annotation.dict).number("StructParent", next++);
  }
  root.number("ParentTreeNextKey", next);
  if (leaves.size() == 1) {
    root.refer("ParentTree", leaves.front().dict);
    return;
  }
  Dict tree = haru_.indirect();
  root.refer("ParentTree", tree);
  Array kids = tree.array(leaves.empty() ? "Nums" : "Kids");
  for (const Leaf& leaf : leaves) {
    Dict(leaf.dict).array("Limits").number(leaf.first).number(leaf.last);
    kids.refer(leaf.dict);
  }
}

void StructureTree::write(const std::vector<Dict>& pages) {
  if (!structure_.nodes.empty()) element_of(0);
  Dict root = haru_.indirect();
  root.name("Type", "StructTreeRoot");
  std::vector<Dict> elements;
  elements.reserve(elements_.size());
  for (std::size_t i = 0; i < elements_.size(); ++i) elements.push_back(haru_.indirect());
  std::vector<Dict> roots;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const std::size_t parent = elements_[i].parent;
    elements[i].refer("P", parent == none ? root : elements[parent]);
    write_element(elements_[i], elements[i], elements, pages);
    if (parent == none) roots.push_back(elements[i]);
  }
  if (roots.size() == 1) {
    root.refer("K", roots.front());
  } else if (!roots.empty()) {
    Array kids = root.array("K");
    for (const Dict& element : roots) kids.refer(element);
  }
  write_parents(root, elements, pages);
  haru_.catalogue().refer("StructTreeRoot", root).dict("MarkInfo").boolean("Marked", true);
  for (Dict page : pages) page.name("Tabs", "S");
}

}  // namespace galley::output
