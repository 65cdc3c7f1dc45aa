// shape: words, each shaped once. In: a word's text and all that its shape depends on. Out: its glyphs, where
// it may be cut, what the neighbouring spaces do to it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <hb.h>

#include "galley/base/shared_cache.h"
#include "galley/shape/shape.h"

namespace galley::shape {

/// What galley switches on beside HarfBuzz's default features.
enum class Figuring : std::uint8_t { FontsOwn, Lining, OldStyle, Tabular, Superior };
enum class Lettering : std::uint8_t {
  AsWritten,
  Capitals,         ///< with marks at their height
  SmallCapitals,    ///< the font's, for capitals and small letters alike
  InsteadCapitals,  ///< capitals for all letters, where the font has no small ones
};

/// All that a word's shape depends on beside its text.
struct Look {
  std::shared_ptr<const font::Face> face;
  Figuring figuring = Figuring::FontsOwn;
  Lettering lettering = Lettering::AsWritten;
  int tracking = 0;  ///< thousandths of an em
  std::uint32_t script = 0;
  bool rtl = false;
  hb_language_t language = nullptr;
  // These do not change the glyphs, but what differs in them is not shaped together.
  Length size;
  int scale = 1000;
  int raise = 0;
  bool operator==(const Look&) const = default;
};

/// The spaces beside a word: they count only where the face substitutes across spaces.
struct Beside {
  bool before = false;
  bool after = false;
};

/// A shaped word with what cutting it needs. Clusters rise, or fall in a right-to-left one.
struct Word {
  ShapedWord shaped;
  std::uint32_t length = 0;  ///< of its text
  bool rtl = false;
  std::vector<std::uint32_t> unsafe;   ///< clusters before which a cut changes the shape, rising
  std::vector<std::uint32_t> missing;  ///< clusters that the face has no glyph for

  /// The glyphs [first, second) of the bytes [begin, end), both of them cluster starts or the end.
  [[nodiscard]] std::pair<std::size_t, std::size_t> glyphs(std::uint32_t begin, std::uint32_t end) const;
  /// True if a cluster begins at `offset`, or the word ends there.
  [[nodiscard]] bool parts_at(std::uint32_t offset) const;
  /// True if the word may be cut at `offset` without shaping anew.
  [[nodiscard]] bool safe_at(std::uint32_t offset) const;
};

/// Part of a word; the whole of it shares its glyphs.
[[nodiscard]] std::shared_ptr<const ShapedWord> slice(const std::shared_ptr<const Word>& word,
                                                      std::uint32_t begin, std::uint32_t end);

/// True for what a space is made of: a line's white space that is set, not printed. U+00A0 is one, U+200B
/// none.
[[nodiscard]] bool is_space(char32_t code_point);
/// True for a space that glues what stands about it.
[[nodiscard]] bool is_glue(char32_t code_point);
/// True for what only tells where a line may end: it is never shaped.
[[nodiscard]] bool is_mere_opportunity(char32_t code_point);

struct WordCache::Parts {
  struct Key {
    std::shared_ptr<const font::Face> face;
    hb_language_t language = nullptr;
    std::uint32_t script = 0;
    int tracking = 0;
    std::uint8_t flags = 0;
    std::string text;
  };
  /// A key that is looked up: it owns nothing.
  struct View {
    const font::Face* face = nullptr;
    hb_language_t language = nullptr;
    std::uint32_t script = 0;
    int tracking = 0;
    std::uint8_t flags = 0;
    std::string_view text;
    bool operator==(const View&) const = default;
  };
  static View view(const Key& key) {
    return {key.face.get(), key.language, key.script, key.tracking, key.flags, key.text};
  }
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const View& key) const;
    std::size_t operator()(const Key& key) const { return (*this)(view(key)); }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const Key& a, const Key& b) const { return view(a) == view(b); }
    bool operator()(const View& a, const Key& b) const { return a == view(b); }
    bool operator()(const Key& a, const View& b) const { return view(a) == b; }
  };
  /// One lock for all words would be in every thread's way.
  struct Shard {
    std::mutex mutex;
    std::unordered_map<Key, std::shared_ptr<const Word>, Hash, Equal> words;
  };
  std::array<Shard, 16> shards;

  /// By all that they depend on: text, looks and how it may be parted. A paragraph takes some ten kilobytes.
  SharedCache<ShapedParagraph> paragraphs{1000};

  explicit Parts(FileReader& reader) : files(reader) {}
  FileReader& files;

  /// A language's hyphenation patterns, read once a session; null if there are none.
  const text::Hyphenator* hyphenator(const std::string& language);
  std::mutex hyphenators_mutex;
  std::map<std::string, std::shared_ptr<const text::Hyphenator>> hyphenators;
};

/// Shapes words by way of the cache. One per thread.
class WordShaper {
 public:
  explicit WordShaper(WordCache& cache);

  /// The word `text` in a look.
  [[nodiscard]] std::shared_ptr<const Word> word(const Look& look, std::string_view text, Beside beside = {});

 private:
  struct BufferDestroyer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
  };
  Word shape(const Look& look, std::string_view text, Beside beside);
  Word shape_alone(const Look& look, std::string_view text);
  void add_space_kerning(Word& word, const Look& look, std::string_view text);
  void take_context(Word& word, const Look& look, std::string_view text, Beside beside);

  WordCache::Parts& cache_;
  std::unique_ptr<hb_buffer_t, BufferDestroyer> buffer_;
};

}  // namespace galley::shape
