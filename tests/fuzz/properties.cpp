#include "properties.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "galley/base/utf8.h"
#include "pdf_check.h"

namespace galley::fuzz {
namespace {

/// A line of a text, from 1, without its end; past the last there is nothing.
std::string_view line_of(std::string_view text, int line) {
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

/// What is wrong with a place; empty if it is right.
std::string_view fault_of(const Place& place) {
  if (place.line == 0) return {};
  if (place.line < 0) return "its line is below 0";
  if (!place.source) return "its line is that of no file";
  const std::string_view text = place.source->text;
  if (place.line > std::ranges::count(text, '\n') + 1) return "its line is past the last";
  if (place.column < 1) return "its column is below 1";
  if (place.width < 1) return "its width is below 1";
  const std::size_t length = utf8::length(line_of(text, place.line));
  if (static_cast<std::size_t>(place.column) > length + 1) return "its column is past the end of its line";
  return {};
}

std::string_view fault_of(const Diagnostic& diagnostic, const std::string& text) {
  if (diagnostic.message.empty()) return "it says nothing";
  if (utf8::first_ill_formed(text)) return "as text it is no UTF-8";
  if (!nlohmann::json::accept(to_json(diagnostic))) return "as JSON it is none";
  return fault_of(diagnostic.place);
}

}  // namespace

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

void require_sound(const Diagnostics& said) {
  for (const Diagnostic& one : said) {
    const std::string text = to_text(one, false);
    const std::string_view fault = fault_of(one, text);
    if (!fault.empty()) std::fputs(text.c_str(), stderr);
    require(fault.empty(), fault);
  }
}

void require_no_error(const Diagnostics& said) {
  require_sound(said);
  require(!has_error(said), "a result comes without an error");
}

void require_error(const Diagnostics& said) {
  require_sound(said);
  require(has_error(said), "no result comes with an error");
}

void require_sound_pdf(const std::string& pdf) {
  const std::string fault = fault_of_pdf(pdf);
  require(fault.empty(), fault);
}

std::string told(const Diagnostics& said) {
  std::string text;
  for (const Diagnostic& one : said) text += to_text(one, false) + to_json(one);
  return text;
}

}  // namespace galley::fuzz
