// font: bytes of a font file to a Face that HarfBuzz can shape with.
#include "galley/font/face.h"

#include <algorithm>
#include <array>
#include <new>

#include <fmt/format.h>
#include <hb-ot.h>

#include "axes.h"
#include "edges.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "parts.h"
#include "sfnt.h"
#include "unwrapped.h"

namespace galley::font {

namespace {

using LoadedFace = std::expected<std::shared_ptr<const Face>, Diagnostic>;

std::string name_entry(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 256> buffer{};
  unsigned size = buffer.size();
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer.data());
  return {buffer.data(), std::min<std::size_t>(size, buffer.size() - 1)};
}

/// What a PostScript name may hold (ISO 32000-1, 7.3.5; at most 63 characters, as the name table has it).
std::string post_script(const std::string& name, const std::string& family) {
  constexpr std::string_view forbidden = "[](){}<>/%#";
  std::string result;
  for (const char letter : name.empty() ? family : name) {
    if (letter > ' ' && letter <= '~' && !forbidden.contains(letter) && result.size() < 63) {
      result += letter;
    }
  }
  return result.empty() ? "Font" : result;
}

/// Fonts before OS/2 version 2 do not tell these heights: the letters do.
int height_of(hb_font_t* font, char32_t letter) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents{};
  return hb_font_get_nominal_glyph(font, letter, &glyph) != 0 &&
                 hb_font_get_glyph_extents(font, glyph, &extents) != 0
             ? extents.y_bearing
             : 0;
}

void complete(Metrics& metrics, hb_font_t* font) {
  if (metrics.x_height <= 0) {
    metrics.x_height = height_of(font, U'x');
  }
  if (metrics.cap_height <= 0) {
    metrics.cap_height = height_of(font, U'H');
  }
  // A font without Latin letters: the usual proportions.
  if (metrics.x_height <= 0) {
    metrics.x_height = metrics.units_per_em / 2;
  }
  if (metrics.cap_height <= 0) {
    metrics.cap_height = metrics.units_per_em * 7 / 10;
  }
}

/// True if a lookup of GSUB's default features, or of those galley switches on, names the space glyph.
bool space_in_substitutions(hb_face_t* face, std::uint32_t space) {
  static constexpr std::array features{
      tag('c', 'c', 'm', 'p'), tag('l', 'o', 'c', 'l'), tag('r', 'l', 'i', 'g'), tag('l', 'i', 'g', 'a'),
      tag('c', 'l', 'i', 'g'), tag('c', 'a', 'l', 't'), tag('r', 'c', 'l', 't'), tag('l', 'n', 'u', 'm'),
      tag('t', 'n', 'u', 'm'), tag('o', 'n', 'u', 'm'), tag('p', 'n', 'u', 'm'), tag('s', 'u', 'p', 's'),
      tag('s', 'm', 'c', 'p'), tag('c', '2', 's', 'c'), tag('c', 'a', 's', 'e'), std::uint32_t{HB_TAG_NONE}};
  const SetHandle lookups(hb_set_create());
  hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, nullptr, nullptr, features.data(), lookups.get());
  const SetHandle glyphs(hb_set_create());
  for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups.get(), &lookup) != 0;) {
    hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, lookup, glyphs.get(), glyphs.get(), glyphs.get(),
                                       nullptr);
  }
  if (hb_set_allocation_successful(lookups.get()) == 0 || hb_set_allocation_successful(glyphs.get()) == 0) {
    throw std::bad_alloc();
  }
  return hb_set_has(glyphs.get(), space) != 0;
}

BlobHandle blob_of(std::string_view bytes, const std::shared_ptr<const std::string>& owner) {
  auto* kept = owner ? std::make_unique<std::shared_ptr<const std::string>>(owner).release() : nullptr;
  const auto release = [](void* pointer) {
    delete static_cast<std::shared_ptr<const std::string>*>(pointer);  // NOLINT: HarfBuzz owns it as a void*
  };
  BlobHandle blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                                 kept, kept == nullptr ? nullptr : +release));
  // Where HarfBuzz has no memory, it gives empty objects.
  if (blob.get() == hb_blob_get_empty()) {
    throw std::bad_alloc();
  }
  return blob;
}

}  // namespace

Diagnostic font_error(const std::string& name, const std::string& what) {
  return {Severity::Error, Fault::System, fmt::format("the font file '{}' {}", name, what), {}, {}};
}

std::expected<std::shared_ptr<const Face>, Diagnostic> Face::load(std::shared_ptr<const std::string> bytes,
                                                                  std::string name, unsigned index,
                                                                  const Instance& instance) {
  return without_exceptions([&] {
    auto parts = std::make_unique<Parts>();
    parts->name = std::move(name);
    parts->bytes = std::move(bytes);
    if (is_wrapped(*parts->bytes)) {
      auto font = unwrapped(*parts->bytes, index);
      if (!font)
        return LoadedFace(
            std::unexpected(font_error(parts->name, "is a broken web font: use its .ttf or .otf instead")));
      parts->bytes = std::make_shared<const std::string>(*std::move(font));
    }
    const std::string_view all = *parts->bytes;
    return open(std::move(parts), all, index, instance);
  });
}

std::expected<std::shared_ptr<const Face>, Diagnostic> Face::load_static(std::string_view bytes,
                                                                         std::string name) {
  return without_exceptions([&] {
    auto parts = std::make_unique<Parts>();
    parts->name = std::move(name);
    return open(std::move(parts), bytes, 0, {});
  });
}

std::expected<std::shared_ptr<const Face>, Diagnostic> Face::open(std::unique_ptr<Parts> parts,
                                                                  std::string_view bytes, unsigned index,
                                                                  const Instance& instance) {
  if (bytes.size() > limits.font_bytes) {
    return std::unexpected(font_error(parts->name, "is too large"));
  }
  const auto directory = TableDirectory::open(bytes, index);
  if (!directory) {
    return std::unexpected(font_error(parts->name, directory.error()));
  }
  if (const auto fit = directory->embeddable(); !fit) {
    return std::unexpected(font_error(parts->name, fit.error()));
  }
  parts->face.reset(hb_face_create(blob_of(bytes, parts->bytes).get(), index));
  if (parts->face.get() == hb_face_get_empty()) {
    throw std::bad_alloc();
  }
  if (hb_face_get_glyph_count(parts->face.get()) == 0) {
    return std::unexpected(font_error(parts->name, "is broken: it has no glyphs"));
  }
  parts->metrics = directory->metrics();
  parts->italic = directory->italic();
  parts->cff = directory->has(tag('C', 'F', 'F', ' '));
  parts->cut = cut_of(parts->face.get(), {parts->metrics.weight, parts->italic});
  parts->axes = axes_of(parts->face.get(), instance);
  if (parts->cut.max_weight > 0) {
    parts->metrics.weight = std::clamp(instance.weight, parts->cut.weight, parts->cut.max_weight);
  }
  if (parts->cut.slants) {
    parts->italic = instance.italic;
  }
  hb_face_make_immutable(parts->face.get());

  parts->font.reset(hb_font_create(parts->face.get()));
  if (parts->font.get() == hb_font_get_empty()) {
    throw std::bad_alloc();
  }
  hb_font_set_scale(parts->font.get(), parts->metrics.units_per_em, parts->metrics.units_per_em);
  hb_font_set_variations(parts->font.get(), parts->axes.data(), static_cast<unsigned>(parts->axes.size()));
  hb_font_make_immutable(parts->font.get());
  complete(parts->metrics, parts->font.get());

  for (const hb_ot_name_id_t id : {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY}) {
    std::string family = name_entry(parts->face.get(), id);
    if (!family.empty() && std::ranges::find(parts->families, family) == parts->families.end()) {
      parts->families.push_back(std::move(family));
    }
  }
  if (parts->families.empty()) {
    parts->families.push_back(parts->name);
  }
  parts->post_script_name =
      post_script(name_entry(parts->face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME), parts->families.front());
  return std::shared_ptr<const Face>(new Face(std::move(parts)));
}

Face::Face(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Face::~Face() = default;

const Metrics& Face::metrics() const { return parts_->metrics; }
const std::string& Face::post_script_name() const { return parts_->post_script_name; }
const std::string& Face::family() const { return parts_->families.front(); }
const std::vector<std::string>& Face::families() const { return parts_->families; }
bool Face::italic() const { return parts_->italic; }
const Cut& Face::cut() const { return parts_->cut; }
bool Face::cff() const { return parts_->cff; }
hb_font_t* Face::hb_font() const { return parts_->font.get(); }
hb_face_t* Face::hb_face() const { return parts_->face.get(); }
std::uint32_t Face::glyph_count() const { return hb_face_get_glyph_count(parts_->face.get()); }

std::uint32_t Face::glyph(char32_t code_point) const {
  const auto look_up = [font = parts_->font.get()](char32_t character) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font, character, &glyph) != 0 ? glyph : 0;
  };
  std::array<std::uint32_t, 128>& ascii = parts_->ascii_glyphs;
  if (code_point >= ascii.size()) return look_up(code_point);
  std::call_once(parts_->ascii_looked_up, [&] {
    for (std::size_t i = 0; i < ascii.size(); ++i) ascii[i] = look_up(static_cast<char32_t>(i));
  });
  return ascii[code_point];
}

int Face::advance(std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(parts_->font.get(), glyph);
}

Edges Face::edges(std::uint32_t glyph) const {
  if (glyph >= glyph_count()) return {};
  const std::lock_guard lock(parts_->edges_mutex);
  if (const auto known = parts_->edges.find(glyph); known != parts_->edges.end()) return known->second;
  return parts_->edges.emplace(glyph, edges_of(parts_->font.get(), glyph, parts_->metrics)).first->second;
}

bool Face::substitutes_across_space() const {
  std::call_once(parts_->space_looked_at, [this] {
    parts_->substitutes_across_space = space_in_substitutions(parts_->face.get(), glyph(U' '));
  });
  return parts_->substitutes_across_space;
}

}  // namespace galley::font
