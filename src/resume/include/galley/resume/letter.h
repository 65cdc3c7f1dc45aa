// resume: the letter that goes with a résumé, and the application that both are for. Plain values with their
// places; prose is still Markdown. Name, contact, language and style are the résumé's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/length.h"
#include "galley/resume/location.h"
#include "galley/source/author_text.h"

namespace galley {

/// Where the parts of a letter stand.
enum class LetterForm {
  Din5008A,  ///< DIN 5008 with the address field 27 mm below the upper edge
  Din5008B,  ///< with the address field 45 mm below it
  Us,        ///< the United States: one column
  Uk,        ///< the United Kingdom: one column, the date at the right, the subject below the opening
  French,    ///< France: the recipient at the right
  Plain,     ///< `none`: the parts one below the other
};

/// Whom a letter is to. Each text is a line of the address.
struct Recipient {
  Text name, title, organization;
  Location location;        ///< in its usual form, or
  std::vector<Text> lines;  ///< as the author parts it into lines
};

/// The date of a letter.
struct LetterDate {
  bool is_today = false;     ///< `"today"`: the day on which the letter is set
  std::optional<Date> date;  ///< printed in full, as the language writes it
  Text literal;              ///< any other text, printed as it is
  Place place;
  [[nodiscard]] bool empty() const { return !is_today && !date && literal.empty(); }
};

/// A paragraph of the body, or a list.
struct BodyPart {
  Text paragraph;                 ///< empty: this is a list
  std::vector<std::string> tags;  ///< of the paragraph; those of a list's items stand in the items
  std::vector<Highlight> items;
  bool is_ordered = false;  ///< are the list's labels numbers?
};

/// The picture of a signature. Without one, there is room to sign.
struct Signature {
  Text image;
  Text image_alt;
  Length height;
};

/// Something that is sent along.
struct Enclosure {
  Text name;
  Text file;  ///< a PDF; empty: it is only named
};

struct Letter {
  std::optional<LetterForm> form;  ///< nothing: by the recipient's country, else by the language
  Recipient recipient;
  Text place;  ///< where it is written
  LetterDate date;
  Text subject, reference, opening;
  std::vector<BodyPart> body;
  Text closing;
  Signature signature;
  std::vector<Enclosure> enclosures;
  Text postscript;
  std::optional<int> pages;  ///< at most so many; nothing: style.pages
  Place place_in_file;       ///< of the table
  /// Errors of placeholders that the application has no value for. They keep the letter from being set, and
  /// the résumé beside it not.
  Diagnostics unfilled;
};

/// What a variant is for. Its values fill placeholders: `{company}`, `{position}`, `{sent}`. They are text,
/// no Markdown.
struct Application {
  Text company, position, url, posting, sent;
};

}  // namespace galley
