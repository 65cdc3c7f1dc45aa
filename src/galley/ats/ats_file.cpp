// galley: checks of the file: its size, its name, and what readers make of its text (see ats_checks.h).
#include <algorithm>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_reading.h"
#include "galley/base/utf8.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

// Several systems refuse a larger file.
constexpr std::size_t max_pdf_size = 2'000'000;

/// Reads the PDF back, and reports each word that is not read as it stands on the page.
void expect_read_as_written(const Subject& subject, Diagnostics& diagnostics) {
  const intake::ShownText shown = intake::shown_text(subject.pdf);
  if (!shown.failure.empty()) {
    diagnostics.push_back(
        fault(place_of(subject.resume), "the PDF cannot be read back: " + shown.failure, ""));
    return;
  }
  for (const Misreading& misreading : misreadings(subject.pages, read_as_parsers_do(shown.pages)))
    diagnostics.push_back(
        fault(find_from(place_at(subject, misreading.line->block), misreading.word),
              fmt::format("'{}' is read as '{}'", misreading.word, misreading.read),
              "other letters, or another face (style.font): this one does not tell what its glyphs say"));
}

}  // namespace

std::string check_size(const Subject& subject, Diagnostics& diagnostics) {
  if (subject.pdf.size() >= max_pdf_size)
    diagnostics.push_back(fault(place_of(subject.resume), "the PDF is larger than 2 MB",
                                "a smaller picture (basics.image), or fewer fonts of one's own"));
  return fmt::format("{} kB", (subject.pdf.size() + 999) / 1000);
}

std::string check_file_name(const Subject& subject, Diagnostics& diagnostics) {
  const bool safe = std::ranges::all_of(subject.file_name, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c >= ' ' &&
           !std::string_view("\\/:*?\"<>|%#&").contains(c);
  });
  if (!safe)
    diagnostics.push_back(
        fault(place_of(subject.resume),
              fmt::format("the file's name, '{}', has characters that forms refuse", subject.file_name),
              "letters without accents, figures, spaces, . - and _ (meta.output)"));
  return subject.file_name;
}

std::string check_profile(const Subject& subject, Diagnostics& diagnostics) {
  if (subject.resume.style.pdf == PdfProfile::Print)
    diagnostics.push_back(fault(place_of(subject.resume), "a PDF for the press has no links",
                                "send the one of `pdf = \"archive\"`"));
  return subject.resume.style.pdf == PdfProfile::Print ? "for the press" : "text, fonts and links are in it";
}

std::string check_text(const Subject& subject, Diagnostics& diagnostics) {
  std::size_t characters = 0;
  each_line(subject.pages, [&](const Line& line) {
    characters += utf8::length(line.text);
    for (std::size_t at = 0; at < line.text.size();) {
      const auto [point, next] = utf8::decode(line.text, at);
      at = next;
      const bool private_use = (point >= 0xE000 && point <= 0xF8FF) || point >= 0xF0000;
      if (point != 0xFFFD && !private_use) continue;
      diagnostics.push_back(fault(place_at(subject, line.block),
                                  fmt::format("U+{:04X} is an icon or no character: nobody can read it",
                                              static_cast<std::uint32_t>(point)),
                                  "words in its place"));
    }
  });
  expect_read_as_written(subject, diagnostics);
  return fmt::format("{} characters, as written", characters);
}

}  // namespace galley::ats
