// facts: amounts (see amounts.h). A number is read with what belongs to it: currency, magnitude, unit.
#include "amounts.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"

namespace galley::facts {
namespace {

/// Numbers in words: one to twelve, then tens to ninety. A “-” stands for a word that is left out because it
/// has other meanings. The first may also be an article.
struct Numerals {
  std::string_view language;
  std::string_view words;
};
constexpr auto numerals = std::to_array<Numerals>({
    {"en",
     "one|a|an two three four five six seven eight nine ten eleven twelve - twenty thirty forty fifty "
     "sixty seventy eighty ninety"},
    {"de",
     "ein|eine|einen|einem|einer|eines|eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf - "
     "zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"},
    {"fr",
     "un|une deux trois quatre cinq six sept huit neuf|- dix onze douze - vingt trente quarante "
     "cinquante soixante - - -"},
    {"es",
     "un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce - veinte treinta cuarenta "
     "cincuenta sesenta setenta ochenta noventa"},
    {"it",
     "un|una|uno due tre quattro cinque sei sette otto nove dieci undici dodici - venti trenta "
     "quaranta cinquanta sessanta settanta ottanta novanta"},
    {"nl",
     "een|één twee drie vier vijf zes zeven acht negen tien elf twaalf - twintig dertig veertig "
     "vijftig zestig zeventig tachtig negentig"},
    {"pt",
     "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze - vinte trinta quarenta "
     "cinquenta sessenta setenta oitenta noventa"},
    {"sv",
     "en|ett två tre fyra fem sex sju åtta nio tio elva tolv - tjugo trettio fyrtio femtio sextio "
     "sjuttio åttio nittio"},
    {"da",
     "en|et to tre fire fem seks syv otte ni ti elleve tolv - tyve tredive fyrre halvtreds tres "
     "halvfjerds firs halvfems"},
    {"nb", "en|et|ett to tre fire fem seks sju|syv åtte ni ti elleve tolv - tjue tretti femti|- - - - - -"},
    {"pl",
     "jeden|jedna|jedno dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu "
     "siedem|siedmiu osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście - "
     "dwadzieścia trzydzieści czterdzieści pięćdziesiąt - - - -"},
});

/// Words after a number, in all languages, each line with what it means: a power of ten, or a unit.
constexpr std::string_view magnitudes =
    "2 hundred hundert cent cien cento honderd hundra hundrede hundre sto\n"
    "3 k thousand tsd tausend mille mil mila duizend tusen tusind tysiąc tysięcy tys\n"
    "6 mm mn mio million millions millionen millón millones milione milioni miljoen milhão milhões miljon "
    "miljoner millioner milion miliony milionów mln\n"
    "9 bn mrd milliarde milliarden milliard milliards miliardo miliardi miljard miljarder milliarder miliard "
    "miliardy miliardów mld\n";
constexpr std::string_view units =
    "% percent pct prozent procent prosent procenta\n"
    "$ dollar dollars usd\n"
    "€ euro euros eur\n"
    "£ gbp\n"
    "CHF chf franken francs\n"
    "x × times fold fach mal fois veces volte keer vezes gånger gange ganger\n"
    "ms millisecond milliseconds millisekunde millisekunden\n"
    "s sec second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi\n"
    "min mins minute minutes minuten minuto minutos minuti minuut\n"
    "h hr hrs hour hours stunde stunden heure heures hora horas ora ore uur uren\n"
    "day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar dage dager\n"
    "week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uge uger "
    "uke uker\n"
    "month months monat monate monaten mois mes meses mese mesi maand maanden mês månad månader måned "
    "måneder\n"
    "quarter quarters quartal quartale quartalen trimestre trimestres\n"
    "year years yr yrs jahr jahre jahren ans année années año años anno anni jaar jaren ano anos år\n"
    "kb\nmb\ngb\ntb\npb\ngbps\nmbps\nkm\nkg\nkw\nmw\ngw\nkwh\nmwh\ngwh\nhz\nkhz\nmhz\nghz\n";

/// The first word of the line that has this word. Empty if none has.
std::string_view meaning_of(std::string_view word, std::string_view table) {
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(line.size() + 1);
    const std::vector<std::string_view> words = ascii::words_of(line);
    if (std::ranges::find(words, word) != words.end()) return words.front();
  }
  return {};
}

/// A decimal number: its figures without zeros at the ends, and the power of ten of the last.
struct Decimal {
  std::string figures;
  int power = 0;

  [[nodiscard]] std::string text() const {
    const std::size_t first = figures.find_first_not_of('0');
    if (first == std::string::npos) return "0";
    const std::size_t last = figures.find_last_not_of('0');
    return fmt::format("{}e{}", figures.substr(first, last + 1 - first),
                       power + static_cast<int>(figures.size() - 1 - last));
  }
};

struct Numeral {
  int value = 0;
  bool is_article = false;
};

std::optional<Numeral> numeral_of(std::string_view word, std::string_view language) {
  const auto* known = std::ranges::find(numerals, language, &Numerals::language);
  if (known == numerals.end()) return std::nullopt;
  int position = 0;
  for (std::string_view words : ascii::words_of(known->words)) {
    ++position;
    while (!words.empty()) {
      const std::string_view one = words.substr(0, words.find('|'));
      words.remove_prefix(std::min(words.size(), one.size() + 1));
      if (one == word && one != "-")
        return Numeral{position <= 12 ? position : 10 * (position - 12), position == 1};
    }
  }
  return std::nullopt;
}

/// Reads a text from one amount to the next.
class Reading {
 public:
  Reading(std::string_view text, std::string_view language)
      : language_(language.substr(0, language.find('-'))), has_decimal_comma_(language_ != "en") {
    for (std::size_t at = 0; at < text.size();) {
      const auto [character, next] = utf8::decode(text, at);
      at = next;
      text_ += character;
    }
  }

  std::vector<Amount> amounts() {
    while (at_ < text_.size()) {
      if (is_digit(at_))
        take_number();
      else if (is_letter(at_))
        take_word();
      else
        ++at_;
    }
    return std::move(amounts_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t at) const { return at < text_.size() ? text_[at] : U'\0'; }
  [[nodiscard]] bool is_digit(std::size_t at) const {
    return u_charDigitValue(static_cast<UChar32>(peek(at))) >= 0;
  }
  [[nodiscard]] bool is_letter(std::size_t at) const {
    return u_isalpha(static_cast<UChar32>(peek(at))) != 0;
  }
  [[nodiscard]] bool is_space(std::size_t at) const {
    return u_isUWhiteSpace(static_cast<UChar32>(peek(at))) != 0;
  }
  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const {
    std::string shown;
    for (std::size_t at = begin; at < end; ++at) utf8::append(shown, text_[at]);
    return shown;
  }
  [[nodiscard]] std::string small(std::size_t begin, std::size_t end) const {
    std::string word;
    for (std::size_t at = begin; at < end; ++at)
      utf8::append(word, static_cast<char32_t>(
                             u_foldCase(static_cast<UChar32>(text_[at]), U_FOLD_CASE_EXCLUDE_SPECIAL_I)));
    return word;
  }
  [[nodiscard]] std::size_t end_of_letters(std::size_t at) const {
    while (is_letter(at)) ++at;
    return at;
  }

  /// Exactly three digits.
  [[nodiscard]] bool is_group(std::size_t at) const {
    return is_digit(at) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3);
  }

  /// Reads figures, with the marks between thousands and before decimals that the language uses.
  Decimal take_decimal() {
    Decimal decimal;
    bool has_decimals = false;
    std::size_t group = 0;  // figures since the last mark
    const auto take = [&] {
      decimal.figures += static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(text_[at_])));
      decimal.power -= has_decimals ? 1 : 0;
      ++group;
      ++at_;
    };
    while (is_digit(at_)) {
      take();
      const char32_t mark = peek(at_);
      if (is_digit(at_) || !is_digit(at_ + 1) || has_decimals) {
        if (is_digit(at_)) continue;
        break;
      }
      const bool is_grouped = is_group(at_ + 1) && group <= 3;
      const bool is_comma_or_point = mark == U'.' || mark == U',';
      const bool is_decimal = is_comma_or_point && (mark == U',') == has_decimal_comma_;
      constexpr std::u32string_view other_marks = U" \u00A0\u202F\u2009'’";
      if (is_grouped && !is_decimal && (is_comma_or_point || other_marks.contains(mark))) {
        group = 0;
      } else if (is_comma_or_point) {
        has_decimals = true;
      } else {
        break;
      }
      ++at_;
    }
    return decimal;
  }

  /// A currency that stands before the number.
  [[nodiscard]] std::string_view currency_before(std::size_t at) const {
    if (at > 0 && is_space(at - 1)) --at;
    if (at == 0) return {};
    switch (text_[at - 1]) {
      case U'$':
        return "$";
      case U'€':
        return "€";
      case U'£':
        return "£";
      default:
        break;
    }
    std::size_t begin = at;
    while (begin > 0 && is_letter(begin - 1)) --begin;
    const std::string_view unit = meaning_of(small(begin, at), units);
    return unit == "$" || unit == "€" || unit == "£" || unit == "CHF" ? unit : std::string_view();
  }

  [[nodiscard]] bool has_minus_before(std::size_t at) const {
    if (at == 0) return false;
    const char32_t sign = text_[at - 1];
    return (sign == U'-' || sign == U'−') && (at == 1 || is_space(at - 2) || text_[at - 2] == U'(');
  }

  /// Where the next word begins: after a space or a hyphen, if there is one.
  [[nodiscard]] std::size_t begin_of_next() const {
    const bool is_apart = is_space(at_) || peek(at_) == U'-' || peek(at_) == U'‑';
    return is_apart ? at_ + 1 : at_;
  }

  /// Takes the next word if the table has it. Returns what it means.
  std::string_view take_word_of(std::string_view table) {
    const std::size_t begin = begin_of_next();
    const std::size_t end = end_of_letters(begin);
    if (begin == end || is_digit(end)) return {};
    const std::string_view meaning = meaning_of(small(begin, end), table);
    if (!meaning.empty()) at_ = end;
    return meaning;
  }

  std::string_view take_unit() {
    const std::size_t begin = begin_of_next();
    constexpr std::u32string_view signs = U"%$€£×";
    if (begin < text_.size() && signs.contains(text_[begin])) {
      at_ = begin + 1;
      return meaning_of(shown(begin, at_), units);
    }
    // “per cent”, “pour cent”, “por ciento”
    constexpr std::string_view percent = " per cent pour cent por ciento por cento per cento ";
    const std::size_t first = end_of_letters(begin);
    const std::size_t second = is_space(first) ? end_of_letters(first + 1) : first;
    if (second > first && percent.contains(fmt::format(" {} ", small(begin, second)))) {
      at_ = second;
      return "%";
    }
    return take_word_of(units);
  }

  /// Reads magnitude and unit, and keeps the amount that began at `begin`.
  void end_amount(std::size_t begin, Decimal decimal, bool is_article) {
    const std::string_view currency = currency_before(begin);
    const bool is_attached = is_letter(at_);
    // One letter is a magnitude if it is a capital, or if this is money: 3M, $3m, 3 M€.
    constexpr std::u32string_view currencies = U"$€£";
    const std::size_t letter_at = begin_of_next();
    const char32_t letter = peek(letter_at);
    const char32_t after = peek(letter_at + 1);
    const bool has_currency_after = after != U'\0' && currencies.contains(after);
    const bool is_alone =
        (is_attached || has_currency_after) && !is_letter(letter_at + 1) && !is_digit(letter_at + 1);
    if (is_alone && (letter == U'M' || (letter == U'm' && !currency.empty()))) {
      decimal.power += 6;
      at_ = letter_at + 1;
    } else if (is_alone && (letter == U'B' || (letter == U'b' && !currency.empty()))) {
      decimal.power += 9;
      at_ = letter_at + 1;
    } else {
      // “two hundred thousand”
      for (std::string_view power = take_word_of(magnitudes); !power.empty();
           power = take_word_of(magnitudes))
        decimal.power += power.front() - '0';
      take_billion(decimal);
    }
    std::string_view unit = take_unit();
    // “1,8 Mio. €”
    if (unit.empty() && peek(at_) == U'.') {
      const std::size_t before = at_++;
      unit = take_unit();
      if (unit.empty()) at_ = before;
    }
    if (unit.empty()) unit = currency;
    if (is_attached && is_letter(at_)) return keep_name(begin);
    const std::size_t shown_from = currency.empty() ? begin : begin_of_currency(begin);
    amounts_.push_back({(has_minus_before(begin) ? "-" : "") + decimal.text(),
                        unit,
                        shown(shown_from, at_),
                        {},
                        is_article && decimal.power == 0});
  }

  /// A billion has nine zeros in English and twelve elsewhere.
  void take_billion(Decimal& decimal) {
    constexpr std::string_view billions =
        "b billion billions billionen billones billón biljoen biljoner bilião biliões\n";
    if (!take_word_of(billions).empty()) decimal.power += has_decimal_comma_ ? 12 : 9;
  }

  [[nodiscard]] std::size_t begin_of_currency(std::size_t begin) const {
    if (begin > 0 && is_space(begin - 1)) --begin;
    if (begin > 0 && !is_letter(begin - 1)) return begin - 1;
    while (begin > 0 && is_letter(begin - 1)) --begin;
    return begin;
  }

  /// A name with a number in it: the letters, with “#” for the number, tell it from other names.
  void keep_name(std::size_t begin) {
    std::size_t end = begin;
    std::string name;
    while (is_letter(end) || is_digit(end)) {
      if (is_digit(end))
        name += name.ends_with('#') ? "" : "#";
      else
        name += small(end, end + 1);
      ++end;
    }
    at_ = end;
    amounts_.push_back({small(begin, end), {}, shown(begin, end), std::move(name), false});
  }

  void take_number() {
    const std::size_t begin = at_;
    Decimal decimal = take_decimal();
    end_amount(begin, std::move(decimal), false);
  }

  void take_word() {
    const std::size_t begin = at_;
    const std::size_t end = end_of_letters(begin);
    if (is_digit(end)) return keep_name(begin);
    at_ = end;
    auto numeral = numeral_of(small(begin, end), language_);
    if (!numeral) return;
    // twenty-five
    if (numeral->value >= 20 && (peek(end) == U'-' || peek(end) == U' ')) {
      const std::size_t second = end_of_letters(end + 1);
      const auto ones = numeral_of(small(end + 1, second), language_);
      if (ones && ones->value < 10) {
        numeral->value += ones->value;
        at_ = second;
      }
    }
    end_amount(begin, {fmt::format("{}", numeral->value), 0}, numeral->is_article);
  }

  std::u32string text_;
  std::string_view language_;
  bool has_decimal_comma_;
  std::size_t at_ = 0;
  std::vector<Amount> amounts_;
};

}  // namespace

std::vector<Amount> amounts_in(std::string_view text, std::string_view language) {
  return Reading(text, language).amounts();
}

}  // namespace galley::facts
