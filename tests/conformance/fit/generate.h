// Résumés made of numbers: the same seed gives the same résumé.
#pragma once

#include <cstdint>
#include <string>

namespace galley::fit_test {

/// What a generated résumé is like.
struct Kind {
  int entries = 2;
  int bullets = 3;           ///< of an entry, up to
  int publications = 0;      ///< each is cited somewhere
  int optional_percent = 0;  ///< of entries, bullets and publications that have a priority
  int one_liners = 0;        ///< bullets of one line that end the résumé
  std::string style = {};    ///< TOML of [style]
};

/// The TOML of a résumé.
[[nodiscard]] std::string generate(std::uint64_t seed, const Kind& kind);

}  // namespace galley::fit_test
