// document: inline Markdown. In comes one paragraph of prose as the author wrote it, out come runs of text
// with what they are, and what was wrong. Citations are found, not yet numbered; punctuation is as typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::document {

/// What a run is, as far as punctuation and parting go.
enum class RunKind {
  Prose,
  Literal,   ///< escaped by a backslash: stands as it is
  Code,      ///< `code`
  Url,       ///< <url>, or a URL that stands in prose
  Citation,  ///< [@id]: no text, but `ids`
  Break,     ///< a hard break, a backslash at the end of a line. Its text is a space
};

struct Run {
  std::string text;
  RunKind kind = RunKind::Prose;
  bool strong = false;
  bool emphasis = false;
  std::int32_t link = -1;  ///< index into Inline::addresses
  std::vector<std::string> ids;
  std::string language;  ///< BCP 47, of [text]{lang=fr}; empty: that of what it stands in
};

struct Inline {
  std::vector<Run> runs;
  std::vector<std::string> addresses;  ///< of links, as written
};

/// The bytes of memory that it takes, about.
[[nodiscard]] std::size_t memory_of(const Inline& content);

/// Something that must not stand in prose, or should not. `needle` is a piece of the source to find the place
/// by.
struct InlineFault {
  std::string message, help, needle;
  Severity severity = Severity::Error;
};

/// Where a citation stands in the source: [begin, end), in bytes.
struct CitationPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> ids;
};

struct ParsedInline {
  Inline content;
  std::vector<InlineFault> faults;
  std::vector<CitationPlace> citations;  ///< in order
};

/// Reads inline Markdown: strong, emphasis, code, links, autolinks, backslash escapes, citations, and
/// [text]{lang=fr} for text in another language. Whatever looks like a block stands as written; white space
/// collapses, also before a citation and around a hard break. A line end between characters of a script that
/// writes no spaces is no space. Faults: raw HTML, an image, a link with a title, without text or to no
/// address; warnings: what is nearly a citation or a mark of a language, and the markup of others.
[[nodiscard]] ParsedInline parse_inline(std::string_view prose);

/// The lines that hard breaks make of it. What is strong, emphasised or a link goes on in the next line.
[[nodiscard]] std::vector<Inline> lines_of(const Inline& content);

/// The text of the runs, citations left out. A hard break is a space.
[[nodiscard]] std::string plain_text(const Inline& content);

}  // namespace galley::document
