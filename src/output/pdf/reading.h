// output: what a stretch of text says to who reads a PDF, in the parts that glyphs can say by themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::output {

/// The text of one cluster, in UTF-16, without what no one sees.
struct Reading {
  std::u16string letter;       ///< all that stands before the first mark
  std::u16string marks;        ///< the first combining mark and what follows it
  bool only_marks = true;      ///< nothing else stands among the marks
  bool right_to_left = false;  ///< the direction of the letter
};

/// Reads a stretch of UTF-8. Letters and marks are composed as far as Unicode has letters for it; any space
/// is U+0020.
///
/// Characters that no one sees (Unicode's Default_Ignorable_Code_Point) are left out: they shape letters and
/// lines, and are no text. pdf.js drops every glyph whose text ends in one of them, and its letter with it.
/// Only joiners inside a cluster stay: an emoji may be made of several. Between letters a joiner would have
/// to be a glyph of its own, at which poppler parts words, or stand in another glyph's text, which readers
/// of scripts that run from right to left turn round. So “می‌خواهم” is read without it.
[[nodiscard]] Reading read_stretch(std::string_view utf8);

/// How many marks there are if all letters are taken apart into letters and marks.
[[nodiscard]] std::size_t marks_taken_apart(const Reading& reading);

}  // namespace galley::output
