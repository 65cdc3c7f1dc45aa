// output: what the pages need of each font (see font_needs.h).
#include "pdf/font_needs.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace galley::output {

namespace {

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

FontNeeds needs_of(FaceUse& use) {
  std::ranges::sort(use.glyphs, {}, &GlyphUse::id);
  FontNeeds needs;
  needs.face = use.face;
  for (GlyphUse& glyph : use.glyphs) {
    needs.ids.push_back(glyph.id);
    needs.meanings.push_back(meanings_of(glyph));
  }
  needs.composites = std::move(use.composites);
  for (GlyphUse& glyph : use.composite_glyphs) needs.composite_meanings.push_back(meanings_of(glyph));
  return needs;
}

}  // namespace

std::vector<FontNeeds> font_needs(const Pages& pages, const DocumentClusters& clusters) {
  std::vector<FontNeeds> needs;
  for (FaceUse& use : faces_used(pages, clusters)) needs.push_back(needs_of(use));
  return needs;
}

}  // namespace galley::output
