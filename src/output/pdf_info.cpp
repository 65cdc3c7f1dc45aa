// output: what a PDF says of itself (ISO 32000-1, 14.3.3, 7.7.2): title, author, dates, language.
#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

#include "pdf_chapters.h"

namespace galley::output {

namespace {

/// Takes `count` digits from the front of `text`; nothing if they are not there or out of range.
std::optional<int> take_number(std::string_view& text, std::size_t count, int least, int most) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value < least || value > most) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// `Z`, `+02:00`, `+0200` or `+02` as PDF has it; nothing, as nothing.
std::optional<std::string> take_zone(std::string_view& text) {
  if (text.empty()) return "";
  if (take(text, 'Z') || take(text, 'z')) return "Z";
  const char sign = text.front();
  if (sign != '+' && sign != '-') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2, 0, 23);
  if (!hours) return std::nullopt;
  take(text, ':');
  const auto minutes = text.empty() ? 0 : take_number(text, 2, 0, 59);
  if (!minutes) return std::nullopt;
  return fmt::format("{}{:02}'{:02}'", sign, *hours, *minutes);
}

/// `T12:30`, `T12:30:59.123` and a zone; nothing, as nothing.
std::optional<std::string> take_time(std::string_view& text) {
  if (text.empty()) return "";
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  const auto hour = take_number(text, 2, 0, 23);
  const auto minute = hour && take(text, ':') ? take_number(text, 2, 0, 59) : std::nullopt;
  if (!minute) return std::nullopt;
  const auto second = take(text, ':') ? take_number(text, 2, 0, 60) : 0;
  if (!second) return std::nullopt;
  if (take(text, '.')) text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789")));
  const auto zone = take_zone(text);
  if (!zone) return std::nullopt;
  return fmt::format("{:02}{:02}{:02}{}", *hour, *minute, std::min(*second, 59), *zone);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// BCP 47, as far as readers look.
bool is_language_tag(std::string_view tag) {
  const bool in_place = !tag.empty() && tag.front() != '-' && tag.back() != '-';
  return in_place && std::ranges::all_of(tag, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

std::string pdf_date(std::int64_t seconds_since_epoch) {
  using namespace std::chrono;
  constexpr std::int64_t year_0 = -62'167'219'200;
  constexpr std::int64_t year_9999_end = 253'402'300'799;
  const sys_seconds moment{seconds{std::clamp(seconds_since_epoch, year_0, year_9999_end)}};
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss time{moment - day};
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string pdf_date(std::string_view moment) {
  const auto year = take_number(moment, 4, 0, 9999);
  if (!year) return {};
  std::string date = fmt::format("D:{:04}", *year);
  if (moment.empty()) return date;
  const auto month = take(moment, '-') ? take_number(moment, 2, 1, 12) : std::nullopt;
  if (!month) return {};
  date += fmt::format("{:02}", *month);
  if (moment.empty()) return date;
  const auto day = take(moment, '-') ? take_number(moment, 2, 1, 31) : std::nullopt;
  if (!day) return {};
  date += fmt::format("{:02}", *day);
  const auto time = take_time(moment);
  return time && moment.empty() ? date + *time : std::string();
}

void add_information(Haru& haru, const DocumentInfo& info, const PdfOptions& options) {
  Dict dict = haru.info();
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) dict.text(key, text);
  };
  add("Title", info.title);
  add("Author", info.author);
  add("Subject", info.subject);
  add("Keywords", joined(info.keywords));
  add("Producer", "galley " GALLEY_VERSION);
  const std::string date =
      options.source_date_epoch ? pdf_date(*options.source_date_epoch) : pdf_date(info.last_modified);
  add("CreationDate", date);
  add("ModDate", date);

  Dict catalogue = haru.catalogue();
  catalogue.text("Lang", is_language_tag(info.language) ? info.language : "und");
  // A viewer's title bar may show the title only if there is one.
  if (!info.title.empty()) catalogue.dict("ViewerPreferences").boolean("DisplayDocTitle", true);
}

}  // namespace galley::output
