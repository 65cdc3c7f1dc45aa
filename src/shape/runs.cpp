// shape: a paragraph in stretches that are shaped in one piece.
#include "runs.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "galley/base/utf8.h"

namespace galley::shape {

namespace {

/// Old-style figures sink among capitals: in a stretch between spaces with more capitals than small letters
/// (“GPT-4”, “IPv6”, not “Python3”) they are lining.
void line_up_with_capitals(std::span<Run> stretch, std::string_view text) {
  const auto sinks = [](const Look& look) {
    return look.figuring == Figuring::OldStyle && look.lettering != Lettering::SmallCapitals;
  };
  if (std::ranges::none_of(stretch, sinks, &Run::look)) {
    return;
  }
  int capitals = 0;
  for (std::size_t at = stretch.front().begin; at < stretch.back().end;) {
    const auto [code_point, next] = utf8::decode(text, at);
    const text::LetterCase letter_case = text::letter_case(code_point);
    capitals += letter_case == text::LetterCase::Capital ? 1
                : letter_case == text::LetterCase::Small ? -1
                                                         : 0;
    at = next;
  }
  for (Run& run : stretch) {
    if (capitals > 0 && sinks(run.look)) {
      run.look.figuring = Figuring::Lining;
    }
  }
}

}  // namespace

std::vector<Run> runs_of(const std::string& text, const std::vector<Span>& spans,
                         const std::vector<Look>& looks, const std::vector<text::ItemRun>& items) {
  std::vector<Run> runs;
  std::size_t span = 0;
  std::size_t item = 0;
  Look look;
  std::uint8_t level = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = utf8::decode(text, at);
    bool may_differ = at == 0;
    for (; span + 1 < spans.size() && at >= spans[span].end; may_differ = true) {
      ++span;
    }
    for (; item + 1 < items.size() && at >= items[item].end; may_differ = true) {
      ++item;
    }
    if (may_differ) {
      look = looks[span];
      if (item < items.size()) {
        level = items[item].level;
        look.rtl = level % 2 != 0;
        // Figures and marks alone look as they do among letters.
        if (items[item].script != HB_SCRIPT_COMMON) {
          look.script = items[item].script;
        }
      }
    }
    const bool space = is_space(code_point);
    if (space || runs.empty() || runs.back().space ||
        (may_differ && (runs.back().look != look || runs.back().level != level))) {
      Run run;
      run.begin = static_cast<std::uint32_t>(at);
      run.look = look;
      run.level = level;
      run.space = space;
      run.plain_space = space && code_point <= U'\u00A0';
      run.bound = is_glue(code_point);
      runs.push_back(std::move(run));
    }
    runs.back().end = static_cast<std::uint32_t>(next);
    at = next;
  }
  for (std::size_t begin = 0; begin < runs.size();) {
    std::size_t end = begin + 1;
    while (end < runs.size() && !runs[end].space && !runs[begin].space) {
      ++end;
    }
    if (!runs[begin].space) {
      line_up_with_capitals(std::span(runs).subspan(begin, end - begin), text);
    }
    begin = end;
  }
  return runs;
}

}  // namespace galley::shape
