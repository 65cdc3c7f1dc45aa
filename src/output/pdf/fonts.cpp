// output: the fonts of a PDF (see fonts.h): Type0 with Identity-H. The CID is the subset's glyph id.
#include "pdf/fonts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "pdf/hash.h"
#include "pdf/session_cache.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

constexpr std::uint32_t max_glyphs = 65536;
/// Meanings of one glyph that get a font dictionary. Only hostile text has more.
constexpr std::size_t max_meanings = 16;

/// What a glyph stands for on the pages, and how often.
struct GlyphUse {
  std::uint32_t id = 0;  ///< of the face; 0 for a composite
  char16_t usual = 0;    ///< the first meaning that is one character, as nearly all are
  int usual_times = 0;
  std::vector<std::pair<std::u16string, int>> seen;

  void add(std::u16string_view text) {
    if (text.empty()) return;
    if (text.size() == 1 && (usual == 0 || usual == text.front())) {
      usual = text.front();
      ++usual_times;
      return;
    }
    for (auto& [known, count] : seen) {
      if (known == text) {
        ++count;
        return;
      }
    }
    seen.emplace_back(text, 1);
  }
};

struct FaceUse {
  std::shared_ptr<const font::Face> face;
  std::vector<font::Composite> composites;
  std::vector<GlyphUse> glyphs;
  std::vector<GlyphUse> composite_glyphs;  ///< by composite
  std::vector<std::uint16_t> places;       ///< by glyph id: one more than its place in `glyphs`; 0: not used

  GlyphUse& of(std::uint32_t id) {
    if (id >= places.size()) places.resize(id + 1);
    if (places[id] == 0) {
      glyphs.emplace_back().id = id;
      places[id] = static_cast<std::uint16_t>(glyphs.size());
    }
    return glyphs[places[id] - 1U];
  }
};

FaceUse& use_of(std::vector<FaceUse>& uses, const std::shared_ptr<const font::Face>& face,
                const DocumentClusters& clusters) {
  const auto found = std::ranges::find(uses, face, &FaceUse::face);
  if (found != uses.end()) return *found;
  FaceUse& use = uses.emplace_back();
  use.face = face;
  use.composites = clusters.composites(*face);
  use.composite_glyphs.resize(use.composites.size());
  return use;
}

void add_glyphs(const GlyphRun& run, const Clusters& clusters, FaceUse& use) {
  for (const Cluster& cluster : clusters.all()) {
    const std::u16string_view text = clusters.text(cluster);
    if (cluster.composite != Cluster::none) {
      use.composite_glyphs[cluster.composite].add(text);
      continue;
    }
    const std::uint32_t id = run.glyphs[cluster.glyph].id;
    if (id == 0 || id >= max_glyphs) continue;
    use.of(id).add(text);
  }
}

std::vector<FaceUse> faces_used(const Pages& pages, const DocumentClusters& clusters) {
  std::vector<FaceUse> uses;
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      for (std::size_t i = 0; i < line.runs.size(); ++i) {
        const GlyphRun& run = line.runs[i];
        if (run.face && !run.glyphs.empty())
          add_glyphs(run, clusters.of(line, i), use_of(uses, run.face, clusters));
      }
    }
  }
  return uses;
}

/// The meanings of a glyph, the most common first. Of equally common ones the shortest comes first. A glyph
/// without any text means a word joiner, which no reader shows.
std::vector<std::u16string> meanings_of(GlyphUse& use) {
  if (use.usual != 0) use.seen.emplace_back(std::u16string(1, use.usual), use.usual_times);
  std::ranges::sort(use.seen, {}, [](const auto& seen) {
    return std::tuple(-seen.second, seen.first.size(), std::u16string_view(seen.first));
  });
  std::vector<std::u16string> result;
  for (auto& [text, times] : use.seen) {
    if (result.size() == max_meanings) break;
    result.push_back(std::move(text));
  }
  if (result.empty()) result.emplace_back(u"\u2060");
  return result;
}

/// The used glyphs of a face by rising id, and its composites, each with its meanings.
struct FontNeeds {
  std::vector<std::uint32_t> ids;
  std::vector<std::vector<std::u16string>> meanings;
  std::vector<font::Composite> composites;
  std::vector<std::vector<std::u16string>> composite_meanings;
  GALLEY_FIELDS(ids, meanings, composites, composite_meanings)
};

FontNeeds needs_of(FaceUse& use) {
  std::ranges::sort(use.glyphs, {}, &GlyphUse::id);
  FontNeeds needs;
  for (GlyphUse& glyph : use.glyphs) {
    needs.ids.push_back(glyph.id);
    needs.meanings.push_back(meanings_of(glyph));
  }
  needs.composites = std::move(use.composites);
  for (GlyphUse& glyph : use.composite_glyphs) needs.composite_meanings.push_back(meanings_of(glyph));
  return needs;
}

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

std::shared_ptr<const ReadyFont> make_ready(PdfFile& file, const std::shared_ptr<const font::Face>& face,
                                            const font::Subset& subset, FontNeeds needs) {
  auto font = std::make_shared<ReadyFont>();
  font->face = face;
  font->cff = subset.cff;
  add_glyph_table(*font, std::move(needs), subset);
  const std::string name = subset_name(*face, subset);
  font->program = file.pack(subset.program);
  font->program_entries =
      subset.cff ? "/Subtype/CIDFontType0C" : fmt::format("/Length1 {}", subset.program.size());
  font->descriptor = descriptor_of(*face, name);
  font->descendant = descendant_of(*font, name);
  font->dictionary = fmt::format("/Type/Font/Subtype/Type0/BaseFont/{}{}/Encoding/Identity-H", name,
                                 subset.cff ? "-Identity-H" : "");
  for (std::size_t reading = 0; reading < readings(*font); ++reading) {
    font->to_unicode.push_back(file.pack(to_unicode(*font, reading)));
  }
  return font;
}

std::expected<std::shared_ptr<const ReadyFont>, Diagnostic> ready_font(PdfFile& file, FaceUse use) {
  FontNeeds needs = needs_of(use);
  CacheKey key = key_of(use.face, needs, file.compression());
  if (auto known = file.cache().fonts.find(key)) return known;
  const auto subset = use.face->subset(needs.ids, needs.composites);
  if (!subset) return std::unexpected(subset.error());
  auto made = make_ready(file, use.face, **subset, std::move(needs));
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
  for (FaceUse& use : faces_used(pages, clusters)) {
    auto ready = ready_font(file, std::move(use));
    if (!ready) return std::unexpected(ready.error());
    fonts.push_back({*std::move(ready), number});
    number += fonts.back().ready->to_unicode.size();
    add_dictionaries(file, fonts.back(), dictionaries);
  }
  return fonts;
}

}  // namespace galley::output
