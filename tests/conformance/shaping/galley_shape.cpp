// conformance: shapes lines of text as documents are shaped.
//
//   galley-shape LINES    prints for each line of LINES (lines.tsv tells the columns) a line of glyphs, from
//                         the left: id, x and y of each, in font units
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "../one_file.h"
#include "galley/shape/shape.h"

namespace galley {
namespace {

struct Font {
  explicit Font(const std::string& path)
      : file(path), library(file, {std::filesystem::path(path).parent_path()}, font::SystemFonts::Ignore) {}
  OneFile file;
  font::Library library;
  shape::WordCache words{file, {}};
};

struct TestLine {
  std::string language, script, path, index, text;
};

std::vector<TestLine> lines_of(const std::string& path) {
  std::vector<TestLine> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    TestLine one;
    for (std::string* field : {&one.language, &one.script, &one.path, &one.index, &one.text})
      std::getline(fields, *field, '\t');
    lines.push_back(std::move(one));
  }
  return lines;
}

/// Marks of East Asian text whose blank half became a gap have it again.
shape::Glyph untrimmed(shape::Glyph glyph, const font::Face& face) {
  const int blank = face.metrics().units_per_em / 2;
  if (glyph.advance != face.advance(glyph.id) - blank) return glyph;
  glyph.advance += blank;
  if (glyph.x_offset == -blank) glyph.x_offset = 0;
  return glyph;
}

void print(const std::vector<shape::Element>& elements, bool to_left) {
  std::vector<std::pair<const shape::Fragment*, std::int64_t>> fragments;  // and what follows
  for (const shape::Element& element : elements) {
    if (element.gap) continue;
    if (element.kind == shape::Element::Kind::Break)
      for (const shape::Fragment& fragment : element.instead()) fragments.emplace_back(&fragment, 0);
    else
      fragments.emplace_back(&element.fragment, element.kern);
  }
  if (to_left) std::ranges::reverse(fragments);
  std::int64_t pen = 0;
  for (const auto& [fragment, kern] : fragments) {
    for (const shape::Glyph& shaped : fragment->word->glyphs) {
      const shape::Glyph glyph = untrimmed(shaped, *fragment->face);
      std::cout << glyph.id << ',' << pen + glyph.x_offset << ',' << glyph.y_offset << ' ';
      pen += glyph.advance;
    }
    pen += kern;
  }
  std::cout << '\n';
}

int run(const std::string& path) {
  std::map<std::string, std::unique_ptr<Font>> fonts;
  for (const TestLine& line : lines_of(path)) {
    std::unique_ptr<Font>& font = fonts[line.path];
    if (!font) font = std::make_unique<Font>(line.path);
    const auto bytes = font->file.read(line.path);
    if (!bytes) {
      std::cerr << bytes.error().message << '\n';
      return 1;
    }
    const auto face = font::Face::load(std::make_shared<const std::string>(*bytes), line.path,
                                       static_cast<unsigned>(std::stoul(line.index)));
    if (!face) {
      std::cerr << face.error().message << '\n';
      return 1;
    }
    Document document;
    document.info.language = line.language;
    document.system_fonts = false;
    TextStyle style;
    style.family = (*face)->family();
    style.weight = (*face)->metrics().weight;
    style.slant = (*face)->italic() ? FontSlant::Italic : FontSlant::Upright;
    style.size = Length::points(10);
    document.styles.push_back(style);
    Paragraph paragraph;
    paragraph.text = line.text;
    Span span;
    span.end = static_cast<std::uint32_t>(line.text.size());
    paragraph.spans.push_back(span);
    Diagnostics warnings;
    const auto shaped = shape::shape_paragraph(
        paragraph, document, {font->library, font->words, shape::Features::Plain}, warnings);
    if (!shaped) {
      std::cout << "error: " << shaped.error().front().message << '\n';
      continue;
    }
    print((*shaped)->elements, (*shaped)->level % 2 != 0);
  }
  return 0;
}

}  // namespace
}  // namespace galley

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: galley-shape LINES\n";
    return 2;
  }
  return galley::run(arguments[1]);
}
