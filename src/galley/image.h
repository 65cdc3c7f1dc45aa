// galley: reads a picture that a résumé or its letter names, and judges it on its page.
#pragma once

#include <memory>

#include "galley/galley.h"

namespace galley {

/// A picture, and the size of its file.
struct LoadedPicture {
  std::shared_ptr<const Picture> picture;
  std::size_t bytes = 0;
};

/// Reads the picture that `image` names, a text of the résumé or of its letter. Without a name there is no
/// picture.
[[nodiscard]] std::expected<LoadedPicture, Diagnostics> load_picture(Session& session, const Resume& resume,
                                                                     const Text& image,
                                                                     Diagnostics& warnings);

/// Where the author names a picture, and the key that makes it smaller.
struct PictureKeys {
  Place place;
  std::string_view height;
};

/// Warns if a picture has too few pixels for its size on the page. Notes if it takes more bytes than it
/// needs.
void judge_picture(const LoadedPicture& loaded, const Pages& pages, const PictureKeys& keys,
                   Diagnostics& diagnostics);

}  // namespace galley
