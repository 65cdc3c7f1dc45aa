// cli: describes the choices of page breaks.
#include "explain.h"

#include <cmath>

#include <fmt/format.h>

#include "galley/base/limits.h"

namespace galley::cli {
namespace {

/// A number with spaces between thousands: “12 340”.
std::string grouped(std::int64_t number) {
  std::string digits = fmt::format("{}", number < 0 ? -number : number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
  return (number < 0 ? "−" : "") + digits;
}

std::string foot(const PageEnd& end) {
  if (const auto squeezed = std::lround(100 * end.squeeze); squeezed > 0)
    return fmt::format("foot full, gaps squeezed by {} % of what they may", squeezed);
  const auto percent = std::lround(100 * end.foot);
  return percent > 0 ? fmt::format("foot {} % short", percent) : "foot full";
}

std::string described(const PageEnd& end) {
  return fmt::format("before “{}” ({}): {}; {}; cost {}", end.next, file_and_line(end.place), end.reason,
                     foot(end), grouped(end.cost));
}

std::string described_second(const PageChoice& choice) {
  if (!choice.second) return "second best: there is none";
  return fmt::format("second best: {} (+{} over the document: {} pages, last {} % full)",
                     described(*choice.second), grouped(choice.dearer), choice.pages,
                     std::lround(100 * choice.last_page));
}

}  // namespace

void tell_page_breaks(const Pages& pages, const std::string& input, DiagnosticForm form, Report& report) {
  const auto tell = [&](const Place& place, const std::string& first, const std::string& second) {
    if (form != DiagnosticForm::Text)
      report.add(Diagnostic{Severity::Note, Fault::Resume, first, place, second});
    else
      report.tell(fmt::format("{}: {}\n{}", input, first,
                              second.empty() ? "" : std::string(input.size() + 2, ' ') + second + "\n"));
  };
  if (pages.choices.empty())
    tell({}, pages.pages.size() == 1 ? "one page: nothing to choose" : "a page each: nothing to choose", {});
  for (const PageChoice& choice : pages.choices)
    tell(choice.best.place, fmt::format("page {} ends {}", choice.page + 1, described(choice.best)),
         described_second(choice));
  for (const ChosenLengths& lengths : pages.lengths) {
    std::string told;
    for (const ChosenLength& length : lengths.paragraphs) {
      if (!told.empty()) told += ", ";
      told += fmt::format("{} in {} instead of {}", file_and_line(length.place), length.lines,
                          static_cast<std::ptrdiff_t>(length.lines) - length.lines_more);
    }
    tell(lengths.paragraphs.front().place, fmt::format("set with another number of lines: {}", told),
         fmt::format("so the pages cost {} less", grouped(lengths.saved)));
  }
  if (pages.choices.size() >= limits.explained_pages && pages.choices.back().page + 2 < pages.pages.size())
    tell({}, fmt::format("pages after {} are not explained", pages.choices.back().page + 1), {});
}

}  // namespace galley::cli
