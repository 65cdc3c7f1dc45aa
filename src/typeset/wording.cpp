// typeset: phrases that several diagnostics share (see wording.h).
#include "galley/typeset/wording.h"

#include <vector>

#include <fmt/format.h>

namespace galley {
namespace {

/// A length to a tenth of a point: “66”, “60.5”.
std::string tenths(Length length) {
  return fmt::format("{:g}", static_cast<double>(length.scaled(10, 65536).scaled_points()) / 10);
}

}  // namespace

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string changes_of(const layout::Setting& setting, const Document& document) {
  std::vector<std::string> changes;
  const Length size = document.size.scaled(setting.size, 1000);
  const Length leading = document.leading.scaled(setting.leading, 1000);
  if (setting.spacing == 0)
    changes.emplace_back("spacing at its least");
  else if (setting.spacing == 2000)
    changes.emplace_back("spacing at its most");
  else if (setting.spacing > 1000)
    changes.push_back(fmt::format("spacing {} % of the way to its most", (setting.spacing - 1000 + 5) / 10));
  else if (setting.spacing != 1000)
    changes.push_back(fmt::format("spacing {} % of the way to its least", (1000 - setting.spacing + 5) / 10));
  const int own_ratio =
      static_cast<int>(document.leading.scaled(100, document.size.scaled_points()).scaled_points());
  const int ratio = static_cast<int>(leading.scaled(100, size.scaled_points()).scaled_points());
  if (ratio != own_ratio) changes.push_back(fmt::format("leading {}.{:02}", ratio / 100, ratio % 100));
  if (setting.size != 1000) changes.push_back(fmt::format("size {} pt", tenths(size)));
  if (setting.margins != 1000) {
    const Margins margins = layout::margins_of(document, setting);
    changes.push_back(fmt::format("margins {}, {}, {}, {} pt", tenths(margins.top), tenths(margins.right),
                                  tenths(margins.bottom), tenths(margins.left)));
  }
  if (changes.empty()) return "gaps closed up";
  return fmt::format("{}", fmt::join(changes, ", "));
}

}  // namespace galley
