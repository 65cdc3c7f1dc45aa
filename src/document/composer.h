// document: what composing keeps at hand while it goes through a résumé once, and the functions that turn
// prose into styled paragraphs. In come the author's texts and a Look, out come Paragraphs of the document
// under construction.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "citations.h"
#include "date_format.h"
#include "galley/document/document.h"
#include "galley/document/prose_cache.h"
#include "galley/resume/resume.h"
#include "inline.h"
#include "language.h"

namespace galley::document {

/// The space above a block, and what a page that begins with it parts.
struct Gap {
  Glue above;
  BreakKind parts = BreakKind::Paragraph;
};

/// A link to a publication that may not be composed yet.
struct PendingCitation {
  LinkId link = no_link;
  std::string id;
};

/// The state of one composition. Functions of this module take it by reference and add to `document`.
struct Composer {
  Composer(const Resume& resume, Diagnostics& warnings, const ProseCache& known);

  const Resume& resume;
  const Style& style;
  Diagnostics& warnings;
  Diagnostics errors;
  const ProseCache& known;  ///< texts read before
  Language language;
  DateFormatter dates;
  Citations citations;
  std::vector<std::string> own_names;  ///< the name and its aliases, as `name_key` makes them, sorted
  Document document;
  std::optional<Gap> next_gap;  ///< what the next block stands under, whatever it asks for itself
  std::vector<PendingCitation> pending;
  std::size_t head_blocks = 0;  ///< how many of the blocks are the head of the page
  int heading_level = 2;        ///< of a heading in what is being composed, so that none is skipped
  std::vector<std::string> english_titles;  ///< those printed in a language that galley has no words for
  bool told_duration = false;
  bool told_numbers = false;
  bool told_text = false;   ///< that there is too much of it
  bool told_links = false;  ///< that there are too many
  std::size_t text_bytes = 0;
  std::size_t suggestions_sought = 0;  ///< for citations of nothing
};

/// What stands under a heading. At its end headings have the level again that they had before.
class HeadingScope {
 public:
  explicit HeadingScope(Composer& composer) : composer_(composer), level_(composer.heading_level) {}
  HeadingScope(const HeadingScope&) = delete;
  HeadingScope& operator=(const HeadingScope&) = delete;
  ~HeadingScope() { composer_.heading_level = level_; }

 private:
  Composer& composer_;
  int level_;
};

/// How text is to look: its style (in Capitals::Upper it is set in the language's capitals), the colour of
/// links in it, and what surrounds it.
struct Look {
  TextStyle style;
  Colour link_colour;
  LinkId link = no_link;  ///< all of it is this link
  NodeId node = no_node;  ///< in the paragraph's or the link's; none: it is of that
  Hold hold = Hold::Loose;
  bool unhyphenated = false;  ///< its words stay whole
};

/// The figures of running text.
[[nodiscard]] Figures running_figures(const Style& style);

/// The looks of the page.
[[nodiscard]] Look running_look(const Composer& composer);
[[nodiscard]] Look semibold(Look look);
[[nodiscard]] Look italic(Look look);
/// Its figures stand under one another.
[[nodiscard]] Look tabular(Look look);
/// Links in it are as dark as the rest: titles, the contact line.
[[nodiscard]] Look quiet(Look look);

/// Start or End, also for a side that the author gives as one of the paper's.
[[nodiscard]] Side by_direction(Side side, const Language& language);

/// The role of a heading of the level at hand.
[[nodiscard]] StructureRole heading_role(const Composer& composer);

/// An empty paragraph of a new node.
[[nodiscard]] Paragraph new_paragraph(Composer& composer, StructureRole role, NodeId parent,
                                      const Place& place);

/// Inline Markdown with the language's punctuation. Faults go to `errors`, at their place.
[[nodiscard]] std::shared_ptr<const Inline> read_prose(Composer& composer, const Text& text);
/// The same, and of that only the text.
[[nodiscard]] std::string read_plain(Composer& composer, const Text& text);

/// Adds prose that has been read. Citations become references.
void append_inline(Composer& composer, Paragraph& paragraph, const Inline& content, const Look& look,
                   const Place& place);
void append_prose(Composer& composer, Paragraph& paragraph, const Text& text, const Look& look);
/// Says that what is added to a paragraph from here on stands at another place in the author's file.
void note_place(Paragraph& paragraph, const Place& place);
/// Says that what a paragraph has from byte `begin` on was written by itself.
void note_part(Paragraph& paragraph, std::uint32_t begin);
/// Adds text as it is.
void append_text(Composer& composer, Paragraph& paragraph, std::string_view text, const Look& look,
                 Parting parting = Parting::Words);

/// Adds dates. The paragraph says where they stand.
void append_dates(Composer& composer, Paragraph& paragraph, const PrintedDates& dates, const Look& look);

/// A new link of `paragraph`, for a Look's `link`. Without `network`, the address says of what kind it is.
[[nodiscard]] LinkId new_link(Composer& composer, const Paragraph& paragraph, std::string uri,
                              std::string description, const Place& place, std::string network = {});
/// Adds a URL as text that is a link to it.
void append_url(Composer& composer, Paragraph& paragraph, std::string_view shown, const std::string& uri,
                std::string description, const Look& look, const Place& place, std::string network = {});
/// Adds a labelled link in the form that style.urls asks for: “Code: github.com/x”, or “Code”, which is the
/// link.
void append_labelled_link(Composer& composer, Paragraph& paragraph, const Link& link, const Look& look);

/// Gives the links of citations their destinations. To be called when all publications are composed.
void resolve_citations(Composer& composer);

/// Moves a text out of an item: what remains in the item has not been printed yet.
inline Text take(Text& text) { return std::exchange(text, {}); }

}  // namespace galley::document
