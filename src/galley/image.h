// galley: the picture's file on its way into a document, and how well it suits its place there.
#pragma once

#include <memory>

#include "galley/galley.h"

namespace galley {

/// A picture and the size of its file.
struct LoadedPicture {
  std::shared_ptr<const Picture> picture;
  std::size_t bytes = 0;
};

/// Reads what basics.image names; nothing if it names nothing.
[[nodiscard]] std::expected<LoadedPicture, Diagnostics> load_picture(Session& session, const Resume& resume,
                                                                     Diagnostics& warnings);

/// Warns of a picture that has too few pixels for its size on the pages; notes one that takes more bytes than
/// it need.
void judge_picture(const LoadedPicture& loaded, const Pages& pages, const Resume& resume,
                   Diagnostics& diagnostics);

}  // namespace galley
