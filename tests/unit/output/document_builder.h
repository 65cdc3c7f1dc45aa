// A small document, made by hand, for the tests of formats that come from documents.
#pragma once

#include <string>
#include <utility>

#include "galley/document/document.h"

namespace galley::output {

/// Makes a document block by block.
struct DocumentBuilder {
  Document document;

  DocumentBuilder() {
    document.info.language = "en";
    document.structure.add(StructureRole::Document, no_node);
    document.styles.emplace_back();
  }

  NodeId node(StructureRole role, NodeId parent = document_node) {
    return document.structure.add(role, parent);
  }

  /// Adds text to a paragraph in a style.
  void append(Paragraph& paragraph, const std::string& text, StyleId style = 0, LinkId link = no_link) {
    Span span;
    span.begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += text;
    span.end = static_cast<std::uint32_t>(paragraph.text.size());
    span.style = style;
    span.node = paragraph.node;
    span.link = link;
    paragraph.spans.push_back(span);
  }

  [[nodiscard]] Paragraph paragraph(const std::string& text, NodeId node) {
    Paragraph made;
    made.node = node;
    append(made, text);
    return made;
  }

  Block& add(const std::string& text, NodeId node) {
    Block& block = document.blocks.emplace_back();
    block.paragraph = paragraph(text, node);
    return block;
  }

  /// Adds an item of a list, with its label.
  Block& add_item(const std::string& label, const std::string& text, NodeId list) {
    const NodeId item = node(StructureRole::ListItem, list);
    const NodeId mark = node(StructureRole::Label, item);
    Block& block = add(text, node(StructureRole::ListBody, item));
    block.label.emplace().paragraph = paragraph(label, mark);
    return block;
  }

  StyleId style(const TextStyle& style) {
    document.styles.push_back(style);
    return static_cast<StyleId>(document.styles.size() - 1);
  }

  LinkId link(const std::string& uri) {
    document.links.push_back({uri, no_node, {}, no_node});
    return static_cast<LinkId>(document.links.size() - 1);
  }
};

}  // namespace galley::output
