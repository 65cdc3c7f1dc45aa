// picture: EXIF's orientation, and whether an ICC profile is one (see metadata.h).
#include "metadata.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "bytes.h"

namespace galley::picture {
namespace {

constexpr std::size_t profile_header = 128;
constexpr std::size_t tag_entry = 12;
constexpr std::size_t directory_entry = 12;
constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t short_type = 3;

std::string_view colour_space(PictureColour colour) {
  switch (colour) {
    case PictureColour::Grey:
      return "GRAY";
    case PictureColour::Rgb:
      return "RGB ";
    case PictureColour::Cmyk:
      return "CMYK";
  }
  return "";
}

/// A signature, or as much of it as can be shown.
std::string shown(std::string_view signature) {
  std::string text;
  for (const char c : signature) text += c > ' ' && c <= '~' ? c : ' ';
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

/// Numbers of a TIFF file, which says itself which byte comes first.
struct Tiff {
  std::string_view bytes;
  bool little = false;

  [[nodiscard]] std::uint32_t two(std::size_t at) const {
    return little ? byte_at(bytes, at + 1) << 8U | byte_at(bytes, at) : big16(bytes, at);
  }
  [[nodiscard]] std::uint32_t four(std::size_t at) const {
    return little ? two(at + 2) << 16U | two(at) : big32(bytes, at);
  }
};

}  // namespace

int orientation_of(std::string_view exif) {
  if (!exif.starts_with("II") && !exif.starts_with("MM")) return 1;
  const Tiff tiff{exif, exif.starts_with("II")};
  constexpr std::uint32_t magic = 42;
  const std::size_t directory = tiff.four(4);
  if (tiff.two(2) != magic || directory >= exif.size()) return 1;
  const std::size_t count = tiff.two(directory);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * directory_entry;
    if (entry + directory_entry > exif.size()) return 1;
    if (tiff.two(entry) != orientation_tag) continue;
    const std::uint32_t value = tiff.two(entry + 8);
    const bool sound = tiff.two(entry + 2) == short_type && value >= 1 && value <= 8;
    return sound ? static_cast<int>(value) : 1;
  }
  return 1;
}

std::string fault_of_profile(std::string_view profile, PictureColour colour) {
  if (profile.size() < profile_header + 4) return "it is cut short";
  if (profile.substr(36, 4) != "acsp") return "it is none";
  if (big32(profile, 0) != profile.size()) return "it is not as long as it says";
  // PDF 1.7 knows ICC.1 up to 4.2; 5 is another format.
  const std::uint32_t version = byte_at(profile, 8);
  if (version < 2 || version > 4) return fmt::format("it is of version {}", version);
  constexpr std::array<std::string_view, 4> classes = {"scnr", "mntr", "prtr", "spac"};
  if (const std::string_view kind = profile.substr(12, 4); std::ranges::count(classes, kind) == 0)
    return fmt::format("it is of the class '{}'", shown(kind));
  if (const std::string_view space = profile.substr(16, 4); space != colour_space(colour))
    return fmt::format("it is for {}, and the picture is {}", shown(space), shown(colour_space(colour)));
  const std::size_t count = big32(profile, profile_header);
  if (count == 0 || count > (profile.size() - profile_header - 4) / tag_entry) return "its table is damaged";
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = profile_header + 4 + i * tag_entry;
    const std::size_t offset = big32(profile, entry + 4);
    if (offset > profile.size() || big32(profile, entry + 8) > profile.size() - offset)
      return "its table is damaged";
  }
  return {};
}

}  // namespace galley::picture
