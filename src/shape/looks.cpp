// shape: a document's styles to looks.
#include "looks.h"

#include <algorithm>

#include "galley/base/utf8.h"

namespace galley::shape {

namespace {

/// Superior figures that a font lacks: its own at this size, in thousandths, their tops where the capitals'
/// are. (62 % keeps them legible at 10 pt; fonts' own stand between 55 and 65.)
constexpr int superscript_scale = 620;

/// Where a family is named in the author's file; the file as a whole if it is named elsewhere (in a theme).
Place place_of_family(const Place& anywhere, const std::string& family) {
  constexpr int all_lines = 1'000'000;
  Place start;
  start.source = anywhere.source;
  if (!start.source) {
    return start;
  }
  start.line = 1;
  start.column = 1;
  for (const char quote : {'"', '\''}) {
    Place found = find_from(start, quote + family + quote, all_lines);
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

const Look& Looks::base(std::uint32_t style_index, const Paragraph& paragraph) {
  if (const auto found = looks_.find(style_index); found != looks_.end()) {
    return found->second;
  }
  const TextStyle& wanted = document_.styles[style_index];
  Look look;
  look.size = wanted.size;
  look.tracking = wanted.tracking;
  if (shaper_.features == Features::House && wanted.position == Position::Baseline) {
    look.figuring = wanted.figures == Figures::Tabular ? Figuring::Tabular : Figuring::Proportional;
  }
  auto face = shaper_.fonts.face(
      {wanted.family, wanted.weight, wanted.slant == FontSlant::Italic, wanted.size}, warnings_);
  if (face) {
    look.face = std::move(*face);
  } else if (said_.insert(wanted.family + '\n' + face.error().message).second) {
    if (face.error().fault == Fault::Resume) {
      face.error().place = place_of_family(paragraph.place, wanted.family);
    }
    errors_.push_back(std::move(face.error()));
  }
  return looks_.emplace(style_index, std::move(look)).first->second;
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

std::vector<Look> Looks::of(const Paragraph& paragraph) {
  const std::string& tag = language_of(paragraph);
  const hb_language_t language = hb_language_from_string(tag.data(), static_cast<int>(tag.size()));
  const std::vector<Span>& spans = paragraph.spans;
  std::vector<Look> looks;
  for (std::size_t i = 0; i < spans.size();) {
    Look look = base(spans[i].style, paragraph);
    look.language = language;
    look.script = HB_SCRIPT_LATIN;
    // Citations in a row are several links, but one to the eye.
    std::size_t next = i + 1;
    while (next < spans.size() && spans[next].style == spans[i].style) {
      ++next;
    }
    if (look.face && document_.styles[spans[i].style].position == Position::Superscript) {
      const auto text = std::string_view(paragraph.text);
      look = superscript(look, text.substr(spans[i].begin, spans[next - 1].end - spans[i].begin));
    }
    looks.insert(looks.end(), next - i, look);
    i = next;
  }
  return looks;
}

}  // namespace galley::shape
