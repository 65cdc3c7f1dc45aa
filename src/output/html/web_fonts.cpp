// output: the fonts of a web page (see web_fonts.h).
#include "html/web_fonts.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "galley/base/memory.h"
#include "galley/base/utf8.h"
#include "html/markup.h"
#include "html/woff.h"

namespace galley::output {
namespace {

/// White space, and characters that only say where a line may end. A browser shows these without a glyph.
bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x202F ||
         c == 0x2060 || c == 0xFEFF;
}

/// The OpenType features beside every program's own that a style's text may use.
std::vector<std::string_view> features_of(const TextStyle& style) {
  if (style.position == Position::Superscript) return {"sups"};
  std::vector<std::string_view> features;
  switch (style.figures) {
    case Figures::Lining:
      features = {"lnum", "pnum"};
      break;
    case Figures::OldStyle:
      features = {"onum", "lnum", "pnum"};
      break;
    case Figures::Tabular:
      features = {"lnum", "tnum"};
      break;
  }
  if (style.capitals == Capitals::Small) features.insert(features.end(), {"smcp", "c2sc", "onum"});
  if (style.capitals == Capitals::Upper) features.emplace_back("case");
  return features;
}

std::string_view generic_of(const font::Face& face) {
  if (face.metrics().fixed_pitch) return "monospace";
  return face.family().contains("Sans") ? "sans-serif" : "serif";
}

}  // namespace

std::shared_ptr<const font::Face> WebFonts::face_of(const TextStyle& style, const std::string& family) {
  Diagnostics told_when_it_was_shaped;
  auto face = library_.face({family, style.weight, style.slant == FontSlant::Italic, style.size},
                            told_when_it_was_shaped);
  if (face) return *std::move(face);
  throw_if_out_of_memory(face.error());
  return nullptr;
}

WebFonts::Use& WebFonts::use_of(const std::shared_ptr<const font::Face>& face) {
  const auto found = std::ranges::find(uses_, face, &Use::face);
  if (found != uses_.end()) return *found;
  // What every text may come to need: a word space, and what ends a line inside a word.
  return uses_.emplace_back(Use{face, {U' ', U'-', U'\u2010'}, {}, {}});
}

void WebFonts::add(const TextStyle& style, const std::vector<std::string>& fallback, std::string_view text) {
  std::vector<std::shared_ptr<const font::Face>> faces{face_of(style, style.family)};
  for (const std::string& family : fallback) faces.push_back(face_of(style, family));
  std::erase(faces, nullptr);
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, next] = utf8::decode(text, at);
    at = next;
    if (is_blank(character)) continue;
    const auto shows = [character](const auto& face) { return face->glyph(character) != 0; };
    const auto face = std::ranges::find_if(faces, shows);
    if (face == faces.end()) continue;
    Use& use = use_of(*face);
    use.characters.insert(character);
    for (const std::string_view feature : features_of(style)) use.features.insert(feature);
    if (style.position == Position::Superscript) use.superior.insert(character);
  }
}

std::string WebFonts::families(const TextStyle& style, const std::vector<std::string>& fallback) {
  std::string names;
  std::string_view generic = "serif";
  const auto append = [&](const std::string& family) {
    const auto face = face_of(style, family);
    if (!face) return;
    if (family == style.family) generic = generic_of(*face);
    const auto found = std::ranges::find(uses_, face, &Use::face);
    if (found != uses_.end()) names += fmt::format("f{},", found - uses_.begin());
  };
  append(style.family);
  for (const std::string& family : fallback) append(family);
  return names + std::string(generic);
}

bool WebFonts::has_superior(const TextStyle& style) {
  const auto face = face_of(style, style.family);
  if (!face) return false;
  const Use& use = use_of(face);
  return face->substitutes_all("sups", std::u32string(use.superior.begin(), use.superior.end()));
}

int WebFonts::cap_height(const TextStyle& style) {
  const auto face = face_of(style, style.family);
  return face ? face->metrics().cap_height * 1000 / std::max(1, face->metrics().units_per_em) : 0;
}

int WebFonts::scale_beside(const TextStyle& style) {
  const auto own = face_of(style, style.family);
  const auto beside = face_of(style, style.beside);
  if (!own || !beside) return 1000;
  const font::Metrics& a = own->metrics();
  const font::Metrics& b = beside->metrics();
  const std::int64_t height = std::max<std::int64_t>(1, std::int64_t{a.x_height} * b.units_per_em);
  const std::int64_t scale = std::int64_t{b.x_height} * a.units_per_em * 1000 / height;
  return static_cast<int>(std::clamp<std::int64_t>(scale, 700, 1300));
}

std::expected<std::string, Diagnostics> WebFonts::css() const {
  std::string css;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Use& use = uses_[i];
    const std::vector<std::string_view> features(use.features.begin(), use.features.end());
    const std::u32string characters(use.characters.begin(), use.characters.end());
    const auto font = use.face->web_font(characters, features);
    if (!font) return std::unexpected(Diagnostics{font.error()});
    // Of its family the face is the only one, so it stands for all weights.
    css += fmt::format(
        "@font-face{{font-family:f{};font-weight:1 1000;font-style:{};src:url({}) format(\"woff\")}}\n", i,
        use.face->italic() ? "italic" : "normal", data_uri("font/woff", woff_of(**font)));
  }
  return css;
}

}  // namespace galley::output
