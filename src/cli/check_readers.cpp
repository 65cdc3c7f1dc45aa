// cli: galley check, for readers of the résumé and of its letter (see check_parts.h).
#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "check_parts.h"
#include "galley/layout/evenness.h"
#include "json_lines.h"
#include "time_limit.h"
#include "today.h"

namespace galley::cli {
namespace {

/// The note on a river.
Diagnostic note_of(const layout::PlacedRiver& placed) {
  Diagnostic note;
  note.severity = Severity::Note;
  note.place = placed.place;
  note.message =
      fmt::format("a river of white runs through {} lines of this paragraph, {:.1f} pt wide (page {})",
                  placed.river.lines, placed.river.width.points(), placed.page + 1);
  return note;
}

void add_notes_on_rivers(const Pages& pages, Diagnostics& notes) {
  for (const layout::PlacedRiver& river : layout::rivers(pages)) notes.push_back(note_of(river));
}

std::string evenness_of(const layout::WordSpaces& spaces) {
  if (spaces.lines == 0) return "none justified";
  return fmt::format("{} justified: word spaces {:.2f} of their natural width, spread {:.3f}, widest {:.2f}",
                     spaces.lines, spaces.mean, spaces.deviation, spaces.widest);
}

/// What pages are like: how full they are, how many lines they have, how even these are.
CheckPart part_on(std::string_view name, const std::string& label, const Pages& pages) {
  std::size_t lines = 0;
  for (const Page& page : pages.pages) lines += page.lines.size();
  const layout::WordSpaces spaces = layout::word_spaces(pages);
  CheckPart part{name, {}, {}};
  part.text = fmt::format("{}: {}; {} {}, {}\n", label, fullness_of(pages), lines,
                          lines == 1 ? "line" : "lines", evenness_of(spaces));
  if (pages.pages.size() > 1) part.text += fmt::format("{}: {}\n", label, fullness_of_each(pages));
  part.json = {{"pages", pages.pages.size()},
               {"percentFull", percent_full(pages)},
               {"lines", lines},
               {"justifiedLines", spaces.lines}};
  if (spaces.lines > 0)
    part.json["wordSpaces"] = {{"mean", rounded(spaces.mean)},
                               {"spread", rounded(spaces.deviation)},
                               {"widest", rounded(spaces.widest)}};
  return part;
}

/// All companies but the one that a résumé is for.
std::vector<std::string> others_of(std::set<std::string> companies, const Resume& resume) {
  companies.erase(resume.application.company.value);
  return {companies.begin(), companies.end()};
}

}  // namespace

CheckPart check_for_readers(const Typeset& made, const Job& job, const Arguments& arguments, Report& report) {
  Diagnostics notes;
  add_notes_on_rivers(made.pages, notes);
  const TimeLimit limit(arguments.time_limit);
  std::ranges::move(advise(job.input->session(), made.resume, limit.token()), std::back_inserter(notes));
  name_variant(job, notes);
  report.add(in_file_order(notes), job.variant);
  return part_on("type", job.label(), made.pages);
}

CheckPart check_letter(const Resume& resume, const Job& job, const Arguments& arguments,
                       const CheckedInput& input, Report& report) {
  constexpr std::string_view name = "letter";
  if (job.is_plain() && !resume.letter->unfilled.empty())
    return {name, fmt::format("{}: letter: only variants with an application have it\n", job.label()), {}};
  const TimeLimit limit(arguments.time_limit);
  Diagnostics notes;
  auto letter = typeset_letter(job.input->session(), resume, today(arguments), notes, layout::Explain::No,
                               limit.token());
  if (letter) {
    add_notes_on_rivers(letter->pages, notes);
    std::ranges::move(
        advise_on_letter(letter->resume, letter->pages, others_of(input.companies, letter->resume)),
        std::back_inserter(notes));
  } else if (limit.is_over()) {
    notes.push_back(limit.error(job.label()));
  } else {
    std::ranges::move(letter.error(), std::back_inserter(notes));
  }
  name_variant(job, notes);
  report.add(in_file_order(notes), job.variant);
  if (!letter) return {name, {}, {}};
  CheckPart part = part_on(name, job.label() + ": letter", letter->pages);
  if (arguments.show_text) {
    const CheckPart text = text_read_back(*letter, report);
    part.text += text.text;
    part.json[text.name] = text.json;
  }
  return part;
}

CheckPart text_read_back(const Typeset& made, Report& report) {
  CheckPart part{"text", {}, {}};
  Diagnostics warnings;
  const auto shown = output::write_text(made.documents, {.bullets = output::Bullets::AsOnThePage}, warnings);
  if (!shown) {
    report.add(shown.error());
    return part;
  }
  part.text = "\n" + *shown;
  part.json = *shown;
  return part;
}

}  // namespace galley::cli
