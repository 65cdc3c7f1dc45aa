// document: runs of text (see inline_runs.h).
#include "inline_runs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/languages.h"

namespace galley::document {
namespace {

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

constexpr std::string_view language_mark = "]{lang=";

/// Goes through the text of runs, and parts them at brackets.
class LanguageMarks {
 public:
  explicit LanguageMarks(std::vector<InlineFault>& faults) : faults_(faults) {}

  [[nodiscard]] std::vector<Run> taken_from(const std::vector<Run>& runs) && {
    for (const Run& run : runs) {
      if (run.kind == RunKind::Prose)
        take(run);
      else
        runs_.push_back(run);
    }
    std::erase_if(runs_, [](const Run& run) { return run.kind == RunKind::Prose && run.text.empty(); });
    return std::move(runs_);
  }

 private:
  void take(const Run& run) {
    begin_run(run);
    for (std::string_view rest = run.text; !rest.empty();) {
      std::size_t length = 1;
      if (rest.front() == '[') {
        begin_run(run);
        open_.push_back(runs_.size() - 1);
      } else if (rest.front() == ']' && !open_.empty()) {
        const std::size_t opener = open_.back();
        open_.pop_back();
        length = language_mark_at(rest);
        if (length > 1) {
          const std::string_view tag = rest.substr(language_mark.size(), length - language_mark.size() - 1);
          runs_[opener].text.erase(0, 1);
          for (std::size_t i = opener; i < runs_.size(); ++i)
            if (runs_[i].language.empty()) runs_[i].language = tag;
          begin_run(run);
        } else {
          runs_.back().text += ']';
        }
        rest.remove_prefix(length);
        continue;
      }
      runs_.back().text += rest.front();
      rest.remove_prefix(length);
    }
  }

  void begin_run(const Run& like) {
    runs_.push_back(like);
    runs_.back().text.clear();
  }

  /// How long a mark is that a text begins with; 1 if it begins with a bracket alone.
  std::size_t language_mark_at(std::string_view text) {
    if (!text.starts_with(language_mark)) return 1;
    constexpr std::size_t longest = 48;
    const std::size_t end = text.substr(0, longest).find('}');
    const bool is_closed = end != std::string_view::npos;
    if (is_closed && source::is_language_tag(text.substr(language_mark.size(), end - language_mark.size())))
      return end + 1;
    if (std::exchange(has_told_, true)) return 1;
    const std::string_view mark = text.substr(1, is_closed ? end : language_mark.size() - 1);
    faults_.push_back({fmt::format("'{}' names no language: it is printed as it stands", mark),
                       "write [text]{lang=fr}; fr, pt-BR and zh-Hant are tags of languages",
                       std::string(mark), Severity::Warning});
    return 1;
  }

  std::vector<InlineFault>& faults_;
  bool has_told_ = false;
  std::vector<Run> runs_;
  std::vector<std::size_t> open_;  ///< the runs that begin with a bracket that is not closed
};

}  // namespace

void part_off_languages(std::vector<Run>& runs, std::vector<InlineFault>& faults) {
  const bool has_marks = std::ranges::any_of(
      runs, [](const Run& run) { return run.kind == RunKind::Prose && run.text.contains(language_mark); });
  if (has_marks) runs = LanguageMarks(faults).taken_from(runs);
}

void collapse_spaces(std::vector<Run>& runs) {
  bool after_space = true;
  std::string* last_space_in = nullptr;
  for (Run& run : runs) {
    if (run.kind == RunKind::Citation || run.kind == RunKind::Break) {
      if (last_space_in != nullptr) last_space_in->pop_back();
      last_space_in = nullptr;
      after_space = run.kind == RunKind::Break;
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

void part_off_urls(std::vector<Run>& runs) {
  std::vector<Run> parted;
  for (Run& run : runs) {
    if (run.kind != RunKind::Prose || run.text.find("://") == std::string::npos) {
      parted.push_back(std::move(run));
      continue;
    }
    const auto add = [&](std::size_t begin, std::size_t end, RunKind kind) {
      if (begin == end) return;
      parted.push_back(
          {run.text.substr(begin, end - begin), kind, run.strong, run.emphasis, run.link, {}, run.language});
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

}  // namespace galley::document
