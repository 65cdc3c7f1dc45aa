// Why a value does not fit into a PDF.
#pragma once

#include <string>

#include "pdf/failure.h"

namespace galley::output {

/// The reason why `function` refuses a value; empty if it does not.
template <class Function>
std::string refusal(Function function) {
  try {
    function();
    return "";
  } catch (const PdfFailure& failure) {
    return failure.reason;
  }
}

}  // namespace galley::output
