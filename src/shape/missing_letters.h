// shape: the letters that no font has, gathered script by script. In: letters, where they stand. Out: one
// error for each script.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "galley/base/diagnostic.h"
#include "galley/font/library.h"

namespace galley::shape {

class MissingLetters {
 public:
  /// A letter that stands at a place, in a text of a language.
  void add(char32_t letter, const Place& place, const std::string& language);

  /// What to say of them. If the document may not be set in fonts of the system, `fonts` is asked whether
  /// these would do.
  [[nodiscard]] Diagnostics errors(font::Library& fonts, bool system_fonts) const;

 private:
  struct OfScript {
    std::size_t letters = 0;
    char32_t first = 0;
    Place place;
    std::string language;
    std::u32string samples;  ///< the first of them that differ
  };
  std::map<std::uint32_t, OfScript> scripts_;
};

}  // namespace galley::shape
