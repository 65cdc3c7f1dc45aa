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

/// Numbers in words: one to nineteen, then tens to ninety. A “-” stands for a word that is left out. The
/// first may also be an article.
struct Numerals {
  std::string_view language;
  std::string_view words;
  std::string_view link;  ///< between tens and ones: “einundzwanzig”, “treinta y cinco”
  bool ones_first = false;
};
constexpr auto numerals = std::to_array<Numerals>({
    {"en",
     "one|a|an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
     "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
     ""},
    {"de",
     "ein|eine|einen|einem|einer|eines|eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
     "dreizehn "
     "vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig|dreissig vierzig fünfzig sechzig "
     "siebzig achtzig neunzig",
     "und", true},
    {"fr",
     "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
     "dix-huit dix-neuf vingt trente quarante cinquante soixante septante|soixante-dix "
     "octante|quatre-vingts|quatre-vingt nonante|quatre-vingt-dix",
     "et"},
    {"es",
     "un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
     "diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
     "y"},
    {"it",
     "un|una|uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
     "sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta "
     "novanta",
     ""},
    {"nl",
     "een|één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
     "zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig",
     "en", true},
    {"pt",
     "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze "
     "dezasseis|dezesseis dezassete|dezessete dezoito dezanove|dezenove vinte trinta quarenta cinquenta "
     "sessenta setenta oitenta noventa",
     "e"},
    {"sv",
     "en|ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton "
     "nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
     ""},
    {"da",
     "en|et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten "
     "nitten "
     "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
     "og", true},
    {"nb",
     "en|et|ett to tre fire fem seks sju|syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten "
     "atten "
     "nitten tjue tretti|tredve førti femti seksti sytti åtti nitti",
     ""},
    {"pl",
     "jeden|jedna|jedno dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu "
     "osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście|jedenastu dwanaście|dwunastu "
     "trzynaście|trzynastu czternaście|czternastu piętnaście|piętnastu szesnaście|szesnastu "
     "siedemnaście|siedemnastu osiemnaście|osiemnastu dziewiętnaście|dziewiętnastu dwadzieścia|dwudziestu "
     "trzydzieści|trzydziestu czterdzieści|czterdziestu pięćdziesiąt|pięćdziesięciu "
     "sześćdziesiąt|sześćdziesięciu siedemdziesiąt|siedemdziesięciu osiemdziesiąt|osiemdziesięciu "
     "dziewięćdziesiąt|dziewięćdziesięciu",
     ""},
});

/// Words after a number, in all languages, each line with what it means: a power of ten, or a unit.
constexpr std::string_view magnitudes =
    "2 hundred hundreds hundert hunderte hunderten cent cents centaines cien cientos cento centinaia honderd "
    "honderden hundra hundratals hundrede hundre sto setki\n"
    "3 k thousand thousands tsd tausend tausende tausenden mille milliers mil miles mila migliaia duizend "
    "duizenden tusen tusentals tusind tysiąc tysiące tysięcy tys\n"
    "6 mm mn mio million millions millionen millón millones milione milioni miljoen milhão milhões miljon "
    "miljoner millioner milion miliony milionów mln\n"
    "9 bn mrd milliarde milliarden milliard milliards miliardo miliardi miljard miljarder milliarder miliard "
    "miliardy miliardów mld\n";
constexpr std::string_view units =
    "% percent pct prozent procent prosent procenta\n"
    "‰ permille promille\n"
    "dozen dozens dutzend dutzende douzaine douzaines docena docenas dozzina dozzine dozijn dozijnen dúzia "
    "dúzias dussin dusin tuzin\n"
    "viertel quarts cuartos\n"
    "third thirds drittel tiers tercio tercios terzo terzi\n"
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
    "kb\nmb\ngb\ntb\npb\ngbps\nmbps\nkm\nm\ncm\nkg\ng\nt\nl\nha\nkw\nmw\ngw\nkwh\nmwh\ngwh\nhz\nkhz\nmhz\nghz"
    "\n";

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

const Numerals* numerals_of(std::string_view language) {
  const auto* known = std::ranges::find(numerals, language, &Numerals::language);
  return known == numerals.end() ? nullptr : known;
}

/// Calls `see(word, value)` for each word of a language until it returns true.
template <typename See>
bool any_numeral(const Numerals& known, See see) {
  int position = 0;
  for (std::string_view words : ascii::words_of(known.words)) {
    ++position;
    const int value = position <= 19 ? position : 10 * (position - 18);
    while (!words.empty()) {
      const std::string_view one = words.substr(0, words.find('|'));
      words.remove_prefix(std::min(words.size(), one.size() + 1));
      if (see(one, value)) return true;
    }
  }
  return false;
}

int simple_numeral(std::string_view word, const Numerals& known) {
  int found = 0;
  any_numeral(known, [&](std::string_view one, int value) {
    if (one != word) return false;
    found = value;
    return true;
  });
  return found;
}

/// “einundzwanzig”, “tjugofem”, “venticinque”: a word of tens and ones. 0 of any other.
int compound_numeral(std::string_view word, const Numerals& known) {
  int found = 0;
  any_numeral(known, [&](std::string_view tens, int value) {
    if (value < 20 || word.size() <= tens.size()) return false;
    std::string_view ones;
    if (known.ones_first && word.ends_with(tens)) {
      ones = word.substr(0, word.size() - tens.size());
      for (const std::string_view link : {known.link, std::string_view("ën")}) {
        if (!ones.ends_with(link)) continue;
        ones.remove_suffix(link.size());
        break;
      }
    } else if (!known.ones_first && known.link.empty() && word.starts_with(tens)) {
      ones = word.substr(tens.size());
    } else if (known.language == "it" && word.starts_with(tens.substr(0, tens.size() - 1))) {
      ones = word.substr(tens.size() - 1);  // ventuno, ventotto
    }
    const int one = simple_numeral(ones, known);
    if (one == 0 || one > 9) return false;
    found = value + one;
    return true;
  });
  // veintidós
  if (found == 0 && known.language == "es" && word.starts_with("veinti")) {
    constexpr std::string_view accented = "dós trés séis";
    const std::string_view ones = word.substr(std::string_view("veinti").size());
    const std::size_t at = ones.size() > 3 ? accented.find(ones) : std::string_view::npos;
    constexpr std::array<int, 3> values{2, 3, 6};
    const int one = at == std::string_view::npos ? simple_numeral(ones, known) : values.at(at / 5);
    if (one > 0 && one < 10) found = 20 + one;
  }
  return found;
}

std::optional<Numeral> numeral_of(std::string_view word, std::string_view language) {
  const Numerals* const known = numerals_of(language);
  if (known == nullptr || word.empty()) return std::nullopt;
  int value = simple_numeral(word, *known);
  if (value == 0) value = compound_numeral(word, *known);
  // zweihundert
  for (const auto& [end, factor] :
       {std::pair("hundert", 100), std::pair("tausend", 1000), std::pair("honderd", 100),
        std::pair("hundra", 100), std::pair("cento", 100), std::pair("cientos", 100)}) {
    if (value != 0 || !word.ends_with(end)) continue;
    value = factor * simple_numeral(word.substr(0, word.size() - std::string_view(end).size()), *known);
  }
  if (value == 0) return std::nullopt;
  return Numeral{value, value == 1};
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
      if (is_digit(at_) || is_bare_decimal(at_))
        take_number();
      else if (is_letter(at_))
        take_word();
      else if (u_charType(static_cast<UChar32>(peek(at_))) == U_OTHER_NUMBER)
        take_sign();
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

  /// “.5”
  [[nodiscard]] bool is_bare_decimal(std::size_t at) const {
    return peek(at) == (has_decimal_comma_ ? U',' : U'.') && is_digit(at + 1) &&
           (at == 0 || is_space(at - 1) || text_[at - 1] == U'(');
  }

  /// Exactly three digits.
  [[nodiscard]] bool is_group(std::size_t at) const {
    return is_digit(at) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3);
  }

  /// Reads figures, with the marks between thousands and before decimals that the language uses.
  Decimal take_decimal() {
    Decimal decimal;
    bool has_decimals = !is_digit(at_);
    at_ += has_decimals ? 1 : 0;
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
    constexpr std::u32string_view signs = U"%‰$€£×";
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
    const bool is_capital = letter == U'M' || letter == U'B';
    const bool is_alone = (is_attached || has_currency_after || is_capital) && !is_letter(letter_at + 1) &&
                          !is_digit(letter_at + 1);
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

  /// “½”, “³”: a number of its own.
  void take_sign() {
    const std::string sign = shown(at_, at_ + 1);
    amounts_.push_back({sign, {}, sign, {}, false});
    ++at_;
  }

  void take_number() {
    const std::size_t begin = at_;
    Decimal decimal = take_decimal();
    // 1e3
    int exponent = 0;
    if ((peek(at_) == U'e' || peek(at_) == U'E') && is_digit(at_ + 1) && !is_digit(at_ + 3)) {
      for (++at_; is_digit(at_); ++at_)
        exponent = 10 * exponent + u_charDigitValue(static_cast<UChar32>(text_[at_]));
      decimal.power += exponent;
    }
    end_amount(begin, std::move(decimal), false);
  }

  void take_word() {
    const std::size_t begin = at_;
    const std::size_t end = end_of_letters(begin);
    if (is_digit(end)) return keep_name(begin);
    at_ = end;
    const std::string word = small(begin, end);
    auto numeral = numeral_of(word, language_);
    if (!numeral) return take_bare_word(begin, word);
    if (numeral->value >= 20 && numeral->value % 10 == 0) take_ones(*numeral);
    end_amount(begin, {fmt::format("{}", numeral->value), 0}, numeral->is_article);
  }

  /// “twenty-five”, “treinta y cinco”.
  void take_ones(Numeral& tens) {
    const Numerals* const known = numerals_of(language_);
    std::size_t at = begin_of_next();
    std::size_t end = end_of_letters(at);
    if (!known->link.empty() && small(at, end) == known->link && (is_space(end) || peek(end) == U'-')) {
      at = end + 1;
      end = end_of_letters(at);
    }
    const auto ones = numeral_of(small(at, end), language_);
    if (at == at_ || !ones || ones->value >= 10) return;
    tens.value += ones->value;
    tens.is_article = false;
    at_ = end;
  }

  /// “hundreds”, “dozens”, “tenfold”: an amount in one word.
  void take_bare_word(std::size_t begin, const std::string& word) {
    constexpr std::size_t min_letters = 4;
    const bool is_percent = word == "cent" || word == "cents";
    if (word.size() < min_letters || is_percent) return;
    for (const std::string_view end : {"fold", "fach"}) {
      if (!word.ends_with(end)) continue;
      const auto numeral = numeral_of(std::string_view(word).substr(0, word.size() - end.size()), language_);
      if (numeral)
        return amounts_.push_back(
            {Decimal{fmt::format("{}", numeral->value), 0}.text(), "x", shown(begin, at_), {}, false});
    }
    const std::string_view power = meaning_of(word, magnitudes);
    const std::string_view unit = meaning_of(word, units);
    if (!power.empty())
      amounts_.push_back({Decimal{"1", power.front() - '0'}.text(), {}, shown(begin, at_), {}, false});
    else if (unit == "dozen")
      amounts_.push_back({"1e0", unit, shown(begin, at_), {}, false});
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
