// document: inline Markdown by md4c. md4c eats what looks like a block (“2016. Joined”, “# 1”, “***”), so it
// gets a paragraph whose start cannot be one: a no-break space stands before it, and newlines are spaces.
// Citations are found in the source beforehand and recognised by their offset, since an escape splits md4c's
// callbacks.
#include "inline.h"

#include <algorithm>
#include <functional>
#include <new>
#include <optional>
#include <utility>

#include <md4c.h>

#include "citation_marks.h"
#include "emphasis_marks.h"
#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/document/plain_text.h"
#include "galley/source/reader.h"
#include "galley/text/text.h"
#include "inline_runs.h"
#include "urls.h"

namespace galley::document {
namespace {

constexpr std::string_view guard = "\u00A0";

/// How a mark is written that stands for itself. TOML's strings in double quotes take a backslash of their
/// own.
std::string escaped(std::string_view mark) {
  std::string once;
  std::string twice;
  for (const char c : mark) {
    once += std::string("\\") + c;
    twice += std::string("\\\\") + c;
  }
  return twice + " in \"…\", " + once + " in '…'";
}

/// Is it a character of Chinese or Japanese, or a mark beside one?
bool fills_square(char32_t character) {
  using text::EastAsian;
  const EastAsian kind = text::east_asian(character);
  return kind != EastAsian::None && character >= U'\u2E80';
}

/// The backslashes that end a line, but neither the text nor a run of escaped backslashes.
std::vector<std::size_t> hard_breaks_in(std::string_view source) {
  std::vector<std::size_t> breaks;
  for (std::size_t end = source.find('\n'); end != std::string_view::npos; end = source.find('\n', end + 1)) {
    std::size_t last = end;
    if (last > 0 && source[last - 1] == '\r') --last;
    std::size_t first = last;
    while (first > 0 && source[first - 1] == '\\') --first;
    if ((last - first) % 2 == 1) breaks.push_back(last - 1);
  }
  return breaks;
}

/// A text without the line ends between characters of scripts that write no spaces.
std::string with_unspaced_lines_joined(std::string_view prose) {
  std::string joined;
  for (std::size_t at = 0; at < prose.size();) {
    const std::size_t end = std::min(prose.find('\n', at), prose.size());
    joined += prose.substr(at, end - at);
    at = end;
    if (end == prose.size()) break;
    const std::string_view above = ascii::trimmed(std::string_view(joined));
    std::size_t next = end;
    while (next < prose.size() && ascii::is_white_space(prose[next])) ++next;
    const bool is_joint = !above.empty() && next < prose.size() && fills_square(utf8::last(above)) &&
                          fills_square(utf8::decode(prose, next).code_point);
    if (!is_joint) {
      joined += prose[at++];
      continue;
    }
    joined.resize(static_cast<std::size_t>(above.data() - joined.data()) + above.size());
    at = next;
  }
  return joined;
}

/// Collects md4c's callbacks.
class Reader {
 public:
  explicit Reader(std::string_view prose) : source_(guard) {
    source_ += prose;
    breaks_ = hard_breaks_in(source_);
    std::ranges::replace_if(source_, ascii::is_white_space, ' ');
    auto [citations, near_misses] = citation_candidates(source_);
    citations_ = std::move(citations);
    near_misses_ = std::move(near_misses);
    fed_ = source_;
    for (const std::size_t at : breaks_) fed_[at] = ' ';
    // An underscore of an id would be taken for emphasis. A comma means nothing to Markdown and, like a
    // bracket, is punctuation to the rules about what may open and close emphasis.
    for (const CitationCandidate& candidate : citations_) {
      if (candidate.may_be_link) continue;
      std::fill(fed_.begin() + static_cast<std::ptrdiff_t>(candidate.begin),
                fed_.begin() + static_cast<std::ptrdiff_t>(candidate.end), ',');
    }
    mask_marks_in_words(fed_);
    mask_square_punctuation(fed_);
  }

  ParsedInline read() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = parser.enter_block;
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return told([&] { return static_cast<Reader*>(self)->enter(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return told([&] { return static_cast<Reader*>(self)->leave(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return told([&] { return static_cast<Reader*>(self)->text(type, {text, size}); });
    };
    if (fed_.size() > 0x7FFFFFFF) {
      fault("this text cannot be read as Markdown", "", "");
    } else if (md_parse(fed_.data(), static_cast<MD_SIZE>(fed_.size()), &parser, this) != 0) {
      // All text is Markdown: nothing else can fail.
      throw std::bad_alloc();
    }
    warn_of_other_markup();
    return std::move(parsed_);
  }

 private:
  /// What looks like marks for strong text without a partner, or like LaTeX, is printed as it stands.
  void warn_of_other_markup() {
    for (const Run& run : parsed_.content.runs) {
      if (run.kind != RunKind::Prose) continue;
      warn_of_unpaired_marks(run.text);
      warn_of_spaced_marks(run.text);
      warn_of_open_link(run.text);
      warn_of_latex(run.text);
    }
    if (!parsed_.content.runs.empty()) warn_of_heading(parsed_.content.runs.front());
  }

  void warn_of_unpaired_marks(std::string_view text) {
    for (std::size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at)) {
      const std::size_t begin = at;
      while (at < text.size() && text[at] == '*') ++at;
      const MarkContext context = context_of(text, begin, at);
      if ((context.before == ' ') == (context.after == ' ') || !is_at_word_end(context)) continue;
      fault("'**' has no partner: it is printed as it stands",
            "strong text is **between two pairs**; else write " + escaped("**"),
            std::string(text.substr(begin, 12)), Severity::Warning);
      return;
    }
  }

  /// “** strong **”: marks between spaces are none.
  void warn_of_spaced_marks(std::string_view text) {
    constexpr std::string_view mark = " ** ";
    const std::size_t first = text.find(mark);
    const bool is_pair = first != std::string_view::npos &&
                         (text.find(mark, first + 3) != std::string_view::npos || text.ends_with(" **"));
    if (!is_pair) return;
    fault("'**' between spaces is printed as it stands",
          "strong text is **between two pairs**, without spaces", std::string(text.substr(first, 12)),
          Severity::Warning);
  }

  void warn_of_open_link(std::string_view text) {
    const std::size_t at = text.find("](");
    if (at == std::string_view::npos || text.find(')', at) != std::string_view::npos) return;
    fault("a link that is not closed is printed as it stands", "write [text](address)", "](",
          Severity::Warning);
  }

  /// “# Duties”.
  void warn_of_heading(const Run& first) {
    const std::string_view text = ascii::trimmed(first.text);
    const std::size_t end = text.find_first_not_of('#');
    const bool is_heading = first.kind == RunKind::Prose && end != std::string_view::npos && end > 0 &&
                            end <= 6 && text[end] == ' ' && text.size() > end + 1 &&
                            ascii::is_letter(text[end + 1]);
    if (!is_heading) return;
    fault("a heading is not read: '#' is printed as it stands",
          "write **strong** text, or give it a section of its own", std::string(text.substr(0, end + 2)),
          Severity::Warning);
  }

  void warn_of_latex(std::string_view text) {
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 1)) {
      std::size_t end = at + 1;
      while (end < text.size() && ascii::is_letter(text[end])) ++end;
      const bool is_in_formula = text.substr(0, at).contains('$') && text.substr(end).contains('$');
      const bool has_argument = end < text.size() && text[end] == '{';
      if (end < at + 3 || !(has_argument || is_in_formula)) continue;
      warn_of_latex_command(text.substr(at, end - at));
      return;
    }
  }

  void warn_of_latex_command(std::string_view command) {
    fault("LaTeX is not read: '" + std::string(command) + "' is printed as it stands",
          "write **strong**, *emphasis* or [text](address)", std::string(command), Severity::Warning);
  }

  /// No exception crosses md4c, which is C: it stops at a negative number.
  static int told(const auto& call) {
    try {
      return call();
    } catch (const std::bad_alloc&) {
      return -1;
    }
  }

  int enter(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM:
        ++emphasis_;
        break;
      case MD_SPAN_STRONG:
        ++strong_;
        break;
      case MD_SPAN_A: {
        const auto& [address, title] = *static_cast<MD_SPAN_A_DETAIL*>(detail);
        if (title.size > 0) {
          const std::string words(title.text, title.size);
          fault("a link's title is not printed: '" + words + "'", "write [text](address)", words);
        }
        enter_link({address.text, address.size});
        break;
      }
      case MD_SPAN_IMG:
        if (image_++ == 0) {
          fault("an image cannot stand in running text",
                "basics.image names a picture of you; else write " + escaped("!["), "![");
        }
        break;
      default:
        break;
    }
    return 0;
  }

  int leave(MD_SPANTYPE type) {
    if (type == MD_SPAN_EM) --emphasis_;
    if (type == MD_SPAN_STRONG) --strong_;
    if (type == MD_SPAN_A) leave_link();
    if (type == MD_SPAN_IMG) --image_;
    return 0;
  }

  void enter_link(std::string_view address) {
    if (const auto at = offset_of(address)) address = std::string_view(source_).substr(*at, address.size());
    if (address.empty()) {
      fault("a link without an address", "write [text](https://…)", "]()");
      return;
    }
    if (address.starts_with('#')) {
      fault("the link '" + std::string(address) + "' leads nowhere", "cite a publication as [@id]",
            "(" + std::string(address));
      return;
    }
    if (auto wrong = fault_of_address(address)) {
      fault(std::move(*wrong),
            "links are https:, http:, mailto: or tel:, or begin with a host: example.org/page",
            std::string(address));
      return;
    }
    link_ = static_cast<std::int32_t>(parsed_.content.addresses.size());
    parsed_.content.addresses.emplace_back(address);
  }

  void leave_link() {
    const std::int32_t link = std::exchange(link_, -1);
    if (link < 0) return;
    const auto& runs = parsed_.content.runs;
    for (auto run = runs.rbegin(); run != runs.rend() && run->link == link; ++run) {
      if (run->kind == RunKind::Citation || run->text.find_first_not_of(' ') != std::string::npos) return;
    }
    const std::string& address = parsed_.content.addresses[static_cast<std::size_t>(link)];
    fault("the link to '" + address + "' has no text", "write [text](" + address + ")", address);
  }

  int text(MD_TEXTTYPE type, std::string_view chunk) {
    if (image_ > 0) return 0;
    const auto at = offset_of(chunk);
    if (type == MD_TEXT_HTML) {
      const std::string tag(chunk.substr(0, 32));
      fault("raw HTML '" + tag + "'",
            "write **strong** or *emphasis*; a '<' that stands for itself is " + escaped("<"), tag);
    } else if (type == MD_TEXT_NULLCHAR) {
      add("\uFFFD", RunKind::Prose);
    } else if (!at) {
      add(chunk, type == MD_TEXT_CODE ? RunKind::Code : RunKind::Prose);
    } else if (type == MD_TEXT_CODE) {
      add(std::string_view(source_).substr(*at, chunk.size()), RunKind::Code);
    } else if (link_ >= 0 && *at > 0 && source_[*at - 1] == '<') {
      add(std::string_view(source_).substr(*at, chunk.size()), RunKind::Url);
    } else {
      add_prose(*at, *at + chunk.size());
    }
    return 0;
  }

  /// The stretch [begin, end) of the source: an escaped character at its start, then prose with citations in
  /// it.
  void add_prose(std::size_t begin, std::size_t end) {
    const std::string_view source = source_;
    if (begin < guard.size()) begin = guard.size();
    // md4c leaves out the backslash of an escape, and only that: one that stands for itself is in the piece
    // before.
    const bool is_escape = begin > prose_end_ && source[begin - 1] == '\\';
    prose_end_ = end;
    report_near_misses(begin, end);
    if (begin < end && is_escape) {
      if (std::string_view("%&$").contains(source[begin]))
        fault("LaTeX is not read: the backslash before '" + std::string(1, source[begin]) + "' is left out",
              "write " + std::string(1, source[begin]) + " as it is",
              std::string(source.substr(begin - 1, 2)), Severity::Warning);
      add(source.substr(begin, 1), RunKind::Literal);
      ++begin;
    }
    auto next = std::ranges::lower_bound(citations_, begin, {}, &CitationCandidate::begin);
    for (; next != citations_.end() && next->end <= end; ++next) {
      add_lines(begin, next->begin);
      add({}, RunKind::Citation);
      parsed_.content.runs.back().ids = next->ids;
      parsed_.citations.push_back({next->begin - guard.size(), next->end - guard.size(), next->ids});
      begin = next->end;
    }
    add_lines(begin, end);
  }

  /// The stretch [begin, end) of the source: prose with hard breaks in it.
  void add_lines(std::size_t begin, std::size_t end) {
    const std::string_view source = source_;
    auto next = std::ranges::lower_bound(breaks_, begin);
    for (; next != breaks_.end() && *next < end; ++next) {
      if (begin < *next) add(source.substr(begin, *next - begin), RunKind::Prose);
      add(" ", RunKind::Break);
      begin = *next + 1;
    }
    if (begin < end) add(source.substr(begin, end - begin), RunKind::Prose);
  }

  /// What md4c has taken for neither a link nor code stands as it was typed.
  void report_near_misses(std::size_t begin, std::size_t end) {
    auto next = std::ranges::lower_bound(near_misses_, begin);
    for (; next != near_misses_.end() && *next < end; ++next) {
      const std::size_t at = source_.find('@', *next);
      const auto id_end = std::find_if_not(source_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                           source_.end(), source::is_id_character);
      const std::string needle(source_.begin() + static_cast<std::ptrdiff_t>(*next), id_end);
      fault("'" + needle + "' begins no citation: it is printed as it stands",
            "citations are [@a] or [@a; @b]; else write " + escaped("[@"), needle, Severity::Warning);
    }
  }

  void add(std::string_view text, RunKind kind) {
    auto& runs = parsed_.content.runs;
    const Run run{std::string(text), kind, strong_ > 0, emphasis_ % 2 == 1, link_, {}, {}};
    const bool joins = !runs.empty() && kind != RunKind::Citation && kind != RunKind::Literal &&
                       kind != RunKind::Break && runs.back().kind == kind &&
                       runs.back().strong == run.strong && runs.back().emphasis == run.emphasis &&
                       runs.back().link == run.link;
    if (joins) {
      runs.back().text += text;
    } else {
      runs.push_back(run);
    }
  }

  void fault(std::string message, std::string help, std::string needle, Severity severity = Severity::Error) {
    parsed_.faults.push_back({std::move(message), std::move(help), std::move(needle), severity});
  }

  /// Where in the fed text a callback's piece stands; nothing if it is md4c's own copy.
  [[nodiscard]] std::optional<std::size_t> offset_of(std::string_view piece) const {
    const std::less<const char*> before;
    const char* const begin = fed_.data();
    if (piece.empty() || before(piece.data(), begin) || !before(piece.data(), begin + fed_.size()))
      return std::nullopt;
    return static_cast<std::size_t>(piece.data() - begin);
  }

  std::string source_;                        ///< guard and prose
  std::string fed_;                           ///< the same with citations masked
  std::vector<CitationCandidate> citations_;  ///< sorted by offset
  std::vector<std::size_t> near_misses_;
  std::vector<std::size_t> breaks_;  ///< the backslashes of hard breaks, sorted
  ParsedInline parsed_;
  std::size_t prose_end_ = 0;  ///< where the last piece of prose ended
  int strong_ = 0;
  int emphasis_ = 0;
  int image_ = 0;
  std::int32_t link_ = -1;
};

}  // namespace

ParsedInline parse_inline(std::string_view prose) {
  while (!prose.empty() && ascii::is_white_space(prose.front())) prose.remove_prefix(1);
  while (!prose.empty() && ascii::is_white_space(prose.back())) prose.remove_suffix(1);
  // Most values have no mark at all; they need no parser.
  if (prose.find_first_of("\\`*_[]<>&!\n\t\r:") == std::string_view::npos) {
    ParsedInline plain;
    if (!prose.empty())
      plain.content.runs.push_back({std::string(prose), RunKind::Prose, false, false, -1, {}, {}});
    collapse_spaces(plain.content.runs);
    return plain;
  }
  const std::string joined = prose.contains('\n') ? with_unspaced_lines_joined(prose) : std::string();
  ParsedInline parsed = Reader(joined.empty() ? prose : std::string_view(joined)).read();
  part_off_languages(parsed.content.runs, parsed.faults);
  collapse_spaces(parsed.content.runs);
  part_off_urls(parsed.content.runs);
  return parsed;
}

std::vector<Inline> lines_of(const Inline& content) {
  std::vector<Inline> lines(1);
  for (const Run& run : content.runs) {
    if (run.kind == RunKind::Break)
      lines.emplace_back();
    else
      lines.back().runs.push_back(run);
  }
  for (Inline& line : lines) line.addresses = content.addresses;
  return lines;
}

std::string plain_text(const Inline& content) {
  std::string text;
  for (const Run& run : content.runs) text += run.text;
  return text;
}

}  // namespace galley::document

std::string galley::plain_text_of(std::string_view markdown) {
  return document::plain_text(document::parse_inline(markdown).content);
}
