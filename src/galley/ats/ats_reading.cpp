// galley: the text that readers get from a PDF, compared with the lines of its pages (see ats_reading.h).
#include "ats_reading.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "galley/base/sort_by.h"
#include "galley/base/utf8.h"

namespace galley::ats {
namespace {

// In em. For pdf.js a larger gap is a space; for poppler already a tenth of an em is.
constexpr double max_gap_inside_word = 0.102;

/// How far a raised figure may stand above its line, in em.
constexpr double max_rise = 0.6;

UChar32 icu(char32_t character) { return static_cast<UChar32>(character); }

bool is_space(char32_t character) {
  return u_isUWhiteSpace(icu(character)) != 0 || u_iscntrl(icu(character)) != 0;
}

bool is_unseen(char32_t character) {
  return u_hasBinaryProperty(icu(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool runs_from_right_to_left(char32_t character) {
  const UCharDirection direction = u_charDirection(icu(character));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// A text in Unicode's form NFC: letters and marks are composed.
std::u32string composed(const std::u32string& text) {
  std::u16string units;
  for (const char32_t character : text) {
    if (character > 0xFFFF) units += static_cast<char16_t>(U16_LEAD(character));
    units += static_cast<char16_t>(character > 0xFFFF ? U16_TRAIL(character) : character);
  }
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* form = unorm2_getNFCInstance(&error);
  std::u16string result(units.size() * 3 + 16, u'\0');
  const std::int32_t size = unorm2_normalize(form, units.data(), static_cast<std::int32_t>(units.size()),
                                             result.data(), static_cast<std::int32_t>(result.size()), &error);
  if (U_FAILURE(error)) return text;
  result.resize(static_cast<std::size_t>(size));
  std::u32string characters;
  for (std::size_t at = 0; at < result.size();) {
    UChar32 character = 0;
    U16_NEXT(result.data(), at, result.size(), character);
    characters += static_cast<char32_t>(character);
  }
  return characters;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t character : text) utf8::append(out, character);
  return out;
}

/// pdf.js ignores a glyph whose text ends so.
bool ends_in_format_character(std::string_view text) {
  return !text.empty() && u_charType(icu(utf8::last(text))) == U_FORMAT_CHAR;
}

/// Puts things that stand at about one height into a line after one another, from the left. `y_of` grows
/// downwards.
template <typename Thing, typename Y, typename X, typename Size>
std::vector<std::vector<Thing>> sorted_into_lines(std::vector<Thing> things, Y y_of, X x_of, Size size_of) {
  sort_by(things, y_of);
  std::vector<std::vector<Thing>> lines;
  for (const Thing& thing : things) {
    const bool goes_on =
        !lines.empty() && y_of(thing) - y_of(lines.back().front()) <=
                              max_rise * std::min(size_of(thing), size_of(lines.back().front()));
    if (!goes_on) lines.emplace_back();
    lines.back().push_back(thing);
  }
  for (std::vector<Thing>& line : lines) sort_by(line, x_of);
  return lines;
}

/// The lines of pages in the order in which a model reads them. In the PDF's content a page's footer comes
/// first.
std::vector<const Line*> lines_of(const Pages& pages, ReadingModel model) {
  std::vector<const Line*> ordered;
  for (const Page& page : pages.pages) {
    std::vector<const Line*> lines;
    for (const bool footers : {true, false}) {
      for (const Line& line : page.lines) {
        if (is_artifact(line.role) == footers && !line.runs.empty()) lines.push_back(&line);
      }
    }
    if (model == ReadingModel::Position) {
      const auto rows = sorted_into_lines(
          std::move(lines), [](const Line* line) { return line->runs.front().origin.y.points(); },
          [](const Line* line) { return line->runs.front().origin.x.points(); },
          [](const Line* line) { return line->runs.front().size.points(); });
      lines.clear();
      for (const auto& row : rows) lines.insert(lines.end(), row.begin(), row.end());
    }
    ordered.insert(ordered.end(), lines.begin(), lines.end());
  }
  return ordered;
}

using Glyphs = std::vector<const intake::ShownGlyph*>;

/// The glyphs of a page, line by line.
std::vector<Glyphs> lines_of(const std::vector<intake::ShownGlyph>& page, ReadingModel model) {
  Glyphs all;
  for (const intake::ShownGlyph& glyph : page) all.push_back(&glyph);
  if (model == ReadingModel::Position) {
    return sorted_into_lines(
        std::move(all), [](const intake::ShownGlyph* glyph) { return -glyph->y; },
        [](const intake::ShownGlyph* glyph) { return glyph->x; },
        [](const intake::ShownGlyph* glyph) { return glyph->size; });
  }
  std::vector<Glyphs> lines;
  const intake::ShownGlyph* last = nullptr;
  for (const intake::ShownGlyph* glyph : all) {
    if (last == nullptr || std::abs(glyph->y - last->y) > max_rise * glyph->size) lines.emplace_back();
    lines.back().push_back(glyph);
    last = glyph;
  }
  return lines;
}

bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' '; });
}

/// The width of a letter, in em: the mean of all.
double letter_width(const std::vector<std::vector<intake::ShownGlyph>>& pages) {
  double widths = 0;
  double sizes = 0;
  for (const auto& page : pages) {
    for (const intake::ShownGlyph& glyph : page) {
      widths += glyph.end - glyph.x;
      sizes += glyph.size;
    }
  }
  return sizes > 0 ? widths / sizes : 1;
}

/// Compares lines with the text that is read, one after the other.
class Comparison {
 public:
  explicit Comparison(std::u32string_view read) : read_(read) {}

  /// Compares the next line. Returns nothing if it is read as it stands. `next` is the line after it.
  std::optional<Misreading> take(const Line& line, std::u32string_view expected, std::u32string_view next) {
    if (lost_) find(expected);
    while (at_ < read_.size() && read_[at_] == U' ') ++at_;
    // Readers reorder text that runs from right to left. Only its letters are compared, in any order.
    if (std::ranges::any_of(expected, runs_from_right_to_left)) return take_turned(line, expected);
    const std::u32string_view rest = read_.substr(at_);
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(expected, rest).in1 - expected.begin());
    const std::u32string_view after = rest.substr(same);
    const bool ends_here = after.empty() || after.front() == U' ' || after.starts_with(next.substr(0, 1));
    if (same == expected.size() && ends_here) {
      at_ += same;
      return std::nullopt;
    }
    return misread(line, expected, std::min(same, expected.size() - 1));
  }

 private:
  /// Goes to the next place where the line is read.
  void find(std::u32string_view expected) {
    const std::size_t found = read_.find(expected, at_);
    if (found == std::u32string_view::npos) return;
    at_ = found;
    lost_ = false;
  }

  Misreading misread(const Line& line, std::u32string_view expected, std::size_t place) {
    const std::size_t space = expected.substr(0, place + 1).rfind(U' ');
    const std::size_t begin = space == std::u32string_view::npos ? 0 : space + 1;
    const std::u32string_view word = expected.substr(begin, expected.find(U' ', place) - begin);
    const std::size_t from = std::min(at_ + begin, read_.size());
    const std::size_t end = read_.find(U' ', std::min(from + word.size(), read_.size()));
    Misreading found{&line, utf8_of(word), utf8_of(read_.substr(from, end - from))};
    at_ = from;
    lost_ = true;
    return found;
  }

  std::optional<Misreading> take_turned(const Line& line, std::u32string_view expected) {
    const auto letters = [](std::u32string_view text) {
      std::u32string letters;
      std::ranges::copy_if(text, std::back_inserter(letters), [](char32_t c) { return c != U' '; });
      return letters;
    };
    std::u32string wanted = letters(expected);
    std::size_t end = at_;
    for (std::size_t count = 0; end < read_.size() && count < wanted.size(); ++end)
      count += read_[end] == U' ' ? 0 : 1;
    std::u32string found = letters(read_.substr(at_, end - at_));
    std::ranges::sort(wanted);
    std::ranges::sort(found);
    if (wanted != found) return misread(line, expected, 0);
    at_ = end;
    return std::nullopt;
  }

  std::u32string_view read_;
  std::size_t at_ = 0;
  bool lost_ = false;  ///< after a misreading it is not known where the next line begins
};

}  // namespace

std::u32string canonical(std::string_view utf8) {
  std::u32string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [character, next] = utf8::decode(utf8, at);
    at = next;
    if (is_unseen(character)) continue;
    if (!is_space(character)) {
      text += character == U'\u2011' ? U'-' : character;
    } else if (!text.empty() && text.back() != U' ') {
      text += U' ';
    }
  }
  if (text.ends_with(U' ')) text.pop_back();
  return composed(text);
}

std::u32string ReadLine::text() const {
  std::u32string text;
  for (const std::u32string& piece : pieces) text.append(text.empty() ? U"" : U" ").append(piece);
  return text;
}

std::vector<ReadLine> lines_read(const std::vector<std::vector<intake::ShownGlyph>>& pages,
                                 ReadingModel model) {
  const double max_gap_inside_piece = letter_width(pages);
  std::vector<ReadLine> lines;
  for (std::size_t number = 0; number < pages.size(); ++number) {
    for (const Glyphs& glyphs : lines_of(pages[number], model)) {
      ReadLine line{number, {}};
      std::string piece;
      const auto end_piece = [&] {
        std::u32string text = canonical(piece);
        if (!text.empty()) line.pieces.push_back(std::move(text));
        piece.clear();
      };
      const intake::ShownGlyph* last = nullptr;
      for (const intake::ShownGlyph* glyph : glyphs) {
        const double gap = last == nullptr ? 0 : (glyph->x - last->end) / glyph->size;
        // A space may be as wide as the gap before the dates.
        const bool is_gap =
            is_blank(glyph->text) && glyph->end - glyph->x > max_gap_inside_piece * glyph->size;
        if (gap > max_gap_inside_piece || is_gap) end_piece();
        if (gap > max_gap_inside_word && model != ReadingModel::Gaps) piece += ' ';
        if (!ends_in_format_character(glyph->text)) piece += glyph->text;
        last = glyph;
      }
      end_piece();
      if (!line.pieces.empty()) lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<Misreading> misreadings(const Pages& pages, ReadingModel model,
                                    const std::vector<ReadLine>& read) {
  std::u32string text;
  for (const ReadLine& line : read) text.append(line.text()).append(U" ");
  std::vector<std::pair<const Line*, std::u32string>> lines;
  for (const Line* line : lines_of(pages, model)) {
    std::u32string expected = canonical(line->text);
    if (!expected.empty()) lines.emplace_back(line, std::move(expected));
  }
  Comparison comparison(text);
  std::vector<Misreading> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::u32string_view next = i + 1 < lines.size() ? lines[i + 1].second : std::u32string_view();
    if (auto misreading = comparison.take(*lines[i].first, lines[i].second, next))
      found.push_back(*std::move(misreading));
  }
  return found;
}

}  // namespace galley::ats
