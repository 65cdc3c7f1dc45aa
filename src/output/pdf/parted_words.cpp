// output: words that hyphenation has parted (see parted_words.h).
#include "pdf/parted_words.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/syntax.h"

namespace galley::output {

namespace {

bool is_space(std::u16string_view text) {
  return !text.empty() && text.find_first_not_of(u' ') == std::u16string_view::npos;
}

/// The text after the last space of a line.
struct Tail {
  ClusterPlace begin;
  std::u16string text;
  NodeId node = no_node;
  bool of_one_node = true;
};

Tail tail_of(const Line& line, const DocumentClusters& clusters_of) {
  Tail tail;
  for (std::size_t r = 0; r < line.runs.size(); ++r) {
    const NodeId node = line.runs[r].node;
    const Clusters clusters = clusters_of.of(line, r);
    for (std::size_t c = 0; c < clusters.all().size(); ++c) {
      const std::u16string_view text = clusters.text(clusters.all()[c]);
      if (is_space(text)) {
        tail = {};
        tail.begin = {r, c + 1};
        continue;
      }
      if (tail.node == no_node) tail.node = node;
      tail.of_one_node = tail.of_one_node && node == tail.node && node != no_node;
      tail.text += text;
    }
  }
  return tail;
}

/// True if all glyphs of the line that an earlier line reads out belong to this node.
bool said_is_of(NodeId node, const Line& line, const Carried& carried) {
  const std::size_t runs = carried.said_runs + (carried.said_glyphs > 0 ? 1 : 0);
  for (std::size_t r = 0; r < runs; ++r)
    if (line.runs[r].node != node) return false;
  return true;
}

}  // namespace

PartedWords::PartedWords(const Pages& pages, const CarriedText& carried, const DocumentClusters& clusters,
                         StructureTree& tree) {
  const std::vector<const Line*> lines = flowing_lines(pages);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Carried* const first = carried.of(*lines[i]);
    if (first == nullptr || first->rest.empty()) continue;
    const Tail tail = tail_of(*lines[i], clusters);
    // A text string must hold the word and its byte order mark.
    bool whole = tail.of_one_node && tail.text.size() < max_string_bytes / 2;
    std::vector<std::pair<const Line*, const Carried*>> heads;
    for (std::size_t k = i + 1; k < lines.size(); ++k) {
      const Carried* const said = carried.of(*lines[k]);
      if (said == nullptr) break;
      whole = whole && said_is_of(tail.node, *lines[k], *said);
      heads.emplace_back(lines[k], said);
      if (said->said_runs < lines[k]->runs.size()) break;
    }
    if (!whole) continue;
    std::u16string reading = tail.text;
    // The part on the last line includes the space after it.
    if (!heads.empty() && heads.back().second->said_glyphs > 0) reading += u' ';
    const NodeId node = tree.add_reading(tail.node, reading);
    LineEnds& ends = ends_[lines[i]];
    ends.tail = node;
    ends.tail_begin = tail.begin;
    for (const auto& [line, said] : heads) {
      ends_[line].head = node;
      // The glyphs that an earlier line reads out are one cluster.
      ends_[line].head_end = {said->said_runs, said->said_glyphs > 0 ? 1U : 0U};
    }
  }
}

const LineEnds* PartedWords::of(const Line& line) const {
  const auto found = ends_.find(&line);
  return found == ends_.end() ? nullptr : &found->second;
}

}  // namespace galley::output
