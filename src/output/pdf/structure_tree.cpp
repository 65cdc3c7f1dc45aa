// output: logical structure (see structure_tree.h).
#include "pdf/structure_tree.h"

#include <algorithm>
#include <utility>

#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// The names of the roles in PDF (14.8.4).
std::string_view type_of(StructureRole role) {
  switch (role) {
    case StructureRole::Document:
      return "Document";
    case StructureRole::Part:
      return "Part";
    case StructureRole::Section:
      return "Sect";
    case StructureRole::Division:
      return "Div";
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

/// Keys of a leaf of the parent tree. Each has two items of an array, which must be short enough for old
/// readers.
constexpr std::size_t keys_per_leaf = 4000;

}  // namespace

const StructureTree::Reading* StructureTree::reading_of(NodeId node) const {
  return node < structure_.nodes.size() ? nullptr : &readings_[node - structure_.nodes.size()];
}

NodeId StructureTree::parent_of(NodeId node) const {
  const Reading* reading = reading_of(node);
  const NodeId parent = reading != nullptr ? reading->parent : structure_.nodes[node].parent;
  return parent < node ? parent : no_node;  // parents come first, so the way up ends
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
    elements_.push_back({path.back(), parent == no_node ? none : by_node_[parent], flow_, {}});
    if (parent != no_node) add_kid(by_node_[parent], {Kid::Kind::Element, index, 0});
    by_node_[path.back()] = index;
  }
  return by_node_[node];
}

void StructureTree::add_kid(std::size_t element, const Kid& kid) {
  const auto flow_of = [this](const Kid& one) {
    return one.kind == Kid::Kind::Element ? elements_[one.index].flow : flow_;
  };
  std::vector<Kid>& kids = elements_[element].kids;
  kids.insert(std::ranges::upper_bound(kids, flow_, {}, flow_of), kid);
}

std::optional<int> StructureTree::mark(NodeId node, std::size_t page) {
  if (!has(node)) return std::nullopt;
  const std::size_t element = element_of(node);
  if (marks_.size() <= page) marks_.resize(page + 1);
  const std::size_t id = marks_[page].size();
  marks_[page].push_back(element);
  add_kid(element, {Kid::Kind::Mark, id, page});
  return static_cast<int>(id);
}

NodeId StructureTree::add_reading(NodeId node, std::u16string text) {
  if (!has(node)) return no_node;
  readings_.push_back({node, std::move(text)});
  return static_cast<NodeId>(structure_.nodes.size() + readings_.size() - 1);
}

void StructureTree::add_annotation(NodeId node, std::size_t page, Dictionary annotation) {
  if (!has(node)) return;
  const std::size_t element = element_of(node);
  add_kid(element, {Kid::Kind::Annotation, annotations_.size(), page});
  annotations_.push_back({annotation, element});
}

void StructureTree::append_kids(const Element& element, std::string& out) const {
  const auto first = std::ranges::find(element.kids, Kid::Kind::Mark, &Kid::kind);
  const std::size_t page = first == element.kids.end() ? none : first->page;
  if (page != none) {
    out += "/Pg ";
    Reference(pages_[page]).append_to(out);
  }
  if (element.kids.empty()) return;
  const bool single = element.kids.size() == 1;
  out += single ? "/K " : "/K[";
  for (const Kid& kid : element.kids) {
    if (&kid != &element.kids.front()) out += ' ';
    if (kid.kind == Kid::Kind::Element) {
      Reference(dicts_[kid.index]).append_to(out);
    } else if (kid.kind == Kid::Kind::Annotation) {
      out += "<</Type/OBJR/Obj ";
      Reference(annotations_[kid.index].dict).append_to(out);
      out += "/Pg ";
      Reference(pages_[kid.page]).append_to(out);
      out += ">>";
    } else if (kid.page == page) {
      out += std::to_string(kid.index);
    } else {
      out += "<</Type/MCR/Pg ";
      Reference(pages_[kid.page]).append_to(out);
      out.append("/MCID ").append(std::to_string(kid.index)).append(">>");
    }
  }
  if (!single) out += ']';
}

void StructureTree::append_element(const Element& element, std::string& out) const {
  // /Type is optional in PDF, but not in PDF/A-2 (6.7.3.2).
  out.append("/Type/StructElem/S/").append(type(element.node)).append("/P ");
  Reference(element.parent == none ? root_ : dicts_[element.parent]).append_to(out);
  append_kids(element, out);
  out += '\n';
}

/// Adds the entries that only some elements have.
void StructureTree::add_attributes(const Element& element, Dictionary dict) const {
  if (const Reading* reading = reading_of(element.node)) {
    std::string text;
    append_text_string(text, reading->text);
    dict.verbatim("ActualText", text);
    return;
  }
  const StructureNode& node = structure_.nodes[element.node];
  // The catalogue tells the language of the whole document.
  if (!node.language.empty() && element.parent != none) dict.text("Lang", node.language);
  if (!node.alternative.empty()) dict.text("Alt", node.alternative);
  if (const auto box = boxes_.find(element.node); box != boxes_.end())
    dict.dictionary("A").name("O", "Layout").name("Placement", "Block").verbatim("BBox", box->second);
  if (node.ordered) dict.dictionary("A").name("O", "List").name("ListNumbering", "Decimal");
}

/// The part of the parent tree (14.7.4.4) for the keys [first_key, end_key). The pages' keys come first, then
/// those of the annotations.
void StructureTree::append_parents(std::size_t first_key, std::size_t end_key, std::string& out) const {
  out += "/Nums[";
  for (std::size_t key = first_key; key < end_key; ++key) {
    out.append(std::to_string(key)).append(key < pages_.size() ? "[" : " ");
    if (key < pages_.size()) {
      for (const std::size_t element : marks_[key]) {
        if (out.back() != '[') out += ' ';
        Reference(dicts_[element]).append_to(out);
      }
      out += ']';
    } else {
      Reference(dicts_[annotations_[key - pages_.size()].element]).append_to(out);
      out += ' ';
    }
  }
  out += "]\n";
}

void StructureTree::add_parent_tree() {
  for (std::size_t i = 0; i < pages_.size(); ++i)
    pages_[i].number("StructParents", static_cast<std::int64_t>(i));
  const std::size_t keys = pages_.size() + annotations_.size();
  for (std::size_t i = pages_.size(); i < keys; ++i) {
    annotations_[i - pages_.size()].dict.number("StructParent", static_cast<std::int64_t>(i));
  }
  Dictionary tree = file_.indirect(ObjectGroup::Structure);
  root_.refer("ParentTree", tree).number("ParentTreeNextKey", static_cast<std::int64_t>(keys));
  if (keys <= keys_per_leaf) {
    tree.when_numbered([this, keys](std::string& out) { append_parents(0, keys, out); });
    return;
  }
  Array leaves = tree.array("Kids");
  for (std::size_t first = 0; first < keys; first += keys_per_leaf) {
    const std::size_t end = std::min(first + keys_per_leaf, keys);
    Dictionary leaf = file_.indirect(ObjectGroup::Structure);
    leaf.array("Limits").number(static_cast<std::int64_t>(first)).number(static_cast<std::int64_t>(end - 1));
    leaf.when_numbered([this, first, end](std::string& out) { append_parents(first, end, out); });
    leaves.refer(leaf);
  }
}

void StructureTree::write(const std::vector<Dictionary>& pages) {
  if (!structure_.nodes.empty()) element_of(document_node);
  pages_ = pages;
  marks_.resize(pages.size());
  root_.name("Type", "StructTreeRoot");
  for (const Element& element : elements_) {
    dicts_.push_back(file_.indirect(ObjectGroup::Structure));
    dicts_.back().when_numbered([this, &element](std::string& out) { append_element(element, out); });
    add_attributes(element, dicts_.back());
  }
  if (!elements_.empty()) {
    root_.when_numbered([this](std::string& out) {
      out += "/K[";
      for (std::size_t i = 0; i < elements_.size(); ++i) {
        if (elements_[i].parent != none) continue;
        if (out.back() != '[') out += ' ';
        Reference(dicts_[i]).append_to(out);
      }
      out += "]\n";
    });
  }
  add_parent_tree();
  file_.catalogue().refer("StructTreeRoot", root_).dictionary("MarkInfo").boolean("Marked", true);
  for (Dictionary& page : pages_) page.name("Tabs", "S");
}

}  // namespace galley::output
