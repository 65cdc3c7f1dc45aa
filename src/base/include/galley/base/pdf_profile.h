// base: what a PDF claims to be; an author's choice (`style.pdf`, `--pdf`) that the writer keeps.
#pragma once

namespace galley {

enum class PdfProfile {
  Archive,  ///< PDF/A-2a (3a with an attachment) and PDF/UA-1
  Print,    ///< PDF/X-4
  Plain,    ///< PDF 1.7; nothing claimed
};

}  // namespace galley
