// galley: checks of dates: how they are written, and what they say together (see ats_checks.h).
#include <algorithm>
#include <iterator>
#include <limits>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/base/sort_by.h"
#include "galley/document/word_language.h"
#include "galley/source/calendar.h"
#include "galley/typeset/wording.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

/// Calls `see` for each entry of the sections whose dates systems read.
template <typename See>
void each_dated(const Resume& resume, See see) {
  for (const Section& section : resume.sections) {
    const bool is_dated = section.kind == SectionKind::Work || section.kind == SectionKind::Volunteer ||
                          section.kind == SectionKind::Education || section.kind == SectionKind::Projects;
    for (const Item& item : section.items)
      if (is_dated && !section.is_own) see(section, item);
  }
}

constexpr int unknown_past = std::numeric_limits<int>::min() / 2;
constexpr int unknown_future = std::numeric_limits<int>::max() / 2;

/// Months since the year 0. Of a date without a month, the first or the last of its year.
int first_month(const Date& date) { return date.year * 12 + source::months_of(date).first - 1; }
int last_month(const Date& date) { return date.year * 12 + source::months_of(date).last - 1; }

/// A month since the year 0, as the résumé's language writes it.
std::string month_name(const Subject& subject, int month) {
  return date_text(subject.resume.meta.language, {month / 12, month % 12 + 1});
}

/// From when to when something was, as far as its dates tell.
struct Stretch {
  int first_begin = unknown_past, last_begin = unknown_past;
  int first_end = unknown_future, last_end = unknown_future;
  const Item* item = nullptr;
};

Stretch stretch_of(const Dates& dates, const Item& item) {
  Stretch stretch;
  stretch.item = &item;
  if (dates.start) {
    stretch.first_begin = first_month(*dates.start);
    stretch.last_begin = last_month(*dates.start);
  }
  if (dates.end && !dates.ongoing) {
    stretch.first_end = first_month(*dates.end);
    stretch.last_end = last_month(*dates.end);
  }
  return stretch;
}

/// The stretches of an entry: of its roles, if they have dates.
std::vector<Stretch> stretches_of(const Item& item) {
  std::vector<Stretch> stretches;
  for (const Role& role : item.roles)
    if (role.dates.start || role.dates.end) stretches.push_back(stretch_of(role.dates, item));
  if (stretches.empty() && (item.dates.start || item.dates.end))
    stretches.push_back(stretch_of(item.dates, item));
  return stretches;
}

/// What an entry is called.
std::string name_of(const Item& item) {
  for (const Text* text : {&item.name, &item.organization, &item.institution, &item.position})
    if (!text->empty()) return plain(text->value);
  return "an entry";
}

/// The day on which the PDF says that it was written, if it says so. A PDF for the press may say any.
std::optional<Date> written(const Subject& subject) {
  const std::string digits = ascii::digits_of(subject.shown.modified).substr(0, 8);
  if (digits.size() < 8 || subject.resume.style.pdf == PdfProfile::Print) return std::nullopt;
  return Date{std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6, 2))};
}

constexpr const char* no_date = "no date is known (meta.lastModified, SOURCE_DATE_EPOCH, --date-from git)";

}  // namespace

Summary check_dates(const Subject& subject, Diagnostics& diagnostics) {
  const std::string& language = subject.resume.meta.language;
  const auto see = [&](const Dates& dates) {
    if (dates.literal.empty() || is_readable_date(dates.literal.value, language)) return;
    diagnostics.push_back(fault(dates.literal.place,
                                fmt::format("'{}' is not read as a date", dates.literal.value),
                                "a month by its name and a year: June 2019"));
  };
  each_dated(subject.resume, [&](const Section&, const Item& item) {
    see(item.dates);
    for (const Role& role : item.roles) see(role.dates);
  });
  if (is_numeric(subject.resume.style.date_format))
    diagnostics.push_back(fault(
        place_of(subject.resume),
        fmt::format("style.dateFormat = \"{}\" writes dates in figures", subject.resume.style.date_format),
        "\"yMMMM\" (June 2019) or \"yMMM\" (Jun 2019)"));
  return "months by name, years in full";
}

Summary check_future(const Subject& subject, Diagnostics& diagnostics) {
  const std::optional<Date> now = written(subject);
  if (!now) return not_checked(no_date);
  const std::string day = fmt::format("{:04}-{:02}-{:02}", now->year, now->month, now->day);
  const auto see = [&](const std::optional<Date>& date, std::string_view verb, const Place& place) {
    if (!date || first_month(*date) <= last_month(*now)) return;
    diagnostics.push_back(advice(place,
                                 fmt::format("this {} in {}, and the résumé was written on {}", verb,
                                             month_name(subject, first_month(*date)), day),
                                 "another date, or leave out the end of what goes on"));
  };
  each_dated(subject.resume, [&](const Section& section, const Item& item) {
    // A degree may be expected.
    const bool may_end_later = section.kind == SectionKind::Education;
    const auto see_both = [&](const Dates& dates) {
      see(dates.start, "begins", dates.place);
      if (!may_end_later) see(dates.end, "ends", dates.place);
    };
    see_both(item.dates);
    for (const Role& role : item.roles) see_both(role.dates);
  });
  return "none after " + day;
}

Summary check_overlaps(const Subject& subject, Diagnostics& diagnostics) {
  std::vector<Stretch> jobs;
  each_dated(subject.resume, [&jobs](const Section& section, const Item& item) {
    if (section.kind != SectionKind::Work) return;
    for (const Stretch& job : stretches_of(item))
      if (job.first_begin != unknown_past) jobs.push_back(job);
  });
  sort_by(jobs, [](const Stretch& job) { return job.last_begin; });
  const Stretch* before = nullptr;  // the one that lasts longest
  for (const Stretch& job : jobs) {
    if (before != nullptr && before->item != job.item &&
        std::min(before->first_end, job.first_end) - job.last_begin > 1)
      diagnostics.push_back(advice(job.item->place,
                                   fmt::format("this job overlaps with that at {}", name_of(*before->item)),
                                   "say “part-time” in one of them, or mend the dates"));
    if (before == nullptr || job.first_end > before->first_end) before = &job;
  }
  return jobs.empty() ? "no jobs with dates" : "no two jobs at a time";
}

Summary check_idle_years(const Subject& subject, Diagnostics& diagnostics) {
  std::vector<Stretch> all;
  const Text* literal = nullptr;
  each_dated(subject.resume, [&](const Section&, const Item& item) {
    std::ranges::copy(stretches_of(item), std::back_inserter(all));
    if (!item.dates.literal.empty() && literal == nullptr) literal = &item.dates.literal;
    for (const Role& role : item.roles)
      if (!role.dates.literal.empty() && literal == nullptr) literal = &role.dates.literal;
  });
  if (literal != nullptr) return not_checked(fmt::format("'{}' has no month and year", literal->value));
  if (all.empty()) return "nothing has dates";
  if (const std::optional<Date> now = written(subject)) {
    Stretch today;
    today.first_begin = first_month(*now);
    all.push_back(today);
  }
  sort_by(all, [](const Stretch& one) { return one.first_begin; });
  int until = all.front().last_end;
  for (const Stretch& one : all) {
    const int idle_months = one.first_begin - until - 1;
    if (idle_months > 12)
      diagnostics.push_back(advice(one.item != nullptr ? one.item->place : place_of(subject.resume),
                                   fmt::format("nothing is said of {} to {}", month_name(subject, until + 1),
                                               month_name(subject, one.first_begin - 1)),
                                   "an entry for these months: family, study, travel, search"));
    until = std::max(until, one.last_end);
  }
  return "none over a year";
}

}  // namespace galley::ats
