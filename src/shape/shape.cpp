// shape: styled text to glyph clusters. In: a document's paragraphs. Out: boxes, spaces and places where a
// line may end, in logical order.
#include "galley/shape/shape.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "elements.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/base/utf8.h"
#include "looks.h"
#include "runs.h"

namespace galley::shape {

namespace {

std::vector<text::Exception> exceptions_of(const Paragraph& paragraph, const std::vector<Look>& looks,
                                           const Document& document) {
  std::vector<text::Exception> exceptions;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const Span& span = paragraph.spans[i];
    const bool raised = document.styles[span.style].position == Position::Superscript;
    switch (span.parting) {
      case Parting::Words:
      case Parting::Separator:
        break;
      case Parting::Unhyphenated:
        exceptions.push_back({span.begin, span.end, text::Exception::Kind::Unhyphenated});
        break;
      case Parting::Url:
        exceptions.push_back({span.begin, span.end, text::Exception::Kind::Url});
        break;
      case Parting::Never:
        exceptions.push_back(
            {span.begin, span.end, raised ? text::Exception::Kind::Bound : text::Exception::Kind::Whole});
        break;
    }
  }
  return exceptions;
}

std::string_view text_of(const Paragraph& paragraph, const Run& run) {
  return std::string_view(paragraph.text).substr(run.begin, run.end - run.begin);
}

std::size_t memory_of(const KnownParagraph& known) {
  return memory_of(known.shaped) + known.fallbacks.capacity() * sizeof(FallbackUse);
}

/// One document's way through shaping.
class DocumentShaper {
 public:
  DocumentShaper(const Document& document, Shaper shaper, Diagnostics& warnings)
      : document_(document),
        cache_(shaper.words),
        warnings_(warnings),
        words_(shaper.words),
        looks_(document, shaper, words_, errors_, warnings) {}

  std::shared_ptr<const ShapedParagraph> paragraph(const Paragraph& paragraph);
  /// Warns, once a language, if the style asks for hyphens and the paragraph's language has no patterns.
  void check_patterns(const Paragraph& paragraph);
  /// The patterns of a language, or null. That they cannot be read is an error.
  std::shared_ptr<const text::Hyphenator> patterns_of(const std::string& language);
  [[nodiscard]] Diagnostics& errors() { return errors_; }

 private:
  [[nodiscard]] CacheKey key_of_paragraph(const Paragraph& paragraph, const std::vector<Look>& looks) const;
  ShapedParagraph shaped(const Paragraph& paragraph, const std::vector<Look>& looks);
  std::vector<Run> with_fallbacks(const Paragraph& paragraph, std::vector<Run> runs);
  void shape_runs(const Paragraph& paragraph, std::vector<Run>& runs);
  void shape_words(const Paragraph& paragraph, std::vector<Run>& runs);
  std::vector<Run> part_at_borders(const Run& run, std::size_t span, const Paragraph& paragraph);
  void report_missing(const Paragraph& paragraph, const Run& run);

  const Document& document_;
  WordCache& cache_;
  Diagnostics errors_;
  Diagnostics& warnings_;
  WordShaper words_;
  Looks looks_;
  std::map<std::string, text::BreakRules> rules_;  ///< by language
  std::set<char32_t> missing_;                     ///< characters complained of
  // Of the paragraph that is being shaped:
  std::vector<FallbackUse> fallbacks_;
  bool complete_ = true;           ///< has every character a glyph?
  std::set<std::string> checked_;  ///< languages whose patterns were looked for
};

void DocumentShaper::report_missing(const Paragraph& paragraph, const Run& run) {
  const std::string_view text = text_of(paragraph, run);
  for (const std::uint32_t cluster : run.word->missing) {
    // Of a cluster's characters the one that the face has not.
    char32_t culprit = utf8::decode(text, cluster).code_point;
    std::size_t at = cluster;
    do {
      const auto [code_point, next] = utf8::decode(text, at);
      if (run.look.face->glyph(code_point) == 0) {
        culprit = code_point;
        break;
      }
      at = next;
    } while (at < text.size() && !run.word->parts_at(static_cast<std::uint32_t>(at)));
    if (!missing_.insert(culprit).second) {
      continue;
    }
    std::string letter;
    utf8::append(letter, culprit);
    const auto code = static_cast<std::uint32_t>(culprit);
    const bool printable = code > 0x20 && (code < 0x7F || code > 0x9F);
    errors_.push_back({Severity::Error, Fault::Resume,
                       fmt::format("the font '{}' has no glyph for {}U+{:04X}{}", run.look.face->family(),
                                   printable ? "'" + letter + "' (" : "", code, printable ? ")" : ""),
                       find_from(paragraph.place, letter),
                       document_.fallback.empty()
                           ? "write it otherwise, or name a family that has it in style.font.fallback"
                           : "write it otherwise, or add a family that has it to style.font.fallback"});
  }
}

std::shared_ptr<const text::Hyphenator> DocumentShaper::patterns_of(const std::string& language) {
  auto found = cache_.parts().hyphenator(language);
  if (found) {
    return *std::move(found);
  }
  throw_if_out_of_memory(found.error());
  if (errors_.empty()) {
    errors_.push_back(std::move(found.error()));
  }
  return nullptr;
}

void DocumentShaper::check_patterns(const Paragraph& paragraph) {
  if (document_.hyphenate != Hyphenation::Always || paragraph.text.empty()) {
    return;
  }
  const std::string& language = looks_.language_of(paragraph);
  if (!checked_.insert(language).second || patterns_of(language) != nullptr) {
    return;
  }
  const std::string_view package = text::package_of_patterns(language);
  warnings_.push_back({Severity::Warning, Fault::Resume,
                       fmt::format("no word in {} ({}) is hyphenated: there are no patterns for it",
                                   text::name_of_language(language), language),
                       document_.hyphenate_place,
                       package.empty() ? "no Debian package has them; style.hyphenate = false asks for none"
                                       : fmt::format("the Debian package {} brings them", package)});
}

/// A run whose ligatures reach over the border of two spans, parted at all of its borders.
std::vector<Run> DocumentShaper::part_at_borders(const Run& run, std::size_t span,
                                                 const Paragraph& paragraph) {
  std::vector<Run> parts;
  for (std::uint32_t begin = run.begin; begin < run.end; ++span) {
    Run part = run;
    part.begin = begin;
    part.end = span + 1 < paragraph.spans.size() ? std::min(run.end, paragraph.spans[span].end) : run.end;
    part.beside = {run.beside.before && begin == run.begin, run.beside.after && part.end == run.end};
    part.word = words_.word(part.look, text_of(paragraph, part), part.beside);
    begin = part.end;
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Runs parted where their face lacks a character that a fallback family has.
std::vector<Run> DocumentShaper::with_fallbacks(const Paragraph& paragraph, std::vector<Run> runs) {
  if (document_.fallback.empty()) {
    return runs;
  }
  std::vector<Run> parted;
  std::size_t span = 0;
  for (Run& run : runs) {
    const std::string_view text = text_of(paragraph, run);
    const std::shared_ptr<const Word> word = words_.word(run.look, text);
    if (word->missing.empty()) {
      parted.push_back(std::move(run));
      continue;
    }
    const std::vector<std::uint32_t> graphemes = text::graphemes(text);
    for (std::size_t i = 0; i + 1 < graphemes.size(); ++i) {
      Run part = run;
      part.begin = run.begin + graphemes[i];
      part.end = run.begin + graphemes[i + 1];
      while (span + 1 < paragraph.spans.size() && paragraph.spans[span].end <= part.begin) {
        ++span;
      }
      const bool lacks = std::ranges::any_of(word->missing, [&](std::uint32_t cluster) {
        return cluster >= graphemes[i] && cluster < graphemes[i + 1];
      });
      if (lacks) {
        auto fallback =
            looks_.fallback(run.look, paragraph.spans[span].style, text_of(paragraph, part), paragraph);
        if (fallback) {
          part.look = std::move(fallback->look);
          fallbacks_.push_back({span, fallback->choice});
        }
      }
      if (i > 0 && parted.back().look == part.look) {
        parted.back().end = part.end;
      } else {
        parted.push_back(std::move(part));
      }
    }
  }
  return parted;
}

/// Gives runs their words, those of one look together, where the spaces beside them do not count.
void DocumentShaper::shape_words(const Paragraph& paragraph, std::vector<Run>& runs) {
  struct OneLook {
    std::vector<Run*> runs;
    std::vector<std::string_view> texts;
  };
  std::vector<OneLook> looks;
  for (Run& run : runs) {
    if (run.space) {
      continue;
    }
    auto same =
        std::ranges::find_if(looks, [&](const OneLook& one) { return one.runs.front()->look == run.look; });
    if (same == looks.end()) {
      same = looks.emplace(looks.end());
    }
    same->runs.push_back(&run);
    same->texts.push_back(text_of(paragraph, run));
  }
  for (OneLook& look : looks) {
    auto words = words_.words(look.runs.front()->look, look.texts);
    for (std::size_t i = 0; i < words.size(); ++i) {
      look.runs[i]->word = std::move(words[i]);
    }
  }
}

/// Gives each run its word; runs without a face, of which the errors tell, go.
void DocumentShaper::shape_runs(const Paragraph& paragraph, std::vector<Run>& runs) {
  std::erase_if(runs, [](const Run& run) { return !run.look.face; });
  runs = with_fallbacks(paragraph, std::move(runs));
  shape_words(paragraph, runs);
  const std::vector<Span>& spans = paragraph.spans;
  std::vector<Run> shaped;
  shaped.reserve(runs.size());
  std::size_t span = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run& run = runs[i];
    const auto spaced_by = [&](std::size_t neighbour) {
      return neighbour < runs.size() && runs[neighbour].plain_space && runs[neighbour].look == run.look;
    };
    run.beside = {i > 0 && spaced_by(i - 1), spaced_by(i + 1)};
    if (!run.word) {
      run.word = words_.word(run.look, text_of(paragraph, run), run.beside);
    }
    while (span + 1 < spans.size() && spans[span].end <= run.begin) {
      ++span;
    }
    bool parts = true;
    for (std::size_t s = span; parts && s + 1 < spans.size() && spans[s].end < run.end; ++s) {
      parts = run.word->parts_at(spans[s].end - run.begin);
    }
    if (parts) {
      shaped.push_back(std::move(run));
    } else {
      std::ranges::move(part_at_borders(run, span, paragraph), std::back_inserter(shaped));
    }
  }
  runs = std::move(shaped);
  for (const Run& run : runs) {
    complete_ = complete_ && run.word->missing.empty();
    report_missing(paragraph, run);
  }
}

/// All that the paragraph's shape depends on. A span's node and link do not count, and its style counts by
/// the look that it has here.
CacheKey DocumentShaper::key_of_paragraph(const Paragraph& paragraph, const std::vector<Look>& looks) const {
  CacheKey key =
      key_of(paragraph.text, looks_.language_of(paragraph), document_.hyphenate, looks, document_.fallback);
  for (Span span : paragraph.spans) {
    const TextStyle& style = document_.styles[span.style];
    key.add(style.position);
    if (!document_.fallback.empty()) key.add(style);
    span.node = no_node;
    span.link = no_link;
    span.style = {};
    key.add(span);
  }
  return key;
}

std::shared_ptr<const ShapedParagraph> DocumentShaper::paragraph(const Paragraph& paragraph) {
  if (paragraph.text.empty() || paragraph.spans.empty()) {
    auto empty = std::make_shared<ShapedParagraph>();
    empty->end = static_cast<std::uint32_t>(paragraph.text.size());
    return empty;
  }
  const std::vector<Look> looks = looks_.of(paragraph);
  CacheKey key = key_of_paragraph(paragraph, looks);
  auto& paragraphs = cache_.parts().paragraphs;
  if (auto known = paragraphs.find(key)) {
    for (const FallbackUse& use : known->fallbacks) {
      looks_.look_up_fallbacks(paragraph.spans[use.span].style, use.choice, paragraph);
    }
    return {known, &known->shaped};
  }
  fallbacks_.clear();
  complete_ = std::ranges::all_of(looks, [](const Look& look) { return look.face != nullptr; });
  ShapedParagraph shape = shaped(paragraph, looks);
  auto made = std::make_shared<const KnownParagraph>(std::move(shape), std::move(fallbacks_));
  // Of a face or a glyph that is missing there is something to say each time.
  if (complete_) {
    const std::size_t bytes = memory_of(*made);
    made = paragraphs.keep(std::move(key), std::move(made), bytes);
  }
  return {made, &made->shaped};
}

ShapedParagraph DocumentShaper::shaped(const Paragraph& paragraph, const std::vector<Look>& looks) {
  ShapedParagraph result;
  result.end = static_cast<std::uint32_t>(paragraph.text.size());
  const text::Itemisation items = text::itemise(paragraph.text);
  result.level = items.level;
  result.has_rtl =
      std::ranges::any_of(items.runs, [](const text::ItemRun& item) { return item.level % 2 != 0; });
  std::vector<Run> runs = runs_of(paragraph.text, paragraph.spans, looks, items.runs);
  shape_runs(paragraph, runs);

  const std::string& language = looks_.language_of(paragraph);
  const text::BreakRules& rules = rules_.try_emplace(language, language).first->second;
  const bool hyphenates = document_.hyphenate == Hyphenation::Always ||
                          (document_.hyphenate == Hyphenation::Auto && text::forms_long_words(language));
  const std::shared_ptr<const text::Hyphenator> patterns = hyphenates ? patterns_of(language) : nullptr;
  result.hyphenated = document_.hyphenate == Hyphenation::Always || patterns != nullptr;
  const std::vector<text::Opportunity> opportunities =
      text::opportunities(paragraph.text, rules, exceptions_of(paragraph, looks, document_), patterns.get());
  auto next = opportunities.begin();
  ElementList elements(paragraph, words_);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    while (next != opportunities.end() && next->offset <= run.begin) {
      ++next;
    }
    if (run.space) {
      // The opportunity of several spaces stands after the last of them.
      std::size_t last = i;
      while (last + 1 < runs.size() && runs[last + 1].space) {
        ++last;
      }
      const bool breakable = next != opportunities.end() && next->offset <= runs[last].end;
      elements.add_space(runs, i, breakable);
      continue;
    }
    std::vector<text::Opportunity> inside;
    for (; next != opportunities.end() && next->offset <= run.end; ++next) {
      inside.push_back(*next);
    }
    elements.add_letters(run, inside);
  }
  result.elements = elements.take();
  return result;
}

/// How many places a document has where a line may end.
struct BreakCount {
  std::size_t breaks = 0;
  std::size_t partings = 0;

  void add(const ShapedParagraph& paragraph) {
    for (const Element& element : paragraph.elements) {
      if (element.kind == Element::Kind::Box) continue;
      ++breaks;
      if (!element.parts.empty()) ++partings;
    }
  }

  /// What there are too many of, if anything.
  [[nodiscard]] std::optional<Diagnostic> excess(const Place& place) const {
    if (breaks <= limits.breaks && partings <= limits.partings) return std::nullopt;
    Diagnostic error = breaks > limits.breaks ? over_limit(limits.breaks, "words")
                                              : over_limit(limits.partings, "places where a word may part");
    error.place = place;
    return error;
  }
};

std::expected<ShapedText, Diagnostics> all_shaped(const Document& document, Shaper shaper,
                                                  Diagnostics& warnings) {
  DocumentShaper shaping(document, shaper, warnings);
  ShapedText result;
  result.blocks.reserve(document.blocks.size());
  BreakCount count;
  for (const Block& block : document.blocks) {
    if (shaper.stop.stop_requested()) {
      return std::unexpected(Diagnostics{stopped()});
    }
    ShapedBlock& shaped = result.blocks.emplace_back();
    if (block.kind != Block::Kind::Text) {
      continue;
    }
    shaping.check_patterns(block.paragraph);
    if (block.label) {
      shaped.label = shaping.paragraph(block.label->paragraph);
    }
    shaped.paragraph = shaping.paragraph(block.paragraph);
    count.add(*shaped.paragraph);
    if (auto excess = count.excess(block.paragraph.place)) {
      return std::unexpected(Diagnostics{*std::move(excess)});
    }
    if (block.aside) {
      shaped.aside = shaping.paragraph(*block.aside);
    }
  }
  if (!shaping.errors().empty()) {
    return std::unexpected(std::move(shaping.errors()));
  }
  return result;
}

std::expected<std::shared_ptr<const ShapedParagraph>, Diagnostics> one_shaped(const Paragraph& paragraph,
                                                                              const Document& document,
                                                                              Shaper shaper,
                                                                              Diagnostics& warnings) {
  DocumentShaper shaping(document, shaper, warnings);
  std::shared_ptr<const ShapedParagraph> result = shaping.paragraph(paragraph);
  if (!shaping.errors().empty()) {
    return std::unexpected(std::move(shaping.errors()));
  }
  return result;
}

}  // namespace

std::size_t memory_of(const ShapedParagraph& paragraph) {
  std::size_t bytes = sizeof paragraph + paragraph.elements.capacity() * sizeof(Element);
  for (const Element& element : paragraph.elements) {
    if (element.fragment.word) bytes += element.fragment.word->glyphs.size() * sizeof(Glyph);
    bytes += element.parts.capacity() * sizeof(Fragment);
    for (const Fragment& part : element.parts) bytes += part.word->glyphs.size() * sizeof(Glyph);
  }
  return bytes;
}

std::size_t memory_of(const ShapedBlock& block) {
  std::size_t bytes = sizeof block;
  for (const auto& paragraph : {block.paragraph, block.label, block.aside}) {
    if (paragraph) bytes += memory_of(*paragraph);
  }
  return bytes;
}

std::expected<ShapedText, Diagnostics> shape(const Document& document, Shaper shaper, Diagnostics& warnings) {
  const Timed timed(shaper.timings, Stage::Shape);
  return without_exceptions([&] { return all_shaped(document, shaper, warnings); });
}

std::expected<std::shared_ptr<const ShapedParagraph>, Diagnostics> shape_paragraph(const Paragraph& paragraph,
                                                                                   const Document& document,
                                                                                   Shaper shaper,
                                                                                   Diagnostics& warnings) {
  return without_exceptions([&] { return one_shaped(paragraph, document, shaper, warnings); });
}

}  // namespace galley::shape
