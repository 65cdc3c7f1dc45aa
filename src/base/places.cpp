// base: places in a file. A file can be one line, and hold a mistake in each of its words: nothing here but
// the index may go through a whole line.
#include "places.h"

#include <algorithm>

#include "galley/base/limits.h"
#include "galley/base/utf8.h"

namespace galley {
namespace {

// A mark each so many code points.
constexpr std::size_t mark_distance = 1024;

std::size_t decoded_on(std::string_view text, std::size_t begin, std::size_t count) {
  for (; count > 0 && begin < text.size(); --count) begin = utf8::decode(text, begin).next;
  return begin;
}

/// The code points before a byte of a marked source.
std::size_t code_points_before(const Source& source, std::size_t byte) {
  const auto mark = std::ranges::upper_bound(source.marks, byte) - 1;
  const auto passed = static_cast<std::size_t>(mark - source.marks.begin()) * mark_distance;
  return passed + utf8::length(std::string_view(source.text).substr(*mark, byte - *mark));
}

/// The byte at which a line (counted from 0) starts; the text's size past the last.
std::size_t line_start(const Source& source, std::size_t line) {
  const std::vector<std::size_t>& starts = source.line_starts;
  if (!starts.empty()) return line < starts.size() ? starts[line] : source.text.size();
  std::size_t start = 0;
  for (; line > 0 && start < source.text.size(); --line)
    start = std::min(source.text.find('\n', start), source.text.size() - 1) + 1;
  return start;
}

/// How far from `begin`, on line `line` (from 0), is searched.
std::size_t end_of_search(const Source& source, std::size_t begin, std::size_t line, Reach reach) {
  if (reach == Reach::File) return source.text.size();
  std::size_t end = line_start(source, line + limits.place_lines);
  if (end - begin > limits.place_bytes) end = begin + limits.place_bytes;
  return end;
}

}  // namespace

void index_lines(Source& source) {
  const std::string_view text = source.text;
  source.line_starts = {0};
  source.marks.clear();
  for (std::size_t offset = 0, count = 0; offset < text.size(); ++count) {
    if (count % mark_distance == 0) source.marks.push_back(offset);
    const char first = text[offset];
    const bool is_ascii = static_cast<unsigned char>(first) < 0x80;
    offset = is_ascii ? offset + 1 : utf8::decode(text, offset).next;
    if (first == '\n') source.line_starts.push_back(offset);
  }
}

std::optional<LineBytes> line_of(const Place& place) {
  if (!place.source || place.line < 1) return {};
  const std::string_view text = place.source->text;
  const auto line = static_cast<std::size_t>(place.line) - 1;
  LineBytes bytes{line_start(*place.source, line), line_start(*place.source, line + 1)};
  if (bytes.end > bytes.begin && text[bytes.end - 1] == '\n') --bytes.end;
  if (bytes.end > bytes.begin && text[bytes.end - 1] == '\r') --bytes.end;
  if (line == 0 && text.starts_with("\xEF\xBB\xBF")) bytes.begin += 3;
  return bytes;
}

std::size_t offset_of(const Place& place) {
  const auto line = line_of(place);
  if (!line) return 0;
  return code_points_on(*place.source, line->begin, static_cast<std::size_t>(std::max(place.column, 1)) - 1);
}

std::size_t count_code_points(const Source& source, std::size_t begin, std::size_t end) {
  if (end - begin <= mark_distance || source.marks.empty())
    return utf8::length(std::string_view(source.text).substr(begin, end - begin));
  return code_points_before(source, end) - code_points_before(source, begin);
}

std::size_t code_points_on(const Source& source, std::size_t begin, std::size_t count) {
  if (count <= mark_distance || source.marks.empty()) return decoded_on(source.text, begin, count);
  count += code_points_before(source, begin);
  const std::size_t mark = count / mark_distance;
  if (mark >= source.marks.size()) return source.text.size();
  return decoded_on(source.text, source.marks[mark], count % mark_distance);
}

Place find_from(const Place& start, std::string_view needle, Reach reach) {
  if (needle.empty()) return start;
  const std::optional<LineBytes> line = line_of(start);
  if (!line) return start;
  const Source& source = *start.source;
  const std::string_view text = source.text;
  const auto column = static_cast<std::size_t>(std::max(start.column, 1));
  const std::size_t begin = std::min(code_points_on(source, line->begin, column - 1), line->end);
  const std::size_t end = end_of_search(source, begin, static_cast<std::size_t>(start.line) - 1, reach);
  const std::size_t found = text.substr(0, end).find(needle, begin);
  if (found == std::string_view::npos) return start;

  Place place = start;
  const std::string_view before = text.substr(begin, found - begin);
  const std::size_t newline = before.rfind('\n');
  if (newline == std::string_view::npos) {
    place.column = static_cast<int>(column + utf8::length(before));
  } else {
    place.line += static_cast<int>(std::ranges::count(before, '\n'));
    place.column = 1 + static_cast<int>(utf8::length(before.substr(newline + 1)));
  }
  place.width = static_cast<int>(utf8::length(needle));
  return place;
}

}  // namespace galley
