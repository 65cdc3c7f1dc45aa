// One paragraph shaped with the shipped fonts, or with Debian's, and what a test asks of it.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <hb.h>

#include "galley/base/file_reader.h"
#include "galley/shape/shape.h"

namespace galley::shape {

inline const std::string serif = "Source Serif 4";
inline const std::string sans = "Source Sans 3";
inline const std::vector<std::string> five_families{serif, sans, "Lato", "EB Garamond 12",
                                                    "Linux Libertine O"};

/// The three of Debian's fonts that tests use; nothing else is listed, for a family has dozens of files.
class DebianFonts final : public FileReader {
 public:
  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    return disk_->read(location);
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    return disk_->exists(location);
  }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath& /*folder*/) override {
    return std::vector<std::filesystem::path>{"/usr/share/fonts/truetype/lato/Lato-Regular.ttf",
                                              "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf",
                                              "/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf"};
  }
  std::vector<std::filesystem::path> files_read() const override { return disk_->files_read(); }

 private:
  std::unique_ptr<FileReader> disk_ = disk_reader();
};

/// A document of one paragraph. Spans are added in order; each is a stretch of text in a style.
class Setting {
 public:
  Setting() : fonts(files_, {"fonts"}, font::SystemFonts::Ignore) { document.info.language = "en-US"; }

  Setting& add(const std::string& text, TextStyle style, galley::Parting parting = galley::Parting::Words) {
    const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += text;
    document.styles.push_back(std::move(style));
    Span span;
    span.begin = begin;
    span.end = static_cast<std::uint32_t>(paragraph.text.size());
    span.style = static_cast<StyleId>(document.styles.size() - 1);
    span.parting = parting;
    paragraph.spans.push_back(span);
    return *this;
  }
  /// More text in the last style, as a span (a link, say) of its own.
  Setting& add_same(const std::string& text, galley::Parting parting = galley::Parting::Words) {
    add(text, document.styles.back(), parting);
    document.styles.pop_back();
    paragraph.spans.back().style = paragraph.spans.back().style - 1;
    return *this;
  }

  std::expected<std::shared_ptr<const ShapedParagraph>, Diagnostics> try_shape(
      Features features = Features::House) {
    return shape_paragraph(paragraph, document, {fonts, words, features}, warnings);
  }
  std::vector<Element> shape(Features features = Features::House) {
    auto shaped = try_shape(features);
    EXPECT_TRUE(shaped) << (shaped ? "" : shaped.error().front().message);
    return shaped ? (*shaped)->elements : std::vector<Element>();
  }

 private:
  DebianFonts files_;

 public:
  font::Library fonts;
  WordCache words{files_};
  Document document;
  Paragraph paragraph;
  Diagnostics warnings;
};

inline TextStyle in(const std::string& family, double size = 10.5) {
  TextStyle style;
  style.family = family;
  style.size = Length::points(size);
  return style;
}

inline std::vector<Element> shape_text(const std::string& text, const TextStyle& style,
                                       Features features = Features::House) {
  return Setting().add(text, style).shape(features);
}

inline std::int64_t width(std::span<const Fragment> fragments) {
  std::int64_t sum = 0;
  for (const Fragment& fragment : fragments) {
    sum += fragment.word->width;
  }
  return sum;
}

/// The width of an element on a line that does not end there.
inline std::int64_t width(const Element& element) {
  return element.kind == Element::Kind::Break ? width(element.instead())
                                              : element.fragment.word->width + element.kern;
}

inline std::int64_t width(const std::vector<Element>& elements) {
  std::int64_t sum = 0;
  for (const Element& element : elements) {
    sum += width(element);
  }
  return sum;
}

/// What HarfBuzz makes of a text in one piece: the sum of its advances.
inline std::int64_t whole_width(const font::Face& face, const std::string& text) {
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language(buffer, hb_language_from_string("en-US", -1));
  hb_shape(face.hb_font(), buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::int64_t sum = 0;
  for (unsigned i = 0; i < count; ++i) {
    sum += positions[i].x_advance;
  }
  hb_buffer_destroy(buffer);
  return sum;
}

/// Elements as text: words, “_” for a space, “=” for a bound one, {before|after|instead} for a break.
inline std::string outline(const std::vector<Element>& elements, const std::string& text) {
  const auto read = [&](std::span<const Fragment> fragments) {
    std::string all;
    for (const Fragment& fragment : fragments) {
      all +=
          fragment.begin == fragment.end ? "-" : text.substr(fragment.begin, fragment.end - fragment.begin);
    }
    return all;
  };
  std::string all;
  for (const Element& element : elements) {
    switch (element.kind) {
      case Element::Kind::Box:
        all += read(std::span(&element.fragment, 1));
        break;
      case Element::Kind::Space:
        all += element.bound ? "=" : "_";
        break;
      case Element::Kind::Break:
        all +=
            "{" + read(element.before()) + "|" + read(element.after()) + "|" + read(element.instead()) + "}";
        break;
    }
  }
  return all;
}

}  // namespace galley::shape
