// output: the table of families (see font_table.h).
#include "docx/font_table.h"

#include <fmt/format.h>

#include "docx/namespaces.h"
#include "docx/text_measure.h"

namespace galley::output::docx {
namespace {

// Which face of a family its classes are taken from.
constexpr int regular = 400;
constexpr Length usual_size = Length::points(10);

/// A kind of family, and one of this kind that comes with Word, of similar widths.
struct FamilyKind {
  std::string_view name;
  std::string_view usual;
};
constexpr FamilyKind roman{"roman", "Cambria"};
constexpr FamilyKind swiss{"swiss", "Calibri"};
constexpr FamilyKind modern{"modern", "Consolas"};
constexpr FamilyKind unknown{"auto", ""};

/// PANOSE, 2.2: the second digit of a text face is its serifs, of which 11 to 15 are none.
FamilyKind kind_of(const font::Metrics& metrics) {
  if (metrics.fixed_pitch) return modern;
  constexpr std::uint8_t text_face = 2;
  constexpr std::uint8_t first_sans = 11;
  const auto& panose = metrics.panose;
  if (panose[0] != text_face || panose[1] < 2) return unknown;
  return panose[1] >= first_sans ? swiss : roman;
}

}  // namespace

std::string font_table_file(std::span<const std::string> families, font::Library& fonts) {
  XmlFile file("w:fonts");
  add_namespaces(file.root());
  for (const std::string& family : families) {
    XmlNode node = file.root().child("w:font");
    node.attribute("w:name", family);
    const auto face = face_or_null(fonts, {family, regular, false, usual_size});
    if (!face) continue;
    const font::Metrics& metrics = face->metrics();
    const FamilyKind kind = kind_of(metrics);
    if (!kind.usual.empty() && kind.usual != family) node.child("w:altName").attribute("w:val", kind.usual);
    std::string panose;
    for (const std::uint8_t digit : metrics.panose) panose += fmt::format("{:02X}", digit);
    node.child("w:panose1").attribute("w:val", panose);
    node.child("w:charset").attribute("w:val", "00");
    node.child("w:family").attribute("w:val", kind.name);
    node.child("w:pitch").attribute("w:val", metrics.fixed_pitch ? "fixed" : "variable");
  }
  return file.bytes();
}

}  // namespace galley::output::docx
