// font: what a Face is made of; seen by this module only.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <hb.h>

#include "destroyer.h"
#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/font/face.h"

namespace galley::font {

/// HarfBuzz's objects, destroyed with their handle.
using BlobHandle = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;
using SetHandle = std::unique_ptr<hb_set_t, Destroyer<hb_set_destroy>>;

struct Face::Parts {
  std::string name;                          ///< for diagnostics
  std::shared_ptr<const std::string> bytes;  ///< null for bytes that outlive the face
  FaceHandle face;
  FontHandle font;
  Metrics metrics;
  std::string post_script_name;
  std::vector<std::string> families;
  bool italic = false;
  bool cff = false;
  Cut cut;
  std::vector<hb_variation_t> axes;  ///< where each axis of a variable face is set

  std::once_flag ascii_looked_up;
  std::array<std::uint32_t, 128> ascii_glyphs = {};

  std::once_flag space_looked_at;
  bool substitutes_across_space = false;

  std::mutex edges_mutex;
  std::unordered_map<std::uint32_t, Edges> edges;

  Memo<CacheKey, const Subset> subsets{limits.known_subsets_bytes};
  Memo<CacheKey, const std::string> web_fonts{limits.known_subsets_bytes};
};

/// The bytes of a blob, alive as long as it is.
[[nodiscard]] inline std::string_view view(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return data == nullptr ? std::string_view() : std::string_view(data, length);
}

/// An error about a font file, fault System: “the font file 'name' <what>”.
[[nodiscard]] Diagnostic font_error(const std::string& name, const std::string& what);

}  // namespace galley::font
