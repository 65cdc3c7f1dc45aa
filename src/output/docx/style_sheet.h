// output: the named styles of a Word file. Each has the values that most of its paragraphs have; what a
// paragraph or a run has otherwise stands beside its text.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "docx/word_paragraphs.h"

namespace galley::output::docx {

/// The named styles of characters.
enum class CharacterStyle { Strong, Emphasis, Code, Separator, Dates, Citation, Hyperlink };
inline constexpr std::size_t character_style_count = 7;

/// By which name the parts of a file refer to a style.
[[nodiscard]] std::string_view style_id(StyleName name);

class StyleSheet {
 public:
  /// The styles of all paragraphs of a file. `document` is the first one.
  StyleSheet(std::span<const WordParagraph* const> paragraphs, const Document& document);

  /// Adds the properties of a paragraph, without those of its section: its style, then what it has otherwise.
  void add_paragraph_properties(XmlNode properties, const WordParagraph& paragraph) const;
  /// Adds the properties of a run in a paragraph of a style. `language` is that of Word, or empty.
  void add_run_properties(XmlNode run, const WordRun& run_of, StyleName style) const;

  /// The file of styles.
  [[nodiscard]] std::string file(const std::string& language) const;

  /// The families that the file names, sorted, each once.
  [[nodiscard]] const std::vector<std::string>& families() const { return families_; }

 private:
  struct NamedStyle {
    bool is_used = false;
    Format paragraph;
    Format run;
  };
  /// What a style of characters changes.
  using Changes = std::vector<std::pair<std::size_t, Property>>;
  /// The style of a run, if one names what makes it differ from its paragraph's.
  [[nodiscard]] std::optional<CharacterStyle> character_style_of(const WordRun& run,
                                                                 const Format& base) const;

  NamedStyle normal_;
  std::array<NamedStyle, style_count> named_;
  std::array<std::optional<Changes>, character_style_count> characters_;
  std::vector<std::string> families_;
};

/// The attributes of `w:lang` for text in a language (BCP 47).
[[nodiscard]] Property language_property(const std::string& tag);

}  // namespace galley::output::docx
