// galley: reads a picture, and judges it on its page.
#include "image.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/source/value.h"
#include "galley/typeset/notes.h"

namespace galley {
namespace {

// In pixels per inch. Fewer than the first look coarse on paper. Nobody sees more than the second.
constexpr std::int64_t coarse = 150;
constexpr std::int64_t finest = 600;

// Many applicant systems accept at most 2 MB in all.
constexpr std::size_t many_bytes = 1'000'000;

std::int64_t pixels_an_inch(const Picture& picture, Length height) {
  constexpr std::int64_t points_an_inch = 72;
  return picture.upright_height() * points_an_inch * Length::per_point /
         std::max<std::int64_t>(1, height.scaled_points());
}

}  // namespace

std::expected<LoadedPicture, Diagnostics> load_picture(Session& session, const Resume& resume,
                                                       const Text& image, Diagnostics& warnings) {
  if (image.empty()) return LoadedPicture{};
  auto bytes = session.files.read(resume::path_of(resume, image));
  if (!bytes) {
    Diagnostic failure = std::move(bytes.error());
    failure.place = image.place;
    return std::unexpected(Diagnostics{std::move(failure)});
  }
  auto picture = picture::read(*bytes, image.place, warnings);
  if (!picture && source::is_json(image.place)) {
    picture.error().severity = Severity::Warning;
    picture.error().message += ": there will be no picture";
    warnings.push_back(std::move(picture.error()));
    return LoadedPicture{};
  }
  if (!picture) return std::unexpected(Diagnostics{std::move(picture.error())});
  return LoadedPicture{std::make_shared<const Picture>(*std::move(picture)), bytes->size()};
}

void judge_picture(const LoadedPicture& loaded, const Pages& pages, const PictureKeys& keys,
                   Diagnostics& diagnostics) {
  for (const Page& page : pages.pages) {
    for (const PlacedPicture& placed : page.pictures) {
      const std::int64_t density = pixels_an_inch(*placed.picture, placed.rect.size.height);
      if (density >= coarse && loaded.bytes <= many_bytes) continue;
      Diagnostic told = note(keys.place, {});
      if (density < coarse) {
        told.severity = Severity::Warning;
        told.message = fmt::format("the picture has {} pixels an inch, and will look coarse", density);
        told.help =
            fmt::format("{} are the least for paper, 300 are good; or make {} smaller", coarse, keys.height);
      } else {
        told.message = fmt::format("the picture takes {:.1f} MB of the file, with {} pixels an inch",
                                   static_cast<double>(loaded.bytes) / 1e6, density);
        told.help = fmt::format("nobody sees more than {}; many applicant systems take 2 MB in all", finest);
      }
      diagnostics.push_back(std::move(told));
    }
  }
}

}  // namespace galley
