// Fonts are hostile: whatever stands in a file, loading, shaping and subsetting end, with a result or an
// error.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>
#include <hb.h>

#include "test_fonts.h"

namespace galley::font {
namespace {

/// Everything a résumé's way does with a face. Returns whether it loaded.
bool exercise(std::string bytes) {
  const auto face = load(std::move(bytes));
  if (!face) {
    EXPECT_FALSE(face.error().message.empty());
    return false;
  }
  static_cast<void>((*face)->substitutes_across_space());
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, "Office AVATAR [12] fjord", -1, 0, -1);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape((*face)->hb_font(), buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
  std::vector<std::uint32_t> used;
  used.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    used.push_back(glyphs[i].codepoint);
  }
  hb_buffer_destroy(buffer);
  for (const std::uint32_t glyph : used) EXPECT_LE((*face)->edges(glyph).left, 1000);
  const auto subset = (*face)->subset(used);
  EXPECT_TRUE(!subset || !(*subset)->glyphs.empty());
  Composite composite;
  for (const std::uint32_t glyph : used) composite.parts.push_back({glyph, 10, 20});
  const auto grown = (*face)->subset(used, {composite});
  EXPECT_TRUE(!grown || !(*grown)->program.empty());
  return true;
}

TEST(HostileFont, TruncatedAnywhereIsAnError) {
  for (const std::string& file : shipped_files) {
    const std::string whole = shipped(file);
    for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 40) {
      EXPECT_FALSE(exercise(whole.substr(0, length))) << file << " at " << length;
    }
  }
}

TEST(HostileFont, FlippedBytesEndInAResultOrAnError) {
  std::mt19937 random(20240229);
  std::vector<std::string> fonts;
  std::ranges::transform(shipped_files, std::back_inserter(fonts), shipped);
  fonts.push_back(bytes_of(garamond));
  fonts.push_back(bytes_of(libertine));
  for (const std::string& whole : fonts) {
    int loaded = 0;
    for (int round = 0; round < 40; ++round) {
      std::string font = whole;
      // Half of the rounds hit the header and directory, where damage tells most.
      const std::size_t reach = round % 2 == 0 ? std::min<std::size_t>(font.size(), 4096) : font.size();
      for (int flip = 0; flip <= round; ++flip) {
        char& byte = font[random() % reach];
        byte = static_cast<char>(static_cast<unsigned char>(byte) + 1 + random() % 255);
      }
      loaded += exercise(std::move(font)) ? 1 : 0;
    }
    EXPECT_GT(loaded, 0) << "the damage should leave some fonts to shape with";
  }
}

TEST(HostileFont, DamagedTablesEndInAResultOrAnError) {
  std::mt19937 random(7);
  const std::string whole = shipped("SourceSerif4-Regular.ttf");
  for (const char* table :
       {"GSUB", "GPOS", "GDEF", "cmap", "glyf", "loca", "hmtx", "maxp", "name", "head", "hhea"}) {
    const std::size_t offset = table_offset(whole, table);
    for (int round = 0; round < 12; ++round) {
      std::string font = whole;
      for (int flip = 0; flip < 8; ++flip) {
        const std::size_t at = offset + random() % 200;
        font[std::min(at, font.size() - 1)] = static_cast<char>(random() % 256);
      }
      exercise(std::move(font));
    }
  }
}

}  // namespace
}  // namespace galley::font
