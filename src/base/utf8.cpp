// base: UTF-8 by the table of well-formed byte sequences (Unicode 15, table 3-7).
#include "galley/base/utf8.h"

namespace galley::utf8 {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// What may follow a lead byte: how many bytes, and the narrower range of the second one.
struct Lead {
  std::size_t length = 0;  ///< of the whole sequence; 0: no lead byte
  unsigned second_first = 0x80;
  unsigned second_last = 0xBF;
};

constexpr Lead lead(unsigned byte) {
  if (byte < 0x80) return {.length = 1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {.length = 2};
  if (byte == 0xE0) return {.length = 3, .second_first = 0xA0};
  if (byte == 0xED) return {.length = 3, .second_last = 0x9F};
  if (byte < 0xF0) return {.length = 3};
  if (byte == 0xF0) return {.length = 4, .second_first = 0x90};
  if (byte < 0xF4) return {.length = 4};
  if (byte == 0xF4) return {.length = 4, .second_last = 0x8F};
  return {};
}

constexpr unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

/// The length of the well-formed sequence at `offset`, or 0.
constexpr std::size_t well_formed(std::string_view text, std::size_t offset) {
  const Lead first = lead(byte_at(text, offset));
  if (first.length == 0 || text.size() - offset < first.length) return 0;
  if (first.length == 1) return 1;
  const unsigned second = byte_at(text, offset + 1);
  if (second < first.second_first || second > first.second_last) return 0;
  for (std::size_t i = 2; i < first.length; ++i) {
    if ((byte_at(text, offset + i) & 0xC0U) != 0x80U) return 0;
  }
  return first.length;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {replacement, offset + 1};
  const std::size_t length = well_formed(text, offset);
  if (length == 0) return {replacement, offset + 1};
  if (length == 1) return {byte_at(text, offset), offset + 1};
  char32_t code_point = byte_at(text, offset) & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i)
    code_point = (code_point << 6U) | (byte_at(text, offset + i) & 0x3FU);
  return {code_point, offset + length};
}

char32_t last(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && continues(text[begin])) --begin;
  return decode(text, begin).code_point;
}

void append(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement;
  const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) return push(code_point);
  if (code_point < 0x800) {
    push(0xC0U | (code_point >> 6U));
  } else if (code_point < 0x10000) {
    push(0xE0U | (code_point >> 12U));
    push(0x80U | ((code_point >> 6U) & 0x3FU));
  } else {
    push(0xF0U | (code_point >> 18U));
    push(0x80U | ((code_point >> 12U) & 0x3FU));
    push(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  push(0x80U | (code_point & 0x3FU));
}

std::optional<std::size_t> first_ill_formed(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = well_formed(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset = decode(text, offset).next;
  return count;
}

}  // namespace galley::utf8
