// output: a file of XML (see xml_tree.h). pugixml answers with an empty handle where memory runs out.
#include "docx/xml_tree.h"

#include <new>

#include "galley/base/utf8.h"

namespace galley::output::docx {
namespace {

template <typename Handle>
Handle checked(Handle handle) {
  if (!handle) throw std::bad_alloc();
  return handle;
}

/// XML 1.0, 2.2.
bool is_allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

class StringWriter final : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }
  std::string bytes;
};

}  // namespace

std::string xml_text(std::string_view text) {
  std::string allowed;
  allowed.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = utf8::decode(text, at);
    if (is_allowed(code_point)) utf8::append(allowed, code_point);
    at = next;
  }
  return allowed;
}

XmlNode XmlNode::child(std::string_view name) { return XmlNode(checked(node_.append_child(name.data()))); }

XmlNode& XmlNode::attribute(std::string_view name, std::string_view value) {
  checked(checked(node_.append_attribute(name.data())).set_value(xml_text(value).c_str()));
  return *this;
}

void XmlNode::text(std::string_view text) {
  checked(checked(node_.append_child(pugi::node_pcdata)).set_value(xml_text(text).c_str()));
}

XmlFile::XmlFile(std::string_view root) : root_(pugi::xml_node()) {
  XmlNode declaration(checked(document_.append_child(pugi::node_declaration)));
  declaration.attribute("version", "1.0").attribute("encoding", "UTF-8").attribute("standalone", "yes");
  root_ = XmlNode(checked(document_.append_child(root.data())));
}

std::string XmlFile::bytes() const {
  StringWriter writer;
  document_.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

}  // namespace galley::output::docx
