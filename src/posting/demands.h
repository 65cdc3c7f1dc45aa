// posting: the blocks of a posting: what it asks for, and what it only says.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "posting_text.h"
#include "vocabulary.h"

namespace galley::posting {

enum class Need;

/// A sentence of a posting that asks for something.
struct Demand {
  std::string text;
  int line = 0;           ///< in the file; 0: unknown
  bool is_item = false;   ///< it stands in a list
  bool is_title = false;  ///< of the position
  /// From here on, in bytes, what it names is desired; before, required: [begin, end).
  std::vector<std::pair<std::size_t, std::size_t>> desired;
  [[nodiscard]] bool is_desired_at(std::size_t offset) const;
};

/// The sentences that ask for something, in the order of the posting. Those on benefits, on the company, on
/// how to apply and on equal treatment are left out: their headings and phrases say what they are.
[[nodiscard]] std::vector<Demand> demands_in(std::span<const PostingLine> lines,
                                             const Vocabulary& vocabulary);

}  // namespace galley::posting
