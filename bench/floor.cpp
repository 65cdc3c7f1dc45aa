// bench: the least that a program has to do that sets given words. It maps the font files, shapes each word
// in its face, subsets each face to the glyphs, deflates the subsets and the glyphs' numbers, and writes
// both.
//
//   galley-floor WORK RESULT
//
// Each line of WORK is a font file, a tab, and a word. bench/compare writes it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <hb-subset.h>
#include <hb.h>
#include <libdeflate.h>

namespace {

[[noreturn]] void fail(std::string_view what) {
  std::fprintf(stderr, "galley-floor: %.*s\n", static_cast<int>(what.size()), what.data());
  std::exit(1);
}

/// Shapes the words of one font file, one after the other.
class Style {
 public:
  explicit Style(const std::string& path)
      : file_(hb_blob_create_from_file_or_fail(path.c_str())), buffer_(hb_buffer_create()) {
    if (file_ == nullptr) fail("cannot read " + path);
    face_ = hb_face_create(file_, 0);
    font_ = hb_font_create(face_);
    input_ = hb_subset_input_create_or_fail();
  }

  void shape(std::string_view word, std::string& glyphs) {
    hb_buffer_reset(buffer_);
    hb_buffer_add_utf8(buffer_, word.data(), static_cast<int>(word.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer_);
    hb_shape(font_, buffer_, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, nullptr);
    for (unsigned i = 0; i < count; ++i) {
      hb_set_add(hb_subset_input_glyph_set(input_), infos[i].codepoint);
      glyphs += std::to_string(infos[i].codepoint) + ' ' + std::to_string(positions[i].x_advance) + ' ';
    }
  }

  std::string_view subset() {
    hb_subset_input_set_flags(input_, HB_SUBSET_FLAGS_RETAIN_GIDS);
    hb_face_t* subset = hb_subset_or_fail(face_, input_);
    if (subset == nullptr) fail("cannot subset");
    unsigned size = 0;
    const char* data = hb_blob_get_data(hb_face_reference_blob(subset), &size);
    return {data, size};
  }

 private:
  hb_blob_t* file_;
  hb_face_t* face_;
  hb_font_t* font_;
  hb_buffer_t* buffer_;
  hb_subset_input_t* input_;
};

std::string deflated(libdeflate_compressor* compressor, std::string_view bytes) {
  std::string result(libdeflate_zlib_compress_bound(compressor, bytes.size()), '\0');
  result.resize(
      libdeflate_zlib_compress(compressor, bytes.data(), bytes.size(), result.data(), result.size()));
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) fail("usage: galley-floor WORK RESULT");
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string work{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::map<std::string, Style, std::less<>> styles;
  std::string glyphs;
  for (std::string_view rest = work; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::string_view path = line.substr(0, line.find('\t'));
    auto style = styles.find(path);
    if (style == styles.end()) style = styles.emplace(path, std::string(path)).first;
    style->second.shape(line.substr(path.size() + 1), glyphs);
  }
  constexpr int usual_level = 6;
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(usual_level);
  std::string result = deflated(compressor, glyphs);
  for (auto& [path, style] : styles) result += deflated(compressor, style.subset());
  std::FILE* out = std::fopen(arguments[2], "wb");
  if (out == nullptr || std::fwrite(result.data(), 1, result.size(), out) != result.size() ||
      std::fclose(out) != 0)
    fail("cannot write the result");
}
