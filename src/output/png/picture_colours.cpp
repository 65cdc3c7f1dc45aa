// output: colours of pictures, by LittleCMS (see picture_colours.h).
#include "png/picture_colours.h"

#include <new>
#include <string>
#include <string_view>

#include "pdf/press.h"
#include "pdf/srgb_profile.h"

namespace galley::output {
namespace {

struct CloseProfile {
  void operator()(cmsHPROFILE profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

Profile opened(cmsContext context, std::string_view bytes) {
  return Profile(cmsOpenProfileFromMemTHR(context, bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

cmsUInt32Number type_of(PictureColour colour) {
  switch (colour) {
    case PictureColour::Grey:
      return TYPE_GRAY_16;
    case PictureColour::Rgb:
      return TYPE_RGB_16;
    case PictureColour::Cmyk:
      return TYPE_CMYK_16;
  }
  return 0;
}

/// Null if the profile makes no sense.
cmsHTRANSFORM transform(cmsContext context, std::string_view profile, PictureColour colour) {
  const Profile from = opened(context, profile);
  const Profile to = opened(context, srgb_profile());
  if (!from || !to) return nullptr;
  return cmsCreateTransformTHR(context, from.get(), type_of(colour), to.get(), TYPE_RGB_16,
                               INTENT_RELATIVE_COLORIMETRIC,
                               cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
}

}  // namespace

PictureColours::PictureColours(const Picture& picture)
    : components_(static_cast<std::size_t>(components_of(picture.colour))) {
  const bool is_cmyk = picture.colour == PictureColour::Cmyk;
  if (picture.profile.empty() && !is_cmyk) return;
  context_.reset(cmsCreateContext(nullptr, nullptr));
  if (!context_) throw std::bad_alloc();
  transform_.reset(transform(context_.get(), picture.profile, picture.colour));
  if (!transform_ && is_cmyk)
    transform_.reset(transform(context_.get(), shipped_press_profile(), picture.colour));
  if (!transform_ && is_cmyk) throw std::bad_alloc();
}

void PictureColours::convert(std::span<const std::uint16_t> samples, std::span<Light> out) {
  if (transform_) {
    codes_.resize(3 * out.size());
    cmsDoTransform(transform_.get(), samples.data(), codes_.data(), static_cast<cmsUInt32Number>(out.size()));
    samples = codes_;
  }
  const std::size_t step = transform_ ? 3 : components_;
  for (std::size_t i = 0; i < out.size(); ++i)
    for (std::size_t c = 0; c < 3; ++c) out[i][c] = light_(samples[i * step + (step == 3 ? c : 0)]);
}

}  // namespace galley::output
