// Résumés of all kinds: the same seed gives the same résumé.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace galley::fit_test {

/// A résumé whose texts stand in several places: the same words are a heading, a job title, an award, a
/// bullet. Such texts look alike to whatever remembers how a text was set.
struct AnyResume {
  std::string toml;
  std::vector<std::string> variants;  ///< in other languages, and with other headings
};

[[nodiscard]] AnyResume any_resume(std::uint64_t seed);

/// A picture beside the résumé has this name.
inline constexpr const char* picture_name = "portrait.jpg";

}  // namespace galley::fit_test
