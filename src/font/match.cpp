// font: nearest faces and nearest names.
#include "match.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "galley/base/ascii.h"
#include "galley/base/edit_distance.h"
#include "galley/base/limits.h"

namespace galley::font {

namespace {

/// The order in which CSS tries weights, as a number: the smaller the sooner.
int weight_rank(int offered, int wanted) {
  constexpr int other_side = 10000;
  const int distance = std::abs(offered - wanted);
  if (wanted >= 400 && wanted <= 500) {
    if (offered >= wanted && offered <= 500) {
      return distance;
    }
    return offered < wanted ? other_side + distance : 2 * other_side + distance;
  }
  const bool right_side = wanted < 400 ? offered <= wanted : offered >= wanted;
  return right_side ? distance : other_side + distance;
}

bool is_of(const ListedFace& face, std::string_view family) {
  return std::ranges::any_of(face.families,
                             [&](const std::string& name) { return same_family(name, family); });
}

/// What families call their cuts for a size, the best first.
std::span<const std::string_view> cuts_for(Length size) {
  static constexpr std::array<std::string_view, 2> small{"Caption", "SmText"};
  static constexpr std::array<std::string_view, 2> large{"Display", "Subhead"};
  if (size <= Length()) {
    return {};
  }
  if (size <= largest_caption) {
    return small;
  }
  return size >= smallest_display ? std::span<const std::string_view>(large)
                                  : std::span<const std::string_view>();
}

}  // namespace

std::size_t nearest_cut(std::span<const Cut> cuts, int weight, bool italic) {
  const auto rank = [&](const Cut& cut) {
    const int offered = std::clamp(weight, cut.weight, std::max(cut.weight, cut.max_weight));
    return std::pair(!cut.slants && cut.italic != italic, weight_rank(offered, weight));
  };
  const auto nearest = std::ranges::min_element(cuts, {}, rank);
  return static_cast<std::size_t>(nearest - cuts.begin());
}

const ListedFace* nearest_face(std::span<const ListedFace> faces, std::string_view family, int weight,
                               bool italic, Length size) {
  std::vector<const ListedFace*> offered;
  std::vector<Cut> cuts;
  for (const ListedFace& face : faces) {
    if (is_of(face, family)) {
      offered.push_back(&face);
      cuts.push_back(face.cut);
    }
  }
  if (offered.empty()) {
    return nullptr;
  }
  const ListedFace* text = offered[nearest_cut(cuts, weight, italic)];
  for (const std::string_view cut : cuts_for(size)) {
    const std::string drawn_for_size = std::string(family) + " " + std::string(cut);
    const auto found = std::ranges::find_if(faces, [&](const ListedFace& face) {
      return is_of(face, drawn_for_size) && face.cut.weight == text->cut.weight &&
             face.cut.italic == text->cut.italic;
    });
    if (found != faces.end()) {
      return &*found;
    }
  }
  return text;
}

bool same_family(std::string_view a, std::string_view b) { return ascii::lowered(a) == ascii::lowered(b); }

std::vector<std::string> nearest_names(std::string_view name, const std::vector<std::string>& names,
                                       std::size_t count) {
  const std::string wanted = ascii::lowered(name.substr(0, limits.family_name_bytes));
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& candidate : names) {
    const std::string offered =
        ascii::lowered(std::string_view(candidate).substr(0, limits.family_name_bytes));
    // A name that only goes on ("Source Serif" for "Source Serif 4") is nearer than its length says.
    const bool continues = wanted.size() >= 4 && (offered.starts_with(wanted) || wanted.starts_with(offered));
    const std::size_t distance = continues ? 1 : edit_distance(wanted, offered);
    if (distance <= std::max<std::size_t>(2, wanted.size() / 3)) {
      ranked.emplace_back(distance, candidate);
    }
  }
  std::ranges::sort(ranked);
  const auto repeats = std::ranges::unique(ranked);
  ranked.erase(repeats.begin(), repeats.end());
  std::vector<std::string> result;
  for (std::size_t i = 0; i < ranked.size() && i < count; ++i) {
    result.push_back(ranked[i].second);
  }
  return result;
}

}  // namespace galley::font
