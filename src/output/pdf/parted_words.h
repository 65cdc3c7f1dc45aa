// output: words that hyphenation has parted, in the structure tree. Pages go in. For each line come out the
// stretches at its ends that belong to such a word. They are parts of the structure tree that read as the
// whole word.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>

#include "galley/pages/pages.h"
#include "pdf/carried_text.h"
#include "pdf/clusters.h"
#include "pdf/structure_tree.h"

namespace galley::output {

/// The place of a cluster in a line.
struct ClusterPlace {
  std::size_t run = 0;
  std::size_t cluster = 0;  ///< counted in the run
  auto operator<=>(const ClusterPlace&) const = default;
};

/// The parts of parted words on one line. The first word's part ends before `head_end`; the last word's part
/// begins at `tail_begin`.
struct LineEnds {
  NodeId head = no_node;
  ClusterPlace head_end;
  NodeId tail = no_node;
  ClusterPlace tail_begin;

  /// The node of a cluster in a run of `run_node`.
  [[nodiscard]] NodeId node_at(ClusterPlace place, NodeId run_node) const {
    if (head != no_node && place < head_end) return head;
    return tail != no_node && place >= tail_begin ? tail : run_node;
  }
};

class PartedWords {
 public:
  /// Adds a reading to `tree` for each word that belongs to one node.
  PartedWords(const Pages& pages, const CarriedText& carried, const DocumentClusters& clusters,
              StructureTree& tree);
  /// Null if no word is parted at the line's ends.
  [[nodiscard]] const LineEnds* of(const Line& line) const;

 private:
  std::unordered_map<const Line*, LineEnds> ends_;
};

}  // namespace galley::output
