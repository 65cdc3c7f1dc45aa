// output: what the samples of a picture mean, as light.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

#include <lcms2.h>

#include "galley/picture/picture.h"
#include "png/light.h"

namespace galley::output {

/// Makes light of the samples of one picture: by its profile, or as sRGB, or as the inks of the shipped
/// press.
class PictureColours {
 public:
  /// Throws std::bad_alloc.
  explicit PictureColours(const Picture& picture);

  /// `samples` are of 16 bits; those of a pixel are together.
  void convert(std::span<const std::uint16_t> samples, std::span<Light> out);

 private:
  struct Close {
    void operator()(cmsContext context) const { cmsDeleteContext(context); }
  };
  struct CloseTransform {
    void operator()(cmsHTRANSFORM transform) const { cmsDeleteTransform(transform); }
  };

  std::size_t components_;
  std::unique_ptr<std::remove_pointer_t<cmsContext>, Close> context_;  // outlives the transform
  std::unique_ptr<void, CloseTransform> transform_;  ///< to codes of sRGB; null: they are such
  CodesToLight light_;
  std::vector<std::uint16_t> codes_;
};

}  // namespace galley::output
