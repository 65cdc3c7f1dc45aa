// galley-breaks paragraphs: texts in, their lines out, by galley's own shaping, hyphenation and lists,
// without protrusion or expansion.
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "../one_file.h"
#include "galley/layout/lists.h"
#include "galley/shape/shape.h"
#include "input.h"

namespace galley::conformance {
namespace {

using breaking::BrokenLine;
using shape::Element;

constexpr double largest_size = 1000;

/// TeX knows no words too long, and no space too narrow.
constexpr layout::ListRules as_tex{
    .measure = Length::points(1e9), .words = layout::Words::Parted, .narrowest_space = 0};

template <typename T>
T value_of(std::expected<T, Diagnostic> result) {
  if (!result) throw InputError(result.error().message);
  return std::move(*result);
}

template <typename T>
T value_of(std::expected<T, Diagnostics> result) {
  if (!result) throw InputError(result.error().empty() ? "unknown error" : result.error().front().message);
  return std::move(*result);
}

/// A font, and the words shaped with it.
struct Font {
  explicit Font(const std::string& path)
      : file(path),
        library(file, {std::filesystem::path(path).parent_path()}, font::SystemFonts::Ignore),
        face(value_of(
            font::Face::load(std::make_shared<const std::string>(value_of(file.read(path))), path))) {}

  OneFile file;
  font::Library library;
  shape::WordCache words{file};
  std::shared_ptr<const font::Face> face;
};

class Fonts {
 public:
  Font& at(const std::string& path) {
    std::unique_ptr<Font>& font = fonts_[path];
    if (!font) font = std::make_unique<Font>(path);
    return *font;
  }

 private:
  std::map<std::string, std::unique_ptr<Font>> fonts_;
};

Document document_of(const Json& input, const font::Face& face) {
  TextStyle style;
  style.family = face.family();
  style.weight = face.metrics().weight;
  style.slant = face.italic() ? FontSlant::Italic : FontSlant::Upright;
  const Json& size = member(input, "size");
  if (!size.is_number()) throw InputError("'size' is no number");
  const auto points = size.get<double>();
  if (!std::isfinite(points) || points <= 0 || points > largest_size)
    throw InputError("'size' is out of range");
  style.size = Length::points(points);

  Document document;
  document.styles.push_back(style);
  document.info.language = input.contains("language") ? string(input["language"]) : "en-US";
  document.size = style.size;
  document.hyphenate = Hyphenation::Always;
  return document;
}

Paragraph paragraph_of(const Json& input) {
  Paragraph paragraph;
  paragraph.text = string(member(input, "text"));
  Span span;
  span.end = static_cast<std::uint32_t>(paragraph.text.size());
  paragraph.spans.push_back(span);
  return paragraph;
}

/// Where the text of a line ends that breaks at item `at`.
std::uint32_t text_end(const BrokenLine& line, const layout::HorizontalList& list,
                       const shape::ShapedParagraph& shaped) {
  const auto element = [&](std::size_t item) -> const Element* {
    const std::size_t index = item < list.element.size() ? list.element[item] : shaped.elements.size();
    return index < shaped.elements.size() ? &shaped.elements[index] : nullptr;
  };
  const Element* at = element(line.at);
  if (at == nullptr) return shaped.end;
  if (at->kind == Element::Kind::Space) return at->fragment.end;
  std::uint32_t end = 0;
  for (const shape::Fragment& fragment : at->before()) end = std::max(end, fragment.end);
  for (std::size_t item = line.at; end == 0 && item-- > line.begin;)
    if (element(item)->kind != Element::Kind::Break) end = element(item)->fragment.end;
  return end;
}

bool ends_in_hyphen(const BrokenLine& line, const layout::HorizontalList& list,
                    const shape::ShapedParagraph& shaped) {
  if (line.at >= list.element.size()) return false;
  const Element& element = shaped.elements[list.element[line.at]];
  return element.kind == Element::Kind::Break &&
         (element.reason == text::BreakKind::Hyphenation || element.reason == text::BreakKind::SoftHyphen);
}

/// Text as it is seen: without spaces at its ends or soft hyphens.
std::string seen(std::string_view text) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(first);
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  std::string result(text);
  for (std::size_t at = result.find(soft_hyphen); at != std::string::npos; at = result.find(soft_hyphen, at))
    result.erase(at, soft_hyphen.size());
  return result;
}

Json break_case(const Json& input, const Json& given, Fonts& fonts) {
  Font& font = fonts.at(string(member(given, "font")));
  const Document document = document_of(given, *font.face);
  const Paragraph paragraph = paragraph_of(given);
  Diagnostics warnings;
  const shape::ShapedParagraph shaped = *value_of(shape::shape_paragraph(
      paragraph, document, {font.library, font.words, shape::Features::Plain}, warnings));
  const layout::HorizontalList list = layout::horizontal_list(shaped, paragraph, document.styles, {}, as_tex);
  const breaking::Broken broken =
      breaking::break_list(list.items, parameters(input, length_not_negative(member(given, "measure"))));

  Json lines = Json::array();
  std::uint32_t begin = 0;
  for (const BrokenLine& line : broken.lines) {
    const std::uint32_t end = text_end(line, list, shaped);
    std::string text = seen(std::string_view(paragraph.text).substr(begin, end - begin));
    if (ends_in_hyphen(line, list, shaped)) text += '-';
    lines.push_back({{"text", text}, {"nat", line.natural.points()}});
    begin = end;
  }
  return {{"lines", lines}};
}

}  // namespace

Json break_paragraphs(const Json& input) {
  Fonts fonts;
  return for_each_case(input, [&](const Json& given) { return break_case(input, given, fonts); });
}

}  // namespace galley::conformance
