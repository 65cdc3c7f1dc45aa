// base: what a PDF claims to be, and how pages go to press: an author's choice that the writer keeps.
#pragma once

#include <memory>
#include <string>

#include "galley/base/diagnostic.h"
#include "galley/base/length.h"

namespace galley {

/// `style.pdf`, `--pdf`.
enum class PdfProfile {
  Archive,  ///< PDF/A-2a (3a with an attachment) and PDF/UA-1
  Print,    ///< PDF/X-4
  Plain,    ///< PDF 1.7; nothing claimed
};

/// `style.print`: what a printer's sheet has beside the page.
struct PrintSheet {
  Length bleed;        ///< beyond the trimmed edge, on all sides
  bool marks = false;  ///< crop marks, beyond the bleed
  /// The printing condition, as an ICC profile of the author's; none: the shipped one, coated paper by
  /// FOGRA39.
  std::shared_ptr<const std::string> profile;
  std::string profile_name;  ///< as the author gives it
  Place profile_place;
};

}  // namespace galley
