// galley: the names in the samples of `galley new`, read from src/cli/start/samples/ when the build is
// configured.
#pragma once

#include <span>
#include <string_view>

namespace galley::ats {

/// The persons of all samples.
[[nodiscard]] std::span<const std::string_view> sample_persons();

/// The employers of all samples.
[[nodiscard]] std::span<const std::string_view> sample_employers();

}  // namespace galley::ats
