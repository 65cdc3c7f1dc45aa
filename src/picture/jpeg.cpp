// picture: JPEG (ISO 10918-1, annex B). The file is walked marker by marker; what its pixels need goes on as
// it is, what it says of place, time and maker stays behind; then libjpeg-turbo decodes it once, small.
#include <array>
#include <map>
#include <memory>
#include <new>
#include <optional>

#include <fmt/format.h>
#include <turbojpeg.h>

#include "bytes.h"
#include "formats.h"
#include "galley/base/limits.h"
#include "metadata.h"

namespace galley::picture {
namespace {

enum Marker : std::uint32_t {
  Baseline = 0xC0,
  Extended = 0xC1,
  Progressive = 0xC2,
  HuffmanTables = 0xC4,
  LastFrame = 0xCF,
  ArithmeticConditioning = 0xCC,
  Extension = 0xC8,
  FirstRestart = 0xD0,
  LastRestart = 0xD7,
  StartOfImage = 0xD8,
  EndOfImage = 0xD9,
  StartOfScan = 0xDA,
  QuantizationTables = 0xDB,
  NumberOfLines = 0xDC,
  RestartInterval = 0xDD,
  Hierarchical = 0xDE,
  Expansion = 0xDF,
  App0 = 0xE0,
  App1 = 0xE1,
  App2 = 0xE2,
  App14 = 0xEE,
  App15 = 0xEF,
  Comment = 0xFE,
};

constexpr std::string_view exif_name("Exif\0\0", 6);
constexpr std::string_view profile_name("ICC_PROFILE\0", 12);
constexpr std::string_view jfif_name("JFIF\0", 5);
constexpr std::string_view adobe_name("Adobe", 5);
constexpr std::size_t jfif_without_thumbnail = 12;  // then come the thumbnail's width and height

constexpr std::string_view cut_short = "is cut short";

/// Which coding of JPEG's many a frame has, where readers of PDF do not know it.
std::string_view coding_name(std::uint32_t marker) {
  switch (marker) {
    case 0xC3:
      return "lossless";
    case 0xC5:
    case 0xC6:
    case 0xC7:
    case Hierarchical:
      return "hierarchical";
    case 0xC9:
    case 0xCA:
    case 0xCB:
    case 0xCD:
    case 0xCE:
    case 0xCF:
      return "arithmetic";
    default:
      return {};
  }
}

void append_segment(std::string& out, std::uint32_t marker, std::string_view payload) {
  const std::size_t length = payload.size() + 2;
  out += '\xFF';
  out += static_cast<char>(marker);
  out += static_cast<char>(length >> 8U);
  out += static_cast<char>(length & 0xFFU);
  out += payload;
}

/// The parts of a JPEG file.
class Walk {
 public:
  explicit Walk(std::string_view bytes) : bytes_(bytes) {}

  /// Empty, or what is wrong.
  std::string run() {
    at_ = 2;
    while (true) {
      const auto marker = next_marker();
      if (!marker) return std::string(cut_short);
      if (*marker == EndOfImage) break;
      if (std::string fault = take(*marker); !fault.empty()) return fault;
    }
    if (scans_ == 0) return "is damaged: there is nothing in it";
    return {};
  }

  [[nodiscard]] std::expected<Picture, std::string> picture(Remarks& remarks) const;

 private:
  /// Goes past the next marker, and whatever stands before it.
  std::optional<std::uint32_t> next_marker() {
    while (true) {
      at_ = bytes_.find('\xFF', at_);
      if (at_ == std::string_view::npos) return {};
      while (at_ < bytes_.size() && bytes_[at_] == '\xFF') ++at_;
      if (at_ == bytes_.size()) return {};
      if (const std::uint32_t marker = byte_at(bytes_, at_++); marker != 0) return marker;
    }
  }

  std::string take(std::uint32_t marker) {
    constexpr std::uint32_t temporary = 0x01;
    if (marker == temporary || (marker >= FirstRestart && marker <= LastRestart)) return {};
    if (const std::string_view name = coding_name(marker); !name.empty())
      return fmt::format("is a JPEG of a kind that readers do not know: {}", name);
    const bool known = (marker >= Baseline && marker <= App15 && marker != StartOfImage) || marker == Comment;
    if (!known || marker == Extension)
      return fmt::format("is damaged: 0x{:02X} begins no part of it", marker);
    const std::size_t length = big16(bytes_, at_);
    if (at_ + 2 > bytes_.size() || at_ + length > bytes_.size()) return std::string(cut_short);
    if (length < 2) return "is damaged";
    const std::string_view payload = bytes_.substr(at_ + 2, length - 2);
    at_ += length;
    return take(marker, payload);
  }

  std::string take(std::uint32_t marker, std::string_view payload) {
    switch (marker) {
      case Baseline:
      case Extended:
      case Progressive:
        return take_frame(marker, payload);
      case StartOfScan:
        return take_scan(payload);
      case HuffmanTables:
      case QuantizationTables:
      case RestartInterval:
        append_segment(coded_, marker, payload);
        return {};
      case App0:
        if (payload.starts_with(jfif_name) && payload.size() >= jfif_without_thumbnail)
          jfif_ = payload.substr(0, jfif_without_thumbnail);
        return {};
      case App1:
        if (payload.starts_with(exif_name)) orientation_ = orientation_of(payload.substr(exif_name.size()));
        return {};
      case App2:
        if (payload.starts_with(profile_name) && payload.size() >= profile_name.size() + 2) {
          profile_parts_ = byte_at(payload, profile_name.size() + 1);
          profile_[byte_at(payload, profile_name.size())] += payload.substr(profile_name.size() + 2);
        }
        return {};
      case App14:
        // Adobe Technical Note 5116: version, two flags, and how the colours were transformed.
        if (payload.starts_with(adobe_name) && payload.size() >= 12) adobe_ = byte_at(payload, 11);
        return {};
      default:
        return {};
    }
  }

  std::string take_frame(std::uint32_t marker, std::string_view payload) {
    if (frame_) return "is damaged: it has two beginnings";
    const std::uint32_t precision = byte_at(payload, 0);
    const std::size_t count = byte_at(payload, 5);
    if (payload.size() < 6 || payload.size() != 6 + 3 * count) return "is damaged";
    if (precision != 8) return fmt::format("has {} bits a colour; readers of JPEG know 8", precision);
    frame_ = marker;
    height_ = big16(payload, 1);
    width_ = big16(payload, 3);
    if (std::string fault = fault_of_size(width_, height_); !fault.empty()) return fault;
    if (count != 1 && count != 3 && count != 4) return fmt::format("has {} colours; 1, 3 or 4 can be", count);
    for (std::size_t i = 0; i < count; ++i) ids_ += payload[6 + 3 * i];
    append_segment(coded_, marker, payload);
    return {};
  }

  std::string take_scan(std::string_view payload) {
    if (!frame_) return "is damaged: its data come before its size";
    append_segment(coded_, StartOfScan, payload);
    // Entropy-coded data go on to the next marker that is no restart; 0xFF in them is followed by 0.
    const std::size_t begin = at_;
    while (true) {
      at_ = bytes_.find('\xFF', at_);
      if (at_ == std::string_view::npos || at_ + 1 >= bytes_.size()) return std::string(cut_short);
      const std::uint32_t next = byte_at(bytes_, at_ + 1);
      if (next != 0 && (next < FirstRestart || next > LastRestart)) break;
      at_ += 2;
    }
    coded_ += bytes_.substr(begin, at_ - begin);
    ++scans_;
    return {};
  }

  [[nodiscard]] std::string joined_profile(Remarks& remarks) const;
  [[nodiscard]] std::string file(PictureColour colour) const;

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string coded_;  ///< the segments that are kept, with their data
  std::optional<std::uint32_t> frame_;
  std::uint32_t width_ = 0, height_ = 0;
  std::string ids_;  ///< of the components
  std::size_t scans_ = 0;
  std::string_view jfif_;
  std::optional<std::uint32_t> adobe_;
  int orientation_ = 1;
  std::map<std::uint32_t, std::string> profile_;  ///< by number, from 1
  std::uint32_t profile_parts_ = 0;
};

std::string Walk::joined_profile(Remarks& remarks) const {
  if (profile_.empty()) return {};
  std::string profile;
  if (profile_.begin()->first != 1 || profile_.rbegin()->first != profile_parts_ ||
      profile_.size() != profile_parts_) {
    remarks.emplace_back("colour profile is left out: parts of it are missing");
    return {};
  }
  for (const auto& [number, part] : profile_) profile += part;
  return profile;
}

/// A JPEG file of what its pixels need. Adobe's segment is written anew where there was one, or where the
/// components' letters alone say that they are red, green and blue: PDF would take them for YCbCr (ISO
/// 32000-1, table 13).
std::string Walk::file(PictureColour colour) const {
  std::string out("\xFF\xD8", 2);
  if (!jfif_.empty()) append_segment(out, App0, std::string(jfif_) + std::string(2, '\0'));
  const bool by_letters = jfif_.empty() && ids_ == "RGB";
  if (adobe_ || by_letters) {
    const std::uint32_t changed = colour == PictureColour::Cmyk ? 2 : 1;
    std::string adobe("Adobe\0\x64\0\0\0\0", 11);
    adobe += static_cast<char>(adobe_.value_or(0) == 0 ? 0 : changed);
    append_segment(out, App14, adobe);
  }
  out += coded_;
  return out.append("\xFF\xD9", 2);
}

struct Free {
  void operator()(void* decoder) const { tjDestroy(decoder); }
};

/// Decodes all data at 1/`scale` of the size. A warning is an error.
std::expected<std::string, std::string> decoded(const Picture& picture, std::uint32_t scale, int flags) {
  const std::unique_ptr<void, Free> decoder(tjInitDecompress());
  if (!decoder) throw std::bad_alloc();
  const int format = picture.colour == PictureColour::Grey  ? TJPF_GRAY
                     : picture.colour == PictureColour::Rgb ? TJPF_RGB
                                                            : TJPF_CMYK;
  const auto width = static_cast<int>((picture.width + scale - 1) / scale);
  const auto height = static_cast<int>((picture.height + scale - 1) / scale);
  const auto pitch = width * components_of(picture.colour);
  std::string pixels(static_cast<std::size_t>(pitch) * static_cast<std::size_t>(height), '\0');
  const int failed = tjDecompress2(decoder.get(), reinterpret_cast<const unsigned char*>(picture.data.data()),
                                   static_cast<unsigned long>(picture.data.size()),
                                   reinterpret_cast<unsigned char*>(pixels.data()), width, pitch, height,
                                   format, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | flags);
  if (failed != 0) return std::unexpected(fmt::format("is damaged ({})", tjGetErrorStr2(decoder.get())));
  return pixels;
}

/// Decodes all data at an eighth of the size, where wrong codes show as they do at full size.
std::string fault_of_data(const Picture& picture) {
  const auto pixels = decoded(picture, 8, TJFLAG_FASTDCT | TJFLAG_FASTUPSAMPLE);
  return pixels ? std::string() : pixels.error();
}

std::expected<Picture, std::string> Walk::picture(Remarks& remarks) const {
  Picture picture;
  picture.coding = Picture::Coding::Jpeg;
  picture.width = width_;
  picture.height = height_;
  picture.colour = ids_.size() == 1   ? PictureColour::Grey
                   : ids_.size() == 3 ? PictureColour::Rgb
                                      : PictureColour::Cmyk;
  picture.inverted = picture.colour == PictureColour::Cmyk && adobe_;
  picture.orientation = orientation_;
  // Where scans each hold a part, the decoder keeps all coefficients, of two bytes each.
  const std::uint64_t coefficients =
      (std::uint64_t{width_} + 32) * (std::uint64_t{height_} + 32) * ids_.size();
  if ((scans_ > 1 || *frame_ == Progressive) && coefficients * 2 > limits.picture_memory_bytes)
    return std::unexpected(fmt::format("is too large: {} × {} pixels in several passes", width_, height_));
  picture.data = file(picture.colour);
  take_profile(picture, joined_profile(remarks), remarks);
  if (std::string fault = fault_of_data(picture); !fault.empty()) return std::unexpected(std::move(fault));
  return picture;
}

}  // namespace

std::expected<Picture, std::string> read_jpeg(std::string_view bytes, Remarks& remarks) {
  Walk walk(bytes);
  if (std::string fault = walk.run(); !fault.empty()) return std::unexpected(std::move(fault));
  return walk.picture(remarks);
}

std::expected<std::string, std::string> pixels_of_jpeg(const Picture& picture) {
  return decoded(picture, 1, TJFLAG_ACCURATEDCT);
}

}  // namespace galley::picture
