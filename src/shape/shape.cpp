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
#include "missing_letters.h"
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
  // A date of ideographs and figures (“2019年4月”) is read as one word.
  for (const DatedText& date : paragraph.dates) {
    const auto text = std::string_view(paragraph.text).substr(date.begin, date.end - date.begin);
    if (!text.contains(' ')) exceptions.push_back({date.begin, date.end, text::Exception::Kind::Whole});
  }
  return exceptions;
}

/// Adds an isolate, unless it is inside another.
void add_isolate(std::vector<text::Isolate>& isolates, const text::Isolate& isolate) {
  const bool is_inside = std::ranges::any_of(isolates, [&](const text::Isolate& other) {
    return other.begin < isolate.end && isolate.begin < other.end;
  });
  if (!is_inside) isolates.push_back(isolate);
}

bool is_part(const TextPart& part, const Paragraph& paragraph) {
  return part.begin > 0 || part.end < paragraph.text.size();
}

/// The direction of a paragraph. What galley puts together of parts has the document's; what an author wrote,
/// its own.
text::Base base_of(const Paragraph& paragraph, bool right_to_left) {
  const bool is_composed =
      std::ranges::any_of(paragraph.parts, [&](const TextPart& part) { return is_part(part, paragraph); });
  if (right_to_left) return is_composed ? text::Base::RightToLeft : text::Base::RightUnlessAllLeft;
  return is_composed ? text::Base::LeftToRight : text::Base::FirstStrong;
}

bool is_in_own_language(const Span& span, const Structure& structure) {
  return span.node < structure.nodes.size() && structure.nodes[span.node].role == StructureRole::Span &&
         !structure.nodes[span.node].language.empty();
}

/// What was written by itself, addresses, code and text in another language: their direction is their own.
/// The whole of a paragraph has that of the paragraph.
std::vector<text::Isolate> isolates_of(const Paragraph& paragraph, const Document& document) {
  std::vector<text::Isolate> isolates;
  // Below U+0590 no letter runs to the left: UTF-8 begins these with 0xD6 at least.
  if (std::ranges::none_of(paragraph.text, [](char c) { return static_cast<unsigned char>(c) >= 0xD6; }))
    return isolates;
  for (const TextPart& part : paragraph.parts)
    if (is_part(part, paragraph)) isolates.push_back({part.begin, part.end});
  for (auto span = paragraph.spans.begin(); span != paragraph.spans.end();) {
    const auto begin = span->begin;
    const LinkId link = span->link;
    const bool is_isolate = span->parting == Parting::Url || span->parting == Parting::Never ||
                            !document.styles[span->style].beside.empty() ||
                            is_in_own_language(*span, document.structure);
    std::uint32_t end = span->end;
    // The spans of one link are one.
    for (++span; span != paragraph.spans.end() && link != no_link && span->link == link; ++span)
      end = span->end;
    if (is_isolate) add_isolate(isolates, {begin, end});
  }
  for (const text::Isolate& address : text::addresses_in(paragraph.text)) add_isolate(isolates, address);
  std::ranges::sort(isolates, {}, &text::Isolate::begin);
  return isolates;
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
        fonts_(shaper.fonts),
        warnings_(warnings),
        words_(shaper.words),
        looks_(document, shaper, words_, errors_, warnings) {}

  std::shared_ptr<const ShapedParagraph> paragraph(const Paragraph& paragraph);
  /// Warns, once a language, if the style asks for hyphens and the paragraph's language has no patterns.
  void check_patterns(const Paragraph& paragraph);
  /// The patterns of a language, or null. That they cannot be read is an error.
  std::shared_ptr<const text::Hyphenator> patterns_of(const std::string& language);
  /// All that is wrong with what was shaped.
  [[nodiscard]] Diagnostics errors();

 private:
  [[nodiscard]] CacheKey key_of_paragraph(const Paragraph& paragraph, const std::vector<Look>& looks) const;
  ShapedParagraph shaped(const Paragraph& paragraph, const std::vector<Look>& looks);
  std::vector<Run> with_fallbacks(const Paragraph& paragraph, std::vector<Run> runs);
  void shape_runs(const Paragraph& paragraph, std::vector<Run>& runs);
  std::shared_ptr<const text::Hyphenator> hyphenator_of(const std::string& language);
  std::vector<text::Opportunity> opportunities_of(const Paragraph& paragraph, const std::string& language,
                                                  std::vector<text::Exception> exceptions);
  void shape_words(const Paragraph& paragraph, std::vector<Run>& runs);
  std::vector<Run> part_at_borders(const Run& run, std::size_t span, const Paragraph& paragraph);
  void note_missing(const Paragraph& paragraph, const Run& run);

  const Document& document_;
  WordCache& cache_;
  font::Library& fonts_;
  Diagnostics errors_;
  Diagnostics& warnings_;
  WordShaper words_;
  Looks looks_;
  std::map<std::string, text::BreakRules> rules_;  ///< by language
  std::map<std::string, std::shared_ptr<const text::Hyphenator>> hyphenators_;
  MissingLetters missing_;
  std::set<char32_t> said_missing_;  ///< of these, those whose place was looked for
  // Of the paragraph that is being shaped:
  std::vector<FallbackUse> fallbacks_;
  bool complete_ = true;           ///< has every character a glyph?
  std::set<std::string> checked_;  ///< languages whose patterns were looked for
};

void DocumentShaper::note_missing(const Paragraph& paragraph, const Run& run) {
  const std::string_view text = text_of(paragraph, run);
  std::vector<std::uint32_t> missing = run.word->missing;
  std::ranges::sort(missing);
  for (const std::uint32_t cluster : missing) {
    // Of a cluster's characters the one that the face has not.
    char32_t culprit = utf8::decode(text, cluster).code_point;
    std::size_t at = cluster;
    do {
      const auto [code_point, next] = utf8::decode(text, at);
      if (run.look.face->glyph(code_point) == 0 && !text::is_ignorable(code_point)) {
        culprit = code_point;
        break;
      }
      at = next;
    } while (at < text.size() && !run.word->parts_at(static_cast<std::uint32_t>(at)));
    const bool is_new = said_missing_.insert(culprit).second;
    std::string letter;
    if (is_new) utf8::append(letter, culprit);
    missing_.add(culprit, is_new ? find_from(paragraph.place, letter) : Place{},
                 looks_.language_of(paragraph.node));
  }
}

Diagnostics DocumentShaper::errors() {
  Diagnostics all = std::move(errors_);
  std::ranges::move(missing_.errors(fonts_, document_.system_fonts), std::back_inserter(all));
  return all;
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
  const std::string& language = looks_.language_of(paragraph.node);
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

/// Do letters of a script join those beside them?
bool joins(std::uint32_t script) {
  return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_NKO ||
         script == HB_SCRIPT_MANDAIC || script == HB_SCRIPT_MONGOLIAN;
}

/// The letter that joins a run's from before byte `at` of a text, without its marks; 0 if none does.
char32_t joining_letter_before(std::string_view text, const Run& run, std::uint32_t at) {
  if (!joins(run.look.script)) return 0;
  while (at > 0) {
    do --at;
    while (at > 0 && utf8::continues(text[at]));
    const char32_t letter = utf8::decode(text, at).code_point;
    if (!text::is_mark(letter)) return is_space(letter) ? 0 : letter;
  }
  return 0;
}

char32_t joining_letter_after(std::string_view text, const Run& run, std::uint32_t at) {
  if (!joins(run.look.script) || at >= text.size()) return 0;
  const char32_t letter = utf8::decode(text, at).code_point;
  return is_space(letter) ? 0 : letter;
}

/// Tells runs which letters join theirs from beside them.
void join(std::vector<Run>& runs, std::string_view text) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].space) continue;
    if (i > 0 && !runs[i - 1].space)
      runs[i].beside.joins_before = joining_letter_before(text, runs[i], runs[i].begin);
    if (i + 1 < runs.size() && !runs[i + 1].space)
      runs[i].beside.joins_after = joining_letter_after(text, runs[i], runs[i].end);
  }
}

/// A run whose ligatures reach over the border of two spans, parted at all of its borders.
std::vector<Run> DocumentShaper::part_at_borders(const Run& run, std::size_t span,
                                                 const Paragraph& paragraph) {
  std::vector<Run> parts;
  for (std::uint32_t begin = run.begin; begin < run.end; ++span) {
    Run part = run;
    part.begin = begin;
    part.end = span + 1 < paragraph.spans.size() ? std::min(run.end, paragraph.spans[span].end) : run.end;
    const bool is_first = begin == run.begin;
    const bool is_last = part.end == run.end;
    part.beside = {run.beside.before && is_first, run.beside.after && is_last,
                   is_first ? run.beside.joins_before : joining_letter_before(paragraph.text, run, begin),
                   is_last ? run.beside.joins_after : joining_letter_after(paragraph.text, run, part.end)};
    part.word = words_.word(part.look, text_of(paragraph, part), part.beside);
    begin = part.end;
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Runs parted where their face lacks a character that another has.
std::vector<Run> DocumentShaper::with_fallbacks(const Paragraph& paragraph, std::vector<Run> runs) {
  std::vector<Run> parted;
  std::size_t span = 0;
  for (Run& run : runs) {
    const std::string_view text = text_of(paragraph, run);
    if (words_.have_all(run.look, text)) {
      parted.push_back(std::move(run));
      continue;
    }
    const std::shared_ptr<const Word> word = words_.word(run.look, text);
    const std::vector<std::uint32_t> graphemes = text::graphemes(text);
    for (std::size_t i = 0; i + 1 < graphemes.size(); ++i) {
      Run part = run;
      part.begin = run.begin + graphemes[i];
      part.end = run.begin + graphemes[i + 1];
      while (span + 1 < paragraph.spans.size() && paragraph.spans[span].end <= part.begin) {
        ++span;
      }
      // A cluster of several (a Khmer syllable) has the place of its first.
      const std::uint32_t from = word->cluster_at(graphemes[i]);
      const bool lacks = std::ranges::any_of(word->missing, [&](std::uint32_t cluster) {
        return cluster >= from && cluster < graphemes[i + 1];
      });
      if (lacks) {
        auto fallback =
            looks_.fallback(run.look, paragraph.spans[span].style, text_of(paragraph, part), paragraph);
        if (fallback) {
          part.look = std::move(fallback->look);
          fallbacks_.push_back({span, std::move(fallback->face)});
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
    if (run.space || run.beside.joins()) {
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
  join(runs, paragraph.text);
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
    run.beside.before = i > 0 && spaced_by(i - 1);
    run.beside.after = spaced_by(i + 1);
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
  span = 0;
  for (const Run& run : runs) {
    while (span + 1 < spans.size() && spans[span].end <= run.begin) {
      ++span;
    }
    const bool lacks_cut = !run.space && looks_.lacks_cut(run.look, spans[span].style, paragraph);
    complete_ = complete_ && run.word->missing.empty() && !lacks_cut;
    note_missing(paragraph, run);
  }
}

/// All that the paragraph's shape depends on. A span's node and link do not count, and its style counts by
/// the look that it has here.
CacheKey DocumentShaper::key_of_paragraph(const Paragraph& paragraph, const std::vector<Look>& looks) const {
  CacheKey key = key_of(paragraph.text, looks_.language_of(paragraph.node), document_.hyphenate, looks,
                        document_.fallback, document_.system_fonts, document_.info.right_to_left,
                        paragraph.parts, paragraph.dates);
  for (Span span : paragraph.spans) {
    const TextStyle& style = document_.styles[span.style];
    key.add(style);
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
      looks_.look_up(paragraph.spans[use.span].style, use.face, paragraph);
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

/// A language's patterns, if the document is to be hyphenated by them.
std::shared_ptr<const text::Hyphenator> DocumentShaper::hyphenator_of(const std::string& language) {
  const auto [known, is_new] = hyphenators_.try_emplace(language);
  const bool hyphenates =
      is_new && (document_.hyphenate == Hyphenation::Always ||
                 (document_.hyphenate == Hyphenation::Auto && text::forms_long_words(language)));
  if (hyphenates) known->second = patterns_of(language);
  return known->second;
}

/// Where a paragraph's lines may end. Parts in another language are hyphenated by that.
std::vector<text::Opportunity> DocumentShaper::opportunities_of(const Paragraph& paragraph,
                                                                const std::string& language,
                                                                std::vector<text::Exception> exceptions) {
  const auto rules_of = [this](const std::string& tag) -> const text::BreakRules& {
    return rules_.try_emplace(tag, tag).first->second;
  };
  std::vector<text::Opportunity> in_others;
  for (const Span& span : paragraph.spans) {
    if (span.node == paragraph.node || span.node == no_node) continue;
    const std::string& other = looks_.language_of(span.node);
    if (other == language) continue;
    exceptions.push_back({span.begin, span.end, text::Exception::Kind::Unhyphenated});
    if (span.parting != Parting::Words) continue;
    const auto text = std::string_view(paragraph.text).substr(span.begin, span.end - span.begin);
    for (text::Opportunity each :
         text::opportunities(text, rules_of(other), {}, hyphenator_of(other).get())) {
      each.offset += span.begin;
      if (each.kind == text::BreakKind::Hyphenation) in_others.push_back(each);
    }
  }
  std::vector<text::Opportunity> all =
      text::opportunities(paragraph.text, rules_of(language), exceptions, hyphenator_of(language).get());
  if (in_others.empty()) return all;
  std::ranges::move(in_others, std::back_inserter(all));
  std::ranges::sort(all, {}, &text::Opportunity::offset);
  return all;
}

ShapedParagraph DocumentShaper::shaped(const Paragraph& paragraph, const std::vector<Look>& looks) {
  ShapedParagraph result;
  result.end = static_cast<std::uint32_t>(paragraph.text.size());
  const text::Base base = base_of(paragraph, document_.info.right_to_left);
  const text::Itemisation items = text::itemise(paragraph.text, base, isolates_of(paragraph, document_));
  result.level = items.level;
  result.has_rtl =
      std::ranges::any_of(items.runs, [](const text::ItemRun& item) { return item.level % 2 != 0; });
  std::vector<Run> runs = runs_of(paragraph.text, paragraph.spans, looks, items.runs);
  shape_runs(paragraph, runs);

  const std::string& language = looks_.language_of(paragraph.node);
  result.hyphenated = document_.hyphenate == Hyphenation::Always || hyphenator_of(language) != nullptr;
  const std::vector<text::Opportunity> opportunities =
      opportunities_of(paragraph, language, exceptions_of(paragraph, looks, document_));
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

std::expected<ShapedText, Diagnostics> all_shaped(const Document& document, const Shaper& shaper,
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
  if (Diagnostics errors = shaping.errors(); !errors.empty()) return std::unexpected(std::move(errors));
  return result;
}

std::expected<std::shared_ptr<const ShapedParagraph>, Diagnostics> one_shaped(const Paragraph& paragraph,
                                                                              const Document& document,
                                                                              const Shaper& shaper,
                                                                              Diagnostics& warnings) {
  DocumentShaper shaping(document, shaper, warnings);
  std::shared_ptr<const ShapedParagraph> result = shaping.paragraph(paragraph);
  if (Diagnostics errors = shaping.errors(); !errors.empty()) return std::unexpected(std::move(errors));
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
