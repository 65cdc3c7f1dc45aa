// tests of document: résumés by hand, and a document as text that reads well in an expectation.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document/compose.h"

namespace galley::document {

/// The classic theme's values.
[[nodiscard]] Style classic_style();
/// A résumé of one name in classic style.
[[nodiscard]] Resume resume_of(std::vector<Section> sections, std::string language = "en-US");

[[nodiscard]] Text text(std::string value);
[[nodiscard]] std::vector<Text> texts(std::initializer_list<const char*> values);
[[nodiscard]] std::vector<Highlight> highlights(std::initializer_list<const char*> values);
[[nodiscard]] Location at(std::string line);
[[nodiscard]] Dates from_to(Date start, Date end);
[[nodiscard]] Dates since(Date start);
[[nodiscard]] Dates on(Date date);
[[nodiscard]] Section section(SectionKind kind, std::string id, std::vector<Item> items);
/// A publication that can be cited.
[[nodiscard]] Item publication(std::string id, std::string title);

/// Composes; the test fails if there are errors.
[[nodiscard]] Document composed(const Resume& resume);
/// The messages of the errors of composing.
[[nodiscard]] std::vector<std::string> errors_of(const Resume& resume);

/// A block on a line: role, label, text with **Semibold**, *italic*, `mono`, ^superscript^, [text](target); “
/// || ” and the aside. U+00A0 is shown as ~, U+202F as ¬. Rules are “----”.
[[nodiscard]] std::string dump(const Document& document);
/// The dump of the blocks after the head (name and contact line).
[[nodiscard]] std::string body(const Document& document);
/// All text of blocks, asides and labels.
[[nodiscard]] std::string all_text(const Document& document);
[[nodiscard]] std::string marked(const Document& document, const Paragraph& paragraph);

}  // namespace galley::document
