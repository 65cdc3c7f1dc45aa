// output: words that hyphenation has parted (see pdf_words.h).
#include "pdf_words.h"

#include <string>
#include <vector>

#include "pdf_syntax.h"

namespace galley::output {

namespace {

constexpr std::u16string_view soft_hyphen = u"\u00AD";

bool is_space(std::u16string_view text) {
  return !text.empty() && text.find_first_not_of(u' ') == std::u16string_view::npos;
}

/// A stretch of a line that is part of one word.
struct Part {
  const Line* line = nullptr;
  ClusterPlace begin, end;
  std::u16string text;  ///< without hyphens
  NodeId node = no_node;
  bool of_one_node = true;
  bool whole_line = false;

  void add(const GlyphRun& run, std::u16string_view letters) {
    if (node == no_node) node = run.node;
    of_one_node = of_one_node && run.node == node && node != no_node;
    if (letters != soft_hyphen) text.append(letters);
  }
};

bool ends_in_hyphen(const Line& line, const DocumentClusters& clusters_of) {
  if (line.ends_paragraph || line.runs.empty()) return false;
  const GlyphRun& run = line.runs.back();
  if (!run.face || run.glyphs.empty()) return false;
  // Nearly every line ends in a glyph with a text of its own: a space.
  const PlacedGlyph& last = run.glyphs.back();
  if (last.text_end == last.text_begin + 1) return false;
  const Clusters clusters = clusters_of.of(line, line.runs.size() - 1);
  return clusters.text(clusters.all().back()) == soft_hyphen;
}

/// What stands after the last space of a line.
Part last_part(const Line& line, const DocumentClusters& clusters_of) {
  Part part;
  part.line = &line;
  part.end = {line.runs.size(), 0};
  for (std::size_t r = 0; r < line.runs.size(); ++r) {
    const Clusters clusters = clusters_of.of(line, r);
    for (std::size_t c = 0; c < clusters.all().size(); ++c) {
      const std::u16string_view text = clusters.text(clusters.all()[c]);
      if (is_space(text)) {
        part = {};
        part.line = &line;
        part.begin = {r, c + 1};
        part.end = {line.runs.size(), 0};
      } else {
        part.add(line.runs[r], text);
      }
    }
  }
  return part;
}

/// What stands before the first space of a line.
Part first_part(const Line& line, const DocumentClusters& clusters_of) {
  Part part;
  part.line = &line;
  for (std::size_t r = 0; r < line.runs.size(); ++r) {
    const Clusters clusters = clusters_of.of(line, r);
    for (std::size_t c = 0; c < clusters.all().size(); ++c) {
      part.end = {r, c};
      const std::u16string_view text = clusters.text(clusters.all()[c]);
      if (is_space(text)) return part;
      part.add(line.runs[r], text);
    }
  }
  part.end = {line.runs.size(), 0};
  part.whole_line = true;
  return part;
}

/// The lines of all pages that go on with one another, in order.
std::vector<const Line*> flowing_lines(const Pages& pages) {
  std::vector<const Line*> lines;
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      if (line.role == LineRole::Body) lines.push_back(&line);
    }
  }
  return lines;
}

}  // namespace

PartedWords::PartedWords(const Pages& pages, const DocumentClusters& clusters, StructureTree& tree) {
  const std::vector<const Line*> lines = flowing_lines(pages);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!ends_in_hyphen(*lines[i], clusters)) continue;
    std::vector<Part> parts{last_part(*lines[i], clusters)};
    bool whole = parts.front().of_one_node;
    do {
      ++i;
      parts.push_back(first_part(*lines[i], clusters));
      const Part& part = parts.back();
      whole = whole && part.of_one_node && part.node == parts.front().node &&
              lines[i]->block == parts.front().line->block;
    } while (i + 1 < lines.size() && parts.back().whole_line && ends_in_hyphen(*lines[i], clusters));
    // The last of these lines may part another word at its end.
    --i;
    std::u16string word;
    for (const Part& part : parts) word += part.text;
    // A string must hold it.
    if (!whole || word.size() >= longest_string / 2) continue;
    const NodeId node = tree.add_reading(parts.front().node, word);
    for (const Part& part : parts) {
      LineEnds& ends = ends_[part.line];
      if (&part == &parts.front()) {
        ends.tail = node;
        ends.tail_begin = part.begin;
      } else {
        ends.head = node;
        ends.head_end = part.end;
      }
    }
  }
}

const LineEnds* PartedWords::of(const Line& line) const {
  const auto found = ends_.find(&line);
  return found == ends_.end() ? nullptr : &found->second;
}

}  // namespace galley::output
