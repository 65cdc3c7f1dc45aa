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
#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/source/reader.h"
#include "urls.h"

namespace galley::document {
namespace {

constexpr std::string_view guard = "\u00A0";

/// “[@a; @b]” in the source.
struct Candidate {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> ids;
  bool may_be_link = false;  ///< “[@handle](https://…)”: md4c has to say what it is
};

/// The citation that begins at `at`, if one does.
std::optional<Candidate> citation_at(std::string_view text, std::size_t at) {
  Candidate found{at, at + 1, {}, false};
  std::size_t i = at + 1;
  const auto skip_spaces = [&] {
    while (i < text.size() && text[i] == ' ') ++i;
  };
  while (true) {
    skip_spaces();
    if (i >= text.size() || text[i] != '@') return std::nullopt;
    const std::size_t begin = ++i;
    while (i < text.size() && source::is_id_character(text[i])) ++i;
    if (i == begin) return std::nullopt;
    found.ids.emplace_back(text.substr(begin, i - begin));
    skip_spaces();
    if (i >= text.size()) return std::nullopt;
    if (text[i] == ']') break;
    if (text[i++] != ';') return std::nullopt;
  }
  found.end = i + 1;
  found.may_be_link = found.end < text.size() && text[found.end] == '(';
  return found;
}

/// All that may be citations or nearly are: what is not escaped.
struct Candidates {
  std::vector<Candidate> citations;
  std::vector<std::size_t> near_misses;  ///< where “[@a, p. 3]” begins
};

Candidates candidates_in(std::string_view text) {
  Candidates found;
  std::size_t backslashes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' && backslashes % 2 == 0) {
      if (auto candidate = citation_at(text, i)) {
        i = candidate->end - 1;
        found.citations.push_back(std::move(*candidate));
      } else if (const std::size_t next = text.find_first_not_of(' ', i + 1);
                 next != std::string_view::npos && text[next] == '@') {
        found.near_misses.push_back(i);
      }
    }
    backslashes = text[i] == '\\' ? backslashes + 1 : 0;
  }
  return found;
}

/// Is it a letter or a figure of a script that writes its words apart (UAX #14)?
bool is_of_word(char32_t point) {
  if (point < 0x80) return ascii::is_alphanumeric(point);
  const int line_break = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_LINE_BREAK);
  return line_break == U_LB_ALPHABETIC || line_break == U_LB_HEBREW_LETTER || line_break == U_LB_NUMERIC;
}

/// What stands around a mark, or a row of marks.
struct MarkContext {
  char32_t before = ' ';
  char32_t after = ' ';
  char32_t before_that = ' ';  ///< before `before`
  char32_t after_that = ' ';
};

MarkContext context_of(std::string_view text, std::size_t begin, std::size_t end) {
  MarkContext context;
  const auto point_before = [text](std::size_t& at) -> char32_t {
    if (at == 0) return U' ';
    do --at;
    while (at > 0 && utf8::continues(text[at]));
    return utf8::decode(text, at).code_point;
  };
  const auto point_after = [text](std::size_t& at) -> char32_t {
    if (at >= text.size()) return U' ';
    const auto [point, next] = utf8::decode(text, at);
    at = next;
    return point;
  };
  context.before = point_before(begin);
  context.before_that = point_before(begin);
  context.after = point_after(end);
  context.after_that = point_after(end);
  return context;
}

/// Can these marks begin or end emphasis? Emphasis opens and closes at the ends of words. `snake_case`, `5*3`
/// and the end of `__init__` in `__init__.py` are inside of one.
bool is_at_word_end(const MarkContext& context) {
  const bool in_word = is_of_word(context.before) && is_of_word(context.after);
  const bool before_suffix = context.after == '.' && is_of_word(context.after_that);
  const bool after_prefix = context.before == '.' && is_of_word(context.before_that);
  return !in_word && !(before_suffix && context.before != ' ') && !(after_prefix && context.after != ' ');
}

/// The end of an address that begins here: “](…)”, “<…>” or “…://…”. md4c copies addresses, so their marks
/// must stay. Nothing if none begins here.
std::optional<std::size_t> address_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  std::size_t end = std::string_view::npos;
  if (rest.starts_with("](")) end = text.find(')', at);
  if (rest.starts_with("<")) end = text.find('>', at);
  if (rest.starts_with("://")) end = std::min(text.find_first_of(" <>\"", at), text.size());
  return end == std::string_view::npos ? std::nullopt : std::optional(end);
}

/// Replaces the marks of emphasis that stand inside a word by letters.
void mask_marks_in_words(std::string& text) {
  const std::string original = text;
  for (std::size_t begin = 0; begin < original.size();) {
    if (const auto end = address_end(original, begin)) {
      begin = *end;
      if (begin == original.size() || original[begin] == ' ') continue;
    }
    const char mark = original[begin];
    if (mark == '\\') ++begin;
    if (mark != '*' && mark != '_') {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < original.size() && original[end] == mark) ++end;
    if (!is_at_word_end(context_of(original, begin, end)))
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
                text.begin() + static_cast<std::ptrdiff_t>(end), 'x');
    begin = end;
  }
}

/// Collects md4c's callbacks.
class Reader {
 public:
  explicit Reader(std::string_view prose) : source_(guard) {
    source_ += prose;
    std::ranges::replace_if(source_, ascii::is_white_space, ' ');
    auto [citations, near_misses] = candidates_in(source_);
    citations_ = std::move(citations);
    near_misses_ = std::move(near_misses);
    fed_ = source_;
    // An underscore of an id would be taken for emphasis. A comma means nothing to Markdown and, like a
    // bracket, is punctuation to the rules about what may open and close emphasis.
    for (const Candidate& candidate : citations_) {
      if (candidate.may_be_link) continue;
      std::fill(fed_.begin() + static_cast<std::ptrdiff_t>(candidate.begin),
                fed_.begin() + static_cast<std::ptrdiff_t>(candidate.end), ',');
    }
    mask_marks_in_words(fed_);
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
      warn_of_latex(run.text);
    }
  }

  void warn_of_unpaired_marks(std::string_view text) {
    for (std::size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at)) {
      const std::size_t begin = at;
      while (at < text.size() && text[at] == '*') ++at;
      const MarkContext context = context_of(text, begin, at);
      if ((context.before == ' ') == (context.after == ' ') || !is_at_word_end(context)) continue;
      fault("'**' has no partner: it is printed as it stands",
            "strong text is **between two pairs**; a backslash keeps a mark as it is: \\*\\*",
            std::string(text.substr(begin, 12)), Severity::Warning);
      return;
    }
  }

  void warn_of_latex(std::string_view text) {
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 1)) {
      std::size_t end = at + 1;
      while (end < text.size() && ascii::is_letter(text[end])) ++end;
      if (end < at + 3 || end == text.size() || text[end] != '{') continue;
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
          fault("an image cannot stand in running text", "a backslash keeps the mark as it is: \\![", "![");
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
            "write **strong** or *emphasis*; a '<' that stands for itself is written \\<", tag);
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
    auto next = std::ranges::lower_bound(citations_, begin, {}, &Candidate::begin);
    for (; next != citations_.end() && next->end <= end; ++next) {
      if (begin < next->begin) add(source.substr(begin, next->begin - begin), RunKind::Prose);
      add({}, RunKind::Citation);
      parsed_.content.runs.back().ids = next->ids;
      parsed_.citations.push_back({next->begin - guard.size(), next->end - guard.size(), next->ids});
      begin = next->end;
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
            "citations are [@a] or [@a; @b]; a backslash keeps the mark as it is: \\[@", needle,
            Severity::Warning);
    }
  }

  void add(std::string_view text, RunKind kind) {
    auto& runs = parsed_.content.runs;
    const Run run{std::string(text), kind, strong_ > 0, emphasis_ % 2 == 1, link_, {}};
    const bool joins = !runs.empty() && kind != RunKind::Citation && kind != RunKind::Literal &&
                       runs.back().kind == kind && runs.back().strong == run.strong &&
                       runs.back().emphasis == run.emphasis && runs.back().link == run.link;
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

  std::string source_;                ///< guard and prose
  std::string fed_;                   ///< the same with citations masked
  std::vector<Candidate> citations_;  ///< sorted by offset
  std::vector<std::size_t> near_misses_;
  ParsedInline parsed_;
  std::size_t prose_end_ = 0;  ///< where the last piece of prose ended
  int strong_ = 0;
  int emphasis_ = 0;
  int image_ = 0;
  std::int32_t link_ = -1;
};

/// White space collapses to one space, also from run to run; none at either end, none before a citation.
void collapse_spaces(std::vector<Run>& runs) {
  bool after_space = true;
  std::string* last_space_in = nullptr;
  for (Run& run : runs) {
    if (run.kind == RunKind::Citation) {
      if (last_space_in != nullptr) last_space_in->pop_back();
      last_space_in = nullptr;
      after_space = false;
      continue;
    }
    if (run.kind != RunKind::Prose) {
      after_space = run.text.empty() && after_space;
      if (!after_space) last_space_in = nullptr;
      continue;
    }
    std::string collapsed;
    collapsed.reserve(run.text.size());
    for (const char c : run.text) {
      if (c != ' ' || !after_space) collapsed += c;
      after_space = c == ' ';
    }
    run.text = std::move(collapsed);
    if (!run.text.empty()) last_space_in = run.text.ends_with(' ') ? &run.text : nullptr;
  }
  if (last_space_in != nullptr) last_space_in->pop_back();
  std::erase_if(runs, [](const Run& run) { return run.text.empty() && run.kind != RunKind::Citation; });
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first URL with a scheme in `text` from `from` on, without the punctuation of the sentence that it
/// stands in.
std::optional<Stretch> bare_url(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("://", from); at != std::string_view::npos; at = text.find("://", at + 3)) {
    std::size_t begin = at;
    while (begin > from && ascii::is_alphanumeric(text[begin - 1])) --begin;
    if (begin == at) continue;
    std::size_t end = std::min(text.find_first_of(" <>\"", at), text.size());
    while (end > at + 3 && std::string_view(".,;:!?)'*_").find(text[end - 1]) != std::string_view::npos)
      --end;
    if (end > at + 3) return Stretch{begin, end};
  }
  return std::nullopt;
}

/// URLs that stand in prose keep their spelling and part like URLs, though nothing makes them links.
void part_off_urls(std::vector<Run>& runs) {
  std::vector<Run> parted;
  for (Run& run : runs) {
    if (run.kind != RunKind::Prose || run.text.find("://") == std::string::npos) {
      parted.push_back(std::move(run));
      continue;
    }
    const auto add = [&](std::size_t begin, std::size_t end, RunKind kind) {
      if (begin == end) return;
      parted.push_back({run.text.substr(begin, end - begin), kind, run.strong, run.emphasis, run.link, {}});
    };
    std::size_t from = 0;
    while (const auto url = bare_url(run.text, from)) {
      add(from, url->begin, RunKind::Prose);
      add(url->begin, url->end, RunKind::Url);
      from = url->end;
    }
    add(from, run.text.size(), RunKind::Prose);
  }
  runs = std::move(parted);
}

}  // namespace

ParsedInline parse_inline(std::string_view prose) {
  while (!prose.empty() && ascii::is_white_space(prose.front())) prose.remove_prefix(1);
  while (!prose.empty() && ascii::is_white_space(prose.back())) prose.remove_suffix(1);
  // Most values have no mark at all; they need no parser.
  if (prose.find_first_of("\\`*_[]<>&!\n\t\r:") == std::string_view::npos) {
    ParsedInline plain;
    if (!prose.empty())
      plain.content.runs.push_back({std::string(prose), RunKind::Prose, false, false, -1, {}});
    collapse_spaces(plain.content.runs);
    return plain;
  }
  ParsedInline parsed = Reader(prose).read();
  collapse_spaces(parsed.content.runs);
  part_off_urls(parsed.content.runs);
  return parsed;
}

std::string plain_text(const Inline& content) {
  std::string text;
  for (const Run& run : content.runs) text += run.text;
  return text;
}

}  // namespace galley::document
