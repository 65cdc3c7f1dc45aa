// output: the fonts of a PDF (see pdf_fonts.h): Type0, Identity-H, the CID being the subset's glyph id.
#include "pdf_fonts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "hash.h"
#include "pdf_syntax.h"

namespace galley::output {

namespace {

constexpr std::uint32_t most_glyphs = 65536;
/// Meanings of one glyph that get a font dictionary; no honest text has more.
constexpr std::size_t most_meanings = 16;

/// What a glyph was seen to stand for, and how often.
struct Meanings {
  bool used = false;
  std::vector<std::pair<std::u16string, int>> seen;

  void add(std::u16string_view text, int times) {
    for (auto& [known, count] : seen) {
      if (known == text) {
        count += times;
        return;
      }
    }
    seen.emplace_back(text, times);
  }
};

struct FaceUse {
  std::shared_ptr<const font::Face> face;
  std::vector<Meanings> glyphs;  ///< by glyph id
};

FaceUse& use_of(std::vector<FaceUse>& uses, const std::shared_ptr<const font::Face>& face) {
  const auto found = std::ranges::find(uses, face, &FaceUse::face);
  return found != uses.end() ? *found : uses.emplace_back(face, std::vector<Meanings>{});
}

void add_glyphs(const GlyphRun& run, const Clusters& clusters, FaceUse& use) {
  for (const Cluster& cluster : clusters.all()) {
    const std::u16string_view text = clusters.text(cluster);
    for (std::size_t i = cluster.begin; i < cluster.end; ++i) {
      const std::uint32_t id = run.glyphs[i].id;
      if (id == 0 || id >= most_glyphs) continue;
      if (id >= use.glyphs.size()) use.glyphs.resize(id + 1);
      use.glyphs[id].used = true;
      // The base of an accented letter should rather mean what it means alone.
      const int times = cluster.end - cluster.begin == 1 ? 1 : 0;
      if (i == cluster.begin && !text.empty()) use.glyphs[id].add(text, times);
    }
  }
}

std::vector<FaceUse> faces_used(const Pages& pages, const DocumentClusters& clusters) {
  std::vector<FaceUse> uses;
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      for (std::size_t i = 0; i < line.runs.size(); ++i) {
        const GlyphRun& run = line.runs[i];
        if (run.face && !run.glyphs.empty()) add_glyphs(run, clusters.of(line, i), use_of(uses, run.face));
      }
    }
  }
  return uses;
}

/// The meanings of a glyph, the commonest first, of equally common ones the plainest; those that it has with
/// others alone come only if it has none of its own. A glyph that is only ever the second of its cluster
/// means the combining mark that it is, else a word joiner, which no reader shows.
std::vector<std::u16string> meanings_of(const font::Face& face, std::uint32_t id, Meanings meanings) {
  std::ranges::sort(meanings.seen, {}, [](const auto& seen) {
    return std::tuple(-seen.second, seen.first.size(), std::u16string_view(seen.first));
  });
  std::vector<std::u16string> result;
  for (auto& [text, times] : meanings.seen) {
    if (!result.empty() && (times == 0 || result.size() == most_meanings)) break;
    result.push_back(std::move(text));
  }
  if (!result.empty()) return result;
  for (char32_t mark = 0x300; mark < 0x370; ++mark) {
    if (face.glyph(mark) == id) return {{static_cast<char16_t>(mark)}};
  }
  return {u"\u2060"};
}

int per_mille(int units, const font::Metrics& metrics) {
  const int em = std::max(1, metrics.units_per_em);
  const std::int64_t scaled = std::int64_t{units} * 1000;
  return static_cast<int>((scaled + (scaled < 0 ? -em / 2 : em / 2)) / em);
}

/// Equal subsets of a face are compressed once a session.
const font::Subset::Packed& packed(Haru& haru, const font::Face& face, const font::Subset& subset) {
  return subset.packed([&](const font::Subset& whole) {
    Hash hash;
    hash.add(face.post_script_name());
    hash.add(whole.program);
    return font::Subset::Packed{haru.deflater().compress(whole.program), hash.value().first};
  });
}

/// A tag and the face's name: the same glyphs of the same face give the same tag.
std::string subset_name(const font::Face& face, std::uint64_t value) {
  std::string name;
  for (int i = 0; i < 6; ++i, value /= 26) name += static_cast<char>('A' + value % 26);
  const std::string& own_name = face.post_script_name();
  // Leaves room for the name of the CMap behind it.
  return name + "+" + checked_name(own_name.empty() ? "Unnamed" : own_name).substr(0, longest_name - 18);
}

EmbeddedFont glyph_table(const FaceUse& use, const font::Subset& subset, std::size_t number) {
  EmbeddedFont font{use.face, std::vector<FontGlyph>(use.glyphs.size()), number};
  for (std::size_t code = 1; code < subset.glyphs.size() && code < most_glyphs; ++code) {
    const std::uint32_t id = subset.glyphs[code];
    // Parts of composite glyphs are in the program too, but never shown themselves.
    if (id >= use.glyphs.size() || !use.glyphs[id].used) continue;
    font.glyphs[id] = {true, static_cast<std::uint16_t>(code),
                       per_mille(use.face->advance(id), use.face->metrics()),
                       meanings_of(*use.face, id, use.glyphs[id])};
  }
  return font;
}

/// How many font dictionaries a face needs.
std::size_t readings(const EmbeddedFont& font) {
  std::size_t most = 1;
  for (const FontGlyph& glyph : font.glyphs) most = std::max(most, glyph.meanings.size());
  return most;
}

Dict font_descriptor(Haru& haru, const font::Face& face, const font::Subset& subset,
                     const std::string& name) {
  enum Flags { FixedPitch = 1, Symbolic = 4, Italic = 64 };
  const font::Metrics& metrics = face.metrics();
  const int flags = Symbolic | (metrics.fixed_pitch ? FixedPitch : 0) | (face.italic() ? Italic : 0);
  Dict program = haru.stream(subset.program, packed(haru, face, subset).bytes);
  if (subset.cff) {
    program.name("Subtype", "CIDFontType0C");
  } else {
    program.number("Length1", static_cast<std::int64_t>(subset.program.size()));
  }
  Dict descriptor = haru.indirect();
  descriptor.name("Type", "FontDescriptor").name("FontName", name).number("Flags", flags);
  Array box = descriptor.array("FontBBox");
  for (const int edge : {metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max}) {
    box.number(per_mille(edge, metrics));
  }
  descriptor.number("ItalicAngle", metrics.italic_angle)
      .number("Ascent", per_mille(metrics.ascent, metrics))
      .number("Descent", per_mille(metrics.descent, metrics))
      .number("CapHeight", per_mille(metrics.cap_height, metrics))
      // No OpenType table has the stem; this is near it for text faces.
      .number("StemV", 10 + 220 * (metrics.weight - 50) / 900)
      .refer(subset.cff ? "FontFile3" : "FontFile2", program);
  return descriptor;
}

void add_widths(Dict cid_font, const EmbeddedFont& font, const font::Subset& subset) {
  constexpr std::size_t stretch = 8192;  // well under libharu's longest array
  Array widths = cid_font.array("W");
  for (std::size_t first = 0; first < subset.glyphs.size(); first += stretch) {
    widths.number(static_cast<std::int64_t>(first));
    Array some = widths.array();
    for (std::size_t code = first; code < std::min(first + stretch, subset.glyphs.size()); ++code) {
      some.number(per_mille(font.face->advance(subset.glyphs[code]), font.face->metrics()));
    }
  }
}

/// The glyphs' meanings number `reading` (ISO 32000-1, 9.10.3). Ligatures are spelled out.
std::string to_unicode(const EmbeddedFont& font, std::size_t reading) {
  std::vector<const FontGlyph*> glyphs;
  for (const FontGlyph& glyph : font.glyphs) {
    if (glyph.embedded && reading < glyph.meanings.size()) glyphs.push_back(&glyph);
  }
  std::ranges::sort(glyphs, {}, &FontGlyph::code);

  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  constexpr std::size_t most_in_a_block = 100;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (i % most_in_a_block == 0) {
      out += std::to_string(std::min(most_in_a_block, glyphs.size() - i)) + " beginbfchar\n";
    }
    out += '<';
    append_hexadecimal(out, std::u16string(1, static_cast<char16_t>(glyphs[i]->code)));
    out += "><";
    append_hexadecimal(out, glyphs[i]->meanings[reading]);
    out += ">\n";
    if ((i + 1) % most_in_a_block == 0 || i + 1 == glyphs.size()) out += "endbfchar\n";
  }
  out += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
  return out;
}

Dict cid_font(Haru& haru, const EmbeddedFont& font, const font::Subset& subset, const std::string& name) {
  Dict descendant = haru.indirect();
  descendant.name("Type", "Font")
      .name("Subtype", subset.cff ? "CIDFontType0" : "CIDFontType2")
      .name("BaseFont", name)
      .refer("FontDescriptor", font_descriptor(haru, *font.face, subset, name));
  descendant.dict("CIDSystemInfo")
      .text("Registry", "Adobe")
      .text("Ordering", "Identity")
      .number("Supplement", 0);
  if (!subset.cff) descendant.name("CIDToGIDMap", "Identity");
  add_widths(descendant, font, subset);
  return descendant;
}

/// A font dictionary for each meaning that any glyph has.
void add_dictionaries(Haru& haru, const EmbeddedFont& font, const font::Subset& subset, Dict resource) {
  const std::string name = subset_name(*font.face, packed(haru, *font.face, subset).fingerprint);
  const Dict descendant = cid_font(haru, font, subset, name);
  for (std::size_t reading = 0; reading < readings(font); ++reading) {
    Dict dictionary = haru.indirect();
    dictionary.name("Type", "Font")
        .name("Subtype", "Type0")
        .name("BaseFont", subset.cff ? name + "-Identity-H" : name)
        .name("Encoding", "Identity-H")
        .refer("ToUnicode", haru.stream(to_unicode(font, reading)));
    dictionary.array("DescendantFonts").refer(descendant);
    resource.refer(("F" + std::to_string(font.number + reading)).c_str(), dictionary);
  }
}

}  // namespace

std::optional<std::size_t> font_of(const EmbeddedFonts& fonts, const GlyphRun& run) {
  const auto found = std::ranges::find(fonts, run.face, &EmbeddedFont::face);
  if (run.glyphs.empty() || found == fonts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fonts.begin());
}

std::expected<EmbeddedFonts, Diagnostic> embed_fonts(Haru& haru, const Pages& pages,
                                                     const DocumentClusters& clusters, Dict resources) {
  EmbeddedFonts fonts;
  Dict dictionaries = resources.dict("Font");
  for (const FaceUse& use : faces_used(pages, clusters)) {
    std::vector<std::uint32_t> ids;
    for (std::uint32_t id = 1; id < use.glyphs.size(); ++id) {
      if (use.glyphs[id].used) ids.push_back(id);
    }
    const auto subset = use.face->subset(std::move(ids));
    if (!subset) return std::unexpected(subset.error());
    const std::size_t number = fonts.empty() ? 1 : fonts.back().number + readings(fonts.back());
    fonts.push_back(glyph_table(use, **subset, number));
    add_dictionaries(haru, fonts.back(), **subset, dictionaries);
  }
  return fonts;
}

}  // namespace galley::output
