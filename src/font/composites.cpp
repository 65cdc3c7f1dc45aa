// font: composites as TrueType's composite glyphs (ISO/IEC 14496-22, 5.3.4); CFF has a file of its own.
#include "composites.h"

#include <algorithm>
#include <string_view>

#include <hb-subset.h>

#include "cff_composites.h"
#include "parts.h"
#include "sfnt.h"

namespace galley::font {

namespace {

constexpr std::uint32_t head = tag('h', 'e', 'a', 'd');
constexpr std::uint32_t hhea = tag('h', 'h', 'e', 'a');
constexpr std::uint32_t hmtx = tag('h', 'm', 't', 'x');
constexpr std::uint32_t maxp = tag('m', 'a', 'x', 'p');
constexpr std::uint32_t glyf = tag('g', 'l', 'y', 'f');
constexpr std::uint32_t loca = tag('l', 'o', 'c', 'a');

constexpr std::size_t max_glyphs = 65535;

std::string table_of(hb_face_t* face, std::uint32_t name) {
  const BlobHandle blob(hb_face_reference_table(face, name));
  return std::string(view(blob.get()));
}

std::string file_of(hb_face_t* face) {
  const BlobHandle file(hb_face_reference_blob(face));
  return std::string(view(file.get()));
}

void append16(std::string& out, std::int64_t value) {
  out += static_cast<char>(value >> 8 & 0xFF);
  out += static_cast<char>(value & 0xFF);
}

void append32(std::string& out, std::size_t value) {
  append16(out, static_cast<std::int64_t>(value >> 16U));
  append16(out, static_cast<std::int64_t>(value & 0xFFFFU));
}

void put16(std::string& table, std::size_t offset, std::size_t value) {
  std::string bytes;
  append16(bytes, static_cast<std::int64_t>(std::min<std::size_t>(value, 0xFFFF)));
  table.replace(offset, bytes.size(), bytes);
}

/// A rectangle around ink; nothing at first.
struct Box {
  int left = max_coordinate, bottom = max_coordinate, right = -max_coordinate, top = -max_coordinate;
  static constexpr int max_coordinate = 32767;

  [[nodiscard]] bool empty() const { return left > right; }
  void add(int x0, int y0, int x1, int y1) {
    const auto inside = [](int value) { return std::clamp(value, -max_coordinate, max_coordinate); };
    left = std::min(left, inside(x0));
    bottom = std::min(bottom, inside(y0));
    right = std::max(right, inside(x1));
    top = std::max(top, inside(y1));
  }
};

/// The tables of a TrueType face that tell of its glyphs, as they grow.
class GlyphTables {
 public:
  explicit GlyphTables(hb_face_t* face)
      : face_(face),
        head_(table_of(face, head)),
        hhea_(table_of(face, hhea)),
        hmtx_(table_of(face, hmtx)),
        maxp_(table_of(face, maxp)),
        glyf_(table_of(face, glyf)),
        glyphs_(hb_face_get_glyph_count(face)) {}

  /// False if the tables are damaged.
  [[nodiscard]] bool open() {
    if (head_.size() < 54 || hhea_.size() < 36 || maxp_.size() < 32) {
      return false;
    }
    const std::string offsets = table_of(face_, loca);
    const bool wide = Bytes(head_).u16(50) != 0;
    for (std::size_t glyph = 0; glyph <= glyphs_; ++glyph) {
      offsets_.push_back(wide ? Bytes(offsets).u32(4 * glyph)
                              : std::size_t{Bytes(offsets).u16(2 * glyph)} * 2);
    }
    if (!std::ranges::is_sorted(offsets_) || offsets_.back() > glyf_.size()) {
      return false;
    }
    // All metrics in full, so that others can follow.
    const std::size_t full = Bytes(hhea_).u16(34);
    if (full == 0 || full > glyphs_ || hmtx_.size() < 4 * full + 2 * (glyphs_ - full)) {
      return false;
    }
    std::string metrics = hmtx_.substr(0, 4 * full);
    for (std::size_t glyph = full; glyph < glyphs_; ++glyph) {
      metrics += hmtx_.substr(4 * full - 4, 2);
      metrics += hmtx_.substr(4 * full + 2 * (glyph - full), 2);
    }
    hmtx_ = std::move(metrics);
    return true;
  }

  void add(const Composite& composite) {
    Box box;
    std::vector<Composite::Part> inked;
    for (const Composite::Part& part : composite.parts) {
      if (part.glyph >= glyphs_ || offsets_[part.glyph + 1] < offsets_[part.glyph] + 10) {
        continue;
      }
      const Bytes ink(std::string_view(glyf_).substr(offsets_[part.glyph]));
      box.add(ink.i16(2) + part.x, ink.i16(4) + part.y, ink.i16(6) + part.x, ink.i16(8) + part.y);
      inked.push_back(part);
    }
    append16(hmtx_, std::clamp(composite.advance, 0, 0xFFFF));
    append16(hmtx_, box.empty() ? 0 : box.left);
    max_parts_ = std::max(max_parts_, inked.size());
    if (!inked.empty()) {
      append_glyph(inked, box);
    }
    offsets_.push_back(glyf_.size());
  }

  /// The whole file.
  [[nodiscard]] std::string file() {
    const std::size_t count = offsets_.size() - 1;
    std::string offsets;
    for (const std::size_t offset : offsets_) {
      append32(offsets, offset);
    }
    put16(head_, 50, 1);
    put16(hhea_, 34, count);
    const Bytes old(maxp_);
    const std::size_t points = std::max(old.u16(6), old.u16(10));
    const std::size_t contours = std::max(old.u16(8), old.u16(12));
    const std::size_t elements = std::max<std::size_t>(old.u16(28), max_parts_);
    const std::size_t depth = old.u16(30) + std::size_t{1};
    put16(maxp_, 4, count);
    put16(maxp_, 10, points * max_parts_);
    put16(maxp_, 12, contours * max_parts_);
    put16(maxp_, 28, elements);
    put16(maxp_, 30, depth);
    const FaceHandle builder(hb_face_builder_create());
    const auto put = [&builder](std::uint32_t name, const std::string& table) {
      const BlobHandle blob(hb_blob_create(table.data(), static_cast<unsigned>(table.size()),
                                           HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
      return hb_face_builder_add_table(builder.get(), name, blob.get()) != 0;
    };
    const bool whole = put(head, head_) && put(hhea, hhea_) && put(hmtx, hmtx_) && put(maxp, maxp_) &&
                       put(glyf, glyf_) && put(loca, offsets);
    return whole ? file_of(builder.get()) : std::string();
  }

 private:
  void append_glyph(const std::vector<Composite::Part>& parts, const Box& box) {
    enum Flags { WordArguments = 1, PlacesInUnits = 2, MoreFollow = 32 };
    glyf_.resize((glyf_.size() + 3) / 4 * 4);
    offsets_.back() = glyf_.size();
    append16(glyf_, -1);
    for (const int edge : {box.left, box.bottom, box.right, box.top}) {
      append16(glyf_, edge);
    }
    for (const Composite::Part& part : parts) {
      append16(glyf_, WordArguments | PlacesInUnits | (&part == &parts.back() ? 0 : MoreFollow));
      append16(glyf_, part.glyph);
      append16(glyf_, std::clamp(part.x, -Box::max_coordinate, Box::max_coordinate));
      append16(glyf_, std::clamp(part.y, -Box::max_coordinate, Box::max_coordinate));
    }
    glyf_.resize((glyf_.size() + 3) / 4 * 4);
  }

  hb_face_t* face_;
  std::string head_, hhea_, hmtx_, maxp_, glyf_;
  std::vector<std::size_t> offsets_;  ///< into glyf_: of each glyph, and of the end
  std::size_t glyphs_;                ///< of the face
  std::size_t max_parts_ = 1;
};

}  // namespace

std::string program_with(const std::vector<Composite>& composites, hb_face_t* face, bool cff) {
  if (hb_face_get_glyph_count(face) + composites.size() > max_glyphs) {
    return {};
  }
  if (cff) {
    return cff_with(composites, table_of(face, tag('C', 'F', 'F', ' ')), face);
  }
  if (composites.empty()) {
    return file_of(face);
  }
  GlyphTables tables(face);
  if (!tables.open()) {
    return {};
  }
  for (const Composite& composite : composites) {
    tables.add(composite);
  }
  return tables.file();
}

}  // namespace galley::font
