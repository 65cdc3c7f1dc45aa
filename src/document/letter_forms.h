// document: the forms of letters, in one table.
#pragma once

#include <optional>

#include "composer.h"
#include "galley/document/document.h"

namespace galley::document {

constexpr Length mm(double millimetres) { return Length::points(millimetres * 72 / 25.4); }

/// The fixed places of a form with an address field, from the paper's upper edge.
struct AddressFieldPlaces {
  Length head;   ///< where the name begins
  Length field;  ///< the upper edge of the address field
  Length upper_fold;
  Length lower_fold;
};

/// Where a part of a letter stands in its column.
enum class LetterColumn { Start, End, Right };

/// A form of letter.
struct LetterFormSpec {
  LetterForm form;
  std::optional<AddressFieldPlaces> field = {};  ///< nothing: all parts stand in one column
  bool organization_first = false;               ///< in the address; else the name stands before it
  LetterColumn date = LetterColumn::Start;
  LetterColumn recipient = LetterColumn::Start;
  LetterColumn signature = LetterColumn::Start;
  bool date_after_recipient = false;
  bool labels_subject = false;  ///< does the language's word for it stand before the subject?
  bool subject_after_opening = false;
};

[[nodiscard]] const LetterFormSpec& spec_of(LetterForm form);

/// The form of a letter that names none: that of the recipient's country, else of the language.
[[nodiscard]] LetterForm usual_form(const Composer& composer, const Letter& letter);

}  // namespace galley::document
