// text: runs of one direction and one script. In: a paragraph. Out: its embedding levels (UAX #9, by ICU) and
// scripts (UAX #24), merged into runs in logical order.
#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>
#include <numeric>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "characters.h"
#include "galley/text/text.h"

namespace galley::text {
namespace {

using Bidi = std::unique_ptr<UBiDi, decltype([](UBiDi* bidi) { ubidi_close(bidi); })>;

UBidiPairedBracketType bracket_type(char32_t character) {
  const auto code_point = static_cast<UChar32>(character);
  return static_cast<UBidiPairedBracketType>(
      u_getIntPropertyValue(code_point, UCHAR_BIDI_PAIRED_BRACKET_TYPE));
}

/// The brackets that stand open, each with the script it was given; as many as UAX #9 looks at (BD16).
class OpenBrackets {
 public:
  /// False if too many are open already.
  bool open(char32_t bracket, UScriptCode script) {
    if (size_ == brackets_.size()) return false;
    const auto closer = u_getBidiPairedBracket(static_cast<UChar32>(bracket));
    brackets_[size_++] = {.closer = static_cast<char32_t>(closer), .script = script};
    return true;
  }

  /// The script of the opener of `closer`, or `otherwise` if it has none.
  UScriptCode close(char32_t closer, UScriptCode otherwise) {
    for (std::size_t i = size_; i-- > 0;) {
      if (brackets_[i].closer != closer) continue;
      size_ = i;
      return brackets_[i].script;
    }
    return otherwise;
  }

 private:
  struct Bracket {
    char32_t closer = 0;
    UScriptCode script = USCRIPT_COMMON;
  };
  std::array<Bracket, 63> brackets_{};
  std::size_t size_ = 0;
};

/// A control that begins or ends an embedding, an override or an isolate.
bool is_embedding_control(char32_t character) {
  switch (u_charDirection(static_cast<UChar32>(character))) {
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_POP_DIRECTIONAL_FORMAT:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE:
    case U_POP_DIRECTIONAL_ISOLATE:
      return true;
    default:
      return false;
  }
}

/// True if more brackets stand open than UAX #9 looks at: none of them is paired then (BD16). Since a bracket
/// closes only one in its own embedding, where there are embeddings it is taken to close none.
bool brackets_overflow(std::u32string_view text) {
  const bool embeddings = std::ranges::any_of(text, is_embedding_control);
  OpenBrackets brackets;
  for (const char32_t character : text) {
    const UBidiPairedBracketType type = bracket_type(character);
    if (type == U_BPT_OPEN && !brackets.open(character, USCRIPT_COMMON)) return true;
    if (type == U_BPT_CLOSE && !embeddings) brackets.close(character, USCRIPT_COMMON);
  }
  return false;
}

std::u16string to_utf16(std::u32string_view text) {
  std::u16string units;
  units.reserve(text.size());
  for (char32_t character : text) {
    if (character > 0x10FFFF || U_IS_SURROGATE(character)) character = 0xFFFD;
    if (character > 0xFFFF) {
      units.push_back(static_cast<char16_t>(U16_LEAD(character)));
      units.push_back(static_cast<char16_t>(U16_TRAIL(character)));
    } else {
      units.push_back(static_cast<char16_t>(character));
    }
  }
  return units;
}

UScriptCode script_code_of(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
  return U_SUCCESS(status) && script > USCRIPT_INHERITED ? script : USCRIPT_COMMON;
}

bool is_of(char32_t character, UScriptCode script) {
  return uscript_hasScript(static_cast<UChar32>(character), script) != 0;
}

/// For each character the script of the next one that has one of its own.
std::vector<UScriptCode> scripts_ahead(std::u32string_view text) {
  std::vector<UScriptCode> ahead(text.size(), USCRIPT_COMMON);
  UScriptCode next = USCRIPT_COMMON;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (const UScriptCode own = script_code_of(text[i]); own != USCRIPT_COMMON) next = own;
    ahead[i] = next;
  }
  return ahead;
}

/// The script of each character (UAX #24, 5.1 and 5.2): what has none of its own goes with what stands before
/// it, at the beginning with what follows; a closing bracket with its opener.
std::vector<UScriptCode> scripts_of(std::u32string_view text) {
  std::vector<UScriptCode> scripts(text.size());
  const std::vector<UScriptCode> ahead = scripts_ahead(text);
  OpenBrackets brackets;
  UScriptCode current = ahead.empty() ? USCRIPT_COMMON : ahead.front();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t character = text[i];
    if (const UScriptCode own = script_code_of(character); own != USCRIPT_COMMON) {
      if (!is_of(character, current)) current = own;
    } else if (ahead[i] != USCRIPT_COMMON && !is_of(character, current) && is_of(character, ahead[i])) {
      current = ahead[i];
    }
    switch (bracket_type(character)) {
      case U_BPT_OPEN:
        brackets.open(character, current);
        break;
      case U_BPT_CLOSE:
        current = brackets.close(character, current);
        break;
      default:
        break;
    }
    scripts[i] = current;
  }
  return scripts;
}

/// True of Latin letters and of figures and marks that go with any script: all of them run left to right.
bool is_plain(char32_t character) {
  return character < 0x02B0 || (character >= 0x2010 && character <= 0x2027) ||
         (character >= 0x2030 && character <= 0x205E);
}

std::uint32_t tag_of(UScriptCode script) {
  const std::string_view name = uscript_getShortName(script);
  std::uint32_t tag = 0;
  for (const char letter : name) tag = (tag << 8U) | static_cast<unsigned char>(letter);
  return tag;
}

}  // namespace

namespace {

/// The embedding levels of a paragraph's characters, and its own.
struct Levels {
  std::vector<std::uint8_t> of_characters;
  std::uint8_t of_paragraph = 0;
};

Levels levels_of(std::u32string_view text, int base) {
  const std::uint8_t otherwise = base == 1 ? 1 : 0;
  Levels levels{std::vector<std::uint8_t>(text.size(), otherwise), otherwise};
  std::u16string units = to_utf16(text);
  if (units.empty() || units.size() > std::numeric_limits<std::int32_t>::max()) return levels;
  if (brackets_overflow(text)) {
    // ICU would pair them all, in quadratic time: hide them behind another neutral character.
    std::ranges::replace_if(units, [](char16_t unit) { return bracket_type(unit) != U_BPT_NONE; }, u'!');
  }

  UErrorCode status = U_ZERO_ERROR;
  const Bidi bidi(ubidi_open());
  if (!bidi) throw std::bad_alloc();
  const UBiDiLevel paragraph_level = base < 0 ? UBiDiLevel{UBIDI_DEFAULT_LTR} : static_cast<UBiDiLevel>(base);
  ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), paragraph_level, nullptr,
                &status);
  const UBiDiLevel* unit_levels = ubidi_getLevels(bidi.get(), &status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status)) return levels;
  levels.of_paragraph = ubidi_getParaLevel(bidi.get());
  for (std::size_t i = 0, unit = 0; i < text.size(); ++i) {
    levels.of_characters[i] = unit_levels[unit];
    unit += U16_IS_LEAD(units[unit]) ? 2 : 1;
  }
  return levels;
}

}  // namespace

std::vector<std::uint8_t> bidi_levels(std::u32string_view text, int base) {
  return levels_of(text, base).of_characters;
}

std::vector<std::size_t> visual_order(std::span<const std::uint8_t> levels) {
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Most lines run from left to right.
  if (std::ranges::all_of(levels, [](std::uint8_t level) { return level == 0; })) return order;
  std::vector<std::int32_t> places(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), places.data());
  std::ranges::copy(places, order.begin());
  return order;
}

namespace {

constexpr char32_t left_to_right_isolate = U'\u2066';
constexpr char32_t right_to_left_isolate = U'\u2067';
constexpr char32_t first_strong_isolate = U'\u2068';
constexpr char32_t pop_isolate = U'\u2069';

bool runs_to_left(char32_t character) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(character));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// The level of a paragraph.
int level_of(std::u32string_view text, Base base) {
  const auto runs_to_right = [](char32_t character) {
    return u_charDirection(static_cast<UChar32>(character)) == U_LEFT_TO_RIGHT;
  };
  switch (base) {
    case Base::LeftToRight:
      return 0;
    case Base::RightToLeft:
      return 1;
    case Base::RightUnlessAllLeft:
      return std::ranges::any_of(text, runs_to_left) || std::ranges::none_of(text, runs_to_right) ? 1 : 0;
    case Base::FirstStrong:
      break;
  }
  for (const char32_t character : text) {
    if (runs_to_left(character)) return 1;
    if (runs_to_right(character)) return 0;
  }
  return 0;
}

/// The control that begins an isolate.
char32_t control_of(std::u32string_view isolate, Base base) {
  if (base == Base::FirstStrong || base == Base::LeftToRight) return first_strong_isolate;
  return std::ranges::any_of(isolate, runs_to_left) ? right_to_left_isolate : left_to_right_isolate;
}

/// The levels of a paragraph's characters, as if each isolate stood between the controls that begin and end
/// one.
Levels levels_with(const Characters& characters, Base base, std::span<const Isolate> isolates) {
  const std::u32string_view text = characters.code_points;
  if (isolates.empty()) return levels_of(text, base == Base::FirstStrong ? -1 : level_of(text, base));
  std::u32string controlled;
  std::vector<std::size_t> places(text.size());  // of the characters in it
  std::size_t at = 0;
  const auto add_until = [&](std::size_t end) {
    for (; at < end; ++at) {
      places[at] = controlled.size();
      controlled += text[at];
    }
  };
  for (const Isolate& isolate : isolates) {
    const std::size_t begin = std::max(at, characters.index_of(isolate.begin));
    const std::size_t end = characters.index_of(isolate.end);
    if (begin >= end) continue;
    add_until(begin);
    controlled += control_of(text.substr(begin, end - begin), base);
    add_until(end);
    controlled += pop_isolate;
  }
  add_until(text.size());
  const Levels all = levels_of(controlled, level_of(text, base));
  Levels levels;
  levels.of_paragraph = all.of_paragraph;
  levels.of_characters.reserve(places.size());
  for (const std::size_t place : places) levels.of_characters.push_back(all.of_characters[place]);
  return levels;
}

}  // namespace

Itemisation itemise(std::string_view text, Base base, std::span<const Isolate> isolates) {
  if (text.empty()) return {};
  const Characters characters = characters_of(text);
  const bool may_run_left = base == Base::RightToLeft || base == Base::RightUnlessAllLeft;
  if (!may_run_left && std::ranges::all_of(characters.code_points, is_plain)) {
    // Most paragraphs are so, and ICU takes its time for each character.
    const bool latin = std::ranges::any_of(characters.code_points, [](char32_t character) {
      return script_code_of(character) == USCRIPT_LATIN;
    });
    const std::uint32_t script = tag_of(latin ? USCRIPT_LATIN : USCRIPT_COMMON);
    return {0, {{.begin = 0, .end = characters.offsets.back(), .level = 0, .script = script}}};
  }
  const auto [levels, paragraph_level] = levels_with(characters, base, isolates);
  const std::vector<UScriptCode> scripts = scripts_of(characters.code_points);
  std::vector<ItemRun> runs;
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    if (i == 0 || levels[i] != levels[i - 1] || scripts[i] != scripts[i - 1]) {
      runs.push_back({.begin = characters.offsets[i], .level = levels[i], .script = tag_of(scripts[i])});
    }
    runs.back().end = characters.offsets[i + 1];
  }
  return {paragraph_level, std::move(runs)};
}

}  // namespace galley::text
