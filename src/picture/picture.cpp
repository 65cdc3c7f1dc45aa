// picture: which format it is, and what holds for all of them.
#include "galley/picture/picture.h"

#include <array>

#include <fmt/format.h>

#include "formats.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "metadata.h"

namespace galley::picture {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";
constexpr std::string_view jpeg_signature = "\xFF\xD8\xFF";

/// What a file is that is neither JPEG nor PNG; empty: who knows.
std::string_view known_format(std::string_view bytes) {
  struct Known {
    std::size_t offset;
    std::string_view signature;
    std::string_view name;
  };
  constexpr std::array<Known, 11> formats{{{8, "WEBP", "a WebP"},
                                           {0, "GIF8", "a GIF"},
                                           {4, "ftypavif", "an AVIF"},
                                           {4, "ftyphei", "a HEIC"},
                                           {4, "ftypmif", "a HEIC"},
                                           {0, "%PDF", "a PDF"},
                                           {0, "BM", "a BMP"},
                                           {0, "II*", "a TIFF"},
                                           {0, "MM\0*", "a TIFF"},
                                           {0, "<svg", "an SVG"},
                                           {0, "<?xml", "an SVG"}}};
  for (const Known& known : formats)
    if (bytes.size() > known.offset && bytes.substr(known.offset).starts_with(known.signature))
      return known.name;
  return {};
}

Diagnostic diagnostic(Severity severity, const Place& place, std::string message, std::string help = {}) {
  Diagnostic told;
  told.severity = severity;
  told.place = place;
  told.message = std::move(message);
  told.help = std::move(help);
  return told;
}

}  // namespace

std::string fault_of_size(std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0) return "has no pixels";
  if (width > limits.picture_side || height > limits.picture_side ||
      std::uint64_t{width} * height > limits.picture_pixels)
    return fmt::format("is too large: {} × {} pixels", width, height);
  return {};
}

void take_profile(Picture& picture, std::string profile, Remarks& remarks) {
  if (profile.empty()) return;
  const std::string fault = fault_of_profile(profile, picture.colour);
  if (fault.empty())
    picture.profile = std::move(profile);
  else
    remarks.push_back(fmt::format("colour profile is left out: {}", fault));
}

namespace {

std::expected<Picture, Diagnostic> read_any(std::string_view bytes, const Place& place,
                                            Diagnostics& warnings) {
  const auto refuse = [&place](std::string message, std::string help) {
    return std::unexpected(diagnostic(Severity::Error, place, std::move(message), std::move(help)));
  };
  if (bytes.size() > limits.picture_bytes) {
    return refuse(
        fmt::format("the picture is too large: {} MiB", bytes.size() >> 20U),
        fmt::format("{} MiB are the most; a thousand pixels a side are plenty", limits.picture_bytes >> 20U));
  }
  const bool is_png = bytes.starts_with(png_signature);
  if (!is_png && !bytes.starts_with(jpeg_signature)) {
    const std::string_view name = known_format(bytes);
    return refuse(name.empty() ? "the picture is neither a JPEG nor a PNG"
                               : fmt::format("the picture is {}, neither a JPEG nor a PNG", name),
                  "save it as a JPEG or a PNG");
  }
  Remarks remarks;
  auto picture = is_png ? read_png(bytes, remarks) : read_jpeg(bytes, remarks);
  if (!picture) {
    return refuse(
        fmt::format("the picture {}", picture.error()),
        fmt::format("save it anew as a {}; a thousand pixels a side are plenty", is_png ? "PNG" : "JPEG"));
  }
  for (const std::string& remark : remarks)
    warnings.push_back(diagnostic(Severity::Warning, place, fmt::format("the picture's {}", remark)));
  return *std::move(picture);
}

}  // namespace

std::expected<Picture, Diagnostic> read(std::string_view bytes, const Place& place, Diagnostics& warnings) {
  return without_exceptions([&] { return read_any(bytes, place, warnings); });
}

}  // namespace galley::picture
