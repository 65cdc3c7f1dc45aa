// galley: checks of the file: its size, its name, its kind, and its characters (see ats_checks.h).
#include <algorithm>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

/// From how many bytes on a system does what to a file.
struct SizeLimit {
  std::size_t bytes;
  std::string_view what;
  bool is_refused;  ///< or its text is not read; else it is only asked for
};
constexpr SizeLimit size_limits[] = {
    {2'500'000, "is over 2.5 MB: Greenhouse does not read it", true},
    {1'048'576, "is over 1 MB: Taleo refuses it unless it is set up otherwise", true},
    {512'000, "is over 0.5 MB: eRecruiting asks for a smaller one", false},
};

}  // namespace

Summary check_size(const Subject& subject, Diagnostics& diagnostics) {
  const auto limit =
      std::ranges::find_if(size_limits, [&](const SizeLimit& one) { return subject.pdf.size() > one.bytes; });
  if (limit != std::end(size_limits))
    diagnostics.push_back((limit->is_refused ? fault : advice)(
        place_of(subject.resume), fmt::format("the PDF {}", limit->what),
        "a smaller picture (basics.image), or fewer fonts of one's own"));
  return fmt::format("{} kB", (subject.pdf.size() + 999) / 1000);
}

Summary check_file_name(const Subject& subject, Diagnostics& diagnostics) {
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

Summary check_own_name(const Subject& subject, Diagnostics& diagnostics) {
  constexpr std::string_view titles = " dr prof mr mrs ms phd mba ";
  const std::string_view all = subject.resume.basics.name.value;
  std::string name(all.substr(0, all.find(',')));  // degrees follow
  std::ranges::replace(name, '-', ' ');
  const auto is_in_file = [&](std::string_view word) {
    for (const bool in_file : {false, true})
      for (const bool in_name : {false, true})
        if (without_marks(subject.file_name, in_file).contains(without_marks(word, in_name))) return true;
    return false;
  };
  // Of a name in another script nothing can be in the file's name.
  bool has_word = false;
  bool is_there = false;
  for (const std::string_view word : ascii::words_of(name)) {
    const std::string letters = without_marks(word, false);
    if (letters.size() < 2 || word.ends_with('.') || titles.contains(" " + letters + " ")) continue;
    has_word = true;
    is_there = is_there || is_in_file(word);
  }
  is_there = is_there || !has_word;
  if (!is_there)
    diagnostics.push_back(advice(subject.resume.basics.name.place,
                                 fmt::format("the file's name, '{}', does not hold yours", subject.file_name),
                                 "meta.output = \"First-Last-Resume\""));
  return is_there ? subject.file_name : std::string();
}

Summary check_profile(const Subject& subject, Diagnostics& diagnostics) {
  if (subject.resume.style.pdf == PdfProfile::Print)
    diagnostics.push_back(fault(place_of(subject.resume), "a PDF for the press has no links",
                                "send the one of `pdf = \"archive\"`"));
  return subject.resume.style.pdf == PdfProfile::Print ? "for the press" : "text, fonts and links are in it";
}

Summary check_text(const Subject& subject, Diagnostics& diagnostics) {
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
  return fmt::format("{} characters, no icons", characters);
}

}  // namespace galley::ats
