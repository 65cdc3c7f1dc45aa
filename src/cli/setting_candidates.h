// cli: what may stand after --set, for the completions of shells.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "candidates.h"
#include "galley/resume/resume.h"

namespace galley::cli {

/// Values that do not stand in the schema.
enum class SettingValue { Family, Theme };

/// The continuations of a setting, one step further: `style.` has the keys of the style, `work.` the ids of
/// the résumé's items, `style.paper=` the papers. `resume` may be null. `list` lists values that are not in
/// the schema.
[[nodiscard]] std::vector<Candidate> setting_candidates(
    const std::string& setting, const Resume* resume,
    const std::function<std::vector<Candidate>(SettingValue)>& list);

}  // namespace galley::cli
