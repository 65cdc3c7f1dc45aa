// font: what is installed on the machine, as fontconfig tells it. Its files are read elsewhere.
#include "system.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <fontconfig/fontconfig.h>

#include "destroyer.h"
#include "galley/base/sort_by.h"

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

std::optional<std::pair<double, double>> range_of(FcPattern* pattern, const char* object) {
  FcRange* range = nullptr;
  if (FcPatternGetRange(pattern, object, 0, &range) != FcResultMatch) {
    return std::nullopt;
  }
  std::pair<double, double> ends;
  FcRangeGetDouble(range, &ends.first, &ends.second);
  return ends;
}

int weight_of(double weight) { return static_cast<int>(std::lround(FcWeightToOpenTypeDouble(weight))); }

std::optional<ListedFace> face_of(FcPattern* pattern) {
  const auto format = string_of(pattern, FC_FONTFORMAT, 0);
  const auto file = string_of(pattern, FC_FILE, 0);
  // Above the face's number stands that of a variable font's named instance; we set our own.
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
  face.cut.weight = weight_of(weight);
  if (const auto weights = range_of(pattern, FC_WEIGHT)) {
    face.cut.weight = weight_of(weights->first);
    face.cut.max_weight = weight_of(weights->second);
  }
  face.cut.has_sizes = range_of(pattern, FC_SIZE).has_value();
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

/// A language by the name that fontconfig has for it: of Chinese, by its region.
std::string known_language(const std::string& language) {
  if (language != "zh" && !language.starts_with("zh-")) return language;
  for (const std::string_view region : {"HK", "MO"})
    if (language.contains(region)) return "zh-hk";
  const bool is_traditional = language.contains("Hant") || language.contains("TW");
  return is_traditional ? "zh-tw" : "zh-cn";
}

/// Can galley set a face of this file?
bool is_usable(FcPattern* pattern) {
  const auto format = string_of(pattern, FC_FONTFORMAT, 0);
  FcBool is_colour = FcFalse;
  FcPatternGetBool(pattern, FC_COLOR, 0, &is_colour);
  FcBool has_outline = FcFalse;
  FcPatternGetBool(pattern, FC_OUTLINE, 0, &has_outline);
  return format && (*format == "TrueType" || *format == "CFF") && is_colour == FcFalse &&
         has_outline != FcFalse;
}

/// How far a family is from running text of a kind. For most scripts fontconfig has no order of its own, but
/// the names of their families say what they are.
int strangeness(const std::string& family, Serifs serifs) {
  constexpr std::string_view special[] = {"Kufi", "Rashi", "Looped", "Display", "Mono", "UI", "Condensed"};
  if (std::ranges::any_of(special, [&](std::string_view word) { return family.contains(word); })) return 3;
  if (family.contains(serifs == Serifs::With ? "Sans" : "Serif")) return 2;
  return family.contains(serifs == Serifs::With ? "Serif" : "Sans") ? 0 : 1;
}

}  // namespace

struct SystemOrder::Parts {
  Serifs serifs = Serifs::With;
  FontsHandle fonts;
};

SystemOrder::SystemOrder(const std::string& language, Serifs serifs) : parts_(std::make_unique<Parts>()) {
  parts_->serifs = serifs;
  const ConfigHandle config(FcInitLoadConfigAndFonts());
  const PatternHandle pattern(FcPatternCreate());
  if (!pattern) throw std::bad_alloc();
  if (!config) return;
  const auto* family = reinterpret_cast<const FcChar8*>(serifs == Serifs::With ? "serif" : "sans-serif");
  FcPatternAddString(pattern.get(), FC_FAMILY, family);
  const std::string known = known_language(language);
  FcPatternAddString(pattern.get(), FC_LANG, reinterpret_cast<const FcChar8*>(known.c_str()));
  FcConfigSubstitute(config.get(), pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultMatch;
  parts_->fonts.reset(FcFontSort(config.get(), pattern.get(), FcFalse, nullptr, &result));
}

SystemOrder::~SystemOrder() = default;

std::vector<std::string> SystemOrder::covering(std::u32string_view characters, std::size_t count) const {
  std::vector<std::string> families;
  for (int i = 0; parts_->fonts && i < parts_->fonts->nfont; ++i) {
    FcPattern* pattern = parts_->fonts->fonts[i];
    FcCharSet* covered = nullptr;
    if (!is_usable(pattern) || FcPatternGetCharSet(pattern, FC_CHARSET, 0, &covered) != FcResultMatch)
      continue;
    const bool has_all = std::ranges::all_of(characters, [covered](char32_t character) {
      return FcCharSetHasChar(covered, character) != FcFalse;
    });
    auto family = has_all ? string_of(pattern, FC_FAMILY, 0) : std::nullopt;
    if (family && std::ranges::find(families, *family) == families.end())
      families.push_back(*std::move(family));
  }
  sort_by(families, [this](const std::string& family) { return strangeness(family, parts_->serifs); });
  if (families.size() > count) families.resize(count);
  return families;
}

std::vector<ListedFace> system_faces() {
  std::vector<ListedFace> faces;
  const ConfigHandle config(FcInitLoadConfigAndFonts());
  const PatternHandle pattern(FcPatternCreate());
  const ObjectsHandle objects(FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_SIZE,
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
  std::ranges::sort(faces, {}, [](const ListedFace& face) {
    return std::tuple(face.file.path, face.index, !face.cut.is_variable());
  });
  // Of a variable face fontconfig also lists the default instance.
  const auto repeats = std::ranges::unique(
      faces, {}, [](const ListedFace& face) { return std::pair(face.file.path, face.index); });
  faces.erase(repeats.begin(), repeats.end());
  return faces;
}

}  // namespace galley::font
