// galley: what parsers of résumés can read: section titles, phone numbers, e-mail addresses, dates.
#pragma once

#include <string>
#include <string_view>

namespace galley::ats {

/// A text in small letters. Knows the capitals of the Latin scripts.
[[nodiscard]] std::string folded(std::string_view text);

/// The plain letters and figures of a text, in small letters. A letter loses its marks: “é” is “e”.
/// Where `long_forms` are asked for, “ä”, “ö” and “ü” are “ae”, “oe” and “ue”, and “å” and “ø” are “aa” and
/// “oe”.
[[nodiscard]] std::string without_marks(std::string_view text, bool long_forms);

/// Does a text tell when a person was born, in its language or in English? A figure stands soon after a word
/// for birth.
[[nodiscard]] bool tells_birth(std::string_view text, std::string_view language);

/// Is there a list of section titles for the language of this BCP 47 tag?
[[nodiscard]] bool knows_titles(std::string_view language);

/// Does a section's title have a word that parsers look for, in its language or in English?
[[nodiscard]] bool is_standard_title(std::string_view title, std::string_view language);

/// Does OpenResume take a text for a title although it is not in capitals? It does so for titles of at most
/// two words, of plain letters, with one of a few English words.
[[nodiscard]] bool is_known_in_small_letters(std::string_view title);

/// Is a number read as a phone number? American numbers have groups of three, three and four figures. Others
/// begin with the country's code or a zero. There are no letters, dots or slashes.
[[nodiscard]] bool is_readable_phone(std::string_view number, std::string_view language);

/// The number in a form that is read. Empty if the form is not known.
[[nodiscard]] std::string readable_phone(std::string_view number, std::string_view language);

/// Is it one e-mail address, `local@host.domain`, of plain characters?
[[nodiscard]] bool is_readable_email(std::string_view address);

/// Does a date in words have a year? In English it may hold months and figures besides, and few other words.
[[nodiscard]] bool is_readable_date(std::string_view date, std::string_view language);

/// Does a date format (ICU's skeleton) write months as figures, or years without their century?
[[nodiscard]] bool is_numeric(std::string_view skeleton);

}  // namespace galley::ats
