// intake: the JSON among a PDF's attached files, in words that libqpdf's headers and the rest of the room
// both speak: C++17.
#pragma once

#include <cstddef>
#include <string>

namespace galley::intake {

/// What was found, or what was in the way.
struct AttachedJson {
  enum class Outcome { Found, None, Several, TooLarge, Undecodable, Encrypted, Damaged, Unreadable };
  Outcome outcome = Outcome::None;
  std::string text;  ///< Found: the JSON; Several: their names; Damaged, Unreadable: what libqpdf says of it
};

/// The attached file of that name, else the only one whose name ends in `.json`; no more than `most_bytes`
/// are decoded. Throws nothing but std::bad_alloc.
[[nodiscard]] AttachedJson attached_json(const std::string& pdf, const std::string& name,
                                         std::size_t most_bytes);

}  // namespace galley::intake
