// exchange: text as other programs hold it: control characters, HTML, characters that mean something to
// Markdown.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace galley::exchange {

/// The text without control characters. Line separators become line feeds, ligatures (U+FB00 to U+FB06) their
/// letters.
[[nodiscard]] std::string without_control_characters(std::string_view text);

/// The text with the named and numbered entities of HTML as characters. What is no entity stays.
[[nodiscard]] std::string with_entities_decoded(std::string_view text);

/// Ids of publications, which text can cite.
using Ids = std::set<std::string, std::less<>>;

/// HTML, or Markdown with HTML in it, as galley's Markdown. Emphasis, code, links, line ends, paragraphs and
/// lists are kept; other tags are left out. Brackets that begin no tag, no link and no citation are escaped.
[[nodiscard]] std::string markdown_of(std::string_view text, const Ids& citable);

/// A text without the sign of a bullet at its beginning.
[[nodiscard]] std::string_view without_bullet(std::string_view text);

/// A part of a text of several lines.
struct TextPart {
  std::string text;
  bool is_list_item = false;
  std::string mark{};      ///< of the item: “•” for what is written with signs, or its number
  bool is_nested = false;  ///< the item is indented under another
};

/// The lines of a text, as paragraphs and the items of lists (“- …”, “* …”, “• …”, “1. …”).
[[nodiscard]] std::vector<TextPart> parts_of_text(std::string_view text);

}  // namespace galley::exchange
