// output: words that hyphenation has parted (see carried_text.h).
#include "pdf/carried_text.h"

#include "galley/font/face.h"
#include "pdf/reading.h"

namespace galley::output {

namespace {

/// Each word needs glyphs of its own for its hyphen, and a font has 65535. Only hostile text has more words.
constexpr std::size_t max_carried_words = 2000;

bool ends_in_added_hyphen(const Line& line) {
  if (line.ends_paragraph || line.runs.empty()) return false;
  const GlyphRun& run = line.runs.back();
  return !run.glyphs.empty() && is_added_hyphen(run, run.glyphs.back());
}

/// The text before the first space of a line. The space is included, unless a run begins with it.
struct Head {
  std::string text;
  std::size_t runs = 0;
  std::uint32_t glyphs = 0;
};

Head head_of(const Line& line) {
  Head head;
  for (const GlyphRun& run : line.runs) {
    head.glyphs = 0;
    if (!run.face) return head;
    for (const PlacedGlyph& glyph : run.glyphs) {
      const std::string_view stretch = stretch_of(run, glyph);
      if (read_stretch(stretch).letter == u" ") {
        if (head.glyphs > 0) ++head.glyphs;
        return head;
      }
      head.text += stretch;
      ++head.glyphs;
    }
    ++head.runs;
  }
  head.glyphs = 0;
  return head;
}

}  // namespace

std::string_view stretch_of(const GlyphRun& run, const PlacedGlyph& glyph) {
  if (glyph.text_begin >= glyph.text_end || glyph.text_begin >= run.text.size()) return {};
  return std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

std::vector<const Line*> flowing_lines(const Pages& pages) {
  std::vector<const Line*> lines;
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      if (line.role == LineRole::Body) lines.push_back(&line);
    }
  }
  return lines;
}

bool is_added_hyphen(const GlyphRun& run, const PlacedGlyph& glyph) {
  return run.face && glyph.id != 0 && stretch_of(run, glyph).empty() &&
         (glyph.id == run.face->glyph(U'\u2010') || glyph.id == run.face->glyph(U'-'));
}

CarriedText::CarriedText(const Pages& pages) {
  const std::vector<const Line*> lines = flowing_lines(pages);
  std::size_t words = 0;
  for (std::size_t i = 0; i + 1 < lines.size() && words < max_carried_words; ++i) {
    if (!ends_in_added_hyphen(*lines[i])) continue;
    const Line& first = *lines[i];
    std::string rest;
    std::vector<std::pair<const Line*, Head>> heads;
    // A word may fill the next line too and be parted again there.
    std::size_t last = i;
    do {
      const Line& line = *lines[++last];
      if (line.block != first.block) break;
      Head head = head_of(line);
      rest += head.text;
      const bool whole = head.runs == line.runs.size();
      heads.emplace_back(&line, std::move(head));
      if (!whole || !ends_in_added_hyphen(line)) break;
    } while (last + 1 < lines.size());
    const Reading reading = read_stretch(rest);
    if (reading.letter.empty()) continue;
    Carried& carried = carried_[&first];
    carried.rest = reading.letter + reading.marks;
    ++words;
    for (const auto& [line, head] : heads) {
      Carried& said = carried_[line];
      said.said_runs = head.runs;
      said.said_glyphs = head.glyphs;
    }
    // The last of these lines may part another word at its end.
    i = last - 1;
  }
}

const Carried* CarriedText::of(const Line& line) const {
  const auto found = carried_.find(&line);
  return found == carried_.end() ? nullptr : &found->second;
}

}  // namespace galley::output
