// posting: the text of a posting's file (see posting_text.h).
#include "posting_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/exchange/html_text.h"
#include "galley/intake/intake.h"
#include "galley/intake/shown_text.h"
#include "stems.h"

namespace galley::posting {
namespace {

constexpr std::size_t max_heading_words = 9;

std::string from_utf16(std::string_view bytes, bool is_big) {
  std::string text;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_big ? (first << 8U) | second : (second << 8U) | first);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit_at(at);
    if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    utf8::append(text, point);
  }
  return text;
}

/// The text in UTF-8; nothing if the encoding is another one.
std::optional<std::string> decoded(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (utf8::first_ill_formed(bytes)) return std::nullopt;
  return std::string(bytes);
}

bool is_html(const Source& file, std::string_view text) {
  const std::string begin = ascii::lowered(ascii::trimmed(text).substr(0, 200));
  const std::string name = ascii::lowered(file.name);
  return begin.starts_with("<!doctype html") || begin.starts_with("<html") || begin.starts_with("<head") ||
         begin.starts_with("<body") || name.ends_with(".html") || name.ends_with(".htm");
}

/// What a glyph of a PDF says: ligatures as letters, and what no encoding knows at the beginning of a line as
/// the mark of an item.
std::string text_of_glyph(const intake::ShownGlyph& glyph, bool is_first) {
  if (glyph.text.empty()) return is_first ? "•" : "";
  constexpr char32_t first_ligature = 0xFB00;
  constexpr std::array<std::string_view, 5> ligatures{"ff", "fi", "fl", "ffi", "ffl"};
  const char32_t point = utf8::decode(glyph.text, 0).code_point;
  if (point >= first_ligature && point < first_ligature + ligatures.size())
    return std::string(ligatures[point - first_ligature]);
  const bool is_private = point >= 0xE000 && point < 0xF900;  // fonts of symbols
  if (is_private) return is_first ? "•" : " ";
  return point == 0xA0 ? " " : glyph.text;
}

/// The lines of a PDF, an empty one where there is a gap.
std::string text_of_pages(const std::vector<std::vector<intake::ShownGlyph>>& pages) {
  constexpr double max_gap_inside_word = 0.15;  // in em
  constexpr double max_rise = 0.6;
  constexpr double min_paragraph_gap = 1.75;
  constexpr double max_change = 0.1;  // of the size, in a paragraph
  constexpr double min_indent = 0.4;
  std::string text;
  for (const auto& glyphs : pages) {
    const intake::ShownGlyph* last = nullptr;
    double line_x = 0;
    for (const intake::ShownGlyph& glyph : glyphs) {
      bool is_first = last == nullptr;
      if (last != nullptr) {
        const double down = last->y - glyph.y;
        if (std::abs(down) > max_rise * std::max(glyph.size, last->size)) {
          is_first = true;
          while (text.ends_with(' ')) text.pop_back();
          // A word that is parted at the end of a line.
          const bool is_parted =
              text.ends_with('-') && glyph.text.size() == 1 && ascii::is_small(glyph.text.front());
          const bool is_other_size = std::abs(last->size - glyph.size) > max_change * last->size;
          if (is_parted)
            text.pop_back();
          else
            text += down > min_paragraph_gap * glyph.size || down < 0 || is_other_size ? "\n\n" : "\n";
          if (!is_parted && glyph.x > line_x + min_indent * glyph.size) text += ' ';
        } else if (std::abs(glyph.x - last->end) > max_gap_inside_word * glyph.size) {
          text += ' ';
        }
      }
      if (is_first) line_x = std::min(glyph.x, last == nullptr ? glyph.x : line_x);
      text += text_of_glyph(glyph, is_first);
      last = &glyph;
    }
    text += "\n\n";
  }
  return text;
}

/// Is more than a tenth of the glyphs in no encoding that is known?
bool is_in_no_encoding(const std::vector<std::vector<intake::ShownGlyph>>& pages) {
  std::size_t glyphs = 0;
  std::size_t without_text = 0;
  for (const auto& page : pages) {
    glyphs += page.size();
    without_text += static_cast<std::size_t>(
        std::ranges::count_if(page, [](const intake::ShownGlyph& glyph) { return glyph.text.empty(); }));
  }
  return without_text * 10 > glyphs;
}

/// The text after the mark of an item; nothing if the line is no item.
std::optional<std::string_view> item_text(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ ", "-\t", "*\t", "– ", "— ", "•", "·",   "▪",
                                      "●",  "◦",  "‣",  "■",   "□",   "✓",  "✔",  "➤", "o\t", "o "})
    if (line.starts_with(mark)) return ascii::trimmed(line.substr(mark.size()));
  std::size_t digits = 0;
  while (digits < line.size() && ascii::is_digit(line[digits])) ++digits;
  if (digits > 0 && digits <= 2 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
      line[digits + 1] == ' ')
    return ascii::trimmed(line.substr(digits + 1));
  return std::nullopt;
}

/// A line without the marks of Markdown. Addresses of links go.
std::string without_marks(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const char next = at + 1 < line.size() ? line[at + 1] : ' ';
    if (c == '\\' && next > ' ' && next < 0x7F && !ascii::is_alphanumeric(next)) {
      out += next;
      ++at;
    } else if (c == '`' || (c == '*' && (next == '*' || out.ends_with('*') || ascii::is_alphanumeric(next) ||
                                         out.empty() || !ascii::is_white_space(out.back())))) {
      // “Entwickler*in” is no emphasis.
      const bool is_inside = c == '*' && !out.empty() && ascii::is_small(out.back()) && ascii::is_small(next);
      if (is_inside) out += c;
    } else if (c == '_' &&
               (out.empty() || !ascii::is_alphanumeric(out.back()) || !ascii::is_alphanumeric(next))) {
      continue;
    } else if (c == '[' || (c == ']' && next != '(')) {
      out += c == '[' ? ' ' : ' ';
    } else if (c == ']' && next == '(') {
      const std::size_t end = line.find(')', at);
      at = end == std::string_view::npos ? line.size() : end;
    } else if (c == '|') {
      out += " ; ";
    } else {
      out += c;
    }
  }
  return std::string(ascii::trimmed(out));
}

bool has_small_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    if (u_islower(static_cast<UChar32>(point)) != 0) return true;
    at = next;
  }
  return false;
}

/// Takes lines one after the other, and joins those of a paragraph.
class Lines {
 public:
  explicit Lines(bool has_numbers) : has_numbers_(has_numbers) {}

  void take(std::string_view whole, int number) {
    std::string_view line = ascii::trimmed(whole);
    while (line.starts_with('>')) line = ascii::trimmed(line.substr(1));
    const bool is_rule = line.size() >= 3 && line.find_first_not_of("-=_*~# ") == std::string_view::npos;
    if (is_rule && is_open_ && line.find_first_not_of("-=") == std::string_view::npos &&
        lines_.back().kind == LineKind::Text)
      lines_.back().kind = LineKind::Heading;  // as Markdown underlines it
    if (line.empty() || is_rule) {
      is_open_ = false;
      return;
    }
    if (line.front() == '#') {
      const std::size_t text = line.find_first_not_of('#');
      if (text <= 6 && text < line.size() && line[text] == ' ')
        return add(line.substr(text), LineKind::Heading, number, false);
    }
    if (const auto item = item_text(line)) return add(*item, LineKind::Item, number, true);
    const std::string plain = without_marks(line);
    const std::size_t words = ascii::count_words(plain);
    const bool is_bold = line.size() > 4 && line.starts_with("**") && line.find("**", 2) >= line.size() - 3;
    const bool is_short = words > 0 && words <= max_heading_words;
    const bool is_heading =
        is_short && (plain.ends_with(':') || (!has_small_letter(plain) && words > 1) || is_bold);
    const bool is_indented = !whole.empty() && (whole.front() == ' ' || whole.front() == '\t');
    // A paragraph of one short line without a point may be a heading too: demands.cpp knows its words.
    if (is_heading && !(is_open_ && lines_.back().kind == LineKind::Item && is_indented))
      return add(plain, LineKind::Heading, number, false);
    // A short line that begins a paragraph, and would have had room for the next word, is a heading. Short
    // lines one after the other are a list.
    if (is_first_ && words > max_list_words && is_open_ && lines_.back().kind == LineKind::Text &&
        first_size_ + line.find(' ') < min_wrapped && is_capital_start(plain) &&
        lines_.back().text.find_first_of(".,;", lines_.back().text.size() - 1) == std::string::npos)
      return end_heading(plain, number);
    is_first_ = false;
    if (is_open_ && (lines_.back().kind != LineKind::Item || is_indented || !is_capital_start(plain))) {
      append(lines_.back().text, plain);
      return;
    }
    add(plain, LineKind::Text, number, true);
    is_first_ = true;
    first_size_ = line.size();
  }

  std::vector<PostingLine> take() && { return std::move(lines_); }

 private:
  static constexpr std::size_t max_list_words = 4;
  static constexpr std::size_t min_wrapped = 56;  ///< bytes of a line; shorter ones are not ended by a width

  /// Adds a line to a paragraph. A word that ends a line with its hyphen goes on in the next:
  /// “SPS-Programmierung”.
  static void append(std::string& text, std::string_view line) {
    if (!text.ends_with('-') || !is_capital_start(line)) {
      text.append("\n").append(line);
      return;
    }
    const std::string_view word = line.substr(0, line.find(' '));
    text.append(word).append("\n").append(ascii::trimmed(line.substr(word.size())));
  }

  void end_heading(std::string plain, int number) {
    is_first_ = false;
    if (lines_.size() > 1) lines_.back().kind = LineKind::Heading;
    add(plain, LineKind::Text, number, true);
  }
  static bool is_capital_start(std::string_view text) {
    return u_isupper(static_cast<UChar32>(utf8::decode(text, 0).code_point)) != 0;
  }
  void add(std::string_view text, LineKind kind, int number, bool is_open) {
    std::string plain = without_marks(text);
    if (plain.empty()) return;
    lines_.push_back({std::move(plain), kind, has_numbers_ ? number : 0});
    is_open_ = is_open;
  }

  bool has_numbers_;
  bool is_open_ = false;
  bool is_first_ = false;       ///< has the open paragraph one line?
  std::size_t first_size_ = 0;  ///< of that line, in bytes
  std::vector<PostingLine> lines_;
};

}  // namespace

std::expected<std::vector<PostingLine>, Diagnostic> lines_of_posting(const Source& file) {
  if (file.text.size() > limits.posting_bytes)
    return std::unexpected(
        error_of_file(file, fmt::format("the posting is larger than {} MiB", limits.posting_bytes / mebi)));
  std::string text;
  bool has_numbers = true;
  if (intake::is_pdf(file.text)) {
    const intake::ShownText shown = intake::shown_text(file.text);
    if (!shown.failure.empty())
      return std::unexpected(error_of_file(file, "this PDF cannot be read: " + shown.failure));
    if (is_in_no_encoding(shown.pages))
      return std::unexpected(error_of_file(file, "the fonts of this PDF do not say which letters they show",
                                           "copy the words into a .txt file"));
    text = text_of_pages(shown.pages);
    has_numbers = false;
  } else {
    auto characters = decoded(file.text);
    if (!characters)
      return std::unexpected(error_of_file(file, "the posting is not in UTF-8",
                                           "save it as UTF-8, or as text with another program"));
    text = *std::move(characters);
    if (text.contains('\0'))
      return std::unexpected(error_of_file(file, "the posting has a NUL character: it is no text"));
    if (is_html(file, text)) {
      text = exchange::text_of_html(text);
      has_numbers = false;
    }
  }
  if (text.size() > limits.posting_text_bytes)
    return std::unexpected(error_of_file(
        file, fmt::format("the posting has more than {} KiB of text", limits.posting_text_bytes / kibi)));
  Lines lines(has_numbers);
  int number = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    lines.take(std::string_view(text).substr(at, end - at), ++number);
    at = end + 1;
  }
  auto taken = std::move(lines).take();
  if (taken.empty())
    return std::unexpected(
        error_of_file(file, "there is no text in this posting",
                      has_numbers ? "" : "a picture of a text is no text: copy the words into a .txt file"));
  return taken;
}

}  // namespace galley::posting
