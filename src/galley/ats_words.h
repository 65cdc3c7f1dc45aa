// galley: what parsers of résumés can read: words for sections, telephone numbers, addresses, dates.
#pragma once

#include <string>
#include <string_view>

namespace galley::ats {

/// Small letters for capitals, of the Latin scripts.
[[nodiscard]] std::string folded(std::string_view text);

/// Is there a list of section titles for the language of this BCP 47 tag?
[[nodiscard]] bool knows_titles(std::string_view language);

/// Does a section's title hold a word that parsers go by, in its language or in English?
[[nodiscard]] bool is_standard_title(std::string_view title, std::string_view language);

/// Can the number be told from other figures? American ones in groups of three, three and four, others with
/// the country's code or a zero before them; no letters, dots or slashes.
[[nodiscard]] bool is_readable_phone(std::string_view number, std::string_view language);

/// The number in a form that is read, or empty if that cannot be said.
[[nodiscard]] std::string readable_phone(std::string_view number, std::string_view language);

/// Is it one address, `local@host.domain`, of plain characters?
[[nodiscard]] bool is_readable_email(std::string_view address);

/// Does a date in words hold a year, and beside that only months (in English), figures and the like?
[[nodiscard]] bool is_readable_date(std::string_view date, std::string_view language);

/// Does ICU's skeleton write months as figures, or years without their century?
[[nodiscard]] bool is_numeric(std::string_view skeleton);

}  // namespace galley::ats
