// output: the namespaces of Word's files.
#pragma once

#include "docx/xml_tree.h"

namespace galley::output::docx {

/// Declares the prefixes that this module writes on the root of a file: w, r, wp, w14, mc.
inline void add_namespaces(XmlNode root) {
  root.attribute("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
      .attribute("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
      .attribute("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
      .attribute("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
      .attribute("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml")
      .attribute("mc:Ignorable", "w14");
}

}  // namespace galley::output::docx
