// output: the text of a paragraph (see inline_markup.h).
#include "html/inline_markup.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "heading_level.h"
#include "html/markup.h"

namespace galley::output {
namespace {

/// What surrounds a stretch of text, from the outside to the inside.
struct Around {
  NodeId heading = no_node;  ///< above the paragraph, of which it is a part
  int item = 0;              ///< of those that lines are not to part, with the separator before it; 0: none
  bool is_separator = false;
  LinkId link = no_link;
  const DatedText* date = nullptr;
  StyleId style = 0;
  std::string_view language;  ///< where it is not the paragraph's
};

/// Appends an address that may be broken after its slashes and the like.
void append_url(std::string& out, std::string_view url) {
  for (std::size_t begin = 0; begin < url.size();) {
    std::size_t end = std::min(url.find_first_of("/?&=_", begin), url.size());
    while (end < url.size() && std::string_view("/?&=_").contains(url[end])) ++end;
    append_escaped(out, url.substr(begin, end - begin));
    if (end < url.size()) out += "<wbr>";
    begin = end;
  }
}

/// Do old-style figures sink in a word? Among capitals they do (“GPT-4”, not “Python3”).
bool has_sunk_figures(std::string_view word) {
  const auto capitals = std::ranges::count_if(word, ascii::is_capital);
  return capitals > std::ranges::count_if(word, ascii::is_small) &&
         std::ranges::any_of(word, ascii::is_digit);
}

/// Appends text in old-style figures, with lining ones among capitals.
void append_old_style(std::string& out, std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size() - 1) + 1;
    const std::string_view word = text.substr(begin, end - begin);
    const bool is_lining = has_sunk_figures(word);
    if (is_lining) out += "<span class=\"lining\">";
    append_escaped(out, word);
    if (is_lining) out += "</span>";
    begin = end;
  }
}

/// The language of a node: its own, or that of what holds it.
std::string_view language_of(const Structure& structure, NodeId node) {
  while (node < structure.nodes.size()) {
    const StructureNode& here = structure.nodes[node];
    if (!here.language.empty()) return here.language;
    if (here.parent >= node) break;  // parents come first
    node = here.parent;
  }
  return {};
}

class InlineMarkup {
 public:
  InlineMarkup(std::string& out, const Document& document, const Paragraph& paragraph, StyleId base,
               TextClasses& classes, std::string_view prefix)
      : out_(out),
        document_(document),
        paragraph_(paragraph),
        base_(base),
        classes_(classes),
        prefix_(prefix),
        bare_{no_node, 0, false, no_link, nullptr, base, {}},
        open_(bare_) {}

  void write() {
    std::set<std::uint32_t> ends;
    for (const Span& span : paragraph_.spans) ends.insert(span.end);
    for (const DatedText& date : paragraph_.dates) ends.insert({date.begin, date.end});
    for (const TextPart& part : isolates()) ends.insert({part.begin, part.end});
    std::uint32_t begin = 0;
    auto span = paragraph_.spans.begin();
    for (const std::uint32_t end : ends) {
      if (end <= begin) continue;
      while (span != paragraph_.spans.end() && span->end <= begin) ++span;
      if (span == paragraph_.spans.end()) break;
      go_to(around(*span, begin));
      mark_isolate(begin, &TextPart::begin, begins_isolate);
      const std::string_view text = std::string_view(paragraph_.text).substr(begin, end - begin);
      const TextStyle& style = document_.styles[span->style];
      if (span->parting == Parting::Url)
        append_url(out_, text);
      else if (style.figures == Figures::OldStyle && style.capitals == Capitals::AsWritten)
        append_old_style(out_, text);
      else
        append_escaped(out_, text);
      mark_isolate(end, &TextPart::end, ends_isolate);
      begin = end;
    }
    go_to(bare_);
  }

 private:
  // An element might cross those of styles and links; a character crosses none.
  static constexpr std::string_view begins_isolate = "&#x2068;";
  static constexpr std::string_view ends_isolate = "&#x2069;";

  /// The parts whose direction is their own, in a document that runs to the left.
  [[nodiscard]] std::vector<TextPart> isolates() const {
    std::vector<TextPart> parts;
    if (!document_.info.right_to_left) return parts;
    for (const TextPart& part : paragraph_.parts)
      if (part.begin > 0 || part.end < paragraph_.text.size()) parts.push_back(part);
    return parts;
  }
  void mark_isolate(std::uint32_t place, std::uint32_t TextPart::* side, std::string_view mark) {
    for (const TextPart& part : isolates())
      if (part.*side == place) out_ += mark;
  }

  [[nodiscard]] Around around(const Span& span, std::uint32_t begin) const {
    Around result = bare_;
    result.is_separator = span.parting == Parting::Separator;
    if (result.is_separator || span.hold == Hold::Item)
      result.item = result.is_separator && !open_.is_separator ? open_.item + 1 : std::max(open_.item, 1);
    if (leads_somewhere(span.link)) result.link = span.link;
    result.style = span.style;
    for (const DatedText& date : paragraph_.dates)
      if (date.begin <= begin && begin < date.end) result.date = &date;
    result.heading = heading_above(document_, paragraph_, span);
    const std::string_view language = language_of(document_.structure, span.node);
    if (language != language_of(document_.structure, paragraph_.node)) result.language = language;
    return result;
  }

  [[nodiscard]] const LinkTarget& target_of(LinkId link) const {
    return document_.links[static_cast<std::size_t>(link)];
  }
  [[nodiscard]] bool leads_somewhere(LinkId link) const {
    if (link < 0 || static_cast<std::size_t>(link) >= document_.links.size()) return false;
    const LinkTarget& target = target_of(link);
    return target.uri.empty() ? target.destination != no_node : may_link_to(target.uri);
  }

  /// Closes what does not surround the next stretch, and opens what does.
  void go_to(const Around& next) {
    const std::array same{open_.heading == next.heading,
                          open_.item == next.item,
                          open_.is_separator == next.is_separator,
                          open_.link == next.link,
                          open_.date == next.date,
                          open_.style == next.style && open_.language == next.language};
    const auto kept = std::ranges::find(same, false) - same.begin();
    if (kept <= 5) close_style();
    if (kept <= 4 && open_.date != nullptr) out_ += "</time>";
    if (kept <= 3 && open_.link != no_link) close_link();
    if (kept <= 2 && open_.is_separator) out_ += "</span>";
    if (kept <= 1 && open_.item != 0) out_ += "</span>";
    if (kept <= 0 && open_.heading != no_node) out_ += "</span>";
    open_ = next;
    if (kept <= 0 && open_.heading != no_node) {
      out_ += "<span";
      append_attribute(out_, "id", id_of_rest(prefix_, open_.heading));
      out_ += '>';
    }
    if (kept <= 1 && open_.item != 0) out_ += "<span class=\"item\">";
    if (kept <= 2 && open_.is_separator) out_ += "<span class=\"between\">";
    if (kept <= 3 && open_.link != no_link) open_link();
    if (kept <= 4 && open_.date != nullptr) {
      out_ += "<time";
      append_attribute(out_, "datetime", open_.date->date);
      out_ += '>';
    }
    if (kept <= 5) open_style();
  }

  void open_link() {
    const LinkTarget& target = target_of(open_.link);
    out_ += "<a";
    append_attribute(out_, "href",
                     target.uri.empty() ? "#" + id_of(prefix_, target.destination) : target.uri);
    out_ += '>';
  }
  void close_link() {
    const std::string& kind = target_of(open_.link).kind;
    if (!kind.empty()) {
      out_ += "<span class=\"unseen\"> (";
      append_escaped(out_, kind);
      out_ += ")</span>";
    }
    out_ += "</a>";
  }

  [[nodiscard]] bool has_style() const { return open_.style != base_ || !open_.language.empty(); }
  /// The element that says most nearly what a style means.
  [[nodiscard]] std::string_view style_tag() const {
    const TextStyle& base = document_.styles[base_];
    const TextStyle& style = document_.styles[open_.style];
    if (style.position == Position::Superscript) return "sup";
    if (!style.beside.empty()) return "code";
    if (style.weight > base.weight) return "b";
    return style.slant == FontSlant::Italic && base.slant != FontSlant::Italic ? "i" : "span";
  }
  void open_style() {
    if (!has_style()) return;
    out_.append("<").append(style_tag());
    if (!open_.language.empty()) append_attribute(out_, "lang", open_.language);
    if (open_.style != base_) append_class(out_, classes_.of(open_.style));
    out_ += '>';
  }
  void close_style() {
    if (has_style()) out_.append("</").append(style_tag()).append(">");
  }

  std::string& out_;
  const Document& document_;
  const Paragraph& paragraph_;
  StyleId base_;
  TextClasses& classes_;
  std::string_view prefix_;
  Around bare_;  ///< around nothing
  Around open_;
};

}  // namespace

std::string id_of(std::string_view prefix, NodeId node) {
  return fmt::format("{}{}", prefix, static_cast<std::uint32_t>(node));
}

NodeId heading_above(const Document& document, const Paragraph& paragraph, const Span& span) {
  const auto& nodes = document.structure.nodes;
  for (NodeId node = span.node; node < nodes.size() && node != paragraph.node; node = nodes[node].parent) {
    if (heading_level(nodes[node].role) > 0) return node;
    if (nodes[node].parent >= node) break;  // parents come first
  }
  return no_node;
}

std::string id_of_rest(std::string_view prefix, NodeId heading) { return id_of(prefix, heading) + "r"; }

void append_inline(std::string& out, const Document& document, const Paragraph& paragraph, StyleId base,
                   TextClasses& classes, std::string_view prefix) {
  InlineMarkup(out, document, paragraph, base, classes, prefix).write();
}

}  // namespace galley::output
