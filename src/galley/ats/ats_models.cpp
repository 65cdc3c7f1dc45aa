// galley: checks of the text read back from the PDF, one for each reading model (see ats_checks.h).
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_reading.h"
#include "galley/base/utf8.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

/// A PDF's text in one model.
struct Reading {
  ReadingModel model;
  std::vector<ReadLine> lines;
};

void expect_words(const Subject& subject, const Reading& reading, Diagnostics& diagnostics) {
  for (const Misreading& misreading : misreadings(subject.pages, reading.model, reading.lines))
    diagnostics.push_back(
        fault(find_from(place_at(subject, misreading.line->block), misreading.word),
              fmt::format("'{}' is read as '{}'", misreading.word, misreading.read),
              "other letters, or another face (style.font): this one does not tell what its glyphs say"));
}

/// Reports an e-mail address or a phone number that is not in one piece on the first page.
void expect_contact(const Subject& subject, const Reading& reading, Diagnostics& diagnostics) {
  std::string page;  // what stands on it
  if (!subject.pages.pages.empty()) {
    for (const Line& line : subject.pages.pages.front().lines) page += line.text + " ";
  }
  const std::u32string shown = canonical(page);
  std::u32string read;  // line by line, or piece by piece
  for (const ReadLine& line : reading.lines) {
    if (line.page > 0) break;
    const auto pieces = reading.model == ReadingModel::Gaps ? line.pieces : std::vector{line.text()};
    for (const std::u32string& piece : pieces) read.append(piece).append(U"\n");
  }
  for (const std::vector<Text>* values : {&subject.resume.basics.email, &subject.resume.basics.phone}) {
    for (const Text& value : *values) {
      const std::u32string text = canonical(value.value);
      // What does not stand there at all is another check's.
      if (!shown.contains(text) || read.contains(text)) continue;
      diagnostics.push_back(fault(value.place, fmt::format("'{}' is not read in one piece", value.value),
                                  "fewer details in the contact line (style.contact), or shorter ones"));
    }
  }
}

/// The line of a paragraph beside which an aside stands: before or after it. Null if there is none.
const Line* line_beside(const Page& page, std::size_t aside) {
  const auto body_at = [&page](std::size_t i) {
    return i < page.lines.size() && page.lines[i].role == LineRole::Body ? &page.lines[i] : nullptr;
  };
  const Line* before = aside > 0 ? body_at(aside - 1) : nullptr;
  const Line* after = body_at(aside + 1);
  const bool is_after = after != nullptr && after->origin.y == page.lines[aside].origin.y;
  return before == nullptr || is_after ? after : before;
}

/// The lines that hold a piece, and how many of them were found to be right.
struct PieceLines {
  std::vector<std::size_t> lines;
  std::size_t passed = 0;
};

/// Is a text read on a line, or on the one above or below it?
bool is_near(const Reading& reading, std::size_t line, std::u32string_view text) {
  for (std::size_t i = line == 0 ? 0 : line - 1; i < std::min(line + 2, reading.lines.size()); ++i)
    if (reading.lines[i].text().contains(text)) return true;
  return false;
}

/// Reports dates and places at the right of a title that are not read on its line or the next, or, where
/// pieces count, are not a piece of their own.
void expect_asides(const Subject& subject, const Reading& reading, Diagnostics& diagnostics) {
  std::map<std::u32string, PieceLines, std::less<>> lines_of_piece;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    for (const std::u32string& piece : reading.lines[i].pieces) lines_of_piece[piece].lines.push_back(i);
  }
  for (const Page& page : subject.pages.pages) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const Line& aside = page.lines[i];
      const Line* beside = aside.role == LineRole::Aside ? line_beside(page, i) : nullptr;
      if (beside == nullptr) continue;
      PieceLines& found = lines_of_piece[canonical(aside.text)];
      // A piece that is not there by itself stands close to the title. That is no loss where lines count.
      if (found.lines.empty() && reading.model != ReadingModel::Gaps) continue;
      const std::u32string title = canonical(beside->text);
      const bool is_piece = found.passed < found.lines.size();
      while (found.passed < found.lines.size() && !is_near(reading, found.lines[found.passed], title))
        ++found.passed;
      if (found.passed++ < found.lines.size()) continue;
      diagnostics.push_back(fault(place_at(subject, aside.block),
                                  fmt::format("'{}' is read {} '{}'", plain(aside.text),
                                              is_piece ? "apart from" : "as one with", plain(beside->text)),
                                  "a shorter title, or style.entry.dates = \"left\""));
    }
  }
}

/// Reports titles of sections that are not lines of their own.
void expect_titles(const Subject& subject, const Reading& reading, Diagnostics& diagnostics) {
  std::set<std::u32string, std::less<>> lines;
  for (const ReadLine& line : reading.lines) {
    if (reading.model != ReadingModel::Gaps || line.pieces.size() == 1) lines.insert(line.text());
  }
  each_line(subject.pages, [&](const Line& line) {
    const StructureNode* node = node_of(subject.pages, line.block);
    if (node == nullptr || node->role != StructureRole::Heading2 || lines.contains(canonical(line.text)))
      return;
    diagnostics.push_back(
        fault(node->place, fmt::format("the title '{}' is not read as a line of its own", plain(line.text)),
              "a shorter title (style.titles), of plain letters"));
  });
}

Summary check_model(const Subject& subject, ReadingModel model, Diagnostics& diagnostics) {
  if (!subject.shown.failure.empty()) {
    if (model != ReadingModel::Content) return not_checked("the PDF cannot be read back");
    diagnostics.push_back(
        fault(place_of(subject.resume), "the PDF cannot be read back: " + subject.shown.failure, ""));
    return {};
  }
  const Reading reading{model, lines_read(subject.shown.pages, model)};
  expect_words(subject, reading, diagnostics);
  expect_contact(subject, reading, diagnostics);
  expect_asides(subject, reading, diagnostics);
  expect_titles(subject, reading, diagnostics);
  std::size_t pieces = 0;
  for (const ReadLine& line : reading.lines) pieces += line.pieces.size();
  return fmt::format("words, contact, dates and titles as written: {} lines, {} pieces", reading.lines.size(),
                     pieces);
}

}  // namespace

Summary check_content_order(const Subject& subject, Diagnostics& diagnostics) {
  return check_model(subject, ReadingModel::Content, diagnostics);
}

Summary check_position_order(const Subject& subject, Diagnostics& diagnostics) {
  return check_model(subject, ReadingModel::Position, diagnostics);
}

Summary check_gaps(const Subject& subject, Diagnostics& diagnostics) {
  return check_model(subject, ReadingModel::Gaps, diagnostics);
}

/// Letters that are joined to one character, and letters that no glyph says.
Summary check_letters(const Subject& subject, Diagnostics& diagnostics) {
  const auto is_letter = [](char32_t character) { return character != U' '; };
  std::set<char32_t> joined;
  std::ptrdiff_t read = 0;
  for (const ReadLine& line : lines_read(subject.shown.pages, ReadingModel::Content)) {
    for (const std::u32string& piece : line.pieces) {
      read += std::ranges::count_if(piece, is_letter);
      for (const char32_t character : piece)
        if (character >= 0xFB00 && character <= 0xFB06) joined.insert(character);
    }
  }
  for (const char32_t character : joined) {
    std::string text;
    utf8::append(text, character);
    Place place = place_of(subject.resume);
    place.line = place.column = 1;
    if (place.source != nullptr) place = find_from(place, text, Reach::File);
    diagnostics.push_back(fault(
        place, fmt::format("'{}' is one character: who searches for its letters does not find it", text),
        "separate letters; galley joins them where the face has a ligature"));
  }
  std::ptrdiff_t shown = 0;
  for (const Page& page : subject.pages.pages) {
    for (const Line& line : page.lines) shown += std::ranges::count_if(canonical(line.text), is_letter);
  }
  if (read < shown && subject.shown.failure.empty())
    diagnostics.push_back(
        fault(place_of(subject.resume),
              fmt::format("{} of the {} letters on the pages are not read", shown - read, shown),
              "another face (style.font): this one does not tell what its glyphs say"));
  return fmt::format("{} read, each by itself", read);
}

}  // namespace galley::ats
