// font: takes what HarfBuzz draws down as points.
#include "galley/font/glyph_outline.h"

#include <new>

#include <hb.h>

#include "destroyer.h"
#include "outline.h"
#include "parts.h"

namespace galley::font {
namespace {

using Kind = GlyphOutline::Kind;
using FunctionsHandle = std::unique_ptr<hb_draw_funcs_t, Destroyer<hb_draw_funcs_destroy>>;

/// An outline while it is drawn. No exception goes through HarfBuzz.
struct Drawing {
  GlyphOutline outline;
  bool has_memory = true;

  void add(float x, float y, Kind kind) noexcept {
    try {
      outline.points.push_back({x, y, kind});
    } catch (const std::bad_alloc&) {
      has_memory = false;
    }
  }
  void end_contour() noexcept {
    try {
      outline.ends.push_back(outline.points.size());
    } catch (const std::bad_alloc&) {
      has_memory = false;
    }
  }
};

Drawing& drawing(void* data) { return *static_cast<Drawing*>(data); }

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  drawing(data).add(x, y, Kind::On);
}

void quadratic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x, float y,
                  void*) {
  drawing(data).add(x1, y1, Kind::Quadratic);
  drawing(data).add(x, y, Kind::On);
}

void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x,
              float y, void*) {
  drawing(data).add(x1, y1, Kind::Cubic);
  drawing(data).add(x2, y2, Kind::Cubic);
  drawing(data).add(x, y, Kind::On);
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { drawing(data).end_contour(); }

FunctionsHandle drawing_functions() {
  FunctionsHandle functions(hb_draw_funcs_create());
  // Where HarfBuzz has no memory, it gives one that cannot be changed.
  if (hb_draw_funcs_is_immutable(functions.get()) != 0) throw std::bad_alloc();
  // A contour begins with a point, like a line.
  hb_draw_funcs_set_move_to_func(functions.get(), line_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions.get(), line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(functions.get(), quadratic_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions.get(), cubic_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions.get(), close_path, nullptr, nullptr);
  hb_draw_funcs_make_immutable(functions.get());
  return functions;
}

}  // namespace

GlyphOutline Face::outline(std::uint32_t glyph) const {
  Drawing drawing;
  const FunctionsHandle functions = drawing_functions();
  draw_outline(parts_->font.get(), glyph, functions.get(), &drawing);
  if (!drawing.has_memory) throw std::bad_alloc();
  return std::move(drawing.outline);
}

}  // namespace galley::font
