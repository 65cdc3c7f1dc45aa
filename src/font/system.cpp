// font: what is installed on the machine, as fontconfig tells it. Its files are read elsewhere.
#include "system.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <tuple>

#include <fontconfig/fontconfig.h>

#include "destroyer.h"

namespace galley::font {

namespace {

using ConfigHandle = std::unique_ptr<FcConfig, Destroyer<FcConfigDestroy>>;
using PatternHandle = std::unique_ptr<FcPattern, Destroyer<FcPatternDestroy>>;
using ObjectsHandle = std::unique_ptr<FcObjectSet, Destroyer<FcObjectSetDestroy>>;
using FontsHandle = std::unique_ptr<FcFontSet, Destroyer<FcFontSetDestroy>>;

std::optional<std::string> string_of(FcPattern* pattern, const char* object, int n) {
  FcChar8* text = nullptr;
  if (FcPatternGetString(pattern, object, n, &text) != FcResultMatch) {
    return std::nullopt;
  }
  return reinterpret_cast<const char*>(text);
}

int integer_of(FcPattern* pattern, const char* object) {
  int value = 0;
  FcPatternGetInteger(pattern, object, 0, &value);
  return value;
}

std::optional<ListedFace> face_of(FcPattern* pattern) {
  const auto format = string_of(pattern, FC_FONTFORMAT, 0);
  const auto file = string_of(pattern, FC_FILE, 0);
  // Above the face's number stands that of a variable font's named instance; we set the default one.
  constexpr unsigned no_instance = 0;
  constexpr unsigned variable_itself = 0x8000;
  const auto index = static_cast<unsigned>(integer_of(pattern, FC_INDEX));
  const unsigned instance = index >> 16U;
  if (!file || !format || (*format != "TrueType" && *format != "CFF") ||
      (instance != no_instance && instance != variable_itself)) {
    return std::nullopt;
  }
  ListedFace face{{}, *file, index & 0xFFFFU, {}};
  double weight = FC_WEIGHT_REGULAR;
  FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight);
  face.cut.weight = static_cast<int>(std::lround(FcWeightToOpenTypeDouble(weight)));
  face.cut.italic = integer_of(pattern, FC_SLANT) != FC_SLANT_ROMAN;
  for (int n = 0;; ++n) {
    auto family = string_of(pattern, FC_FAMILY, n);
    if (!family) {
      break;
    }
    face.families.push_back(std::move(*family));
  }
  return face;
}

}  // namespace

std::vector<ListedFace> system_faces() {
  std::vector<ListedFace> faces;
  const ConfigHandle config(FcInitLoadConfigAndFonts());
  const PatternHandle pattern(FcPatternCreate());
  const ObjectsHandle objects(FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
                                               FC_FONTFORMAT, static_cast<char*>(nullptr)));
  if (!pattern || !objects) {
    throw std::bad_alloc();
  }
  if (!config) {
    return faces;
  }
  FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
  const FontsHandle fonts(FcFontList(config.get(), pattern.get(), objects.get()));
  if (!fonts) {
    throw std::bad_alloc();
  }
  for (int i = 0; i < fonts->nfont; ++i) {
    if (auto face = face_of(fonts->fonts[i])) {
      faces.push_back(std::move(*face));
    }
  }
  // fontconfig lists in no fixed order; equal input must give equal bytes.
  std::ranges::sort(faces, {}, [](const ListedFace& face) { return std::tie(face.file.path, face.index); });
  return faces;
}

}  // namespace galley::font
