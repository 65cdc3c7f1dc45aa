// font: what is installed on the machine, as fontconfig tells it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "galley/font/library.h"
#include "match.h"

namespace galley::font {

/// All scalable TrueType and OpenType faces that fontconfig knows by its own configuration, sorted by file
/// and index.
[[nodiscard]] std::vector<ListedFace> system_faces();

/// The families that fontconfig would take for a text, each with its characters.
class SystemOrder {
 public:
  /// For a language (BCP 47), with serifs or without.
  SystemOrder(const std::string& language, Serifs serifs);
  SystemOrder(const SystemOrder&) = delete;
  SystemOrder& operator=(const SystemOrder&) = delete;
  ~SystemOrder();
  /// At most `count` families that have all of the characters, the best first.
  [[nodiscard]] std::vector<std::string> covering(std::u32string_view characters, std::size_t count) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace galley::font
