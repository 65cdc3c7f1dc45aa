// document: runs of text (see inline_runs.h).
#include "inline_runs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "galley/base/ascii.h"

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

}  // namespace

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

}  // namespace galley::document
