// output: a picture drawn on a canvas, resampled in linear light.
#pragma once

#include "galley/picture/picture_rows.h"
#include "png/canvas.h"
#include "png/picture_colours.h"

namespace galley::output {

/// Draws one picture, upright. A pixel of the page takes the mean of what it covers of the picture. Where the
/// picture is enlarged, it takes what lies between the two nearest pixels in each direction.
class PictureDrawer {
 public:
  /// The picture outlives it. Throws std::bad_alloc.
  explicit PictureDrawer(const Picture& picture);

  /// Draws what lies on the canvas.
  void draw(const PixelRect& rect, Canvas& canvas);

 private:
  const Picture& picture_;
  picture::PictureRows rows_;
  PictureColours colours_;
};

}  // namespace galley::output
