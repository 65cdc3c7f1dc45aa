// output: a file of XML on its way, over pugixml. What XML 1.0 forbids cannot get into it.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace galley::output::docx {

/// The text without the characters that XML 1.0 forbids. Ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

/// An element. All of its functions throw std::bad_alloc where memory runs out.
class XmlNode {
 public:
  explicit XmlNode(pugi::xml_node node) : node_(node) {}

  /// Adds an element at the end.
  XmlNode child(std::string_view name);
  /// Adds an attribute. The names are literals, which end in a zero.
  XmlNode& attribute(std::string_view name, std::string_view value);
  XmlNode& attribute(std::string_view name, std::int64_t value) {
    return attribute(name, std::string_view(std::to_string(value)));
  }
  /// Adds text at the end.
  void text(std::string_view text);

 private:
  pugi::xml_node node_;
};

/// A file of XML with its root element.
class XmlFile {
 public:
  explicit XmlFile(std::string_view root);

  [[nodiscard]] XmlNode& root() { return root_; }
  [[nodiscard]] std::string bytes() const;

 private:
  pugi::xml_document document_;
  XmlNode root_;
};

}  // namespace galley::output::docx
