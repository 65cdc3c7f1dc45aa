// font: composites in CFF (Adobe Technical Notes 5176 and 5177). CFF has no composites of its own, so their
// outlines are drawn anew. The lists of glyphs grow, and so move to the end of the font; HarfBuzz writes
// their places with five bytes each, which are overwritten.
#include "cff_composites.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "outline.h"
#include "parts.h"

namespace galley::font {

namespace {

constexpr int charset_operator = 15;
constexpr int char_strings_operator = 17;
constexpr int private_operator = 18;
constexpr int nominal_width_operator = 21;
constexpr int ros_operator = 1230;  // 12 30: the font is keyed by CIDs
constexpr int fd_array_operator = 1236;
constexpr int fd_select_operator = 1237;

constexpr std::int64_t standard_strings = 391;

/// Numbers from the bytes of a font, 0 past their end.
std::size_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t byte =
        offset + i < bytes.size() ? static_cast<unsigned char>(bytes[offset + i]) : std::size_t{0};
    number = number << 8U | byte;
  }
  return number;
}

void append_number(std::string& out, std::size_t number, std::size_t size) {
  for (std::size_t i = size; i-- > 0;) {
    out += static_cast<char>(number >> (8 * i) & 0xFFU);
  }
}

/// An INDEX: objects of any size (5176, 5).
struct Index {
  std::vector<std::string_view> objects;
  std::size_t end = 0;

  static std::optional<Index> read(std::string_view font, std::size_t begin) {
    Index index;
    const std::size_t count = number_at(font, begin, 2);
    index.end = begin + 2;
    if (count == 0) {
      return index;
    }
    const std::size_t size = number_at(font, begin + 2, 1);
    const std::size_t data = begin + 2 + (count + 1) * size;
    if (size < 1 || size > 4 || data >= font.size()) {
      return std::nullopt;
    }
    std::size_t at = number_at(font, begin + 3, size);
    for (std::size_t i = 1; i <= count; ++i) {
      const std::size_t next = number_at(font, begin + 3 + i * size, size);
      if (at < 1 || next < at || data + next > font.size()) {
        return std::nullopt;
      }
      index.objects.push_back(font.substr(data + at, next - at));
      at = next;
    }
    index.end = data + at;
    return index;
  }

  static std::string written(const std::vector<std::string>& objects) {
    std::string out;
    append_number(out, objects.size(), 2);
    if (objects.empty()) {
      return out;
    }
    append_number(out, 4, 1);
    std::size_t offset = 1;
    append_number(out, offset, 4);
    for (const std::string& object : objects) {
      offset += object.size();
      append_number(out, offset, 4);
    }
    for (const std::string& object : objects) {
      out += object;
    }
    return out;
  }
};

/// An operator of a DICT with its operands (5176, 4).
struct Entry {
  int operation = 0;
  std::vector<std::int64_t> operands;  ///< a real number is 0
  std::size_t last_operand = 0;        ///< where it begins in the DICT
  std::size_t end = 0;                 ///< where the operator begins
};

std::vector<Entry> entries_of(std::string_view dict) {
  std::vector<Entry> entries;
  Entry entry;
  for (std::size_t at = 0; at < dict.size();) {
    const std::size_t begin = at;
    const auto first = static_cast<int>(number_at(dict, at++, 1));
    if (first <= 21) {
      entry.operation = first == 12 ? 1200 + static_cast<int>(number_at(dict, at++, 1)) : first;
      entry.end = begin;
      entries.push_back(entry);
      entry = {};
      continue;
    }
    std::int64_t operand = 0;
    if (first == 28) {
      operand = static_cast<std::int16_t>(number_at(dict, at, 2));
      at += 2;
    } else if (first == 29) {
      operand = static_cast<std::int32_t>(number_at(dict, at, 4));
      at += 4;
    } else if (first == 30) {
      while (at < dict.size() && (number_at(dict, at, 1) & 0xFU) != 0xF) {
        ++at;
      }
      ++at;
    } else if (first <= 246) {
      operand = first - 139;
    } else if (first <= 250) {
      operand = (first - 247) * 256 + static_cast<int>(number_at(dict, at++, 1)) + 108;
    } else {
      operand = -(first - 251) * 256 - static_cast<int>(number_at(dict, at++, 1)) - 108;
    }
    entry.operands.push_back(operand);
    entry.last_operand = begin;
  }
  return entries;
}

const Entry* find(const std::vector<Entry>& entries, int operation) {
  const auto found = std::ranges::find(entries, operation, &Entry::operation);
  return found == entries.end() || found->operands.empty() ? nullptr : &*found;
}

std::size_t offset_of(const Entry& entry) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, entry.operands.back()));
}

/// A charstring as it is drawn (5177).
class CharString {
 public:
  CharString(hb_font_t* font, std::int64_t width) : font_(font) { append(width); }

  void add(const Composite::Part& part) {
    origin_ = {part.x, part.y};
    hb_draw_funcs_t* functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(functions, line_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(functions, cubic_to, nullptr, nullptr);
    draw_outline(font_, part.glyph, functions, this);
    hb_draw_funcs_destroy(functions);
  }

  [[nodiscard]] std::string take() {
    bytes_ += '\x0E';  // endchar
    return std::move(bytes_);
  }

 private:
  struct Point {
    std::int64_t x = 0, y = 0;
  };

  static CharString& self(void* data) { return *static_cast<CharString*>(data); }
  static void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    self(data).step(x, y);
    self(data).bytes_ += '\x15';  // rmoveto
  }
  static void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    self(data).step(x, y);
    self(data).bytes_ += '\x05';  // rlineto
  }
  static void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2,
                       float x, float y, void*) {
    self(data).step(x1, y1);
    self(data).step(x2, y2);
    self(data).step(x, y);
    self(data).bytes_ += '\x08';  // rrcurveto
  }

  /// The way from where the pen is.
  void step(float x, float y) {
    const auto whole = [](float value) {
      constexpr float limit = 16000;
      return std::isfinite(value) ? std::llround(std::clamp(value, -limit, limit)) : 0;
    };
    const Point to{origin_.x + whole(x), origin_.y + whole(y)};
    append(to.x - pen_.x);
    append(to.y - pen_.y);
    pen_ = to;
  }

  void append(std::int64_t number) {
    bytes_ += '\x1C';  // shortint
    append_number(bytes_, static_cast<std::uint16_t>(std::clamp<std::int64_t>(number, -32768, 32767)), 2);
  }

  hb_font_t* font_;
  Point origin_, pen_;
  std::string bytes_;
};

/// For each glyph, the string id of its name (5176, 13); the first has none. Empty for a predefined charset.
std::vector<std::size_t> charset_of(std::string_view font, std::size_t offset, std::size_t glyphs) {
  std::vector<std::size_t> ids{0};
  if (offset <= 2) {
    return {};
  }
  const std::size_t format = number_at(font, offset++, 1);
  const std::size_t size_of_rest = format == 2 ? 2 : format;
  while (ids.size() < glyphs && offset < font.size()) {
    const std::size_t first = number_at(font, offset, 2);
    const std::size_t rest = number_at(font, offset + 2, size_of_rest);
    offset += 2 + size_of_rest;
    for (std::size_t i = 0; i <= rest && ids.size() < glyphs; ++i) {
      ids.push_back(first + i);
    }
  }
  return ids;
}

/// The font DICT of each glyph (5176, 19).
std::vector<std::size_t> font_dicts_of(std::string_view font, std::size_t offset, std::size_t glyphs) {
  std::vector<std::size_t> dicts(glyphs);
  if (number_at(font, offset, 1) == 0) {
    for (std::size_t glyph = 0; glyph < glyphs; ++glyph) {
      dicts[glyph] = number_at(font, offset + 1 + glyph, 1);
    }
    return dicts;
  }
  const std::size_t ranges = number_at(font, offset + 1, 2);
  for (std::size_t i = 0; i < ranges; ++i) {
    const std::size_t range = offset + 3 + 3 * i;
    const std::size_t end = std::min(number_at(font, range + 3, 2), glyphs);
    for (std::size_t glyph = number_at(font, range, 2); glyph < end; ++glyph) {
      dicts[glyph] = number_at(font, range + 2, 1);
    }
  }
  return dicts;
}

/// What widths in charstrings are counted from, by the DICT that names the private one.
std::int64_t nominal_width(std::string_view font, const std::vector<Entry>& dict) {
  const Entry* entry = find(dict, private_operator);
  if (entry == nullptr || entry->operands.size() != 2 || entry->operands[0] < 0) {
    return 0;
  }
  const std::size_t begin = std::min(offset_of(*entry), font.size());
  const auto own = entries_of(font.substr(begin, static_cast<std::size_t>(entry->operands[0])));
  const Entry* width = find(own, nominal_width_operator);
  return width == nullptr ? 0 : width->operands.back();
}

/// Makes an offset of the top DICT lead to the end of the font. False if it is not five bytes long.
bool lead_to_end(std::string& font, std::size_t top, const Entry& entry) {
  const std::size_t at = top + entry.last_operand;
  if (entry.end - entry.last_operand != 5 || number_at(font, at, 1) != 29 ||
      font.size() > std::numeric_limits<std::int32_t>::max()) {
    return false;
  }
  std::string place;
  append_number(place, font.size(), 4);
  font.replace(at + 1, place.size(), place);
  return true;
}

/// Names for glyphs that have none: of the standard ones, any that no glyph has. No one asks for them in a
/// PDF, which goes by number.
class FreeNames {
 public:
  explicit FreeNames(const std::vector<std::size_t>& used) : used_(used.begin(), used.end()) {}
  std::size_t next() {
    while (name_ + 1 < standard_strings && used_.contains(name_)) {
      ++name_;
    }
    used_.insert(name_);
    return name_;
  }

 private:
  std::set<std::size_t> used_;
  std::size_t name_ = 1;
};

}  // namespace

std::string cff_with(const std::vector<Composite>& composites, std::string_view font, hb_face_t* face) {
  const auto names = Index::read(font, number_at(font, 2, 1));
  const auto tops = names ? Index::read(font, names->end) : std::nullopt;
  if (!tops || tops->objects.size() != 1) {
    return {};
  }
  const std::string_view top = tops->objects.front();
  const auto place = static_cast<std::size_t>(top.data() - font.data());
  const std::vector<Entry> entries = entries_of(top);
  const Entry* charset = find(entries, charset_operator);
  const Entry* char_strings = find(entries, char_strings_operator);
  const bool by_cid = find(entries, ros_operator) != nullptr;
  if (composites.empty() && !by_cid) {
    return std::string(font);
  }
  const Entry* font_dicts = by_cid ? find(entries, fd_select_operator) : nullptr;
  const Entry* dict_array = by_cid ? find(entries, fd_array_operator) : nullptr;
  if (charset == nullptr || char_strings == nullptr || (by_cid && (!font_dicts || !dict_array))) {
    return {};
  }
  const auto glyphs = Index::read(font, offset_of(*char_strings));
  const auto dicts = by_cid ? Index::read(font, offset_of(*dict_array)) : Index();
  if (!glyphs || glyphs->objects.empty() || !dicts) {
    return {};
  }
  const std::size_t count = glyphs->objects.size();
  // HarfBuzz keeps the CIDs of the whole font. Here a glyph's CID is its number.
  std::vector<std::size_t> names_of_glyphs =
      by_cid ? std::vector<std::size_t>(count) : charset_of(font, offset_of(*charset), count);
  std::vector<std::size_t> dict_of(count);
  if (by_cid) {
    dict_of = font_dicts_of(font, offset_of(*font_dicts), count);
  }
  if (names_of_glyphs.size() != count) {
    return {};
  }

  const FontHandle drawn(hb_font_create(face));
  std::vector<std::string> shapes(glyphs->objects.begin(), glyphs->objects.end());
  FreeNames free_names(names_of_glyphs);
  for (const Composite& composite : composites) {
    const std::size_t model =
        composite.parts.empty() || composite.parts.front().glyph >= count ? 0 : composite.parts.front().glyph;
    dict_of.push_back(dict_of[model]);
    const bool has_dict = by_cid && dict_of.back() < dicts->objects.size();
    const std::int64_t nominal =
        nominal_width(font, has_dict ? entries_of(dicts->objects[dict_of.back()]) : entries);
    CharString shape(drawn.get(), composite.advance - nominal);
    for (const Composite::Part& part : composite.parts) {
      shape.add(part);
    }
    names_of_glyphs.push_back(by_cid ? 0 : free_names.next());
    shapes.push_back(shape.take());
  }

  std::string grown(font);
  if (!composites.empty()) {
    if (!lead_to_end(grown, place, *char_strings)) {
      return {};
    }
    grown += Index::written(shapes);
  }
  if (!lead_to_end(grown, place, *charset)) {
    return {};
  }
  if (by_cid && shapes.size() > 1) {
    append_number(grown, 2, 1);  // a range: CID 1, and so many more
    append_number(grown, 1, 2);
    append_number(grown, shapes.size() - 2, 2);
  } else {
    append_number(grown, 0, 1);
    for (std::size_t glyph = 1; glyph < names_of_glyphs.size(); ++glyph) {
      append_number(grown, names_of_glyphs[glyph], 2);
    }
  }
  if (!by_cid) {
    return grown;
  }
  // It also keeps the charset from being the end of the font, where Ghostscript does not read it.
  if (!lead_to_end(grown, place, *font_dicts)) {
    return {};
  }
  append_number(grown, 0, 1);
  for (const std::size_t dict : dict_of) {
    append_number(grown, dict, 1);
  }
  return grown;
}

}  // namespace galley::font
