// output: the fonts of a PDF (see fonts.h): Type0 with Identity-H. The CID is the subset's glyph id.
#include "pdf/fonts.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pdf/font_needs.h"
#include "pdf/hash.h"
#include "pdf/session_cache.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

int per_mille(int units, const font::Metrics& metrics) {
  const int em = std::max(1, metrics.units_per_em);
  const std::int64_t scaled = std::int64_t{units} * 1000;
  return static_cast<int>((scaled + (scaled < 0 ? -em / 2 : em / 2)) / em);
}

/// The PostScript name of a face, with hyphens for characters that some readers do not take in a name. A
/// subset's name is only a label, so nothing else has to agree with it.
std::string label_of(const font::Face& face) {
  std::string label = face.post_script_name();
  std::ranges::replace_if(label, [](char c) { return !is_name_character(c); }, '-');
  return label;
}

/// A tag and the face's label. The same glyphs of the same face give the same tag.
std::string subset_name(const font::Face& face, const font::Subset& subset) {
  Hash hash;
  hash.add(face.post_script_name());
  hash.add(subset.program);
  std::string name;
  std::uint64_t value = hash.value().first;
  for (int i = 0; i < 6; ++i, value /= 26) name += static_cast<char>('A' + value % 26);
  name += "+" + label_of(face);
  return std::string(checked_name(name));
}

void set_meanings(FontGlyph& glyph, std::vector<std::u16string> meanings) {
  glyph.meanings = std::move(meanings);
  const std::u16string& first = glyph.meanings.front();
  if (first.size() == 1 && !is_private(first.front())) glyph.plain = first.front();
}

void add_glyph_table(ReadyFont& font, FontNeeds needs, const font::Subset& subset) {
  font.codes.resize(needs.ids.empty() ? 0 : needs.ids.back() + 1);
  font.first_composite = subset.glyphs.size();
  font.glyphs.resize(std::min<std::size_t>(subset.glyphs.size() + needs.composites.size(), max_glyphs));
  // The ids rise in both lists. The subset also has parts of composite glyphs, which are never shown alone.
  std::size_t place = 0;
  for (std::size_t code = 0; code < std::min(font.first_composite, font.glyphs.size()); ++code) {
    const std::uint32_t id = subset.glyphs[code];
    font.glyphs[code].width = per_mille(font.face->advance(id), font.face->metrics());
    if (place == needs.ids.size() || needs.ids[place] != id) continue;
    font.codes[id] = static_cast<std::uint16_t>(code);
    set_meanings(font.glyphs[code], std::move(needs.meanings[place++]));
  }
  for (std::size_t code = font.first_composite; code < font.glyphs.size(); ++code) {
    const std::size_t composite = code - font.first_composite;
    font.glyphs[code].width = per_mille(needs.composites[composite].advance, font.face->metrics());
    set_meanings(font.glyphs[code], std::move(needs.composite_meanings[composite]));
  }
}

std::string descriptor_of(const font::Face& face, const std::string& name) {
  enum Flags { FixedPitch = 1, Symbolic = 4, Italic = 64 };
  const font::Metrics& metrics = face.metrics();
  const int flags = Symbolic | (metrics.fixed_pitch ? FixedPitch : 0) | (face.italic() ? Italic : 0);
  const auto scaled = [&](int units) { return per_mille(units, metrics); };
  return fmt::format(
      "/Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[{} {} {} {}]/ItalicAngle {}/Ascent {}/Descent {}"
      "/CapHeight {}/StemV {}",
      name, flags, scaled(metrics.x_min), scaled(metrics.y_min), scaled(metrics.x_max), scaled(metrics.y_max),
      metrics.italic_angle, scaled(metrics.ascent), scaled(metrics.descent), scaled(metrics.cap_height),
      // No OpenType table has the stem width. This is near it for text faces.
      10 + 220 * (metrics.weight - 50) / 900);
}

/// /W (9.7.4.3), in arrays short enough for old readers.
std::string widths_of(const ReadyFont& font) {
  constexpr std::size_t stretch = 8000;
  std::string out = "/W[";
  for (std::size_t code = 0; code < font.glyphs.size(); ++code) {
    if (code % stretch == 0) out += (code == 0 ? "" : "]") + std::to_string(code) + "[";
    if (out.back() != '[') out += ' ';
    out += std::to_string(font.glyphs[code].width);
  }
  return out + "]]";
}

std::string descendant_of(const ReadyFont& font, const std::string& name) {
  return fmt::format(
      "/Type/Font/Subtype/{}/BaseFont/{}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement "
      "0>>{}{}",
      font.cff ? "CIDFontType0" : "CIDFontType2", name, font.cff ? "" : "/CIDToGIDMap/Identity",
      widths_of(font));
}

/// The ToUnicode CMap of the font dictionary `reading` (ISO 32000-1, 9.10.3). Ligatures are spelled out.
std::string to_unicode(const ReadyFont& font, std::size_t reading) {
  std::vector<std::size_t> codes;
  for (std::size_t code = 1; code < font.glyphs.size(); ++code) {
    if (reading < font.glyphs[code].meanings.size()) codes.push_back(code);
  }
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  constexpr std::size_t max_in_block = 100;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i % max_in_block == 0) {
      out += std::to_string(std::min(max_in_block, codes.size() - i)) + " beginbfchar\n";
    }
    out += '<';
    append_hexadecimal(out, std::u16string(1, static_cast<char16_t>(codes[i])));
    out += "><";
    append_hexadecimal(out, font.glyphs[codes[i]].meanings[reading]);
    out += ">\n";
    if ((i + 1) % max_in_block == 0 || i + 1 == codes.size()) out += "endbfchar\n";
  }
  out += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
  return out;
}

/// How many font dictionaries a face needs.
std::size_t readings(const ReadyFont& font) {
  std::size_t most = 1;
  for (const FontGlyph& glyph : font.glyphs) most = std::max(most, glyph.meanings.size());
  return most;
}

/// About how many bytes of memory a font takes.
std::size_t memory_of(const ReadyFont& font) {
  std::size_t bytes = font.program->bytes.size() + font.descendant.size() + font.codes.size() * 2;
  for (const FontGlyph& glyph : font.glyphs) {
    bytes += sizeof glyph;
    for (const std::u16string& meaning : glyph.meanings) bytes += sizeof meaning + meaning.size() * 2;
  }
  for (const auto& map : font.to_unicode) bytes += map->bytes.size();
  return bytes;
}

std::shared_ptr<const ReadyFont> make_ready(PdfFile& file, const font::Subset& subset, FontNeeds needs) {
  auto font = std::make_shared<ReadyFont>();
  font->face = needs.face;
  font->cff = subset.cff;
  add_glyph_table(*font, std::move(needs), subset);
  const std::string name = subset_name(*font->face, subset);
  font->program = file.pack(subset.program);
  font->program_entries =
      subset.cff ? "/Subtype/CIDFontType0C" : fmt::format("/Length1 {}", subset.program.size());
  font->descriptor = descriptor_of(*font->face, name);
  font->descendant = descendant_of(*font, name);
  font->dictionary = fmt::format("/Type/Font/Subtype/Type0/BaseFont/{}{}/Encoding/Identity-H", name,
                                 subset.cff ? "-Identity-H" : "");
  for (std::size_t reading = 0; reading < readings(*font); ++reading) {
    font->to_unicode.push_back(file.pack(to_unicode(*font, reading)));
  }
  return font;
}

std::expected<std::shared_ptr<const ReadyFont>, Diagnostic> ready_font(PdfFile& file, FontNeeds needs) {
  CacheKey key = key_of(needs, file.compression());
  if (auto known = file.cache().fonts.find(key)) return known;
  const auto subset = needs.face->subset(needs.ids, needs.composites);
  if (!subset) return std::unexpected(subset.error());
  auto made = make_ready(file, **subset, std::move(needs));
  const std::size_t bytes = memory_of(*made);
  return file.cache().fonts.keep(std::move(key), std::move(made), bytes);
}

/// Adds the font's objects, with a font dictionary for each of its ToUnicode CMaps.
void add_dictionaries(PdfFile& file, const EmbeddedFont& font, Dictionary resource) {
  const ReadyFont& ready = *font.ready;
  Dictionary descendant = file.indirect();
  const Dictionary program = file.stream(ready.program).entries(ready.program_entries);
  Dictionary descriptor = file.indirect();
  descriptor.entries(ready.descriptor).refer(ready.cff ? "FontFile3" : "FontFile2", program);
  descendant.entries(ready.descendant).refer("FontDescriptor", descriptor);
  for (std::size_t reading = 0; reading < ready.to_unicode.size(); ++reading) {
    Dictionary dictionary = file.indirect();
    dictionary.entries(ready.dictionary).refer("ToUnicode", file.stream(ready.to_unicode[reading]));
    dictionary.array("DescendantFonts").refer(descendant);
    resource.refer(("F" + std::to_string(font.number + reading)).c_str(), dictionary);
  }
}

}  // namespace

std::optional<std::size_t> font_of(const EmbeddedFonts& fonts, const GlyphRun& run) {
  const auto found =
      std::ranges::find_if(fonts, [&](const EmbeddedFont& font) { return font.ready->face == run.face; });
  if (run.glyphs.empty() || found == fonts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fonts.begin());
}

std::expected<EmbeddedFonts, Diagnostic> embed_fonts(PdfFile& file, const Pages& pages,
                                                     const DocumentClusters& clusters, Dictionary resources) {
  EmbeddedFonts fonts;
  std::size_t number = 1;
  Dictionary dictionaries = resources.dictionary("Font");
  for (FontNeeds& needs : font_needs(pages, clusters)) {
    auto ready = ready_font(file, std::move(needs));
    if (!ready) return std::unexpected(ready.error());
    fonts.push_back({*std::move(ready), number});
    number += fonts.back().ready->to_unicode.size();
    add_dictionaries(file, fonts.back(), dictionaries);
  }
  return fonts;
}

}  // namespace galley::output
