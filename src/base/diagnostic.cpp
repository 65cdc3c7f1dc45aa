// base: diagnostics as text for people and as JSON for editors. What is shown of a file can hold anything, so
// whatever could steer a terminal is replaced by something that can be seen.
#include "galley/base/diagnostic.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "places.h"

namespace galley {
namespace {

constexpr std::size_t widest_excerpt = 100;  ///< code points
constexpr std::size_t before_place = 40;     ///< kept of a cut line, left of the place
constexpr std::size_t longest_text = 400;    ///< code points of a message, a help or a pointer
constexpr std::size_t kept_at_end = 100;     ///< of one that is cut

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      break;
  }
  return "error";
}

std::string_view escape(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "\033[1;36m";
    case Severity::Warning:
      return "\033[1;35m";
    case Severity::Error:
      break;
  }
  return "\033[1;31m";
}

/// The code point to show for one that a terminal would obey: C0 controls have pictures, the rest (C1, line
/// separators, directional overrides) none.
char32_t visible(char32_t code_point) {
  if (code_point < 0x20) return 0x2400 + code_point;
  if (code_point == 0x7F) return 0x2421;
  const bool steers = (code_point >= 0x80 && code_point <= 0x9F) || code_point == 0x2028 ||
                      code_point == 0x2029 || (code_point >= 0x200E && code_point <= 0x200F) ||
                      (code_point >= 0x202A && code_point <= 0x202E) ||
                      (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xFEFF;
  return steers ? 0xFFFD : code_point;
}

std::string visible(std::string_view text) {
  std::string shown;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    utf8::append(shown, visible(code_point));
    offset = next;
  }
  return shown;
}

/// The text, cut in the middle if it is too long: what it quotes can be as long as a file, and what is said
/// of that stands at the end.
std::string shortened(std::string_view text) {
  const std::size_t length = utf8::length(text);
  if (length <= longest_text) return std::string(text);
  const auto offset_of = [text](std::size_t count) {
    std::size_t offset = 0;
    for (; count > 0; --count) offset = utf8::decode(text, offset).next;
    return offset;
  };
  std::string cut(text.substr(0, offset_of(longest_text - kept_at_end - 1)));
  cut += "…";
  cut += text.substr(offset_of(length - kept_at_end));
  return cut;
}

/// A line made fit to print, and the underline below it.
struct Excerpt {
  std::string line;
  std::string underline;
};

/// Nothing of a line that is empty or not there.
std::optional<Excerpt> excerpt(const Place& place) {
  const std::optional<LineBytes> line = line_of(place);
  if (!line || line->begin == line->end) return {};
  const std::size_t column = place.column < 1 ? 0 : static_cast<std::size_t>(place.column) - 1;
  const std::size_t length = count_code_points(*place.source, line->begin, line->end);
  std::size_t first = 0;
  std::size_t last = length;
  if (length > widest_excerpt) {
    first = column > before_place ? column - before_place : 0;
    first = std::min(first, length - widest_excerpt);
    last = first + widest_excerpt;
  }
  const std::size_t begin = code_points_on(*place.source, line->begin, first);
  const std::size_t end = code_points_on(*place.source, begin, last - first);
  Excerpt result;
  if (first > 0) result.line = "…";
  result.line += visible(std::string_view(place.source->text).substr(begin, end - begin));
  if (last < length) result.line += "…";

  const std::size_t shown = std::clamp(column, first, std::max(first, last));
  const std::size_t room = last > shown ? last - shown : 1;
  const std::size_t width =
      std::clamp<std::size_t>(place.width < 1 ? 1 : static_cast<std::size_t>(place.width), 1, room);
  result.underline =
      std::string(shown - first + (first > 0 ? 1 : 0), ' ') + '^' + std::string(width - 1, '~');
  return result;
}

std::string head(const Place& place) {
  if (!place.source) return "galley";
  std::string name = visible(place.source->name);
  if (place.line > 0) return fmt::format("{}:{}:{}", name, place.line, std::max(place.column, 1));
  if (!place.pointer.empty()) return fmt::format("{}:{}", name, visible(shortened(place.pointer)));
  return name;
}

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    if (code_point == '"' || code_point == '\\') {
      json += '\\';
      json += static_cast<char>(code_point);
    } else if (code_point < 0x20 || code_point == 0x7F) {
      fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(code_point));
    } else {
      utf8::append(json, code_point);
    }
    offset = next;
  }
  json += '"';
}

}  // namespace

Diagnostic error_of_file(const Source& file, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.message = std::move(message);
  diagnostic.place.source = std::make_shared<const Source>(Source{file.name, {}});
  diagnostic.help = std::move(help);
  return diagnostic;
}

Diagnostic stopped() {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::System;
  diagnostic.message = "the work was stopped before it was done";
  return diagnostic;
}

Diagnostic over_limit(std::size_t limit, std::string_view things) {
  Diagnostic diagnostic;
  diagnostic.message = fmt::format("the résumé has more than {} {}", limit, things);
  diagnostic.help = "make several résumés of it";
  return diagnostic;
}

bool has_error(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics,
                             [](const Diagnostic& one) { return one.severity == Severity::Error; });
}

Diagnostics in_file_order(const Diagnostics& diagnostics) {
  const auto file_of = [](const Place& place) {
    return place.source ? std::string_view(place.source->name) : std::string_view();
  };
  std::vector<std::tuple<std::string_view, int, int, std::size_t>> order;
  order.reserve(diagnostics.size());
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Place& place = diagnostics[i].place;
    order.emplace_back(file_of(place), place.line, place.column, i);
  }
  std::ranges::sort(order);
  Diagnostics ordered;
  std::set<std::tuple<std::string_view, int, int, std::string_view, std::string_view>> said;
  for (const auto& [file, line, column, i] : order) {
    const Diagnostic& one = diagnostics[i];
    if (said.emplace(file, line, column, one.place.pointer, one.message).second) ordered.push_back(one);
  }
  return ordered;
}

std::string file_and_line(const Place& place) {
  const std::string name = place.source ? place.source->name : std::string();
  if (!place.pointer.empty()) return fmt::format("{}{}{}", name, name.empty() ? "" : ":", place.pointer);
  return place.line > 0 ? fmt::format("{}:{}", name, place.line) : name;
}

std::string to_text(const Diagnostic& diagnostic, bool colour) {
  const std::string_view bold = colour ? "\033[1m" : "";
  const std::string_view tint = colour ? escape(diagnostic.severity) : "";
  const std::string_view plain = colour ? "\033[0m" : "";
  std::string text =
      fmt::format("{}{}:{} {}{}:{} {}{}{}\n", bold, head(diagnostic.place), plain, tint,
                  word(diagnostic.severity), plain, bold, visible(shortened(diagnostic.message)), plain);
  if (const auto shown = excerpt(diagnostic.place)) {
    fmt::format_to(std::back_inserter(text), "{:5} | {}\n      | {}{}{}\n", diagnostic.place.line,
                   shown->line, tint, shown->underline, plain);
  }
  if (!diagnostic.help.empty()) {
    fmt::format_to(std::back_inserter(text), "      = help: {}\n", visible(shortened(diagnostic.help)));
  }
  return text;
}

std::string to_line(const Diagnostic& diagnostic) {
  std::string said = fmt::format("{}: {}", word(diagnostic.severity), shortened(diagnostic.message));
  if (!diagnostic.help.empty()) {
    const bool is_ended = std::string_view(".!?…").contains(said.back());
    said += fmt::format("{} {}", is_ended ? "" : ".", shortened(diagnostic.help));
  }
  return fmt::format("{}: {}\n", head(diagnostic.place),
                     visible(fmt::format("{}", fmt::join(ascii::words_of(said), " "))));
}

std::string to_json(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  std::string json;
  const auto member = [&json](std::string_view key, std::string_view value) {
    json += json.empty() ? "{" : ",";
    append_json_string(json, key);
    json += ':';
    append_json_string(json, value);
  };
  member("severity", word(diagnostic.severity));
  member("message", shortened(diagnostic.message));
  member("file", place.source ? std::string_view(place.source->name) : std::string_view());
  fmt::format_to(std::back_inserter(json), ",\"line\":{},\"column\":{}", std::max(place.line, 0),
                 place.line > 0 ? std::max(place.column, 1) : 0);
  if (!place.pointer.empty()) member("pointer", shortened(place.pointer));
  const auto shown = excerpt(place);
  member("excerpt", shown ? shown->line : std::string());
  member("help", shortened(diagnostic.help));
  return json + "}\n";
}

}  // namespace galley
