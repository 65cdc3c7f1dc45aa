// shape: what changes when a word is parted at a line end, found by comparing glyphs.
#include "parting.h"

#include <algorithm>

#include "galley/base/limits.h"

namespace galley::shape {

namespace {

/// Of long runs (URLs) only the surroundings of a break are shaped again, else the time would be quadratic.
constexpr std::uint32_t near = 48;
constexpr std::uint32_t far = 512;

bool adds_hyphen(text::BreakKind kind) {
  return kind == text::BreakKind::Hyphenation || kind == text::BreakKind::SoftHyphen;
}

/// A safe cut well before `at`, or nothing.
std::optional<std::uint32_t> window_begin(const Word& word, std::uint32_t at) {
  if (at <= near) {
    return 0;
  }
  for (std::uint32_t cut = at - near; cut > 0 && at - cut < far; --cut) {
    if (word.safe_at(cut)) {
      return cut;
    }
  }
  return at < far ? std::optional<std::uint32_t>(0) : std::nullopt;
}

/// A safe cut well after `at`, or nothing.
std::optional<std::uint32_t> window_end(const Word& word, std::uint32_t at) {
  if (word.length - at <= near) {
    return word.length;
  }
  for (std::uint32_t cut = at + near; cut < word.length && cut - at < far; ++cut) {
    if (word.safe_at(cut)) {
      return cut;
    }
  }
  return word.length - at < far ? std::optional(word.length) : std::nullopt;
}

/// A glyph at the same place of the run in two words that begin at different bytes of it.
bool equal(const Glyph& a, std::uint32_t a_origin, const Glyph& b, std::uint32_t b_origin) {
  return a.id == b.id && a.advance == b.advance && a.x_offset == b.x_offset && a.y_offset == b.y_offset &&
         a.cluster + a_origin == b.cluster + b_origin;
}

/// Where a word's glyph `i` begins, counted in the run; one past the last glyph: where the word ends.
std::uint32_t place(const Word& word, std::uint32_t origin, std::size_t i) {
  return origin + (i < word.shaped.glyphs.size() ? word.shaped.glyphs[i].cluster : word.length);
}

bool begins_cluster(const Word& word, std::size_t i) {
  return i == 0 || i >= word.shaped.glyphs.size() ||
         word.shaped.glyphs[i - 1].cluster != word.shaped.glyphs[i].cluster;
}

/// The last place up to `at` to which the run and the line's end `part`, which begins at `origin`, are the
/// same.
std::uint32_t same_until(const Word& whole, const Word& part, std::uint32_t origin, std::uint32_t at) {
  const std::size_t start = whole.glyphs(origin, whole.length).first;
  const auto& all = whole.shaped.glyphs;
  const auto& own = part.shaped.glyphs;
  std::size_t i = 0;
  while (i < own.size() && start + i < all.size() && place(part, origin, i) < at &&
         equal(own[i], origin, all[start + i], 0)) {
    ++i;
  }
  const auto parts_both = [&] {
    return begins_cluster(part, i) && begins_cluster(whole, start + i) && place(part, origin, i) <= at &&
           place(part, origin, i) == place(whole, 0, start + i);
  };
  while (i > 0 && !parts_both()) {
    --i;
  }
  return std::min(place(part, origin, i), at);
}

/// The first place from `at` on from which the run and the line's beginning `part`, which begins at `at` and
/// ends at a safe cut, are the same.
std::uint32_t same_from(const Word& whole, const Word& part, std::uint32_t at) {
  std::size_t i = whole.glyphs(0, at + part.length).second;
  std::size_t k = part.shaped.glyphs.size();
  std::uint32_t same = at + part.length;
  while (i > 0 && k > 0 && equal(part.shaped.glyphs[k - 1], at, whole.shaped.glyphs[i - 1], 0)) {
    --i;
    --k;
    if (begins_cluster(part, k) && begins_cluster(whole, i)) {
      same = place(part, at, k);
    }
  }
  return same;
}

}  // namespace

std::optional<PartedWord> part(WordShaper& shaper, const Run& run, std::string_view text, std::uint32_t at,
                               text::BreakKind kind) {
  const Word& whole = *run.word;
  const bool hyphen = adds_hyphen(kind);
  PartedWord parting{kind, {}, at, at, {}, {}, {}};
  if (run.look.rtl) {
    return at == whole.length && !hyphen ? std::optional(parting) : std::nullopt;
  }
  const bool safe = whole.safe_at(at);
  if (safe && !hyphen) {
    return parting;
  }
  if (kind == text::BreakKind::Url && whole.length > limits.parted_url_bytes) {
    return std::nullopt;
  }
  const auto begin = window_begin(whole, at);
  const auto end = window_end(whole, at);
  if (!begin || !end) {
    return std::nullopt;
  }

  const std::string line_end = std::string(text.substr(*begin, at - *begin)) + (hyphen ? "-" : "");
  const auto left = shaper.word(run.look, line_end, {run.beside.before && *begin == 0, false}, Extent::Part);
  parting.left = same_until(whole, *left, *begin, at);
  std::shared_ptr<const Word> right;
  if (!safe) {
    right = shaper.word(run.look, text.substr(at, *end - at),
                        {false, run.beside.after && *end == whole.length}, Extent::Part);
    parting.right = same_from(whole, *right, at);
  }
  const bool lost = left->missing.size() + (right ? right->missing.size() : 0) > whole.missing.size();
  if (lost || !left->parts_at(at - *begin)) {
    return std::nullopt;
  }
  if (parting.left < at) {
    parting.before.push_back({left, parting.left - *begin, at - *begin, *begin, false});
  }
  if (hyphen) {
    parting.before.push_back({left, at - *begin, left->length, *begin, true});
  }
  if (parting.right > at) {
    parting.after.push_back({right, 0, parting.right - at, at, false});
  }
  if (parting.left < parting.right) {
    parting.instead.push_back({run.word, parting.left, parting.right, 0, false});
  }
  return parting;
}

void drop_overlaps(std::vector<PartedWord>& partings) {
  std::vector<PartedWord> kept;
  for (PartedWord& parting : partings) {
    while (!kept.empty() && parting.left < kept.back().right &&
           kept.back().kind == text::BreakKind::Hyphenation && parting.kind != text::BreakKind::Hyphenation) {
      kept.pop_back();
    }
    if (kept.empty() || parting.left >= kept.back().right) {
      kept.push_back(std::move(parting));
    }
  }
  partings = std::move(kept);
}

}  // namespace galley::shape
