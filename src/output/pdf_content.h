// output: content streams (ISO 32000-1, 8.2, 9.4). A page goes in; the operators that paint it come out.
#pragma once

#include <string>

#include "galley/pages/pages.h"
#include "pdf_fonts.h"
#include "press.h"

namespace galley::output {

/// How codes stand in strings: as bytes (smaller), or in hexadecimal for reading.
enum class CodeStyle { Bytes, Hexadecimal };

/// The content stream of a page. Every glyph lands within 0.005 pt of its place; rules and footers are
/// artifacts. Text that ToUnicode does not give is wrapped with its ActualText. With a press, colours are
/// inks.
[[nodiscard]] std::string page_content(const Page& page, const EmbeddedFonts& fonts, CodeStyle style,
                                       const Press* press = nullptr);

}  // namespace galley::output
