// font: the axes of a variable face (ISO/IEC 14496-22, 7.3.3; the tags: 7.3.2), and where an instance sets
// them.
#include "axes.h"

#include <algorithm>
#include <cmath>
#include <new>

#include <hb-ot.h>

namespace galley::font {
namespace {

std::vector<hb_ot_var_axis_info_t> infos_of(hb_face_t* face) {
  unsigned count = hb_ot_var_get_axis_count(face);
  std::vector<hb_ot_var_axis_info_t> infos(count);
  hb_ot_var_get_axis_infos(face, 0, &count, infos.data());
  infos.resize(count);
  return infos;
}

int whole(float value) { return std::isfinite(value) ? static_cast<int>(std::lround(value)) : 0; }

float value_on(const hb_ot_var_axis_info_t& axis, const Instance& instance) {
  switch (axis.tag) {
    case HB_OT_TAG_VAR_AXIS_WEIGHT:
      return static_cast<float>(instance.weight);
    case HB_OT_TAG_VAR_AXIS_WIDTH:
      return 100;
    case HB_OT_TAG_VAR_AXIS_ITALIC:
      return instance.italic ? 1 : 0;
    case HB_OT_TAG_VAR_AXIS_SLANT:
      // Counterclockwise, so that what leans to the right has a negative angle.
      return instance.italic ? axis.min_value : 0;
    case HB_OT_TAG_VAR_AXIS_OPTICAL_SIZE:
      // Half a point makes no difference to the eye, and would make faces.
      return instance.size > Length() ? static_cast<float>(std::round(instance.size.points() * 2) / 2)
                                      : axis.default_value;
    default:
      return axis.default_value;
  }
}

}  // namespace

Cut cut_of(hb_face_t* face, const Cut& own) {
  Cut cut = own;
  for (const hb_ot_var_axis_info_t& axis : infos_of(face)) {
    if (axis.tag == HB_OT_TAG_VAR_AXIS_WEIGHT) {
      cut.weight = whole(axis.min_value);
      cut.max_weight = std::max(cut.weight, whole(axis.max_value));
    }
    if (axis.tag == HB_OT_TAG_VAR_AXIS_ITALIC) cut.slants = axis.min_value <= 0 && axis.max_value >= 1;
    if (axis.tag == HB_OT_TAG_VAR_AXIS_SLANT && axis.min_value < 0) cut.slants = true;
    if (axis.tag == HB_OT_TAG_VAR_AXIS_OPTICAL_SIZE) cut.has_sizes = true;
  }
  return cut;
}

std::vector<hb_variation_t> axes_of(hb_face_t* face, const Instance& instance) {
  std::vector<hb_variation_t> axes;
  for (const hb_ot_var_axis_info_t& axis : infos_of(face)) {
    const float least = std::min(axis.min_value, axis.max_value);
    axes.push_back({axis.tag, std::clamp(value_on(axis, instance), least, std::max(least, axis.max_value))});
  }
  return axes;
}

void pin_axes(hb_subset_input_t* input, hb_face_t* face, std::span<const hb_variation_t> axes) {
  for (const hb_variation_t& axis : axes)
    if (hb_subset_input_pin_axis_location(input, face, axis.tag, axis.value) == 0) throw std::bad_alloc();
}

}  // namespace galley::font
