// output: image XObjects (see pictures.h). A JPEG stays as it is. Samples are compressed, with PNG's
// predictors if that helps.
#include "pdf/pictures.h"

#include <algorithm>

#include <fmt/format.h>

#include "pdf/predictor.h"
#include "pdf/press.h"
#include "pdf/srgb_profile.h"

namespace galley::output {

namespace {

std::string_view device_space(PictureColour colour) {
  switch (colour) {
    case PictureColour::Grey:
      return "DeviceGray";
    case PictureColour::Rgb:
      return "DeviceRGB";
    case PictureColour::Cmyk:
      return "DeviceCMYK";
  }
  return "";
}

/// The profile that a picture's colours need. Empty if a device colour space is enough.
std::string profile_for(const Picture& picture, const PdfOptions& options) {
  const bool is_press = options.profile == PdfProfile::Print;
  // A picture must not repeat the profile of the output intent (ISO 15930-7).
  const std::string_view press =
      options.print.profile ? std::string_view(*options.print.profile) : shipped_press_profile();
  if (is_press && picture.profile == press) return {};
  if (!picture.profile.empty()) return picture.profile;
  // Device colours must be those of the output intent (ISO 19005-2, 6.2.4.3).
  if (picture.colour == PictureColour::Rgb && is_press) return srgb_profile();
  if (picture.colour == PictureColour::Cmyk && options.profile == PdfProfile::Archive)
    return std::string(shipped_press_profile());
  return {};
}

/// Rows of samples as a stream (7.4.4). Predictors help if neighbouring bytes are alike.
Dictionary samples_stream(PdfFile& file, std::string_view samples, int bits, int components,
                          std::uint32_t width) {
  if (file.compression() == Compression::None) return file.stream(samples);
  const auto pixel = static_cast<std::size_t>(bits) * static_cast<std::size_t>(components) / 8;
  if (bits < 8) return file.stream(samples);
  std::string deflated = file.deflater().compress(predict(samples, width * pixel, pixel));
  return file.stream(std::make_shared<const PackedStream>(std::move(deflated), true))
      .verbatim("DecodeParms", fmt::format("<</Predictor 15/Colors {}/BitsPerComponent {}/Columns {}>>",
                                           components, bits, width));
}

/// Adds the entries that all images have.
Dictionary describe(Dictionary stream, const Picture& picture, int bits) {
  stream.name("Type", "XObject")
      .name("Subtype", "Image")
      .number("Width", picture.width)
      .number("Height", picture.height)
      .number("BitsPerComponent", bits);
  return stream;
}

void add_based(Array space, PdfFile& file, std::string_view profile, int components) {
  Dictionary stream = file.stream(profile);
  stream.number("N", components);
  space.name("ICCBased").refer(stream);
}

void add_colour_space(PdfFile& file, Dictionary image, const Picture& picture, const PdfOptions& options) {
  const std::string_view device = device_space(picture.colour);
  const std::string meaning = profile_for(picture, options);
  const int components = components_of(picture.colour);
  if (picture.palette.empty()) {
    if (meaning.empty())
      image.name("ColorSpace", device);
    else
      add_based(image.array("ColorSpace"), file, meaning, components);
    return;
  }
  Array indexed = image.array("ColorSpace");
  indexed.name("Indexed");
  if (meaning.empty())
    indexed.name(device);
  else
    add_based(indexed.array(), file, meaning, components);
  indexed.number(static_cast<std::int64_t>(picture.palette.size() / 3 - 1)).bytes(picture.palette);
}

Dictionary write_picture(PdfFile& file, const Picture& picture, const PdfOptions& options) {
  const int components = picture.palette.empty() ? components_of(picture.colour) : 1;
  const bool is_jpeg = picture.coding == Picture::Coding::Jpeg;
  Dictionary image = is_jpeg ? file.stream(unpacked(picture.data))
                             : samples_stream(file, picture.data, picture.bits, components, picture.width);
  if (is_jpeg) image.verbatim("Filter", "/DCTDecode");
  describe(image, picture, picture.bits);
  add_colour_space(file, image, picture, options);
  if (picture.inverted) image.verbatim("Decode", "[1 0 1 0 1 0 1 0]");
  if (!picture.alpha.empty()) {
    Dictionary mask = samples_stream(file, picture.alpha, picture.alpha_bits, 1, picture.width);
    describe(mask, picture, picture.alpha_bits).name("ColorSpace", "DeviceGray");
    image.refer("SMask", mask);
  }
  return image;
}

}  // namespace

EmbeddedPictures::EmbeddedPictures(PdfFile& file, const Pages& pages, Dictionary resources,
                                   const PdfOptions& options) {
  for (const Page& page : pages.pages)
    for (const PlacedPicture& placed : page.pictures)
      if (placed.picture && std::ranges::count(pictures_, placed.picture.get()) == 0)
        pictures_.push_back(placed.picture.get());
  if (pictures_.empty()) return;
  Dictionary objects = resources.dictionary("XObject");
  for (const Picture* picture : pictures_)
    objects.refer(name_of(*picture).c_str(), write_picture(file, *picture, options));
}

std::string EmbeddedPictures::name_of(const Picture& picture) const {
  return fmt::format("Im{}", std::ranges::find(pictures_, &picture) - pictures_.begin());
}

std::array<std::int64_t, 6> matrix_of(int orientation, std::int64_t left, std::int64_t bottom,
                                      std::int64_t width, std::int64_t height) {
  const std::int64_t right = left + width;
  const std::int64_t top = bottom + height;
  switch (orientation) {
    case 2:
      return {-width, 0, 0, height, right, bottom};
    case 3:
      return {-width, 0, 0, -height, right, top};
    case 4:
      return {width, 0, 0, -height, left, top};
    case 5:
      return {0, -height, -width, 0, right, top};
    case 6:
      return {0, -height, width, 0, left, top};
    case 7:
      return {0, height, width, 0, left, bottom};
    case 8:
      return {0, height, -width, 0, right, bottom};
    default:
      return {width, 0, 0, height, left, bottom};
  }
}

}  // namespace galley::output
