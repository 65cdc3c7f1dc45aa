// document: the name of the person in text. In comes text that may name them, out comes text that does not.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/document/anonymous.h"

namespace galley::document {

/// Where parts of the name are to be found.
enum class NameParts {
  Whole,  ///< only the whole name and the aliases
  Each,   ///< also one part alone: “Ada”
};

/// A name, its aliases, and what stands for them.
class OwnName {
 public:
  OwnName(const Basics& basics, StandIn stand_in);

  /// What stands for the whole name.
  [[nodiscard]] const std::string& stand_in() const { return stand_in_; }
  /// The text, with the stand-in for the name. Names are found whatever their letter case, with the surname
  /// last or first, with or without further given names, these in full or as initials.
  [[nodiscard]] std::string hidden_in(std::string_view text, NameParts parts) const;
  /// The first part of the name that stands alone in a text, or begins a word. Empty if there is none.
  [[nodiscard]] std::string_view part_in(std::string_view text) const;

 private:
  enum class Kind {
    Whole,
    Part,
    Doubtful,  ///< may be another word: “May”
  };
  /// A name, or a part of one, as `Letters` reads it. Names are sorted.
  struct Sought {
    std::u32string letters;
    Kind kind = Kind::Whole;
    auto operator<=>(const Sought&) const = default;
  };
  /// What is found in a text.
  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    Kind kind = Kind::Whole;
  };

  void seek(std::string_view name);
  void seek_parts(std::string_view text, Kind kind);
  [[nodiscard]] std::vector<Found> find(std::string_view text) const;

  std::vector<Sought> sought_;
  std::string stand_in_;
  bool is_label_ = false;
};

}  // namespace galley::document
