// font: a face and the glyphs that are used to the program of a subset font, by hb-subset.
#include <algorithm>
#include <array>
#include <new>
#include <span>
#include <utility>

#include <hb-subset.h>

#include "axes.h"
#include "composites.h"
#include "galley/base/memory.h"
#include "parts.h"
#include "sfnt.h"

namespace galley::font {

namespace {

using InputHandle = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using PlanHandle = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;

/// What an embedded font program needs (ISO 32000-1, 9.9); a bare CFF is cut out of what is left.
constexpr std::array kept_tables{tag('h', 'e', 'a', 'd'), tag('h', 'h', 'e', 'a'), tag('h', 'm', 't', 'x'),
                                 tag('m', 'a', 'x', 'p'), tag('g', 'l', 'y', 'f'), tag('l', 'o', 'c', 'a'),
                                 tag('C', 'F', 'F', ' ')};

void drop_tables(hb_subset_input_t* input, hb_face_t* face) {
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  std::array<hb_tag_t, 64> tags{};
  for (unsigned start = 0;;) {
    unsigned count = tags.size();
    const unsigned total = hb_face_get_table_tags(face, start, &count, tags.data());
    for (unsigned i = 0; i < count; ++i) {
      if (std::ranges::find(kept_tables, tags[i]) == kept_tables.end()) {
        hb_set_add(dropped, tags[i]);
      }
    }
    start += count;
    if (count == 0 || start >= total) {
      break;
    }
  }
  if (hb_set_allocation_successful(dropped) == 0) {
    throw std::bad_alloc();
  }
}

/// Composites made of the subset's own glyphs.
std::vector<Composite> renumbered(std::vector<Composite> composites,
                                  const std::vector<std::uint32_t>& old_glyphs) {
  for (Composite& composite : composites) {
    for (Composite::Part& part : composite.parts) {
      part.glyph =
          static_cast<std::uint32_t>(std::ranges::lower_bound(old_glyphs, part.glyph) - old_glyphs.begin());
    }
  }
  return composites;
}

/// Null if HarfBuzz cannot, or if a composite cannot be added.
std::shared_ptr<const Subset> make_subset(hb_face_t* face, std::span<const hb_variation_t> axes, bool cff,
                                          const std::vector<std::uint32_t>& glyphs,
                                          const std::vector<Composite>& composites) {
  const InputHandle input(hb_subset_input_create_or_fail());
  if (!input) {
    throw std::bad_alloc();
  }
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  drop_tables(input.get(), face);
  pin_axes(input.get(), face, axes);
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyphs) {
    hb_set_add(wanted, glyph);
  }
  if (hb_set_allocation_successful(wanted) == 0) {
    throw std::bad_alloc();
  }
  const PlanHandle plan(hb_subset_plan_create_or_fail(face, input.get()));
  if (!plan) {
    return nullptr;
  }
  const FaceHandle result(hb_subset_plan_execute_or_fail(plan.get()));
  if (!result) {
    return nullptr;
  }
  auto subset = std::make_shared<Subset>();
  subset->cff = cff;
  const hb_map_t* old_of = hb_subset_plan_new_to_old_glyph_mapping(plan.get());
  const unsigned count = hb_face_get_glyph_count(result.get());
  for (unsigned glyph = 0; glyph < count; ++glyph) {
    subset->glyphs.push_back(hb_map_get(old_of, glyph));
  }
  // HarfBuzz numbers in rising order and leaves out what does not exist: neither may pass unseen.
  const bool whole = std::ranges::is_sorted(subset->glyphs) && std::ranges::includes(subset->glyphs, glyphs);
  if (!whole) {
    return nullptr;
  }
  subset->program = program_with(renumbered(composites, subset->glyphs), result.get(), cff);
  return subset->program.empty() ? nullptr : subset;
}

}  // namespace

std::expected<std::shared_ptr<const Subset>, Diagnostic> Face::subset(
    std::vector<std::uint32_t> glyphs, const std::vector<Composite>& composites) const {
  return without_exceptions([&]() -> std::expected<std::shared_ptr<const Subset>, Diagnostic> {
    glyphs.push_back(0);
    for (const Composite& composite : composites) {
      for (const Composite::Part& part : composite.parts) {
        glyphs.push_back(part.glyph);
      }
    }
    std::ranges::sort(glyphs);
    glyphs.erase(std::ranges::unique(glyphs).begin(), glyphs.end());

    CacheKey key = key_of(glyphs, composites);
    if (auto known = parts_->subsets.find(key)) {
      return known;
    }
    auto subset = make_subset(parts_->face.get(), parts_->axes, parts_->cff, glyphs, composites);
    if (!subset) {
      return std::unexpected(font_error(parts_->name, "cannot be subset: it is broken"));
    }
    const std::size_t bytes = subset->program.size() + subset->glyphs.size() * sizeof subset->glyphs[0];
    return parts_->subsets.keep(std::move(key), std::move(subset), bytes);
  });
}

}  // namespace galley::font
