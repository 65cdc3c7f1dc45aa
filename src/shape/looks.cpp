// shape: a document's styles to looks.
#include "looks.h"

#include <algorithm>
#include <new>

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

const std::string& Looks::language_of(const Paragraph& paragraph) const {
  const auto& nodes = document_.structure.nodes;
  for (NodeId node = paragraph.node; node < nodes.size(); node = nodes[node].parent) {
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
      {wanted.beside, wanted.weight, wanted.slant == FontSlant::Italic, wanted.size}, told_with_its_text);
  if (!beside) return 1000;
  const auto height = [](const font::Metrics& metrics) {
    return std::int64_t{metrics.x_height} * 1000 / std::max(1, metrics.units_per_em);
  };
  const std::int64_t own = std::max<std::int64_t>(1, height(face.metrics()));
  return static_cast<int>(std::clamp(height((*beside)->metrics()) * 1000 / own, least, most));
}

/// The look of a style in its own family (choice 0), or in a fallback family (1 …).
const Look& Looks::base(StyleId style, std::size_t choice, const Paragraph& paragraph) {
  const std::pair key(style, choice);
  if (const auto found = looks_.find(key); found != looks_.end()) {
    return found->second;
  }
  const TextStyle& wanted = document_.styles[style];
  const std::string& family = choice == 0 ? wanted.family : document_.fallback[choice - 1];
  Look look;
  look.size = wanted.size;
  look.tracking = wanted.tracking;
  look.code = !wanted.beside.empty();
  if (shaper_.features == Features::House && wanted.position == Position::Baseline) {
    look.figuring = figuring_of(wanted.figures);
    look.lettering = wanted.capitals == Capitals::Upper ? Lettering::Capitals : Lettering::AsWritten;
  }
  auto face =
      shaper_.fonts.face({family, wanted.weight, wanted.slant == FontSlant::Italic, wanted.size}, warnings_);
  if (face) {
    look.face = std::move(*face);
    if (look.code && choice == 0) look.scale = scale_beside(*look.face, wanted);
    return looks_.emplace(key, std::move(look)).first->second;
  }
  throw_if_out_of_memory(face.error());
  if (said_.insert(family + '\n' + face.error().message).second) {
    if (face.error().fault == Fault::Resume) {
      face.error().place = place_of_family(paragraph.place, family);
    }
    errors_.push_back(std::move(face.error()));
  }
  return looks_.emplace(key, std::move(look)).first->second;
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

std::optional<Looks::Fallback> Looks::fallback(const Look& look, StyleId style, std::string_view text,
                                               const Paragraph& paragraph) {
  for (std::size_t choice = 1; choice <= document_.fallback.size(); ++choice) {
    Look other = base(style, choice, paragraph);
    if (!other.face) {
      continue;
    }
    other.language = look.language;
    other.script = look.script;
    other.rtl = look.rtl;
    other = fitted(other, document_.styles[style], text);
    if (words_.word(other, text)->missing.empty()) {
      return Fallback{std::move(other), choice};
    }
  }
  return std::nullopt;
}

void Looks::look_up_fallbacks(StyleId style, std::size_t choice, const Paragraph& paragraph) {
  for (std::size_t each = 1; each <= choice; ++each) {
    static_cast<void>(base(style, each, paragraph));
  }
}

std::vector<Look> Looks::of(const Paragraph& paragraph) {
  const std::string& tag = language_of(paragraph);
  const hb_language_t language = hb_language_from_string(tag.data(), static_cast<int>(tag.size()));
  if (language == HB_LANGUAGE_INVALID && !tag.empty()) {
    throw std::bad_alloc();
  }
  const std::vector<Span>& spans = paragraph.spans;
  std::vector<Look> looks;
  looks.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size();) {
    Look look = base(spans[i].style, 0, paragraph);
    look.language = language;
    look.script = HB_SCRIPT_LATIN;
    // Citations in a row are several links, but one to the eye.
    std::size_t next = i + 1;
    while (next < spans.size() && spans[next].style == spans[i].style) {
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
