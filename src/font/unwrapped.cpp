// font: the TrueType or OpenType file inside a web font (W3C: WOFF 1.0 and 2.0), by FreeType.
#include "unwrapped.h"

#include <new>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include "galley/base/limits.h"

namespace galley::font {
namespace {

/// FreeType's library and a face of it, closed with their owner.
class OpenedFace {
 public:
  OpenedFace(std::string_view bytes, unsigned index) {
    if (FT_Init_FreeType(&library_) != 0) throw std::bad_alloc();
    const FT_Error error =
        FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), static_cast<FT_Long>(index), &face_);
    if (error == 0) return;
    face_ = nullptr;
    if (error != FT_Err_Out_Of_Memory) return;
    FT_Done_FreeType(library_);
    throw std::bad_alloc();
  }
  OpenedFace(const OpenedFace&) = delete;
  OpenedFace& operator=(const OpenedFace&) = delete;
  ~OpenedFace() { FT_Done_FreeType(library_); }
  [[nodiscard]] FT_Face get() const { return face_; }

 private:
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

}  // namespace

bool is_wrapped(std::string_view bytes) { return bytes.starts_with("wOFF") || bytes.starts_with("wOF2"); }

std::optional<std::string> unwrapped(std::string_view bytes, unsigned index) {
  const OpenedFace opened(bytes, index);
  if (opened.get() == nullptr) return std::nullopt;
  // Table 0 is the whole file.
  FT_ULong size = 0;
  if (FT_Load_Sfnt_Table(opened.get(), 0, 0, nullptr, &size) != 0 || size > limits.font_bytes)
    return std::nullopt;
  std::string file(size, '\0');
  if (FT_Load_Sfnt_Table(opened.get(), 0, 0, reinterpret_cast<FT_Byte*>(file.data()), &size) != 0)
    return std::nullopt;
  return file;
}

}  // namespace galley::font
