// output: colours for a press (see press.h).
#include "pdf/press.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <new>

#include <lcms2.h>

#include "galley/base/limits.h"
#include "pdf/srgb_profile.h"

extern "C" {
extern const char galley_press_profile[];      // NOLINT(modernize-avoid-c-arrays)
extern const char galley_press_profile_end[];  // NOLINT(modernize-avoid-c-arrays)
}

namespace galley::output {

namespace {

constexpr cmsUInt32Number intent = INTENT_RELATIVE_COLORIMETRIC;
// Without them LittleCMS would resample and round for speed.
constexpr cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE;

struct Close {
  void operator()(cmsContext context) const { cmsDeleteContext(context); }
};
struct CloseProfile {
  void operator()(cmsHPROFILE profile) const { cmsCloseProfile(profile); }
};
struct CloseTransform {
  void operator()(cmsHTRANSFORM transform) const { cmsDeleteTransform(transform); }
};
using Context = std::unique_ptr<std::remove_pointer_t<cmsContext>, Close>;
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, CloseTransform>;

Profile profile_of(const Context& context, std::string_view bytes) {
  return Profile(
      cmsOpenProfileFromMemTHR(context.get(), bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

/// A profile begins with its length (ISO 15076-1, 7.2.2). LittleCMS accepts one that is cut short.
bool is_whole(std::string_view bytes) {
  std::size_t stated = 0;
  for (const char byte : bytes.substr(0, 4)) stated = stated << 8U | static_cast<unsigned char>(byte);
  return bytes.size() >= 128 && stated == bytes.size();
}

bool is_press(cmsHPROFILE profile) {
  return cmsGetDeviceClass(profile) == cmsSigOutputClass && cmsGetColorSpace(profile) == cmsSigCmykData &&
         cmsGetEncodedICCversion(profile) < 0x05000000 &&
         cmsIsIntentSupported(profile, intent, LCMS_USED_AS_OUTPUT) &&
         cmsIsIntentSupported(profile, intent, LCMS_USED_AS_INPUT);
}

/// The luminance of the paper under each percentage of black ink, from 0 to 100.
using Greys = std::array<std::uint16_t, 101>;

Greys greys_of(cmsHTRANSFORM to_xyz) {
  Greys greys{};
  for (std::size_t percent = 0; percent < greys.size(); ++percent) {
    const std::array<std::uint16_t, 4> inks{0, 0, 0, static_cast<std::uint16_t>(percent * 65535 / 100)};
    std::array<std::uint16_t, 3> xyz{};
    cmsDoTransform(to_xyz, inks.data(), xyz.data(), 1);
    greys[percent] = xyz[1];
  }
  return greys;
}

double luminance(std::uint8_t level) {
  const double value = level / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// CIE lightness, without its scale. The eye sees equal steps of it as equal.
double lightness(double luminance) {
  constexpr double linear_below = 216.0 / 24389.0;
  return luminance > linear_below ? std::cbrt(luminance) : (24389.0 / 27.0 * luminance + 16) / 116;
}

/// The percentage of black ink for a grey. Its lightness is as far between paper and full black ink as the
/// grey is between white and black.
int black_of(std::uint8_t level, const Greys& greys) {
  const double target = lightness(luminance(level));
  const double range = greys.front() - greys.back();
  const auto distance = [&](std::size_t percent) {
    return std::abs(lightness(std::max(0.0, (greys[percent] - greys.back()) / range)) - target);
  };
  std::size_t best = level == 0 ? 100 : 0;
  for (std::size_t percent = 0; percent <= 100 && level != 0; ++percent) {
    if (distance(percent) < distance(best)) best = percent;
  }
  return static_cast<int>(best);
}

int percent_of(std::uint16_t coverage) { return static_cast<int>((coverage * 100U + 32767U) / 65535U); }

}  // namespace

struct Press::Tables {
  Context context;  // outlives the transforms
  Transform colours;
  Transform samples;
  std::array<std::uint8_t, 256> blacks{};  ///< by level of grey
};

std::expected<Press, std::string> Press::open(std::string_view bytes) {
  if (bytes.size() > limits.press_profile_bytes) return std::unexpected("is larger than 16 MiB");
  auto tables = std::make_shared<Tables>();
  tables->context.reset(cmsCreateContext(nullptr, nullptr));
  if (!tables->context) throw std::bad_alloc();
  const Profile press = profile_of(tables->context, bytes);
  if (!press) return std::unexpected("is no ICC profile");
  if (!is_whole(bytes)) return std::unexpected("is not as long as it says that it is");
  if (!is_press(press.get())) return std::unexpected("is no profile of a press that prints in CMYK");
  const Profile srgb = profile_of(tables->context, srgb_profile());
  const Profile xyz(cmsCreateXYZProfileTHR(tables->context.get()));
  const auto transform = [&](const Profile& from, cmsUInt32Number from_type, const Profile& to,
                             cmsUInt32Number to_type, cmsUInt32Number how) {
    return Transform(
        cmsCreateTransformTHR(tables->context.get(), from.get(), from_type, to.get(), to_type, intent, how));
  };
  tables->colours = transform(srgb, TYPE_RGB_8, press, TYPE_CMYK_16, flags);
  tables->samples = transform(srgb, TYPE_RGB_8, press, TYPE_CMYK_8, flags);
  const Transform to_xyz =
      transform(press, TYPE_CMYK_16, xyz, TYPE_XYZ_16, cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
  if (!tables->colours || !tables->samples || !to_xyz)
    return std::unexpected("has tables that make no sense");
  const Greys greys = greys_of(to_xyz.get());
  if (greys.front() <= greys.back()) return std::unexpected("has a black that is not darker than its paper");
  for (std::size_t level = 0; level < tables->blacks.size(); ++level) {
    tables->blacks[level] = static_cast<std::uint8_t>(black_of(static_cast<std::uint8_t>(level), greys));
  }
  return Press(std::move(tables));
}

Inks Press::inks(Colour colour) const {
  if (colour.red == colour.green && colour.green == colour.blue)
    return {0, 0, 0, tables_->blacks[colour.red]};
  const std::array<std::uint8_t, 3> rgb{colour.red, colour.green, colour.blue};
  std::array<std::uint16_t, 4> cmyk{};
  cmsDoTransform(tables_->colours.get(), rgb.data(), cmyk.data(), 1);
  return {percent_of(cmyk[0]), percent_of(cmyk[1]), percent_of(cmyk[2]), percent_of(cmyk[3])};
}

std::string Press::inks_of_samples(std::string_view rgb) const {
  const std::size_t count = rgb.size() / 3;
  std::string cmyk(count * 4, '\0');
  constexpr std::size_t max_at_once = std::size_t{1} << 20U;  // LittleCMS counts in 32 bits
  for (std::size_t first = 0; first < count; first += max_at_once) {
    cmsDoTransform(tables_->samples.get(), rgb.data() + 3 * first, cmyk.data() + 4 * first,
                   static_cast<cmsUInt32Number>(std::min(max_at_once, count - first)));
  }
  return cmyk;
}

std::string_view shipped_press_profile() {
  return {galley_press_profile, static_cast<std::size_t>(galley_press_profile_end - galley_press_profile)};
}

}  // namespace galley::output
