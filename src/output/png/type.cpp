// output: glyphs as FreeType's outlines (see type.h).
#include "png/type.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <vector>

#include FT_OUTLINE_H

#include "png/contrast.h"

namespace galley::output {
namespace {

/// No glyph is drawn that lies further away, in pixels. FreeType has no larger places.
constexpr PixelPart farthest = std::int64_t{1} << 17U;

struct Place {
  PixelPart x = 0, y = 0;
};

PixelPart moved(PixelPart origin, float units, double scale) {
  constexpr double limit = static_cast<double>(farthest * pixel);
  const double offset = std::isfinite(units) ? std::clamp(units * scale, -limit, limit) : 0;
  return std::clamp(origin + static_cast<PixelPart>(std::llround(offset)), -farthest * pixel,
                    farthest * pixel);
}

/// An outline at its place, as FreeType wants it, of straight lines: FreeType's own are up to a sixteenth of
/// a pixel away from a curve, and small letters would lose a hundredth of their ink. y grows downwards, as on
/// the canvas.
class PlacedOutline {
 public:
  /// `origin` is the glyph's; the scales are 1/65536 pixel for a font unit.
  PlacedOutline(const font::GlyphOutline& outline, Place origin, double x_scale, double y_scale)
      : max_steps_(std::clamp<std::int64_t>(max_points / static_cast<std::int64_t>(outline.points.size()), 1,
                                            most_steps)) {
    std::size_t begin = 0;
    for (const std::size_t end : outline.ends) {
      std::array<Place, 2> controls;
      std::size_t controlled = 0;
      for (std::size_t i = begin; i < end; ++i) {
        const auto& [x, y, kind] = outline.points[i];
        const Place place{moved(origin.x, x, x_scale), moved(origin.y, y, -y_scale)};
        if (kind != font::GlyphOutline::Kind::On && controlled < controls.size()) {
          controls[controlled++] = place;
          continue;
        }
        if (controlled == 1) add_quadratic(last_, controls[0], place);
        if (controlled == 2) add_cubic(last_, controls[0], controls[1], place);
        controlled = 0;
        add(place);
      }
      ends_.push_back(static_cast<short>(points_.size() - 1));
      begin = end;
    }
    tags_.assign(points_.size(), FT_CURVE_TAG_ON);
  }

  /// Does it touch rows of `height` from the first on?
  [[nodiscard]] bool touches(std::int64_t height) const {
    const auto [above, below] = std::ranges::minmax(points_, {}, &FT_Vector::y);
    return below.y >= 0 && above.y <= height * parts_of_pixel;
  }

  [[nodiscard]] FT_Outline outline() {
    FT_Outline outline{};
    outline.n_points = static_cast<short>(points_.size());
    outline.n_contours = static_cast<short>(ends_.size());
    outline.points = points_.data();
    outline.tags = tags_.data();
    outline.contours = ends_.data();
    return outline;
  }

  static constexpr std::int64_t max_points = std::numeric_limits<short>::max();

 private:
  static constexpr PixelPart parts_of_pixel = 64;  ///< FreeType's
  static constexpr PixelPart tolerance = pixel / 128;
  static constexpr std::int64_t most_steps = 64;

  void add(Place place) {
    const auto rounded = [](PixelPart value) {
      constexpr PixelPart part = pixel / parts_of_pixel;
      return static_cast<FT_Pos>((value + part / 2) / part - ((value + part / 2) % part < 0 ? 1 : 0));
    };
    points_.push_back({rounded(place.x), rounded(place.y)});
    last_ = place;
  }

  /// How far the middle of three places is from being halfway between the others, twice.
  static PixelPart bend(Place a, Place b, Place c) {
    return std::max(std::abs(a.x - 2 * b.x + c.x), std::abs(a.y - 2 * b.y + c.y));
  }

  /// So many lines are near enough, if one is `distance` away at most.
  [[nodiscard]] std::int64_t steps_for(PixelPart distance) const {
    const double steps = std::ceil(std::sqrt(static_cast<double>(distance) / tolerance));
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(steps), 1, max_steps_);
  }

  // Both add what lies between the ends, in Bernstein's form.
  void add_quadratic(Place a, Place b, Place c) {
    const std::int64_t n = steps_for(bend(a, b, c) / 4);
    for (std::int64_t t = 1; t < n; ++t) {
      const std::int64_t s = n - t;
      const auto at = [&](PixelPart p, PixelPart q, PixelPart r) {
        return (s * s * p + 2 * s * t * q + t * t * r) / (n * n);
      };
      add({at(a.x, b.x, c.x), at(a.y, b.y, c.y)});
    }
  }
  void add_cubic(Place a, Place b, Place c, Place d) {
    const std::int64_t n = steps_for(std::max(bend(a, b, c), bend(b, c, d)) * 3 / 4);
    for (std::int64_t t = 1; t < n; ++t) {
      const std::int64_t s = n - t;
      const auto at = [&](PixelPart p, PixelPart q, PixelPart r, PixelPart last) {
        return (s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * last) / (n * n * n);
      };
      add({at(a.x, b.x, c.x, d.x), at(a.y, b.y, c.y, d.y)});
    }
  }

  std::int64_t max_steps_;
  Place last_;
  std::vector<FT_Vector> points_;
  std::vector<char> tags_;
  std::vector<short> ends_;
};

/// Can FreeType draw it? A contour has points, and their numbers are short.
bool is_drawable(const font::GlyphOutline& outline) {
  std::size_t begin = 0;
  for (const std::size_t end : outline.ends) {
    if (end <= begin) return false;
    begin = end;
  }
  return begin > 0 && begin == outline.points.size() && begin <= PlacedOutline::max_points;
}

struct Painting {
  Canvas& canvas;
  const Light& light;
  const Contrast& contrast;
};

void paint(int y, int count, const FT_Span* spans, void* user) {
  const auto& [canvas, light, contrast] = *static_cast<Painting*>(user);
  for (const FT_Span* span = spans; span != spans + count; ++span)
    canvas.cover(span->x, span->x + span->len, canvas.top() + y, light, contrast(span->coverage));
}

}  // namespace

PixelPart pixels_of(Length length, int dpi) {
  constexpr int points_in_inch = 72;
  constexpr PixelPart limit = PixelPart{1} << 44U;
  return std::clamp(length.scaled(dpi, points_in_inch).scaled_points(), -limit, limit);
}

std::size_t TypeDrawer::Key::hash() const { return hash_of(std::tie(face, glyph)); }

TypeDrawer::TypeDrawer(int dpi) : dpi_(dpi) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) throw std::bad_alloc();
  library_.reset(library);
}

std::shared_ptr<const font::GlyphOutline> TypeDrawer::outline(const font::Face& face, std::uint32_t glyph) {
  const Key key{&face, glyph};
  if (auto known = outlines_.find(key)) return known;
  auto made = std::make_shared<const font::GlyphOutline>(face.outline(glyph));
  const std::size_t bytes = sizeof *made + made->points.capacity() * sizeof made->points[0] +
                            made->ends.capacity() * sizeof made->ends[0];
  return outlines_.keep(key, std::move(made), bytes);
}

void TypeDrawer::draw(const GlyphRun& run, Canvas& canvas) {
  if (!run.face || run.size <= Length{} || run.horizontal_scale <= 0) return;
  const double em = static_cast<double>(pixels_of(run.size, dpi_));
  const double y_scale = em / run.face->metrics().units_per_em;
  const double x_scale = y_scale * run.horizontal_scale / 1000;
  const Light light = light_of(run.colour);
  const Contrast contrast(run.colour);
  Painting painting{canvas, light, contrast};
  for (const PlacedGlyph& glyph : run.glyphs) {
    // A page never shows .notdef.
    if (glyph.id == 0) continue;
    const auto drawn = outline(*run.face, glyph.id);
    if (!is_drawable(*drawn)) continue;
    PlacedOutline placed(*drawn,
                         {pixels_of(run.origin.x + glyph.x, dpi_),
                          pixels_of(run.origin.y - glyph.y, dpi_) - canvas.top() * pixel},
                         x_scale, y_scale);
    const std::int64_t height = canvas.bottom() - canvas.top();
    if (!placed.touches(height)) continue;
    FT_Outline outline = placed.outline();
    FT_Raster_Params parameters{};
    parameters.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    parameters.gray_spans = paint;
    parameters.user = &painting;
    parameters.clip_box = {0, 0, static_cast<FT_Pos>(canvas.width()), static_cast<FT_Pos>(height)};
    if (FT_Outline_Render(library_.get(), &outline, &parameters) == FT_Err_Out_Of_Memory)
      throw std::bad_alloc();
  }
}

}  // namespace galley::output
