// document: a résumé that does not say whose it is.
#pragma once

#include "galley/base/diagnostic.h"
#include "galley/resume/resume.h"

namespace galley {

/// What stands where the name stood.
enum class StandIn {
  Initials,  ///< “A. E.”
  Label,     ///< basics.label; the initials if there is none
};

/// The résumé, and its letter, without what says whose it is. These go: all of `basics` but the label and the
/// summary; all web addresses, e-mail addresses and DOIs, also in running text, where a link keeps its text;
/// own hosts, telephone numbers and usernames in text;
/// the place and the signature of the letter; the files of its enclosures; `meta` but language and date. The
/// name gives way to its stand-in, in text too: the whole name and the aliases everywhere, parts of the name
/// in running text. Warnings: a part of the name that stands elsewhere, in the name of an employer, say, that
/// may be another word, or that begins a longer one.
[[nodiscard]] Resume anonymous(Resume resume, StandIn stand_in, Diagnostics& warnings);

}  // namespace galley
