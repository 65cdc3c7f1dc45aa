// document: an entry, whatever it is of: work, a degree, a project, an award. In comes a plain value that
// says what stands where, out come its blocks.
#pragma once

#include <string>
#include <vector>

#include "blocks.h"

namespace galley::document {

enum class Tone { Strong, Italic, Roman };

/// A piece of an entry's first or second line; pieces are joined by commas.
struct Piece {
  Text text;
  Tone tone = Tone::Roman;
  Text url = {};             ///< the piece is a link to it
  PrintedDates dates = {};   ///< instead of the text, of which only the place counts then
  bool names_entry = false;  ///< what the entry is known by, such as position and employer
};

/// Something with a label of its own: “Courses: Databases, Compilers”.
struct Remark {
  std::string label;
  std::vector<Text> texts;
};

struct Entry {
  Place place;
  std::vector<Piece> lead;    ///< first line
  std::vector<Piece> second;  ///< second line
  PrintedDates dates;         ///< beside the first line
  Place dates_place;
  Text location;  ///< beside the second line
  Text url, doi;  ///< printed on a line of their own, with the links
  std::vector<Link> links;
  std::vector<Text> paragraphs;
  std::vector<Remark> remarks;
  std::vector<Highlight> highlights;
  std::vector<Role> roles;
  [[nodiscard]] bool one_line() const;  ///< nothing but the first line
};

/// Moves into `entry` all that is left in `item`, each value where it does least harm. Nothing is dropped:
/// what an item holds and its kind has no place for is printed all the same. (Not `group`, which is its
/// section's, and not `type`, which is BibTeX's word, of publications.)
void take_rest(Composer& composer, Entry& entry, Item& item);

/// Adds an entry's blocks and its node, and, if it has a title, its outline entry.
void push_entry(Composer& composer, NodeId section, Entry entry, const Gap& gap);

/// The body alone: links, paragraphs, remarks, highlights, roles, with `first` above the first of them.
void push_body(Composer& composer, NodeId parent, const Entry& entry, Length indent, const Gap& first);

/// Adds “**label:** a, b, c” as far as given; the label is Semibold, and of a node of its own if there is
/// one.
void append_labelled_list(Composer& composer, Paragraph& paragraph, const Inline& label,
                          const std::vector<Text>& texts, NodeId label_node = no_node);

}  // namespace galley::document
