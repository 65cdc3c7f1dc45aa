// document: typographer's punctuation. A paragraph's runs are laid out as one sequence of characters, so that
// every rule sees its neighbours whatever run they stand in; first the marks, then the spaces that must not
// part.
#include "punctuation.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"

namespace galley::document {
namespace {

constexpr char32_t no_break_space = U'\u00A0';
constexpr char32_t narrow_space = U'\u202F';
constexpr char32_t object = U'\uFFFC';  ///< stands for a citation

struct Character {
  char32_t point = 0;
  std::uint32_t run = 0;
  bool fixed = false;  ///< not to be changed
};
using Characters = std::vector<Character>;

using ascii::is_digit;
bool is_alphanumeric(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_space(char32_t c) { return c == U' ' || c == no_break_space || c == narrow_space; }
bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

template <std::size_t count>
bool is_listed(std::u32string_view word, const std::array<std::u32string_view, count>& list) {
  return std::ranges::find(list, word) != list.end();
}

/// The character at `at + by`, or 0 beyond either end.
char32_t peek(const Characters& text, std::size_t at, std::ptrdiff_t by) {
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(at) + by;
  return index >= 0 && index < static_cast<std::ptrdiff_t>(text.size())
             ? text[static_cast<std::size_t>(index)].point
             : 0;
}

Characters characters_of(const std::vector<Run>& runs) {
  std::size_t bytes = runs.size();
  for (const Run& run : runs) bytes += run.text.size();
  Characters text;
  text.reserve(bytes);
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    if (runs[i].kind == RunKind::Citation) text.push_back({object, i, true});
    for (std::size_t at = 0; at < runs[i].text.size();) {
      const auto [point, next] = utf8::decode(runs[i].text, at);
      text.push_back({point, i, runs[i].kind != RunKind::Prose});
      at = next;
    }
  }
  return text;
}

void put_back(const Characters& text, std::vector<Run>& runs) {
  for (Run& run : runs) run.text.clear();
  for (const Character& character : text) {
    if (runs[character.run].kind != RunKind::Citation)
      utf8::append(runs[character.run].text, character.point);
  }
}

/// Quotation marks, dashes and ellipses.
class Marks {
 public:
  Marks(const Characters& text, const Language& language) : text_(text), language_(language) {}

  Characters set() {
    out_.reserve(text_.size());
    for (at_ = 0; at_ < text_.size();) {
      const Character& here = text_[at_];
      if (here.fixed || !one_of(here.point, U"\"'-.")) {
        out_.push_back(here);
        just_opened_ = false;
        ++at_;
      } else if (here.point == U'"') {
        double_quote();
      } else if (here.point == U'\'') {
        single_quote();
      } else {
        repeated();
      }
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] char32_t next() const { return peek(text_, at_, 1); }
  /// What stands before, as it is set already.
  [[nodiscard]] char32_t previous() const { return out_.empty() ? 0 : out_.back().point; }

  [[nodiscard]] bool may_open() const {
    const char32_t c = previous();
    return c == 0 || just_opened_ || is_space(c) || one_of(c, U"([{<-–—/=¿¡");
  }
  [[nodiscard]] bool ends_here() const { return next() == 0 || is_space(next()); }

  void emit(std::u32string_view points) {
    for (const char32_t point : points) out_.push_back({point, text_[at_].run, false});
    ++at_;
    just_opened_ = false;
  }
  void open(const std::u32string& mark) {
    emit(mark);
    if (language_.primary == "fr" && mark == U"«") out_.push_back({narrow_space, out_.back().run, false});
    just_opened_ = true;
  }
  void close(const std::u32string& mark) {
    emit(language_.primary == "fr" && mark == U"»" ? std::u32string{narrow_space} + mark : mark);
  }

  void double_quote() {
    const bool inside_word = doubles_ == 0 && !is_digit(previous()) && is_alphanumeric(next());
    const bool opens = may_open() ? !ends_here() : inside_word;
    if (opens) {
      ++doubles_;
      open(language_.quotes.outer_open);
    } else if (doubles_ == 0 && is_digit(previous())) {
      emit(U"\"");  // inches
    } else {
      doubles_ = std::max(doubles_ - 1, 0);
      close(language_.quotes.outer_close);
    }
  }

  void single_quote() {
    const char32_t before = previous();
    const bool inside_word = is_alphanumeric(before) && is_alphanumeric(next());
    const bool begins_word = may_open() && !ends_here();
    const bool after_number = is_digit(before) && (is_digit(next()) || (!inside_word && singles_ == 0));
    if (after_number) {
      emit(U"'");  // feet, minutes
    } else if (begins_word && !begins_with_apostrophe() && closes_later()) {
      ++singles_;
      open(language_.quotes.inner_open);
    } else if (!begins_word && !inside_word && singles_ > 0) {
      --singles_;
      close(language_.quotes.inner_close);
    } else {
      emit(U"’");
    }
  }

  /// ’90s, ’tis, ’n’, ’s-Hertogenbosch.
  [[nodiscard]] bool begins_with_apostrophe() const {
    if (is_digit(next())) return is_digit(peek(text_, at_, 2)) && !is_digit(peek(text_, at_, 3));
    constexpr std::array<std::u32string_view, 9> elided{U"tis",   U"twas", U"em",    U"til", U"cause",
                                                        U"round", U"bout", U"twere", U"n"};
    std::u32string word;
    for (std::size_t i = at_ + 1; i < text_.size() && is_letter(text_[i].point) && word.size() < 8; ++i) {
      word += static_cast<char32_t>(u_tolower(static_cast<UChar32>(text_[i].point)));
    }
    if (language_.primary == "en") return is_listed(word, elided);
    return language_.primary == "nl" && (word == U"s" || word == U"t" || word == U"n" || word == U"m");
  }

  /// Whether a mark follows that can close this one: after something, before no letter. Looked for once, from
  /// the end.
  [[nodiscard]] bool closes_later() {
    if (!last_closing_known_) {
      last_closing_known_ = true;
      for (std::size_t i = text_.size(); i-- > 1 && last_closing_ == 0;) {
        const bool closes = text_[i].point == U'\'' && !text_[i].fixed && !is_space(text_[i - 1].point) &&
                            !is_alphanumeric(peek(text_, i, 1));
        if (closes) last_closing_ = i;
      }
    }
    return last_closing_ > at_;
  }

  /// Two hyphens, three hyphens, three full stops; more are the author's own.
  void repeated() {
    const char32_t mark = text_[at_].point;
    std::size_t end = at_;
    while (end < text_.size() && text_[end].point == mark && !text_[end].fixed) ++end;
    const std::size_t count = end - at_;
    const char32_t set = mark == U'.' ? (count == 3 ? U'…' : 0) : (count == 3 ? U'—' : count == 2 ? U'–' : 0);
    if (set != 0) {
      out_.push_back({set, text_[at_].run, false});
    } else {
      out_.insert(out_.end(), text_.begin() + static_cast<std::ptrdiff_t>(at_),
                  text_.begin() + static_cast<std::ptrdiff_t>(end));
    }
    at_ = end;
    just_opened_ = false;
  }

  const Characters& text_;
  const Language& language_;
  Characters out_;
  std::size_t at_ = 0;
  int doubles_ = 0;
  int singles_ = 0;
  bool just_opened_ = false;
  bool last_closing_known_ = false;
  std::size_t last_closing_ = 0;
};

constexpr std::array<std::u32string_view, 93> units{
    U"%",      U"‰",   U"€",     U"$",    U"£",    U"¥",    U"°C",  U"°F",   U"K",    U"ns",   U"µs",
    U"μs",     U"us",  U"ms",    U"s",    U"min",  U"h",    U"d",   U"Hz",   U"kHz",  U"MHz",  U"GHz",
    U"THz",    U"bit", U"bits",  U"kbit", U"Mbit", U"Gbit", U"bps", U"kbps", U"Mbps", U"Gbps", U"Mbit/s",
    U"Gbit/s", U"B",   U"kB",    U"KB",   U"MB",   U"GB",   U"TB",  U"PB",   U"EB",   U"KiB",  U"MiB",
    U"GiB",    U"TiB", U"PiB",   U"MB/s", U"GB/s", U"nm",   U"µm",  U"μm",   U"mm",   U"cm",   U"m",
    U"km",     U"m²",  U"km²",   U"ha",   U"m³",   U"l",    U"L",   U"ml",   U"mL",   U"mg",   U"g",
    U"kg",     U"t",   U"V",     U"kV",   U"mV",   U"A",    U"mA",  U"W",    U"kW",   U"MW",   U"GW",
    U"kWh",    U"J",   U"kJ",    U"N",    U"Pa",   U"dB",   U"px",  U"pt",   U"dpi",  U"fps",  U"rpm",
    U"QPS",    U"RPS", U"FLOPS", U"GPA",  U"CHF"};

constexpr std::array<std::u32string_view, 12> magnitudes{U"k",        U"M",        U"million", U"billion",
                                                         U"trillion", U"thousand", U"Mio.",    U"Mrd.",
                                                         U"EUR",      U"USD",      U"GBP",     U"millions"};

/// Before a number.
constexpr std::array<std::u32string_view, 42> before_numbers{
    U"vol.", U"vols.", U"no.",  U"nos.",  U"No.",  U"Nos.", U"p.",   U"pp.",  U"P.",   U"Pp.",  U"ch.",
    U"fig.", U"figs.", U"Fig.", U"Figs.", U"sec.", U"Sec.", U"eq.",  U"Eq.",  U"art.", U"Art.", U"ver.",
    U"v.",   U"Nr.",   U"nr.",  U"nr",    U"Bd.",  U"S.",   U"Abs.", U"Kap.", U"Abb.", U"Tab.", U"ca.",
    U"c.",   U"nº",    U"n°",   U"n.º",   U"Nº",   U"N°",   U"t.",   U"Vol.", U"§§"};

/// Before a number: signs and nouns that are counted.
constexpr std::array<std::u32string_view, 23> signs{
    U"§",   U"<",      U">",     U"≤",       U"≥",       U"~",     U"≈",    U"±",
    U"−",   U"№",      U"$",     U"€",       U"£",       U"USD",   U"EUR",  U"GBP",
    U"CHF", U"Figure", U"Table", U"Section", U"Chapter", U"Phase", U"Level"};

/// Before a name.
constexpr std::array<std::u32string_view, 14> before_names{U"Dr.", U"Prof.", U"Mr.", U"Mrs.", U"Ms.",
                                                           U"St.", U"Sr.",   U"Hr.", U"Fr.",  U"M.",
                                                           U"Mme", U"Mlle",  U"Mt.", U"Ing."};

/// Spaces at which no line may end.
class Spaces {
 public:
  Spaces(Characters& text, const Language& language) : text_(text), language_(language) {}

  void set() {
    std::size_t word = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (!is_space(text_[i].point)) continue;
      if (text_[i].point == U' ' && !text_[i].fixed && i > word) text_[i].point = kind_of(word, i);
      word = i + 1;
    }
  }

 private:
  /// What the space at `at` after the word that begins at `word` becomes.
  [[nodiscard]] char32_t kind_of(std::size_t word, std::size_t at) const {
    if (const char32_t french = language_.primary == "fr" ? french_space(at) : 0; french != 0) return french;
    const char32_t next = peek(text_, at, 1);
    if (one_of(next, U"–—…") && (next == U'…' || is_space(peek(text_, at, 2)))) return no_break_space;
    // Between two ordinary words, which most are, no rule applies; the words need not be looked at.
    if (is_letter(peek(text_, at, -1)) && is_letter(next) && !is_upper(next)) return U' ';
    const std::u32string before = stripped(word, at);
    const std::u32string after = word_at(at + 1);
    return binds(before, after) ? no_break_space : U' ';
  }

  [[nodiscard]] char32_t french_space(std::size_t at) const {
    const char32_t next = peek(text_, at, 1);
    if (peek(text_, at, -1) == U'«' || next == U'»') return narrow_space;
    if (is_alphanumeric(peek(text_, at, 2))) return 0;
    if (one_of(next, U";!?")) return narrow_space;
    return next == U':' ? no_break_space : 0;
  }

  static bool binds(const std::u32string& before, const std::u32string& after) {
    if (before.empty() || after.empty()) return false;
    const bool to_number =
        is_digit(after[0]) || (after.size() > 1 && one_of(after[0], U"$€£<>−+~") && is_digit(after[1]));
    if (to_number && (is_listed(before, before_numbers) || is_listed(before, signs))) return true;
    if (is_number(before)) {
      const std::u32string unit = unit_of(after);
      return is_listed(unit, units) || is_listed(unit, magnitudes) || is_listed(after, magnitudes);
    }
    if (is_upper(after[0]) && is_listed(before, before_names)) return true;
    return is_initial(before) && (is_upper(after[0]) || is_initial(after));
  }

  /// “3.7”, “<5”, “10–20”, “$3”: figures and what goes with them, no letters.
  static bool is_number(const std::u32string& word) {
    return is_digit(word.back()) && std::ranges::none_of(word, is_letter);
  }
  /// “J.”, “J.-P.”, “z.”.
  static bool is_initial(const std::u32string& word) {
    if (word.size() < 2 || word.size() > 6 || word.back() != U'.') return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (i % 3 == 0 ? !is_letter(word[i]) : i % 3 == 1 ? word[i] != U'.' : word[i] != U'-') return false;
    }
    return true;
  }
  /// A word without the punctuation that follows it.
  static std::u32string unit_of(std::u32string word) {
    while (word.size() > 1 && one_of(word.back(), U".,;:!?)]}”’\"'»…")) word.pop_back();
    return word;
  }
  /// The word [begin, end) without the brackets and quotes that open before it.
  [[nodiscard]] std::u32string stripped(std::size_t begin, std::size_t end) const {
    while (begin < end && one_of(text_[begin].point, U"([{“‘„‚«\"'")) ++begin;
    return between(begin, end);
  }
  [[nodiscard]] std::u32string word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && !is_space(text_[end].point)) ++end;
    return between(begin, end);
  }
  /// Long words match no rule; they are cut, so that hostile text costs no more than its length.
  [[nodiscard]] std::u32string between(std::size_t begin, std::size_t end) const {
    constexpr std::size_t longest = 24;
    std::u32string word;
    for (std::size_t i = begin; i < end && word.size() < longest; ++i) word += text_[i].point;
    if (end - begin > longest && !word.empty()) word.back() = object;
    return word;
  }

  Characters& text_;
  const Language& language_;
};

}  // namespace

void set_punctuation(std::vector<Run>& runs, const Language& language) {
  Characters text = Marks(characters_of(runs), language).set();
  Spaces(text, language).set();
  put_back(text, runs);
}

}  // namespace galley::document
