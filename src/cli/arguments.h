// cli: the command line as values.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/pdf_profile.h"
#include "galley/document/anonymous.h"
#include "galley/font/library.h"
#include "galley/source/schema.h"

namespace galley::cli {

struct Subcommand;
/// The formats of results (result_formats.h has a row for each).
enum class Format { Pdf, Docx, Html, Markdown, Text, Png, Json, Layout, Proof };
inline constexpr std::size_t format_count = 9;

/// What is set in type of a résumé and its letter.
enum class Contents {
  Resume,
  Letter,
  LetterFirst,  ///< both, as one document
};

/// For whom `check` looks at the résumé: a reader, or an applicant-tracking system.
enum class Audience { Reader, Ats };
enum class DiagnosticForm { Text, Line, Json };
enum class Loudness { Normal, Quiet };

/// Which variants of a résumé are wanted, and what is laid over it.
struct Tailoring {
  std::vector<std::string> variants;            ///< may include `default` and `whole`
  bool all = false;                             ///< every variant, and the plain résumé
  bool whole = false;                           ///< the plain résumé is the whole one
  std::string language;                         ///< of the texts; empty: as each résumé says
  bool all_languages = false;                   ///< a result in each language of the texts
  bool list_whole = false;                      ///< the whole résumé too, besides [variants.default]
  std::vector<std::filesystem::path> overlays;  ///< --with
  std::vector<std::string> settings;            ///< --set
  bool is_public = false;
  std::optional<StandIn> anonymous;  ///< what stands for the name; nothing: the name itself
};

/// Every `of`-th job, beginning with the `first`, counted from 1.
struct Shard {
  std::size_t first = 1;
  std::size_t of = 1;
};

/// Pages in succession, counted from 1.
struct PageRange {
  std::size_t first = 1;
  std::size_t last = 1;

  /// Ends where the document ends.
  static constexpr std::size_t open = std::numeric_limits<std::size_t>::max();
};

struct Arguments {
  const Subcommand* command = nullptr;
  std::vector<std::string> inputs;  ///< "-" is standard input
  std::string output;               ///< a file, a folder, "-", or empty: beside the input
  std::vector<Format> formats;
  Contents contents = Contents::Resume;
  bool letter = false;                   ///< for `new`: a letter, and no résumé
  bool with_enclosures = false;          ///< the PDFs that the letter encloses are appended
  std::optional<std::size_t> max_bytes;  ///< of a PDF
  std::size_t text_width = 0;            ///< of a line of text, in columns; 0: any
  bool ascii = false;                    ///< text in ASCII alone
  std::optional<int> dpi;                ///< of pictures of pages
  std::vector<PageRange> only_pages;     ///< of which there are pictures; empty: of all
  std::string theme;                     ///< theme to use; for `theme`, the one to print
  std::optional<int> pages;              ///< over style.pages
  bool fill = false;                     ///< over style.pages.fill
  std::optional<PdfProfile> pdf;         ///< over style.pdf
  std::string map;                       ///< for `import`: the file that says what columns are
  std::string family;                    ///< for `fonts`
  std::string topic;                     ///< for `help`: a command
  std::string_view script;               ///< for `completion`
  std::vector<std::string> words;        ///< for `__complete`: the words after `galley`
  Tailoring tailoring;
  std::vector<std::filesystem::path> font_folders;
  font::SystemFonts system_fonts = font::SystemFonts::Use;
  std::optional<unsigned> threads;  ///< -j
  Shard shard;
  std::optional<std::chrono::duration<double>>
      time_limit;  ///< for reading a résumé, and again for setting it
  bool strict = false;
  Outside outside = Outside::Refused;
  bool pretty = false;
  bool explain = false;
  bool proof = false;                ///< a proof sheet, too
  std::optional<Audience> audience;  ///< for `check`; nothing: readers, if no other part is asked for
  bool facts = false;                ///< for `check` and `diff`: compare facts
  std::string posting;               ///< for `check`: a file; empty: the one that the variant names
  bool show_text = false;            ///< for `check`: the text that is read out of the PDF, too
  bool describe = false;             ///< for `check`: pages in words
  bool json = false;                 ///< for `check`: the report as JSON
  bool summary = false;              ///< for `check`: a line for each person
  bool attach = false;               ///< the résumé as JSON inside the PDF
  bool outputs = false;              ///< for `variants`: the paths that --all writes
  bool reference = false;            ///< for `schema`: the reference page instead
  bool languages = false;            ///< for `schema`: the page on the words of each language instead
  source::SchemaFor schema_for = source::SchemaFor::Document;
  std::string record;       ///< a folder of records (see record.h); empty: none
  std::string depfile;      ///< where the rule for make goes; empty: nowhere
  bool if_changed = false;  ///< unchanged results keep their time
  bool durable = false;     ///< wait until the disk has the results
  bool timings = false;     ///< say how long each stage took
  bool watch = false;
  std::optional<std::int64_t> source_date_epoch;  ///< SOURCE_DATE_EPOCH, in seconds
  bool date_from_git = false;                     ///< else, when git says that it was written
  std::string language;                           ///< for `new`: a BCP 47 tag
  DiagnosticForm diagnostics = DiagnosticForm::Text;
  Loudness loudness = Loudness::Normal;
};

/// The outcome if there are no arguments to run: a text to print (--help, --version), or an error.
struct Early {
  std::string text;
  std::optional<Diagnostic> complaint;
};

/// The résumé of a folder that is named in place of a file, or what is wrong with it. A file stays as it is.
[[nodiscard]] std::expected<std::string, Diagnostic> input_of(const std::string& named);

/// The command line as values.
[[nodiscard]] std::expected<Arguments, Early> parse_arguments(int argc, const char* const* argv);

}  // namespace galley::cli
