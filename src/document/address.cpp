// document: the line of a place. Each country has its order; what a part says again is left out.
#include "address.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "composer.h"
#include "country.h"
#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "prose_parts.h"

namespace galley::document {
namespace {

/// The order of an address: A street and number, C city, R region, Z postal code, and what stands between
/// them. The country follows.
struct Order {
  std::string_view countries;       ///< by their codes
  std::string_view with_region;     ///< where the address has one
  std::string_view without_region;  ///< where it has none
};

constexpr std::string_view comma = ", ";

// Most of the world: the code before the city.
constexpr Order usual_order{"", "A, Z C, R", "A, Z C"};

// After the Universal Postal Union's addressing systems, and Google's address data for what they leave open.
constexpr std::array<Order, 6> orders{{
    {"US CA GB IE IN TH JP KR TW CN HK MO PR GU VI IM JE GG BM KY", "A, C, R Z", "A, C Z"},
    {"AU", "A, C R Z", "A, C Z"},
    {"NZ SG IL ZA PK BD SA LB JO OM BH BN NP LK MT MM KH VN ID IR IQ NG PE", "A, C Z, R", "A, C Z"},
    {"BR RU UA BY KZ UZ LV CO EG", "A, C, R, Z", "A, C, Z"},
    {"TR", "A, Z C/R", "A, Z C"},
    {"HU", "Z C, R, A", "Z C, A"},
}};

// In their own script these countries write from the largest part to the smallest.
constexpr std::array<Order, 2> orders_in_own_script{{
    {"JP CN TW HK MO", "Z RCA", "Z CA"},
    {"KR", "Z R C A", "Z C A"},
}};

template <std::size_t count>
const Order* find_order(const std::array<Order, count>& among, std::string_view country) {
  const auto has = [country](const Order& order) {
    return country.size() == 2 && order.countries.find(country) != std::string_view::npos;
  };
  const auto found = std::ranges::find_if(among, has);
  return found == among.end() ? nullptr : &*found;
}

std::vector<std::string> parted(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    if (const std::string_view part = ascii::trimmed(text.substr(begin, end - begin)); !part.empty())
      parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

/// A set of words: are all words of a text in it?
class Words {
 public:
  void add(std::string_view text) {
    std::ranges::move(parted(folded_words(text), ' '), std::back_inserter(words_));
  }
  [[nodiscard]] bool hold(std::string_view text) const {
    const std::vector<std::string> asked = parted(folded_words(text), ' ');
    return !asked.empty() && std::ranges::all_of(asked, [this](const std::string& word) {
      return std::ranges::find(words_, word) != words_.end();
    });
  }

 private:
  std::vector<std::string> words_;
};

/// The parts of an address on their way to a line.
struct Parts {
  std::string address, code, city, region;
  Country country;
  std::string_view list_separator;  ///< of the language
};

/// Leaves out of `text` what stands between commas and says nothing but what other parts say. The first
/// stretch stays if `keep_first` says so.
std::string without_repeats(std::string_view text, const Words& others, const Country& country,
                            bool keep_first) {
  std::vector<std::string> kept;
  for (std::string& stretch : parted(text, ',')) {
    const bool stays = keep_first && kept.empty();
    if (stays || (!others.hold(stretch) && !country.is_called(folded_words(stretch))))
      kept.push_back(std::move(stretch));
  }
  return joined(kept, comma);
}

/// “Hauptstraße 1 1030 Wien” without code and city at its end.
std::string without_locality_at_end(const std::string& address, const std::string& code,
                                    const std::string& city) {
  const std::string text = folded_words(address);
  for (const std::string& end :
       {folded_words(fmt::format("{} {}", code, city)), folded_words(fmt::format("{} {}", city, code))}) {
    if (code.empty() || city.empty() || !text.ends_with(" " + end)) continue;
    // Words are counted from the end, for a folded text has other lengths than what it comes from.
    std::vector<std::string> words = parted(address, ' ');
    const std::size_t count = parted(end, ' ').size();
    if (parted(text, ' ').size() != words.size() || words.size() <= count) continue;
    words.resize(words.size() - count);
    return joined(words, " ");
  }
  return address;
}

/// Says each part once.
void drop_repeats(Parts& parts) {
  Words others;
  for (const std::string& part : {parts.code, parts.city, parts.region}) others.add(part);
  parts.address = without_repeats(parts.address, others, parts.country, false);
  parts.address = without_locality_at_end(parts.address, parts.code, parts.city);

  Words beyond_city;
  for (const std::string& part : {parts.code, parts.region}) beyond_city.add(part);
  parts.city = without_repeats(parts.city, beyond_city, parts.country, true);

  if (folded_words(parts.region) == folded_words(parts.city)) parts.region.clear();
  parts.region = without_repeats(parts.region, {}, parts.country, false);

  // “10115 Berlin” for the city, “CA 94115” for the region: the code is there.
  Words said;
  for (const std::string& part : {parts.city, parts.region}) said.add(part);
  if (said.hold(parts.code)) parts.code.clear();
  if (parts.country.is_called(folded_words(parts.city))) parts.country.shown.clear();
}

/// Where the weaker of two separators gives way: a part between them is missing.
std::string_view stronger(std::string_view a, std::string_view b) {
  const auto is_comma = [](std::string_view separator) { return separator.starts_with(','); };
  return is_comma(a) || (!a.empty() && !is_comma(b)) ? a : b;
}

/// The separator of an order as it stands behind a line: Arabic letters have a comma of their own.
std::string_view separator_behind(std::string_view line, std::string_view separator, const Parts& parts) {
  const bool is_after_arabic =
      u_charDirection(static_cast<UChar32>(utf8::last(line))) == U_RIGHT_TO_LEFT_ARABIC;
  return separator == comma && is_after_arabic ? parts.list_separator : separator;
}

std::string in_order(const Parts& parts, std::string_view pattern) {
  std::string line;
  std::string_view pending;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t field = pattern.find_first_of("AZCR", at);
    pending = stronger(pending, pattern.substr(at, field - at));
    const char letter = pattern[field];
    const std::string& part = letter == 'A'   ? parts.address
                              : letter == 'Z' ? parts.code
                              : letter == 'C' ? parts.city
                                              : parts.region;
    at = field + 1;
    if (part.empty()) continue;
    if (!line.empty()) line += separator_behind(line, pending, parts);
    line += part;
    pending = {};
  }
  return line;
}

bool is_in_own_script(const Parts& parts) {
  const auto has_ideographs = [](std::string_view text) {
    const icu::UnicodeString letters =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
      const UChar32 letter = letters.char32At(i);
      if (u_hasBinaryProperty(letter, UCHAR_IDEOGRAPHIC) != 0 ||
          u_getIntPropertyValue(letter, UCHAR_HANGUL_SYLLABLE_TYPE) != U_HST_NOT_APPLICABLE)
        return true;
    }
    return false;
  };
  return has_ideographs(parts.city) || has_ideographs(parts.region) || has_ideographs(parts.address);
}

/// `likely` is the code of the country if the author writes none.
std::string line_of(Parts parts, const std::string& likely) {
  drop_repeats(parts);
  const std::string& code = parts.country.code.empty() ? likely : parts.country.code;
  const bool has_region = !parts.region.empty();
  if (const Order* own = find_order(orders_in_own_script, code); own != nullptr && is_in_own_script(parts)) {
    constexpr std::string_view postal_mark = "〒";
    if (code == "JP" && !parts.code.empty() && !parts.code.starts_with(postal_mark))
      parts.code.insert(0, postal_mark);
    const std::string line = in_order(parts, has_region ? own->with_region : own->without_region);
    return joined({parts.country.shown, line}, parts.country.shown.empty() || line.empty() ? "" : " ");
  }
  const Order* found = find_order(orders, code);
  const Order& order = found == nullptr ? usual_order : *found;
  std::string line = in_order(parts, has_region ? order.with_region : order.without_region);
  if (!line.empty() && !parts.country.shown.empty()) line += separator_behind(line, comma, parts);
  return line + parts.country.shown;
}

/// The parts of an order that stand on lines of their own: the street, and what stands before or after it.
std::vector<std::string> lines_in_order(const Parts& parts, std::string_view pattern) {
  std::vector<std::string> patterns;
  bool joins = false;  // with the part before: neither of them is the street
  for (std::size_t begin = 0; begin <= pattern.size();) {
    const std::size_t end = std::min(pattern.find(comma, begin), pattern.size());
    const std::string_view part = pattern.substr(begin, end - begin);
    const bool is_street = part == "A";
    if (joins && !is_street)
      patterns.back().append(comma).append(part);
    else
      patterns.emplace_back(part);
    joins = !is_street;
    begin = end + comma.size();
  }
  std::vector<std::string> lines;
  for (const std::string& one : patterns)
    if (std::string line = in_order(parts, one); !line.empty()) lines.push_back(std::move(line));
  return lines;
}

/// The first part of a location that is written.
const Text* first_part_of(const Location& location) {
  for (const Text* part :
       {&location.address, &location.city, &location.region, &location.country_code, &location.postal_code})
    if (!part->empty()) return part;
  return nullptr;
}

/// The country of a code: ICU takes some microseconds for its names.
Country known_country(const Composer& composer, const std::string& written) {
  CacheKey key = key_of(composer.language.tag, written);
  auto& known = composer.known.parts().countries;
  if (const auto country = known.find(key)) return *country;
  auto made = std::make_shared<const Country>(country_of(written, composer.language));
  const std::size_t bytes = memory_of(*made);
  return *known.keep(std::move(key), std::move(made), bytes);
}

Parts parts_of(const Composer& composer, const Location& location) {
  return {location.address.value,
          location.postal_code.value,
          location.city.value,
          location.region.value,
          known_country(composer, location.country_code.value),
          composer.language.words->list_separator};
}

}  // namespace

Text location_line(const Composer& composer, const Location& location) {
  if (!location.line.empty()) return location.line;
  Text line;
  if (const Text* first = first_part_of(location)) line.place = first->place;
  line.value = line_of(parts_of(composer, location), known_country(composer, "").code);
  return line;
}

std::string country_code_of(const Composer& composer, const Location& location) {
  if (location.country_code.empty()) return {};
  return known_country(composer, location.country_code.value).code;
}

std::vector<Text> location_lines(const Composer& composer, const Location& location, const Location& from) {
  if (!location.line.empty()) return {location.line};
  const Text* const first = first_part_of(location);
  if (first == nullptr) return {};
  const std::string likely = known_country(composer, "").code;
  Parts parts = parts_of(composer, location);
  drop_repeats(parts);
  const std::string& code = parts.country.code.empty() ? likely : parts.country.code;
  const std::string sender = country_code_of(composer, from);
  const bool is_abroad = code != (sender.empty() ? likely : sender);
  const std::string country = is_abroad ? to_upper(parts.country.shown, composer.language) : std::string();
  parts.country.shown.clear();
  std::vector<std::string> lines;
  if (find_order(orders_in_own_script, code) != nullptr && is_in_own_script(parts)) {
    lines.push_back(line_of(parts, likely));
  } else {
    const Order* found = find_order(orders, code);
    const Order& order = found == nullptr ? usual_order : *found;
    lines = lines_in_order(parts, parts.region.empty() ? order.without_region : order.with_region);
  }
  if (!country.empty()) lines.push_back(country);
  std::vector<Text> texts;
  texts.reserve(lines.size());
  for (std::string& line : lines) texts.push_back({std::move(line), first->place});
  return texts;
}

}  // namespace galley::document
