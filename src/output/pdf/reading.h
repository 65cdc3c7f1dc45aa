// output: how a stretch of text is read in a PDF, in the parts that single glyphs can read as.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::output {

/// The text of one cluster in UTF-16, without invisible characters.
struct Reading {
  std::u16string letter;       ///< all before the first mark
  std::u16string marks;        ///< the first combining mark and what follows it
  bool only_marks = true;      ///< `marks` has nothing but marks
  bool right_to_left = false;  ///< the direction of the letter
};

/// Reads a stretch of UTF-8. Letters and marks are composed if Unicode has a letter for them. Any space
/// becomes U+0020.
///
/// Invisible characters (Unicode's Default_Ignorable_Code_Point) are left out: they shape letters and lines,
/// and are not text. pdf.js drops every glyph whose text ends in one of them, and its letter with it. Only
/// joiners inside a cluster stay, since an emoji may be made of several. A joiner between letters would need
/// a glyph of its own, at which poppler parts words. In another glyph's text it would be misplaced, since
/// readers reverse such a text in scripts from right to left. So “می‌خواهم” is read without it.
[[nodiscard]] Reading read_stretch(std::string_view utf8);

/// The number of marks after letters are decomposed into letters and marks.
[[nodiscard]] std::size_t marks_taken_apart(const Reading& reading);

}  // namespace galley::output
