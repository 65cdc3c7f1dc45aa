// font: a face and the characters that are shown to a font file for a browser, by hb-subset.
#include <algorithm>
#include <array>
#include <new>
#include <span>
#include <string_view>
#include <vector>

#include <hb-subset.h>

#include "axes.h"
#include "galley/base/memory.h"
#include "parts.h"

namespace galley::font {

namespace {

using InputHandle = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;

hb_tag_t tag_of(std::string_view name) {
  return hb_tag_from_string(name.data(), static_cast<int>(name.size()));
}

/// The tables that say what an axis changes: without them the default instance is left. Legacy and bitmap
/// tables hold glyph ids that HarfBuzz does not renumber.
constexpr std::string_view dropped_tables[] = {"fvar", "gvar", "avar", "cvar", "HVAR", "VVAR",
                                               "MVAR", "STAT", "DSIG", "kern", "SVG ", "meta"};

/// Features that HarfBuzz keeps, and that fractions alone switch on.
constexpr std::string_view fraction_features[] = {"frac", "numr", "dnom"};
constexpr char32_t fraction_slash = U'\u2044';

InputHandle input_of(std::u32string_view characters, std::span<const std::string_view> features) {
  InputHandle input(hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t character : characters) hb_set_add(wanted, character);
  hb_set_t* kept = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  for (const std::string_view feature : features) hb_set_add(kept, tag_of(feature));
  if (!characters.contains(fraction_slash))
    for (const std::string_view feature : fraction_features) hb_set_del(kept, tag_of(feature));
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const std::string_view table : dropped_tables) hb_set_add(dropped, tag_of(table));
  for (const hb_set_t* set : {wanted, kept, dropped})
    if (hb_set_allocation_successful(set) == 0) throw std::bad_alloc();
  return input;
}

}  // namespace

std::expected<std::shared_ptr<const std::string>, Diagnostic> Face::web_font(
    std::u32string_view characters, std::span<const std::string_view> features) const {
  return without_exceptions([&]() -> std::expected<std::shared_ptr<const std::string>, Diagnostic> {
    CacheKey key = key_of(characters, features);
    if (auto known = parts_->web_fonts.find(key)) return known;
    const InputHandle input = input_of(characters, features);
    pin_axes(input.get(), parts_->face.get(), parts_->axes);
    const FaceHandle subset(hb_subset_or_fail(parts_->face.get(), input.get()));
    if (!subset) return std::unexpected(font_error(parts_->name, "cannot be subset: it is broken"));
    const BlobHandle blob(hb_face_reference_blob(subset.get()));
    auto file = std::make_shared<const std::string>(view(blob.get()));
    const std::size_t bytes = file->size();
    return parts_->web_fonts.keep(std::move(key), std::move(file), bytes);
  });
}

bool Face::substitutes_all(std::string_view feature, std::u32string_view characters) const {
  using BufferHandle = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_destroy>>;
  const hb_feature_t switched{tag_of(feature), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  return std::ranges::all_of(characters, [&](char32_t character) {
    const BufferHandle buffer(hb_buffer_create());
    hb_buffer_add(buffer.get(), character, 0);
    hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_guess_segment_properties(buffer.get());
    hb_shape(parts_->font.get(), buffer.get(), &switched, 1);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    return count == 1 && glyphs[0].codepoint != glyph(character);
  });
}

}  // namespace galley::font
