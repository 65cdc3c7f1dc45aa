// font: a glyph's outline, cut into rows from the baseline up; how far in its ink begins in each. In
// integers: line breaks depend on it.
#include "edges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <new>

#include <hb.h>

#include "outline.h"

namespace galley::font {
namespace {

constexpr std::int64_t row_count = 64;
constexpr std::int64_t parts_of_unit = 64;  // outlines have fractions where a variable font has been set
constexpr std::int64_t curve_steps = 8;

// No sound outline lies further out, in font units; beyond it products would overflow.
constexpr float farthest = 1 << 20;

struct Point {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

Point point(float x, float y) {
  const auto part = [](float value) {
    return std::isfinite(value)
               ? std::llround(std::clamp(value, -farthest, farthest) * static_cast<float>(parts_of_unit))
               : 0;
  };
  return {part(x), part(y)};
}

/// The leftmost and the rightmost ink of each row.
class Rows {
 public:
  explicit Rows(std::int64_t height) {
    ink_.fill({none, -none});
    for (std::int64_t i = 0; i < row_count; ++i)
      middles_[static_cast<std::size_t>(i)] = height * parts_of_unit * (2 * i + 1) / (2 * row_count);
  }

  /// Where the last line ended.
  [[nodiscard]] Point at() const { return at_; }

  /// The next line begins here.
  void begin(Point at) {
    at_ = at;
    above_ = static_cast<std::size_t>(std::ranges::lower_bound(middles_, at.y) - middles_.begin());
  }

  void line_to(Point to) {
    const std::size_t above_before = above_;
    while (above_ < middles_.size() && middles_[above_] < to.y) ++above_;
    while (above_ > 0 && middles_[above_ - 1] >= to.y) --above_;
    const auto [a, b] = at_.y > to.y ? std::pair(to, at_) : std::pair(at_, to);
    at_ = to;
    const auto [first, last] = std::minmax(above_before, above_);
    for (std::size_t i = first; i < last; ++i) {
      const std::int64_t x = a.x + (b.x - a.x) * (middles_[i] - a.y) / (b.y - a.y);
      Ink& row = ink_[i];
      row.left = std::min(row.left, x);
      row.right = std::max(row.right, x);
    }
  }

  /// Indentation counts up to `deepest`; a row without ink is as deep.
  [[nodiscard]] Edges edges(std::int64_t deepest) const {
    std::int64_t left = none;
    std::int64_t right = -none;
    std::int64_t inked = 0;
    for (const Ink& row : ink_) {
      if (row.left > row.right) continue;
      ++inked;
      left = std::min(left, row.left);
      right = std::max(right, row.right);
    }
    if (inked == 0) return {};
    deepest *= parts_of_unit;
    std::int64_t from_left = 0;
    std::int64_t from_right = 0;
    for (const Ink& row : ink_) {
      const bool blank = row.left > row.right;
      from_left += blank ? deepest : std::min(row.left - left, deepest);
      from_right += blank ? deepest : std::min(right - row.right, deepest);
    }
    return {static_cast<int>(inked * 1000 / row_count),
            static_cast<int>(from_left * 1000 / (row_count * deepest)),
            static_cast<int>(from_right * 1000 / (row_count * deepest))};
  }

 private:
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max() / 2;
  struct Ink {
    std::int64_t left, right;
  };
  std::array<std::int64_t, static_cast<std::size_t>(row_count)>
      middles_{};  ///< of the rows, from the baseline up
  std::array<Ink, static_cast<std::size_t>(row_count)> ink_{};
  Point at_;
  std::size_t above_ = 0;  ///< the first row whose middle is not below `at_`
};

struct Pen {
  Rows rows;
  std::int64_t lean = 0;  ///< of italics, in thousandths: they are looked at upright

  [[nodiscard]] Point upright(float x, float y) const {
    const Point leaning = point(x, y);
    return {leaning.x - leaning.y * lean / 1000, leaning.y};
  }
};

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  Pen& pen = *static_cast<Pen*>(data);
  pen.rows.begin(pen.upright(x, y));
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  Pen& pen = *static_cast<Pen*>(data);
  pen.rows.line_to(pen.upright(x, y));
}

void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x,
              float y, void*) {
  Pen& pen = *static_cast<Pen*>(data);
  const Point a = pen.rows.at();
  const Point b = pen.upright(x1, y1);
  const Point c = pen.upright(x2, y2);
  const Point d = pen.upright(x, y);
  for (std::int64_t step = 1; step <= curve_steps; ++step) {
    // Bernstein's form.
    const std::int64_t left = curve_steps - step;
    const std::int64_t of_a = left * left * left;
    const std::int64_t of_b = 3 * left * left * step;
    const std::int64_t of_c = 3 * left * step * step;
    const std::int64_t of_d = step * step * step;
    constexpr std::int64_t all = curve_steps * curve_steps * curve_steps;
    pen.rows.line_to({(of_a * a.x + of_b * b.x + of_c * c.x + of_d * d.x) / all,
                      (of_a * a.y + of_b * b.y + of_c * c.y + of_d * d.y) / all});
  }
}

/// What draws into a Pen. A quadratic curve comes as a cubic one.
hb_draw_funcs_t* pen_functions() {
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  // Where HarfBuzz has no memory, it gives one that cannot be changed.
  if (hb_draw_funcs_is_immutable(functions) != 0) throw std::bad_alloc();
  hb_draw_funcs_set_move_to_func(functions, move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions, line_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions, cubic_to, nullptr, nullptr);
  hb_draw_funcs_make_immutable(functions);
  return functions;
}

void draw(hb_font_t* font, std::uint32_t glyph, Pen& pen) {
  hb_draw_funcs_t* functions = pen_functions();
  draw_outline(font, glyph, functions, &pen);
  hb_draw_funcs_destroy(functions);
}

}  // namespace

Edges edges_of(hb_font_t* font, std::uint32_t glyph, const Metrics& metrics) {
  const int x_height = metrics.x_height > 0 ? metrics.x_height : metrics.units_per_em / 2;
  const int cap_height = std::max(metrics.cap_height, x_height);
  hb_glyph_extents_t extents{};
  if (hb_font_get_glyph_extents(font, glyph, &extents) == 0) return {};
  // What rises above the small letters is seen among the capitals.
  const int height = extents.y_bearing > x_height * 5 / 4 ? cap_height : x_height;
  // The angle counts anticlockwise from the vertical.
  constexpr double degree = 3.14159265358979 / 180;
  constexpr int steepest = 45;
  const int angle = std::clamp(-metrics.italic_angle, -steepest, steepest);
  Pen pen{Rows(height), std::llround(1000 * std::tan(angle * degree))};
  draw(font, glyph, pen);
  return pen.rows.edges(std::max(1, x_height * 2 / 5));
}

}  // namespace galley::font
