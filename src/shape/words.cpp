// shape: words by HarfBuzz, each shaped once, and what the neighbouring spaces do to them.
#include "words.h"

#include <algorithm>
#include <functional>
#include <new>
#include <optional>
#include <span>

#include "galley/base/limits.h"
#include "galley/base/utf8.h"

namespace galley::shape {

namespace {

constexpr hb_feature_t feature(const char (&name)[5], std::uint32_t value) {
  return {HB_TAG(name[0], name[1], name[2], name[3]), value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

std::vector<hb_feature_t> features_of(const Look& look) {
  std::vector<hb_feature_t> features;
  switch (look.figuring) {
    case Figuring::FontsOwn:
      break;
    case Figuring::Lining:
      features = {feature("lnum", 1), feature("pnum", 1)};
      break;
    case Figuring::OldStyle:
      features = {feature("onum", 1), feature("pnum", 1)};
      break;
    case Figuring::Tabular:
      features = {feature("lnum", 1), feature("tnum", 1)};
      break;
    case Figuring::Superior:
      features = {feature("sups", 1)};
      break;
  }
  switch (look.lettering) {
    case Lettering::AsWritten:
      break;
    case Lettering::SmallCapitals:
      features.insert(features.end(), {feature("smcp", 1), feature("c2sc", 1)});
      break;
    case Lettering::Capitals:
    case Lettering::InsteadCapitals:
      features.push_back(feature("case", 1));
      break;
  }
  if (look.code) features.push_back(feature("calt", 0));
  if (look.code || look.tracking != 0 || look.lettering == Lettering::SmallCapitals) {
    // A ligature would stand out as a clot among letters set apart, and hide the characters of code.
    features.push_back(feature("liga", 0));
    features.push_back(feature("clig", 0));
  }
  return features;
}

/// What is shaped in place of a character: all gluing and breaking of lines is done by us.
char32_t stand_in(const font::Face& face, char32_t code_point) {
  switch (code_point) {
    case U'\t':
    case U'\n':
    case U'\r':
    case U'\u00A0':
      return U' ';
    case U'\u2010':
    case U'\u2011':
      // A hyphen that does not break looks like one that does.
      for (const char32_t hyphen : {code_point, U'\u2010'}) {
        if (face.glyph(hyphen) != 0) {
          return hyphen;
        }
      }
      return U'-';
    default:
      return code_point;
  }
}

std::int64_t width_of(std::span<const Glyph> glyphs) {
  std::int64_t width = 0;
  for (const Glyph& glyph : glyphs) {
    width += glyph.advance;
  }
  return width;
}

bool same_but_cluster(const Glyph& a, const Glyph& b) {
  return a.id == b.id && a.advance == b.advance && a.x_offset == b.x_offset && a.y_offset == b.y_offset;
}

/// What is added after each letter, in font units.
std::int32_t tracking_of(const Look& look) {
  const int units = look.face->metrics().units_per_em;
  return static_cast<std::int32_t>(static_cast<std::int64_t>(look.tracking) * units / 1000);
}

void track(ShapedWord& word, const Look& look) {
  const std::int32_t extra = tracking_of(look);
  for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
    const bool ends_cluster =
        i + 1 == word.glyphs.size() || word.glyphs[i + 1].cluster != word.glyphs[i].cluster;
    if (ends_cluster) {
      word.glyphs[i].advance += extra;
      word.width += extra;
    }
  }
}

WordView view_of(const Look& look, std::string_view text, Beside beside, Extent extent) {
  return {look.face,          text,          look.language, look.script,
          look.tracking,      look.code,     look.figuring, look.lettering,
          look.rtl,           beside.before, beside.after,  beside.joins_before,
          beside.joins_after, extent};
}

/// The bytes [begin, end) of a left-to-right word, which was cut out where that is safe.
Word part_of(const Word& whole, std::uint32_t begin, std::uint32_t end) {
  Word part;
  part.length = end - begin;
  const auto [first, last] = whole.glyphs(begin, end);
  part.shaped.glyphs.assign(whole.shaped.glyphs.begin() + static_cast<std::ptrdiff_t>(first),
                            whole.shaped.glyphs.begin() + static_cast<std::ptrdiff_t>(last));
  for (Glyph& glyph : part.shaped.glyphs) {
    glyph.cluster -= begin;
  }
  part.shaped.width = width_of(part.shaped.glyphs);
  const auto take = [&](const std::vector<std::uint32_t>& clusters, std::vector<std::uint32_t>& taken) {
    for (auto next = std::ranges::lower_bound(clusters, begin); next != clusters.end() && *next < end;
         ++next) {
      taken.push_back(*next - begin);
    }
  };
  take(whole.unsafe, part.unsafe);
  take(whole.missing, part.missing);
  return part;
}

}  // namespace

bool is_glue(char32_t code_point) {
  return code_point == U'\u00A0' || code_point == U'\u202F' || code_point == U'\u2007';
}

bool is_space(char32_t code_point) {
  return code_point == U' ' || (code_point >= U'\t' && code_point <= U'\r') || is_glue(code_point) ||
         code_point == U'\u1680' || (code_point >= U'\u2000' && code_point <= U'\u200A') ||
         code_point == U'\u205F' || code_point == U'\u3000';
}

bool is_mere_opportunity(char32_t code_point) { return code_point == U'\u00AD' || code_point == U'\u200B'; }

std::pair<std::size_t, std::size_t> Word::glyphs(std::uint32_t begin, std::uint32_t end) const {
  const auto all = std::span(shaped.glyphs);
  const auto count_before = [&](std::uint32_t offset) {
    const auto place =
        rtl ? std::ranges::partition_point(all, [&](const Glyph& glyph) { return glyph.cluster >= offset; })
            : std::ranges::partition_point(all, [&](const Glyph& glyph) { return glyph.cluster < offset; });
    return static_cast<std::size_t>(place - all.begin());
  };
  return rtl ? std::pair(count_before(end), count_before(begin))
             : std::pair(count_before(begin), count_before(end));
}

std::uint32_t Word::cluster_at(std::uint32_t offset) const {
  std::uint32_t begin = 0;
  for (const Glyph& glyph : shaped.glyphs)
    if (glyph.cluster <= offset) begin = std::max(begin, glyph.cluster);
  return begin;
}

bool Word::parts_at(std::uint32_t offset) const {
  if (offset == 0 || offset >= length) {
    return true;
  }
  const auto [first, last] = glyphs(offset, length);
  const std::size_t at = rtl ? last : first;
  if (rtl) {
    return at > 0 && shaped.glyphs[at - 1].cluster == offset;
  }
  return at < shaped.glyphs.size() && shaped.glyphs[at].cluster == offset;
}

bool Word::safe_at(std::uint32_t offset) const {
  return parts_at(offset) && !std::ranges::binary_search(unsafe, offset);
}

std::shared_ptr<const ShapedWord> slice(const std::shared_ptr<const Word>& word, std::uint32_t begin,
                                        std::uint32_t end) {
  const auto [first, last] = word->glyphs(begin, end);
  const std::vector<Glyph>& all = word->shaped.glyphs;
  if (begin == 0 && first == 0 && last == all.size()) {
    return {word, &word->shaped};
  }
  auto part = std::make_shared<ShapedWord>();
  part->glyphs.assign(all.begin() + static_cast<std::ptrdiff_t>(first),
                      all.begin() + static_cast<std::ptrdiff_t>(last));
  for (Glyph& glyph : part->glyphs) {
    glyph.cluster -= begin;
  }
  part->width = width_of(part->glyphs);
  return part;
}

std::size_t memory_of(const Word& word) {
  return sizeof word + word.shaped.glyphs.capacity() * sizeof(Glyph) +
         (word.unsafe.capacity() + word.missing.capacity()) * sizeof(std::uint32_t);
}

text::FoundPatterns WordCache::Parts::hyphenator(const std::string& language) {
  CacheKey key = key_of(language);
  if (const auto known = hyphenators.find(key)) {
    return *known;
  }
  auto found =
      std::make_shared<const text::FoundPatterns>(text::Hyphenator::find(language, files, pattern_folders));
  const std::size_t bytes = *found && **found ? (**found)->memory() : 0;
  return *hyphenators.keep(std::move(key), std::move(found), bytes);
}

WordCache::WordCache(FileReader& files, std::vector<BoundedPath> pattern_folders)
    : parts_(std::make_unique<Parts>(files, std::move(pattern_folders))) {}
WordCache::~WordCache() = default;

WordShaper::WordShaper(WordCache& cache) : cache_(cache.parts()), buffer_(hb_buffer_create()) {}

std::shared_ptr<const Word> WordShaper::word(const Look& look, std::string_view text, Beside beside,
                                             Extent extent) {
  if (!look.face->substitutes_across_space()) {
    beside.before = beside.after = false;
  }
  if (auto known = cache_.words.find(view_of(look, text, beside, extent))) {
    return known;
  }
  return keep(look, text, beside, extent, shape(look, text, beside, extent));
}

std::shared_ptr<const Word> WordShaper::keep(const Look& look, std::string_view text, Beside beside,
                                             Extent extent, Word word) {
  auto made = std::make_shared<const Word>(std::move(word));
  if (text.size() > limits.known_word_bytes) {
    return made;
  }
  const std::size_t bytes = memory_of(*made);
  return cache_.words.keep({look.face, std::string(text), look.language, look.script, look.tracking,
                            look.code, look.figuring, look.lettering, look.rtl, beside.before, beside.after,
                            beside.joins_before, beside.joins_after, extent},
                           std::move(made), bytes);
}

std::vector<std::shared_ptr<const Word>> WordShaper::words(const Look& look,
                                                           std::span<const std::string_view> texts) {
  std::vector<std::shared_ptr<const Word>> found(texts.size());
  if (look.face->substitutes_across_space()) {
    return found;
  }
  std::vector<std::string_view> unknown;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    found[i] = cache_.words.find(view_of(look, texts[i], {}, Extent::Word));
    if (!found[i] && texts[i].size() <= limits.known_word_bytes) {
      unknown.push_back(texts[i]);
    }
  }
  std::ranges::sort(unknown);
  unknown.erase(std::ranges::unique(unknown).begin(), unknown.end());
  if (!unknown.empty() && !look.rtl) {
    shape_together(look, unknown);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!found[i]) {
      found[i] = word(look, texts[i]);
    }
  }
  return found;
}

bool WordShaper::have_all(const Look& look, std::string_view text) {
  const auto is_mapped = [&] {
    for (std::size_t at = 0; at < text.size();) {
      const auto [character, next] = utf8::decode(text, at);
      if (!text::is_ignorable(character) && look.face->glyph(character) == 0) return false;
      at = next;
    }
    return true;
  };
  // Other letters are shaped in place of those of the text.
  const bool is_as_written = look.lettering != Lettering::InsteadCapitals;
  return (is_as_written && is_mapped()) || word(look, text)->missing.empty();
}

/// Shapes words with a space between them, and keeps those that come out as they would alone: HarfBuzz says
/// where text may be cut without shaping it anew. No space does anything to them, and they do nothing to it.
void WordShaper::shape_together(const Look& look, std::span<const std::string_view> texts) {
  std::string line = " ";
  for (const std::string_view text : texts) {
    line += text;
    line += ' ';
  }
  const std::optional<Word> all = shape_once(look, line);
  if (!all) {
    return;
  }
  const std::int32_t space = space_of(look);
  const auto is_plain_space = [&](std::uint32_t offset) {
    const auto [first, last] = all->glyphs(offset, offset + 1);
    return last == first + 1 && all->shaped.glyphs[first].advance == space;
  };
  std::uint32_t begin = 1;
  for (const std::string_view text : texts) {
    const auto end = begin + static_cast<std::uint32_t>(text.size());
    if (all->safe_at(begin) && all->safe_at(end) && is_plain_space(begin - 1) && is_plain_space(end)) {
      Word word = part_of(*all, begin, end);
      if (look.tracking != 0) {
        track(word.shaped, look);
      }
      keep(look, text, {}, Extent::Word, std::move(word));
    }
    begin = end + 1;
  }
}

/// The advance of a space among letters of the look, without tracking: some languages have one of their own.
std::int32_t WordShaper::space_of(const Look& look) {
  return static_cast<std::int32_t>(word(look, " ")->shaped.width) - tracking_of(look);
}

/// The text alone, exactly as HarfBuzz shapes it, without tracking.
Word WordShaper::shape_alone(const Look& look, std::string_view text, Beside beside) {
  auto word = shape_once(look, text, beside);
  if (!word) {
    throw std::bad_alloc();
  }
  return *std::move(word);
}

std::optional<Word> WordShaper::shape_once(const Look& look, std::string_view text, Beside beside) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_reset(buffer);
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  // Of a text of which nothing is added, what comes before and after is context.
  const auto add_context = [buffer](char32_t letter, unsigned place) {
    const auto code_point = static_cast<std::uint32_t>(letter);
    if (letter != 0) hb_buffer_add_utf32(buffer, &code_point, 1, place, 0);
  };
  add_context(beside.joins_before, 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = utf8::decode(text, at);
    const auto cluster = static_cast<unsigned>(at);
    at = next;
    if (is_mere_opportunity(code_point)) {
      continue;
    }
    if (look.lettering != Lettering::InsteadCapitals) {
      hb_buffer_add(buffer, stand_in(*look.face, code_point), cluster);
      continue;
    }
    for (const char32_t capital : text::capitals(code_point, hb_language_to_string(look.language))) {
      hb_buffer_add(buffer, stand_in(*look.face, capital), cluster);
    }
  }
  add_context(beside.joins_after, 0);
  hb_buffer_set_direction(buffer, look.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, static_cast<hb_script_t>(look.script));
  hb_buffer_set_language(buffer, look.language);
  constexpr auto flags = HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT | HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));  // NOLINT: C's way with flags
  const std::vector<hb_feature_t> features = features_of(look);
  // No other shaper, so that every build of HarfBuzz shapes alike.
  static constexpr const char* shapers[] = {"ot", nullptr};
  const bool is_shaped = hb_shape_full(look.face->hb_font(), buffer, features.data(),
                                       static_cast<unsigned>(features.size()), shapers) != 0;
  if (!is_shaped || hb_buffer_allocation_successful(buffer) == 0) {
    return std::nullopt;
  }

  Word word;
  word.length = static_cast<std::uint32_t>(text.size());
  word.rtl = look.rtl;
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const std::uint32_t glyph_count = look.face->glyph_count();
  word.shaped.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const hb_glyph_info_t& info = infos[i];
    word.shaped.glyphs.push_back(
        {info.codepoint, info.cluster, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset});
    // A damaged font may substitute glyphs that do not exist.
    if (info.codepoint == 0 || info.codepoint >= glyph_count) {
      word.missing.push_back(info.cluster);
    }
    if ((hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0) {
      word.unsafe.push_back(info.cluster);
    }
  }
  std::ranges::sort(word.unsafe);
  word.shaped.width = width_of(word.shaped.glyphs);
  return word;
}

/// What a space before and one after the word change. Mostly the word with both tells it all: the first
/// changes its own advance, the second that of the word's last glyph.
void WordShaper::add_space_kerning(Word& word, const Look& look, std::string_view text) {
  const std::int32_t space = space_of(look);
  const std::string padded = " " + std::string(text) + " ";
  const Word both = shape_alone(look, padded);
  const std::vector<Glyph>& alone = word.shaped.glyphs;
  const std::vector<Glyph>& spaced = both.shaped.glyphs;
  if (!look.rtl && spaced.size() == alone.size() + 2) {
    const auto inner = std::span(spaced).subspan(1, alone.size());
    if (std::ranges::equal(inner.first(alone.size() - 1), std::span(alone).first(alone.size() - 1),
                           same_but_cluster) &&
        inner.back().id == alone.back().id && inner.back().x_offset == alone.back().x_offset) {
      word.shaped.after_space = spaced.front().advance - space;
      word.shaped.before_space = inner.back().advance - alone.back().advance + spaced.back().advance - space;
      return;
    }
  }
  const auto all = std::string_view(padded);
  const auto change = [&](std::string_view spaced_text) {
    return static_cast<std::int32_t>(shape_alone(look, spaced_text).shaped.width - word.shaped.width - space);
  };
  word.shaped.after_space = change(all.substr(0, all.size() - 1));
  word.shaped.before_space = change(all.substr(1));
}

/// Takes the glyphs that the word has beside its spaces, if they are others.
void WordShaper::take_context(Word& word, const Look& look, std::string_view text, Beside beside) {
  const std::uint32_t shift = beside.before ? 1 : 0;
  Word spaced = shape_alone(look, (beside.before ? " " : "") + std::string(text) + (beside.after ? " " : ""));
  std::erase_if(spaced.shaped.glyphs, [&](const Glyph& glyph) {
    return glyph.cluster < shift || glyph.cluster >= shift + word.length;
  });
  if (spaced.shaped.glyphs.empty() ||
      std::ranges::equal(spaced.shaped.glyphs, word.shaped.glyphs, {}, &Glyph::id, &Glyph::id)) {
    return;
  }
  for (Glyph& glyph : spaced.shaped.glyphs) {
    glyph.cluster -= shift;
  }
  word.shaped.glyphs = std::move(spaced.shaped.glyphs);
  word.shaped.width = width_of(word.shaped.glyphs);
}

Word WordShaper::shape(const Look& look, std::string_view text, Beside beside, Extent extent) {
  Word word = shape_alone(look, text, beside);
  const char32_t first = text.empty() ? U' ' : utf8::decode(text, 0).code_point;
  if (text.size() <= limits.known_word_bytes && !word.shaped.glyphs.empty() && !is_space(first)) {
    if ((beside.before || beside.after) && !beside.joins()) {
      take_context(word, look, text, beside);
    }
    if (extent == Extent::Word && !beside.joins()) {
      add_space_kerning(word, look, text);
    }
  }
  if (look.tracking != 0) {
    track(word.shaped, look);
  }
  return word;
}

}  // namespace galley::shape
