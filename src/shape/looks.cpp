// shape: a document's styles to looks.
#include "looks.h"

#include <algorithm>
#include <new>

#include <fmt/format.h>

#include "galley/base/memory.h"
#include "galley/base/utf8.h"

namespace galley::shape {

namespace {

/// Superior figures that a font lacks: its own at this size, in thousandths, their tops where the capitals'
/// are. (62 % keeps them legible at 10 pt; fonts' own stand between 55 and 65.)
constexpr int superscript_scale = 620;

/// Capitals where a font lacks small ones: scaled down to the height of small capitals they would be too
/// light, so they stand a little higher.
constexpr int instead_scale = 800;

Figuring figuring_of(Figures figures) {
  switch (figures) {
    case Figures::Lining:
      return Figuring::Lining;
    case Figures::OldStyle:
      return Figuring::OldStyle;
    case Figures::Tabular:
      return Figuring::Tabular;
  }
  return Figuring::Lining;
}

constexpr int regular_weight = 400;
constexpr int least_bold = 600;

/// Scripts that are also written with a slant.
bool has_italics(std::uint32_t script) {
  return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC;
}

/// What PANOSE says of a face (its serif style: 11 to 15 are without), or its name if that says nothing.
font::Serifs serifs_of(const font::Face& face) {
  constexpr std::uint8_t first_sans = 11;
  const std::uint8_t style = face.metrics().panose[1];
  const bool is_without = style >= first_sans || (style < 2 && face.family().contains("Sans"));
  return is_without ? font::Serifs::Without : font::Serifs::With;
}

/// The families of the system that have a letter, as the language of its script would have them.
std::vector<std::string> families_of_system(std::string_view letter, const Look& look, font::Serifs serifs,
                                            font::Library& fonts) {
  std::u32string characters;
  for (std::size_t at = 0; at < letter.size();) {
    const auto [character, next] = utf8::decode(letter, at);
    if (!text::is_ignorable(character)) characters += character;
    at = next;
  }
  // Marks that several scripts share come from the family of their letters.
  const bool is_shared = std::ranges::all_of(
      characters, [](char32_t character) { return text::script_of(character) == HB_SCRIPT_COMMON; });
  if (is_shared && look.script != HB_SCRIPT_LATIN) characters += text::sample_of_script(look.script);
  const char* language = hb_language_to_string(look.language);
  return fonts.system_families(
      characters, text::language_in_script(language == nullptr ? "" : language, look.script), serifs);
}

/// Where a family is named in the author's file; the file as a whole if it is named elsewhere (in a theme).
Place place_of_family(const Place& anywhere, const std::string& family) {
  Place start;
  start.source = anywhere.source;
  if (!start.source) {
    return start;
  }
  start.line = 1;
  start.column = 1;
  for (const char quote : {'"', '\''}) {
    Place found = find_from(start, quote + family + quote, Reach::File);
    if (found.line != 1 || found.column != 1) {
      return found;
    }
  }
  start.line = 0;
  start.column = 0;
  return start;
}

}  // namespace

const std::string& Looks::language_of(NodeId node) const {
  const auto& nodes = document_.structure.nodes;
  for (; node < nodes.size(); node = nodes[node].parent) {
    if (!nodes[node].language.empty()) {
      return nodes[node].language;
    }
  }
  return document_.info.language;
}

/// The scale, in thousandths, at which a face's small letters are as high as those of the family beside it.
int Looks::scale_beside(const font::Face& face, const TextStyle& wanted) {
  constexpr std::int64_t least = 700;
  constexpr std::int64_t most = 1300;
  Diagnostics told_with_its_text;
  const auto beside = shaper_.fonts.face(
      {wanted.beside, wanted.weight, wanted.slant == FontSlant::Italic, wanted.size, document_.system_fonts},
      told_with_its_text);
  if (!beside) {
    throw_if_out_of_memory(beside.error());
    return 1000;
  }
  const auto height = [](const font::Metrics& metrics) {
    return std::int64_t{metrics.x_height} * 1000 / std::max(1, metrics.units_per_em);
  };
  const std::int64_t own = std::max<std::int64_t>(1, height(face.metrics()));
  return static_cast<int>(std::clamp(height((*beside)->metrics()) * 1000 / own, least, most));
}

/// The look of a style in its own face.
const Look& Looks::own(StyleId style, const Paragraph& paragraph) {
  return base(style, {document_.styles[style].family}, paragraph);
}

/// The look of a style in a face. No face where there is an error.
const Look& Looks::base(StyleId style, const FallbackFace& from, const Paragraph& paragraph) {
  std::pair key(style, from);
  if (const auto found = looks_.find(key); found != looks_.end()) {
    return found->second;
  }
  const TextStyle& wanted = document_.styles[style];
  Look look;
  look.size = wanted.size;
  look.tracking = wanted.tracking;
  look.code = !wanted.beside.empty();
  if (shaper_.features == Features::House && wanted.position == Position::Baseline) {
    look.figuring = figuring_of(wanted.figures);
    look.lettering = wanted.capitals == Capitals::Upper ? Lettering::Capitals : Lettering::AsWritten;
  }
  const bool is_italic = wanted.slant == FontSlant::Italic && from.cut == FallbackFace::Cut::AsStyled;
  const int weight = from.cut == FallbackFace::Cut::Regular ? regular_weight : wanted.weight;
  const bool is_named = from.family == wanted.family ||
                        std::ranges::find(document_.fallback, from.family) != document_.fallback.end();
  auto face = shaper_.fonts.face(
      {from.family, weight, is_italic, wanted.size, document_.system_fonts, is_named}, warnings_);
  if (face) {
    look.face = std::move(*face);
    if (look.code && from.family == wanted.family) look.scale = scale_beside(*look.face, wanted);
    return looks_.emplace(std::move(key), std::move(look)).first->second;
  }
  throw_if_out_of_memory(face.error());
  if (said_.insert(from.family + '\n' + face.error().message).second) {
    if (face.error().fault == Fault::Resume) {
      face.error().place = place_of_family(paragraph.place, from.family);
    }
    errors_.push_back(std::move(face.error()));
  }
  return looks_.emplace(std::move(key), std::move(look)).first->second;
}

bool Looks::lacks_cut(const Look& look, StyleId style, const Paragraph& paragraph) {
  const TextStyle& wanted = document_.styles[style];
  if (look.face != own(style, paragraph).face) return false;
  const int weight = look.face->metrics().weight;
  std::string_view lacking;
  if (wanted.slant == FontSlant::Italic && !look.face->italic() && has_italics(look.script))
    lacking = "italic";
  if (wanted.weight >= least_bold && weight < least_bold - 50) lacking = "bold";
  if (wanted.weight < least_bold && weight >= least_bold) lacking = "regular weight";
  if (lacking.empty()) return false;
  if (!said_.insert(fmt::format("{}\n{}", wanted.family, lacking)).second) return true;
  warnings_.push_back({Severity::Warning, Fault::Resume,
                       fmt::format("the family '{}' has no {}: its face '{}' stands in for it", wanted.family,
                                   lacking, look.face->post_script_name()),
                       place_of_family(paragraph.place, wanted.family),
                       "put a file of that cut into fonts/ beside the résumé, or name another family"});
  return true;
}

/// The font's own superior figures if it has one for every character, else all of the text scaled and raised.
Look Looks::superscript(Look look, std::string_view text) {
  Look superior = look;
  superior.figuring = Figuring::Superior;
  std::string printed;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = utf8::decode(text, at);
    if (!is_space(code_point)) {
      printed += text.substr(at, next - at);
    }
    at = next;
  }
  const auto plain = words_.word(look, printed);
  const auto raised = words_.word(superior, printed);
  const auto& before = plain->shaped.glyphs;
  const auto& after = raised->shaped.glyphs;
  const bool covered =
      before.size() == after.size() &&
      std::ranges::equal(before, after, [](const Glyph& a, const Glyph& b) { return a.id != b.id; });
  if (covered) {
    return superior;
  }
  const font::Metrics& metrics = look.face->metrics();
  look.scale = superscript_scale;
  look.raise =
      static_cast<int>(std::int64_t{metrics.cap_height} * (1000 - superscript_scale) / metrics.units_per_em);
  return look;
}

/// The font's own small capitals if it has one for every letter, else all of the text in capitals, smaller.
Look Looks::small_capitals(Look look, std::string_view text) {
  Look small = look;
  small.lettering = Lettering::SmallCapitals;
  // Some fonts have small figures for their default ones only.
  small.figuring = Figuring::FontsOwn;
  const auto same = [&](std::string_view letter) {
    const auto plain = words_.word(look, letter);
    const auto changed = words_.word(small, letter);
    // What the face has not at all is another face's matter.
    return plain->missing.empty() &&
           std::ranges::equal(plain->shaped.glyphs, changed->shaped.glyphs, {}, &Glyph::id, &Glyph::id);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = utf8::decode(text, at);
    if (text::letter_case(code_point) != text::LetterCase::None && same(text.substr(at, next - at))) {
      look.lettering = Lettering::InsteadCapitals;
      look.figuring = look.figuring == Figuring::Tabular ? look.figuring : Figuring::Lining;
      look.scale = instead_scale;
      return look;
    }
    at = next;
  }
  // Where small capitals bring no figures of their own, the old-style ones are nearest in height.
  look.figuring = small.figuring;
  if (same("1")) {
    small.figuring = Figuring::OldStyle;
  }
  return small;
}

/// A style's look on a face, as it suits the text.
Look Looks::fitted(const Look& look, const TextStyle& style, std::string_view text) {
  if (style.position == Position::Superscript) {
    return superscript(look, text);
  }
  const bool small = style.capitals == Capitals::Small && shaper_.features == Features::House;
  return small ? small_capitals(look, text) : look;
}

/// The look of a letter in a face, if that has it.
std::optional<Look> Looks::covering(const FallbackFace& face, const Look& look, StyleId style,
                                    std::string_view text, const Paragraph& paragraph) {
  Look other = base(style, face, paragraph);
  if (!other.face) return std::nullopt;
  other.language = look.language;
  other.script = look.script;
  other.rtl = look.rtl;
  other = fitted(other, document_.styles[style], text);
  // A part of a syllable that shapes as none alone has a mark for what is missing.
  if (!words_.have_all(other, text)) return std::nullopt;
  return other;
}

std::optional<Looks::Fallback> Looks::sought(const Look& look, StyleId style, std::string_view text,
                                             const Paragraph& paragraph) {
  const TextStyle& wanted = document_.styles[style];
  std::vector<FallbackFace> faces;
  faces.reserve(document_.fallback.size() + 2);
  for (const std::string& family : document_.fallback) faces.push_back({family});
  faces.push_back({wanted.family, FallbackFace::Cut::Upright});
  faces.push_back({wanted.family, FallbackFace::Cut::Regular});
  const font::Serifs serifs = serifs_of(*look.face);
  for (std::string& family : font::Library::shipped_families(serifs)) faces.push_back({std::move(family)});
  const auto first_of = [&](const std::vector<FallbackFace>& offered) -> std::optional<Fallback> {
    for (const FallbackFace& face : offered)
      if (auto other = covering(face, look, style, text, paragraph)) return Fallback{*std::move(other), face};
    return std::nullopt;
  };
  if (auto found = first_of(faces)) return found;
  if (!document_.system_fonts) return std::nullopt;
  std::vector<FallbackFace> of_system;
  for (std::string& family : families_of_system(text, look, serifs, shaper_.fonts))
    of_system.push_back({std::move(family)});
  return first_of(of_system);
}

std::optional<Looks::Fallback> Looks::fallback(const Look& look, StyleId style, std::string_view text,
                                               const Paragraph& paragraph) {
  std::pair key(style, std::string(text));
  if (const auto known = fallbacks_.find(key); known != fallbacks_.end()) {
    if (!known->second) return std::nullopt;
    // Of another script or direction the look may not have it.
    if (auto other = covering(*known->second, look, style, text, paragraph))
      return Fallback{*std::move(other), *known->second};
  }
  auto found = sought(look, style, text, paragraph);
  fallbacks_[std::move(key)] = found ? std::optional(found->face) : std::nullopt;
  return found;
}

void Looks::look_up(StyleId style, const FallbackFace& face, const Paragraph& paragraph) {
  static_cast<void>(base(style, face, paragraph));
}

std::vector<Look> Looks::of(const Paragraph& paragraph) {
  const std::vector<Span>& spans = paragraph.spans;
  std::vector<Look> looks;
  looks.reserve(spans.size());
  const std::string* tag = nullptr;
  hb_language_t language = HB_LANGUAGE_INVALID;
  for (std::size_t i = 0; i < spans.size();) {
    const std::string& own_tag = language_of(spans[i].node == no_node ? paragraph.node : spans[i].node);
    if (tag == nullptr || own_tag != *tag) {
      tag = &own_tag;
      language = hb_language_from_string(tag->data(), static_cast<int>(tag->size()));
      if (language == HB_LANGUAGE_INVALID && !tag->empty()) throw std::bad_alloc();
    }
    Look look = own(spans[i].style, paragraph);
    look.language = language;
    look.script = HB_SCRIPT_LATIN;
    // Citations in a row are several links, but one to the eye.
    std::size_t next = i + 1;
    while (next < spans.size() && spans[next].style == spans[i].style &&
           language_of(spans[next].node == no_node ? paragraph.node : spans[next].node) == *tag) {
      ++next;
    }
    if (look.face) {
      const auto text = std::string_view(paragraph.text);
      look = fitted(look, document_.styles[spans[i].style],
                    text.substr(spans[i].begin, spans[next - 1].end - spans[i].begin));
    }
    looks.insert(looks.end(), next - i, look);
    i = next;
  }
  return looks;
}

}  // namespace galley::shape
