// intake: a PDF that may be hostile is opened. In C++17, for libqpdf's headers.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

#include <qpdf/QPDF.hh>

namespace galley::intake {

/// Thrown where a file leads libqpdf deeper into recursion than the stack may hold.
struct TooDeep {
  static constexpr const char* reason = "its objects lead too deep into one another";
};

/// Opens a PDF without mending it and without printing warnings. Whatever is asked of the PDF later, while
/// `bytes` is there, may throw TooDeep, and what `poll` throws: it is called again and again while the file
/// is read. Throws as libqpdf does too.
void open_untrusted(QPDF& pdf, const std::string& bytes, std::function<void()> poll = {});

}  // namespace galley::intake
