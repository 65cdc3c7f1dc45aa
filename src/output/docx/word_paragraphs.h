// output: the paragraphs of a document as Word has them. In come blocks, out come paragraphs whose style has
// a name, in reading order: lines that a hard break parts are one paragraph, and a rule is a paragraph's
// border.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/word_formats.h"
#include "galley/document/document.h"
#include "galley/font/library.h"

namespace galley::output::docx {

/// The named styles of paragraphs.
enum class StyleName {
  Title,
  Subtitle,
  Contact,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  EntryLine,
  LetterLine,
  BodyText,
  List,
  ListBullet,
  ListBullet2,
  ListBullet3,
  ListNumber,
  Bibliography,
  Picture,
  Footer,
};
inline constexpr std::size_t style_count = 18;

/// Text that looks alike. A tab in it leads to a tab stop; a line feed ends a line.
struct WordRun {
  std::string text;
  Format format;
  std::string language;  ///< where it is not the document's
  LinkId link = no_link;
  bool is_separator = false;
  bool runs_to_left = false;  ///< Hebrew, Arabic
  bool is_aside = false;
  bool is_code = false;
};

/// The bullet or the number of a paragraph, which Word's numbering sets.
struct WordLabel {
  std::string text;
  Format format;
  Length offset;  ///< from the left margin: of its left edge, or of its right edge
  bool is_right = false;
  bool is_number = false;
  int depth = 0;  ///< how many lists the list is in
};

struct WordPicture {
  std::shared_ptr<const Picture> picture;
  Size size;
  std::string alternative;
  /// At this edge of the text area, so far below its upper edge. Nothing: it stands in the line.
  std::optional<Side> place = std::nullopt;  ///< Left or Right
  Length below = {};
};

struct WordParagraph {
  StyleName style = StyleName::BodyText;
  ParagraphLook look;
  std::vector<WordRun> runs;
  std::optional<WordLabel> label;
  std::vector<WordPicture> pictures;
  std::vector<NodeId> nodes;  ///< that a link may lead to
};

/// Which families a file names.
class Families {
 public:
  /// `family` takes the place of all but that of code. Empty: each keeps its own.
  explicit Families(std::string family) : family_(std::move(family)) {}
  [[nodiscard]] const std::string& of(const TextStyle& style) const {
    return family_.empty() || !style.beside.empty() ? style.family : family_;
  }

 private:
  std::string family_;
};

/// `fonts` tell how many lines text takes, about: what stands at a place of the first page (a letter's
/// address, what is below a picture) is moved down to it.
[[nodiscard]] std::vector<WordParagraph> word_paragraphs(const Document& document, const Families& families,
                                                         font::Library& fonts);

}  // namespace galley::output::docx
