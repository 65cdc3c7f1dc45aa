// base: what is said about a file. Errors are values; no library function prints.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

/// A file as it was read: the name to show, and its bytes.
struct Source {
  std::string name;
  std::string text;
  // From index_lines; empty: each look for a place goes through the text.
  std::vector<std::size_t> line_starts = {};  ///< the bytes at which lines start
  std::vector<std::size_t> marks = {};        ///< the bytes at which every 1024th code point starts
};

/// Makes it quick to look for the many places of a large file. The text must not change afterwards.
void index_lines(Source& source);

/// Where a value stands. Lines and columns count from 1, columns in code points; line 0 means “the file as a
/// whole”. JSON's parser keeps no places: there `pointer` (RFC 6901) names the value instead.
struct Place {
  std::shared_ptr<const Source> source;
  int line = 0;
  int column = 0;
  int width = 1;  ///< code points to underline
  std::string pointer;
};

enum class Severity { Note, Warning, Error };

/// Whose fault an error is; it decides the exit code (1, 2, 3).
enum class Fault { Resume, CommandLine, System };

/// One thing to tell the user.
struct Diagnostic {
  Severity severity = Severity::Error;
  Fault fault = Fault::Resume;
  std::string message;
  Place place;
  std::string help;  ///< one line of advice, or empty
};

using Diagnostics = std::vector<Diagnostic>;

/// An error of a file as a whole: nothing of it is shown.
[[nodiscard]] Diagnostic error_of_file(const Source& file, std::string message, std::string help = {});

/// The error of work that was stopped before it was done (fault System).
[[nodiscard]] Diagnostic stopped();

/// The error that a résumé asks for more than a limit: “more than 20000 pages”.
[[nodiscard]] Diagnostic over_limit(std::size_t limit, std::string_view things);

/// True if any of `diagnostics` is an error.
[[nodiscard]] bool has_error(const Diagnostics& diagnostics);

/// In file order (what has no line, such as JSON's, in the order in which it came), and once each: stages
/// speak one after the other, and may read a value twice; the user reads from the top of the file.
[[nodiscard]] Diagnostics in_file_order(const Diagnostics& diagnostics);

/// “resume.toml:12”, or “cv.json:/basics/name”; the file alone where no more is known.
[[nodiscard]] std::string file_and_line(const Place& place);

/// A diagnostic as text: `file:line:column: error: message`, the excerpt with its underline, the help. Ends
/// in a newline. `colour` adds terminal escapes. Control characters of the excerpt are shown as their
/// pictures; a long line is cut around the place, a message of over 300 code points in its middle.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, bool colour);

/// A diagnostic as one line: `file:line:column: error: message. help`. There is no excerpt, and white space
/// is one space. Ends in a newline.
[[nodiscard]] std::string to_line(const Diagnostic& diagnostic);

/// A diagnostic as one JSON object on one line (severity, message, file, line, column, excerpt, help), cut as
/// to_text cuts it. Ends in a newline.
[[nodiscard]] std::string to_json(const Diagnostic& diagnostic);

/// How far is looked for something: through a value (64 lines, and 64 KiB), or to the end of the file.
enum class Reach { Value, File };

/// The byte at which a place with a line begins.
[[nodiscard]] std::size_t offset_of(const Place& place);

/// The place of the first occurrence of `needle` in the source at or after `start`; `start` itself if there
/// is none within reach. Finds a citation or a URL inside a value.
[[nodiscard]] Place find_from(const Place& start, std::string_view needle, Reach reach = Reach::Value);

}  // namespace galley
