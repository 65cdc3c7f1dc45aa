// galley: reads a résumé's picture, and judges it on its page.
#pragma once

#include <memory>

#include "galley/galley.h"

namespace galley {

/// A picture, and the size of its file.
struct LoadedPicture {
  std::shared_ptr<const Picture> picture;
  std::size_t bytes = 0;
};

/// Reads the picture that basics.image names. Without a name there is no picture.
[[nodiscard]] std::expected<LoadedPicture, Diagnostics> load_picture(Session& session, const Resume& resume,
                                                                     Diagnostics& warnings);

/// Warns if a picture has too few pixels for its size on the page. Notes if it takes more bytes than it
/// needs.
void judge_picture(const LoadedPicture& loaded, const Pages& pages, const Resume& resume,
                   Diagnostics& diagnostics);

}  // namespace galley
