// source: syntax errors in the author's words. In come the parser's message and place; each rule looks at the
// line itself, says what is wrong if it knows, and moves the place to where the author would look.
#include "toml_errors.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/source/suggest.h"
#include "galley/source/value.h"
#include "toml_scan.h"

namespace galley::source {
namespace {

bool is_word(char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// A syntax error with all that a rule looks at.
struct SyntaxError {
  std::string_view reason;  ///< “expected '=', saw ':'”
  std::string_view what;    ///< what was being parsed: “inline table”
  Place place;
  std::string_view text;   ///< of the whole file
  std::size_t offset = 0;  ///< of the place
  std::string_view line;   ///< the line that the place is on
  std::size_t line_start = 0;

  [[nodiscard]] bool says(std::string_view words) const {
    return reason.find(words) != std::string_view::npos;
  }
  [[nodiscard]] char at(std::size_t i) const { return i < text.size() ? text[i] : '\n'; }
  [[nodiscard]] Place place_of(std::size_t begin, std::size_t end) const {
    const auto width = utf8::length(text.substr(begin, end - begin));
    return place_at(place.source, begin, static_cast<int>(std::max<std::size_t>(width, 1)));
  }
};

using Rule = std::optional<Diagnostic> (*)(const SyntaxError&);

/// The bare word around the place: from after the last blank, bracket, = or comma to the next.
std::pair<std::size_t, std::size_t> token(const SyntaxError& error) {
  const auto ends = [](char c) { return is_blank(c) || std::string_view("\n=,[]{}#").contains(c); };
  std::size_t begin = std::min(error.offset, error.text.size());
  while (begin > error.line_start && !ends(error.text[begin - 1])) --begin;
  // The parser reports some errors one past the word's end.
  if (begin == error.offset && begin > error.line_start && ends(error.at(begin))) {
    while (begin > error.line_start && is_blank(error.text[begin - 1])) --begin;
    while (begin > error.line_start && !ends(error.text[begin - 1])) --begin;
  }
  std::size_t end = begin;
  while (end < error.text.size() && !ends(error.text[end])) ++end;
  return {begin, end};
}

/// The key at the start of the line, if the line looks like `key = …`; else empty.
std::string_view key_of(std::string_view line) {
  std::size_t begin = 0;
  while (begin < line.size() && is_blank(line[begin])) ++begin;
  std::size_t end = begin;
  while (end < line.size() && (is_word(line[end]) || line[end] == '.')) ++end;
  std::size_t equals = end;
  while (equals < line.size() && is_blank(line[equals])) ++equals;
  return equals < line.size() && line[equals] == '=' ? line.substr(begin, end - begin) : std::string_view();
}

/// The number of the last line before `limit` that begins (after blanks) with `start` and then one of
/// `follow`; 0 if there is none.
int line_beginning(std::string_view text, int limit, std::string_view start, std::string_view follow) {
  int found = 0;
  std::size_t offset = 0;
  for (int number = 1; number < limit && offset < text.size(); ++number) {
    std::size_t i = offset;
    while (i < text.size() && is_blank(text[i])) ++i;
    if (text.substr(i).starts_with(start)) {
      i += start.size();
      while (i < text.size() && is_blank(text[i])) ++i;
      if (i < text.size() && follow.contains(text[i])) found = number;
    }
    const std::size_t newline = text.find('\n', offset);
    if (newline == std::string_view::npos) break;
    offset = newline + 1;
  }
  return found;
}

/// `[work.roles]` of the message “cannot redefine existing table 'work.roles'”.
std::string_view quoted_name(std::string_view reason) {
  const std::size_t begin = reason.find('\'');
  const std::size_t end = reason.find('\'', begin + 1);
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  return reason.substr(begin + 1, end - begin - 1);
}

std::optional<Diagnostic> open_list(const SyntaxError& error) {
  if (error.what != "value" && error.what != "array" && error.what != "boolean") return std::nullopt;
  if (error.says("end-of-file")) {
    const auto last = open_at(error.text, error.text.size()).bracket;
    if (!last || error.text[*last] != '[') return std::nullopt;
    return error_at(place_at(error.place.source, *last), "this list is not closed", "put ] at its end");
  }
  std::size_t first = 0;
  while (first < error.line.size() && is_blank(error.line[first])) ++first;
  const bool is_header = error.line.substr(first).starts_with('[') && error.line.contains(']') &&
                         first + 1 < error.line.size() &&
                         (ascii::is_letter(error.line[first + 1]) || error.line[first + 1] == '[');
  if (key_of(error.line).empty() && !is_header) return std::nullopt;
  const auto bracket = open_at(error.text, error.line_start).bracket;
  if (!bracket || error.text[*bracket] != '[') return std::nullopt;
  const Place begin = place_at(error.place.source, *bracket);
  return error_at(begin, "this list is not closed", fmt::format("put ] before line {}", error.place.line));
}

std::optional<Diagnostic> date_without_quotes(const SyntaxError& error) {
  const auto [begin, end] = token(error);
  const std::string_view word = error.text.substr(begin, end - begin);
  if (word.size() < 5 ||
      !std::ranges::all_of(word,
                           [](char c) { return ascii::is_digit(c) || c == '-' || c == '/' || c == '.'; }) ||
      !ascii::is_digit(word.front())) {
    return std::nullopt;
  }
  const bool whole = word.size() == 10 && word[4] == '-' && word[7] == '-';
  if (whole) {
    return error_at(error.place_of(begin, end), fmt::format("'{}' is not a date", word),
                    "months are 01 to 12, and no month has more days than the calendar gives it");
  }
  const bool month = word.size() == 7 && word[4] == '-';
  if (!month && std::ranges::count(word, '-') + std::ranges::count(word, '/') == 0 && error.what != "date" &&
      !(error.says("leading zeroes") && word.contains('.'))) {
    return std::nullopt;
  }
  const std::string help =
      month ? fmt::format("write \"{}\"", word) : std::string("dates are text, the year first: \"2023-04\"");
  return error_at(error.place_of(begin, end), fmt::format("the date {} needs quotes", word), help);
}

std::optional<Diagnostic> unknown_escape(const SyntaxError& error) {
  const bool hexadecimal = error.what == "unicode scalar sequence" || error.says("hex digit");
  if (!error.says("escape sequence") && !hexadecimal) return std::nullopt;
  const std::size_t backslash = error.text.rfind('\\', error.offset);
  if (backslash == std::string_view::npos || backslash < error.line_start) return std::nullopt;
  const std::size_t next = utf8::decode(error.text, backslash + 1).next;
  const std::string_view escaped = error.text.substr(backslash + 1, next - backslash - 1);
  const bool latex = escaped.size() == 1 && std::string_view("%&$#_{}~^-,;:!@ ").contains(escaped.front());
  const std::string help =
      latex ? fmt::format("write {} as it is; a backslash itself wants '…' or \\\\", escaped)
            : std::string("a backslash wants '…' around the text, or write \\\\");
  return error_at(error.place_of(backslash, next), fmt::format("\"\\{}\" is not an escape of TOML", escaped),
                  help);
}

std::optional<Diagnostic> quote_within_text(const SyntaxError& error) {
  if (!error.says("expected a comment") && !error.says("expected comma")) return std::nullopt;
  if (error.offset == 0) return std::nullopt;
  const char before = error.text[error.offset - 1];
  const auto here = static_cast<unsigned char>(error.at(error.offset));
  const bool goes_on = is_word(static_cast<char>(here)) || here >= 0x80 || here == '\'';
  if (!goes_on || error.what == "table header") return std::nullopt;
  const Place quote = error.place_of(error.offset - 1, error.offset);
  if (before == '\'') {
    return error_at(quote, "the apostrophe ends the string", "put \"…\" around text with an apostrophe");
  }
  if (before == '"') {
    return error_at(quote, "the quotation mark ends the string",
                    "inside \"…\" write \\\", or put '…' around the text");
  }
  return std::nullopt;
}

std::optional<Diagnostic> missing_comma(const SyntaxError& error) {
  if (!error.says("expected comma or closing ']'")) return std::nullopt;
  std::size_t last = error.offset;
  while (last > 0 && (is_blank(error.text[last - 1]) || error.text[last - 1] == '\n')) --last;
  const Place previous = place_at(error.place.source, last);
  std::string help = fmt::format("put a comma at the end of line {}", previous.line);
  if (previous.line == error.place.line) help = "the elements of a list are parted by commas";
  return error_at(error.place, "a comma is missing before this element", help);
}

std::optional<Diagnostic> broken_inline_table(const SyntaxError& error) {
  if (error.what != "inline table") return std::nullopt;
  if (error.says("saw '\\n'") || error.says("saw '\\r'") || error.says("saw '#'")) {
    const auto bracket = open_at(error.text, error.offset).bracket;
    const Place begin = bracket ? place_at(error.place.source, *bracket) : error.place;
    return error_at(begin, "a table in braces must end on the line where it begins",
                    "write it on one line, or as a table of its own under a [header]");
  }
  if (error.says("dangling comma")) {
    return error_at(error.place, "a comma before the closing brace", "delete the comma");
  }
  return std::nullopt;
}

std::optional<Diagnostic> table_begun_before(const SyntaxError& error) {
  if (error.what != "table header" || !error.says("cannot redefine")) return std::nullopt;
  const std::string_view name = quoted_name(error.reason);
  const std::string_view last = name.substr(name.rfind('.') + 1);
  std::size_t end = error.line.size();
  while (end > 0 && is_blank(error.line[end - 1])) --end;
  const Place header = error.place_of(error.offset, error.line_start + end);
  if (error.says("existing array")) {
    return error_at(header, fmt::format("'{}' is a list already", name),
                    error.says("as table") ? fmt::format("write [[{}]], once for each item", name)
                                           : fmt::format("write it with [[{}]] alone", name));
  }
  if (error.says("as array-of-tables")) {
    return error_at(header, fmt::format("'{}' is a single table already", name),
                    fmt::format("write [[{}]] everywhere, and before any [[{}.…]]", name, name));
  }
  if (const int braces = line_beginning(error.text, error.place.line, last, "="); braces > 0) {
    return error_at(header, fmt::format("[{}] was begun on line {}", name, braces),
                    fmt::format("put all its keys between the braces on line {}", braces));
  }
  const int dotted = line_beginning(error.text, error.place.line, last, ".");
  if (dotted > 0) {
    return error_at(header, fmt::format("[{}] was begun on line {}", name, dotted),
                    fmt::format("go on there with '{}.… = …', or move those keys here", last));
  }
  const int twice = line_beginning(error.text, error.place.line, fmt::format("[{}]", name), "\n#");
  return error_at(header, fmt::format("[{}] is given twice", name),
                  twice > 0 ? fmt::format("it began on line {}: put all its keys there", twice)
                            : std::string("put all its keys in one place"));
}

std::optional<Diagnostic> key_given_twice(const SyntaxError& error) {
  if (!error.says("cannot redefine")) return std::nullopt;
  const std::string_view name = quoted_name(error.reason);
  const std::string_view key = key_of(error.line);
  const std::size_t at = key.empty() ? std::string_view::npos : error.line.find(key);
  const Place place = at == std::string_view::npos
                          ? error.place
                          : error.place_of(error.line_start + at, error.line_start + at + key.size());
  const std::string_view shown = key.empty() ? name : key;
  const int first = line_beginning(error.text, error.place.line, shown, "=.");
  return error_at(place, fmt::format("'{}' is given twice", shown),
                  first > 0 ? fmt::format("it stands on line {} too: keep one of them", first)
                            : std::string("keep one of them"));
}

constexpr std::string_view help_with_lists = "a list is written highlights = [\"…\", \"…\"]";

/// Is it an element of a list in YAML or Markdown: “- One”?
bool is_list_with_dashes(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line.substr(first).starts_with("- ");
}

/// The error of a key that begins at a byte and has letters beyond A–Z.
Diagnostic letters_beyond_ascii(const SyntaxError& error, std::size_t begin) {
  const std::size_t end = std::min(error.text.find_first_of(" \t\r\n=.]", begin), error.text.size());
  const std::string_view word = error.text.substr(begin, end - begin);
  return error_at(error.place_of(begin, end), "a key with letters beyond A–Z needs quotes",
                  fmt::format("write \"{}\"", word));
}

std::optional<Diagnostic> wrong_equals(const SyntaxError& error) {
  if (!error.says("expected '='")) return std::nullopt;
  if (error.at(error.offset) == ':') {
    return error_at(error.place, "a key and its value are parted by =, not by a colon",
                    "write key = \"value\"");
  }
  if (error.at(error.offset) == '\n' || error.at(error.offset) == '\r') {
    return error_at(error.place, "this line has no value", "write key = \"value\"; a comment begins with #");
  }
  if (static_cast<unsigned char>(error.at(error.offset)) >= 0x80)
    return letters_beyond_ascii(error, error.line_start + error.line.find_first_not_of(" \t"));
  if (is_list_with_dashes(error.line))
    return error_at(error.place, "a list has no dashes", std::string(help_with_lists));
  if (error.text.substr(error.offset, error.line_start + error.line.size() - error.offset).contains('='))
    return error_at(error.place, "a key is one word", "join its words, as in startDate");
  return error_at(error.place, "the = after the key is missing", "write key = \"value\"");
}

std::optional<Diagnostic> missing_value(const SyntaxError& error) {
  const bool ends = error.says("encountered end-of-file") || error.says("saw '\\n'") ||
                    error.says("saw '\\r'") || error.says("saw '#'");
  if (error.what != "key-value pair" || !ends) return std::nullopt;
  const std::string_view key = key_of(error.line);
  const std::size_t next = std::min(error.line_start + error.line.size() + 1, error.text.size());
  std::string_view help = "give it one, or delete the line";
  if (error.at(error.offset) == '#') help = "# begins a comment: a colour needs quotes, \"#1F3F77\"";
  if (is_list_with_dashes(error.text.substr(next, error.text.find('\n', next) - next)))
    help = help_with_lists;
  return error_at(error.place, key.empty() ? "a value is missing" : fmt::format("'{}' has no value", key),
                  std::string(help));
}

std::optional<Diagnostic> number_too_large(const SyntaxError& error) {
  if (!error.says("not representable")) return std::nullopt;
  const auto [begin, end] = token(error);
  return error_at(error.place_of(begin, std::max(end, begin + 1)), "this number is too large",
                  "text needs quotes, also if it is all digits");
}

/// The error of a value that begins at a byte, and is text, or a list in the brackets of another language.
Diagnostic quotes_missing(const SyntaxError& error, std::size_t begin, std::string_view all) {
  const std::string_view text = all.substr(0, all.find_last_not_of(" \t\r") + 1);
  const Place place = error.place_of(begin, std::max(begin + text.size(), begin + 1));
  const bool is_short = !text.empty() && text.size() <= 60;
  if (text.starts_with('(') && text.ends_with(')') && text.contains('"'))
    return error_at(place, "a list stands in square brackets",
                    is_short ? fmt::format("write [{}]", text.substr(1, text.size() - 2)) : "write […]");
  const bool is_literal = text.contains('\\') && !text.contains('\'');
  if (is_short && is_literal) return error_at(place, "text needs quotes", fmt::format("write '{}'", text));
  return error_at(place, "text needs quotes", "write " + (text.empty() ? "\"…\"" : quoted_in_help(text)));
}

std::optional<Diagnostic> text_without_quotes(const SyntaxError& error) {
  if (error.what == "string" || error.says("control character")) return std::nullopt;
  const bool value = error.says("could not determine") || error.what == "boolean" ||
                     error.what == "floating-point" || error.what == "decimal integer";
  if (!value) return std::nullopt;
  const auto [begin, end] = token(error);
  const std::string_view rest = error.text.substr(begin);
  if (rest.starts_with("“") || rest.starts_with("”") || rest.starts_with("„") || rest.starts_with("‘")) {
    return error_at(error.place_of(begin, utf8::decode(error.text, begin).next),
                    "strings take straight quotes", "write \"…\"; curly ones are for inside the text");
  }
  const std::string_view word = error.text.substr(begin, end - begin);
  if (word == "True" || word == "False" || word == "TRUE" || word == "FALSE" || word == "yes" ||
      word == "no") {
    const bool truth = word.front() == 'T' || word.front() == 'y';
    return error_at(error.place_of(begin, end), fmt::format("'{}' is no value of TOML", word),
                    truth ? "write true" : "write false");
  }
  // Outside brackets all of the line is meant.
  const bool is_alone = !key_of(error.line).empty() && !open_at(error.text, begin).bracket;
  const std::size_t comment = std::min(rest.find(" #"), rest.find("\t#"));
  const std::size_t text_end = std::min(comment, rest.find_first_of(is_alone ? "\n" : ",]}\n"));
  return quotes_missing(error, begin, rest.substr(0, text_end));
}

std::optional<Diagnostic> open_string(const SyntaxError& error) {
  if (error.what != "string" && !error.says("control char")) return std::nullopt;
  if (!error.says("end-of-file") && !error.says("control char")) return std::nullopt;
  const auto begin = open_at(error.text, error.offset).string;
  if (!begin) return std::nullopt;
  const bool long_form =
      error.text.substr(*begin).starts_with(R"(""")") || error.text.substr(*begin).starts_with("'''");
  const std::string mark(long_form ? 3 : 1, error.text[*begin]);
  const std::string help = long_form
                               ? fmt::format("close it with {}", mark)
                               : fmt::format("close it with {}; text of several lines wants \"\"\"", mark);
  return error_at(error.place_of(*begin, *begin + mark.size()), "this string is not closed", help);
}

std::optional<Diagnostic> stray_line(const SyntaxError& error) {
  if (!error.says("expected keys, tables")) return std::nullopt;
  const auto here = static_cast<unsigned char>(error.at(error.offset));
  if (here == '/' || here == ';' || here == '%')
    return error_at(error.place, "a comment begins with #", "put # before it");
  if (here >= 0x80) return letters_beyond_ascii(error, error.offset);
  std::string_view help = "write key = \"value\"; `galley new` writes a résumé to start from";
  if (here == '{') help = "if this is JSON Resume, give the file a name that ends in .json";
  if (here == '\\') help = "LaTeX is not read: `galley new` writes a résumé to start from";
  return error_at(error.place, "a line must be a key with its value, a [header] or a # comment",
                  std::string(help));
}

std::optional<Diagnostic> open_header(const SyntaxError& error) {
  if (error.what != "table header" || !(error.says("expected ']'") || error.says("end-of-file")))
    return std::nullopt;
  const std::string_view all = error.line.substr(0, error.line.find('#'));
  const std::string_view header = all.substr(0, all.find_last_not_of(" \t\r") + 1);
  if (header.ends_with(']') && header.find_first_of(" \t") != std::string_view::npos)
    return error_at(error.place, "a name in a header is one word",
                    "join its words; a section of your own is [[sections]] with a title");
  const std::size_t begin = header.find('[');
  if (begin == std::string_view::npos)
    return error_at(error.place, "this header is not closed", "close it with ]");
  const std::string_view name = header.substr(begin);
  const std::string_view missing = !name.starts_with("[[") || name.ends_with(']') ? "]" : "]]";
  return error_at(error.place_of(error.line_start + begin, error.line_start + header.size()),
                  "this header is not closed", fmt::format("write {}{}", name, missing));
}

std::optional<Diagnostic> too_deep(const SyntaxError& error) {
  if (!error.says("nested value depth")) return std::nullopt;
  return error_at(error.place, fmt::format("tables and lists nest more than {} deep", limits.nesting));
}

std::optional<Diagnostic> second_value(const SyntaxError& error) {
  if (!error.says("expected a comment")) return std::nullopt;
  if (error.what == "table header")
    return error_at(error.place, "a line holds one value",
                    "put the keys on lines of their own, below the header");
  const std::string_view line = error.line.substr(0, error.line.find('#'));
  const std::string_view rest = line.substr(std::min(error.offset - error.line_start, line.size()));
  if (rest.starts_with(',') && rest.find_first_not_of(" \t\r", 1) == std::string_view::npos)
    return error_at(error.place, "no comma follows a value outside a list", "delete the comma");
  const std::size_t equals = line.find('=');
  const std::size_t value =
      equals == std::string_view::npos ? equals : line.find_first_not_of(" \t", equals + 1);
  if (value == std::string_view::npos || std::string_view("\"'[{").contains(line[value]))
    return error_at(error.place, "a line holds one value", "quote the whole value, or begin a new line");
  // What begins like a number and goes on.
  const std::string_view all = line.substr(value, line.find_last_not_of(" \t\r") + 1 - value);
  if (const std::size_t comma = all.find(',');
      comma != std::string_view::npos && all.find_first_not_of("0123456789,") == std::string_view::npos)
    return error_at(error.place_of(error.line_start + value, error.line_start + value + all.size()),
                    "decimals take a point",
                    fmt::format("write {}.{}", all.substr(0, comma), all.substr(comma + 1)));
  return quotes_missing(error, error.line_start + value, all);
}

/// The first rule that knows the mistake speaks.
constexpr Rule rules[] = {
    too_deep,        open_header,       open_list,     date_without_quotes, unknown_escape,
    open_string,     quote_within_text, missing_comma, broken_inline_table, table_begun_before,
    key_given_twice, wrong_equals,      missing_value, number_too_large,    text_without_quotes,
    stray_line,      second_value};

}  // namespace

Diagnostic explain_toml_error(std::string_view description, const Place& place) {
  SyntaxError error;
  constexpr std::string_view prefix = "Error while parsing ";
  error.reason = description;
  if (description.starts_with(prefix)) {
    const std::string_view rest = description.substr(prefix.size());
    const std::size_t colon = rest.find(": ");
    if (colon != std::string_view::npos) {
      error.what = rest.substr(0, colon);
      error.reason = rest.substr(colon + 2);
    }
  }
  error.place = place;
  error.text = place.source->text;
  error.offset = offset_of(place);
  const std::size_t newline =
      error.offset == 0 ? std::string_view::npos : error.text.rfind('\n', error.offset - 1);
  error.line_start = newline == std::string_view::npos ? 0 : newline + 1;
  error.line =
      error.text.substr(error.line_start, error.text.find('\n', error.line_start) - error.line_start);
  for (const Rule rule : rules) {
    if (auto explained = rule(error)) return *std::move(explained);
  }
  return error_at(place, fmt::format("syntax error: {}", error.reason),
                  "write key = \"value\", or a [header]");
}

}  // namespace galley::source
